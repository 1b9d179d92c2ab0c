using Terraform.Framework;

namespace Unit.Framework;

/// <summary>A resource that does what a test tells it to. Left alone it creates and updates as planned, every unknown becoming "made", and reads what is
/// stored.</summary>
internal sealed class ScriptedResource(Schema schema) : Resource<RawModel>
{
    public const string Name = "test_thing";

    public override string TypeName => Name;

    public override OperationTimeouts? Timeouts => Limits;

    public override IReadOnlyList<StateUpgrade> StateUpgrades => Upgrades;

    public override IReadOnlyList<StateMove> StateMoves => Moves;

    public override IdentitySchema? Identity => Named;

    public IdentitySchema? Named { get; init; }

    public OperationTimeouts? Limits { get; init; }

    public IReadOnlyList<StateUpgrade> Upgrades { get; init; } = [];

    public IReadOnlyList<StateMove> Moves { get; init; } = [];

    public Action<ValidateContext<RawModel>> OnValidate { get; init; } = _ => { };

    public Func<PlanContext<RawModel>, CancellationToken, Task> OnPlan { get; init; } = (_, _) => Task.CompletedTask;

    public Func<PlanDestroyContext<RawModel>, CancellationToken, Task> OnPlanDestroy { get; init; } = (_, _) => Task.CompletedTask;

    public Func<CreateContext<RawModel>, CancellationToken, Task> OnCreate { get; init; } = (context, _) =>
    {
        context.SaveState(Made(context.Plan));
        return Task.CompletedTask;
    };

    public Func<UpdateContext<RawModel>, CancellationToken, Task> OnUpdate { get; init; } = (context, _) =>
    {
        context.SaveState(Made(context.Plan));
        return Task.CompletedTask;
    };

    public Func<ReadContext<RawModel>, CancellationToken, Task> OnRead { get; init; } = (context, _) =>
    {
        context.SaveState(context.State);
        return Task.CompletedTask;
    };

    public Func<DeleteContext<RawModel>, CancellationToken, Task> OnDelete { get; init; } = (_, _) => Task.CompletedTask;

    public Func<ImportContext<RawModel>, CancellationToken, Task> OnImport { get; init; } = (context, _) =>
    {
        context.SaveState(context.Empty.With("id", new TfString(context.Id)));
        return Task.CompletedTask;
    };

    /// <summary>The planned value with every unknown text filled in.</summary>
    public static RawModel Made(RawModel plan) => new(new TfObject(plan.Value.Attributes.Map((_, value) => value.IsUnknown ? new TfString("made") : value)));

    protected override Schema DeclareSchema() => schema;

    protected override void Validate(ValidateContext<RawModel> context) => OnValidate(context);

    protected override Task PlanAsync(PlanContext<RawModel> context, CancellationToken cancellationToken) => OnPlan(context, cancellationToken);

    protected override Task PlanDestroyAsync(PlanDestroyContext<RawModel> context, CancellationToken cancellationToken) =>
        OnPlanDestroy(context, cancellationToken);

    protected override Task CreateAsync(CreateContext<RawModel> context, CancellationToken cancellationToken) => OnCreate(context, cancellationToken);

    protected override Task ReadAsync(ReadContext<RawModel> context, CancellationToken cancellationToken) => OnRead(context, cancellationToken);

    protected override Task UpdateAsync(UpdateContext<RawModel> context, CancellationToken cancellationToken) => OnUpdate(context, cancellationToken);

    protected override Task DeleteAsync(DeleteContext<RawModel> context, CancellationToken cancellationToken) => OnDelete(context, cancellationToken);

    protected override Task ImportAsync(ImportContext<RawModel> context, CancellationToken cancellationToken) => OnImport(context, cancellationToken);
}
