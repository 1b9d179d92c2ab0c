using Terraform.Framework;
using static Unit.Framework.Tf;

namespace Unit.Framework;

/// <summary>A resource with a typed model whose own rule always complains, so that a test sees whether it was asked.</summary>
/// <param name="isChecked">Whether the schema says that the number is whole.</param>
internal sealed class CountResource(bool isChecked) : Resource<CountModel>
{
    public const string OwnRule = "The resource's own rule";

    public override string TypeName => "test_count";

    protected override Schema DeclareSchema() => Tf.Schema(
        Attr("name", AttributeMode.Optional),
        Attr("count", AttributeMode.Optional, TfType.Number) with { Validators = isChecked ? [Check.WholeNumber] : [] });

    protected override void Validate(ValidateContext<CountModel> context) => context.Diagnostics.Add(Diagnostic.Error(OwnRule, "It was asked."));

    protected override Task CreateAsync(CreateContext<CountModel> context, CancellationToken cancellationToken)
    {
        context.SaveState(context.Plan);
        return Task.CompletedTask;
    }

    protected override Task ReadAsync(ReadContext<CountModel> context, CancellationToken cancellationToken) => Task.CompletedTask;

    protected override Task UpdateAsync(UpdateContext<CountModel> context, CancellationToken cancellationToken) => Task.CompletedTask;

    protected override Task DeleteAsync(DeleteContext<CountModel> context, CancellationToken cancellationToken) => Task.CompletedTask;

    protected override Task ImportAsync(ImportContext<CountModel> context, CancellationToken cancellationToken) => Task.CompletedTask;
}
