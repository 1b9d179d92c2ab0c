using Terraform.Framework;

namespace Unit.Rpc;

/// <summary>A provider with a data source, an ephemeral resource and a function; a test may put something else in the place of an operation.</summary>
internal sealed class ReadingProvider : Provider
{
    public const string Name = "door_reading";

    public static Schema Declared { get; } = new()
    {
        Description = "Reading.",
        Attributes =
        [
            new("name", TfType.String) { Mode = AttributeMode.Required, Description = "Name." },
            new("size", TfType.Number) { Mode = AttributeMode.OptionalComputed, Description = "Size.", Validators = [Check.Between(1, 9)] },
            new("found", TfType.String) { Mode = AttributeMode.Computed, Description = "Found." },
        ],
    };

    public override string Version => "0.0.1";

    public int Made { get; private set; }

    public Func<ReadDataContext<DoorModel>, Task>? OnRead { get; init; }

    public Func<OpenContext<DoorModel>, Task>? OnOpen { get; init; }

    public Func<RenewContext, Task>? OnRenew { get; init; }

    public Func<CloseContext, CancellationToken, Task>? OnClose { get; init; }

    public Func<TfObject, TfValue>? OnCall { get; init; }

    protected override IReadOnlyList<Declaration<Resource>> DeclareResources() => [];

    protected override IReadOnlyList<Declaration<DataSource>> DeclareDataSources() => [new(Name, () => Count(new Source(this)))];

    protected override IReadOnlyList<Declaration<EphemeralResource>> DeclareEphemeralResources() => [new(Name, () => Count(new Ephemeral(this)))];

    protected override IReadOnlyList<Declaration<Function>> DeclareFunctions() => [new("joined", () => Count(new Joined(this)))];

    public override Task ConfigureAsync(ConfigureContext context, CancellationToken cancellationToken) => Task.CompletedTask;

    public static TfObject Thing(TfValue name, TfValue? size = null, TfValue? found = null) =>
        TfObject.Of(("name", name), ("size", size ?? TfValue.Null), ("found", found ?? TfValue.Null));

    protected override Schema DeclareSchema() => new() { Description = "Provider.", Attributes = [] };

    private T Count<T>(T made)
    {
        Made++;
        return made;
    }

    private sealed class Source(ReadingProvider provider) : DataSource<DoorModel>
    {
        public override string TypeName => Name;

        protected override Schema DeclareSchema() => Declared;

        protected override Task ReadAsync(ReadDataContext<DoorModel> context, CancellationToken cancellationToken) => provider.OnRead!(context);
    }

    private sealed class Ephemeral(ReadingProvider provider) : EphemeralResource<DoorModel>
    {
        public override string TypeName => Name;

        protected override Schema DeclareSchema() => Declared;

        protected override Task OpenAsync(OpenContext<DoorModel> context, CancellationToken cancellationToken) => provider.OnOpen!(context);

        protected override Task RenewAsync(RenewContext context, CancellationToken cancellationToken) => provider.OnRenew!(context);

        protected override Task CloseAsync(CloseContext context, CancellationToken cancellationToken) => provider.OnClose!(context, cancellationToken);
    }

    private sealed class Joined(ReadingProvider provider) : Function
    {
        public override string Name => "joined";

        protected override FunctionSignature DeclareSignature() => new()
        {
            Summary = "Joins.",
            Description = "Joins.",
            Parameters =
            [
                new("first", TfType.String) { Description = "First.", Validators = [Check.NotEmpty] },
                new("second", TfType.String) { Description = "Second.", AllowNull = true, AllowUnknown = true },
            ],
            Variadic = new("rest", TfType.Number) { Description = "Rest.", Validators = [Check.WholeNumber] },
            Returns = TfType.String,
        };

        protected override TfValue Call(TfObject arguments) => provider.OnCall!(arguments);
    }
}
