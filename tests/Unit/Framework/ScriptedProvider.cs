using Terraform.Framework;

namespace Unit.Framework;

/// <summary>A provider with one scripted resource.</summary>
internal sealed class ScriptedProvider(Resource resource) : Provider
{
    public override string Version => "0.0.1";

    protected override IReadOnlyList<Declaration<Resource>> DeclareResources() => [new(resource.TypeName, () => resource)];

    public Schema Block { get; init; } = new() { Description = "Test.", Attributes = [] };

    public Func<ConfigureContext, Task> OnConfigure { get; init; } = _ => Task.CompletedTask;

    public override Task ConfigureAsync(ConfigureContext context, CancellationToken cancellationToken) => OnConfigure(context);

    protected override Schema DeclareSchema() => Block;
}
