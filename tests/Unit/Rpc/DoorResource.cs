using Terraform.Framework;

namespace Unit.Rpc;

/// <summary>A resource that stores what is planned, its id being "made"; a test may put something else in the place of an operation.</summary>
internal sealed class DoorResource : Resource<DoorModel>
{
    public const string Name = "door_thing";

    public override string TypeName => Name;

    public Func<CreateContext<DoorModel>, Task>? OnCreate { get; init; }

    public Func<UpdateContext<DoorModel>, Task>? OnUpdate { get; init; }

    public Func<ReadContext<DoorModel>, Task>? OnRead { get; init; }

    public static Schema Declared { get; } = new()
    {
        Version = 2,
        Description = "Thing.",
        Attributes =
        [
            new("id", TfType.String) { Mode = AttributeMode.Computed, Description = "Id.", KeepsPrior = true },
            new("name", TfType.String) { Mode = AttributeMode.Required, Description = "Name.", RequiresReplace = true },
            new("status", TfType.String) { Mode = AttributeMode.Computed, Description = "Status.", KeepsPrior = true },
            new("sizes", TfType.List(TfType.Number)) { Mode = AttributeMode.Optional, Description = "Sizes." },
        ],
    };

    /// <summary>A thing whose status is known when its id is.</summary>
    public static TfObject Thing(TfValue id, string name = "n", params ReadOnlySpan<TfValue> sizes) =>
        TfObject.Of(("id", id), ("name", new TfString(name)), ("sizes", new TfList([.. sizes])), ("status", id.IsKnown ? new TfString("ok") : id));

    protected override Schema DeclareSchema() => Declared;

    protected override Task CreateAsync(CreateContext<DoorModel> context, CancellationToken cancellationToken)
    {
        if (OnCreate is not null)
        {
            return OnCreate(context);
        }

        context.SaveState(new DoorModel(context.Plan.Value.With("id", new TfString("made")).With("status", new TfString("ok"))));
        context.Private["note"] = "created";
        return Task.CompletedTask;
    }

    protected override Task ReadAsync(ReadContext<DoorModel> context, CancellationToken cancellationToken)
    {
        if (OnRead is not null)
        {
            return OnRead(context);
        }

        context.SaveState(context.State);
        return Task.CompletedTask;
    }

    protected override Task UpdateAsync(UpdateContext<DoorModel> context, CancellationToken cancellationToken)
    {
        if (OnUpdate is not null)
        {
            return OnUpdate(context);
        }

        context.SaveState(context.Plan);
        return Task.CompletedTask;
    }

    protected override Task DeleteAsync(DeleteContext<DoorModel> context, CancellationToken cancellationToken) => Task.CompletedTask;

    protected override Task ImportAsync(ImportContext<DoorModel> context, CancellationToken cancellationToken)
    {
        context.SaveState(new DoorModel(context.Empty.Value.With("id", new TfString(context.Id))));
        return Task.CompletedTask;
    }
}
