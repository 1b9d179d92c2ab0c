using System.Runtime.CompilerServices;
using Terraform.Framework;

namespace Unit.Rpc;

/// <summary>A provider with what Terraform 1.12 and newer know: a resource with an identity, its list, an action; a test says what they do.</summary>
internal sealed class NewerProvider : Provider
{
    public const string Name = "door_thing";

    public const string ActionName = "door_push";

    public override string Version => "0.0.1";

    /// <summary>What the list yields, in order; thrown when it is an exception.</summary>
    public IReadOnlyList<object> Listed { get; init; } = [];

    /// <summary>How many of <see cref="Listed"/> were asked for.</summary>
    public int Yielded { get; private set; }

    public string? Warning { get; init; }

    /// <summary>The id that a read finds gone.</summary>
    public string? Gone { get; init; }

    /// <summary>The id that a read breaks at.</summary>
    public string? Broken { get; init; }

    public Func<InvokeContext<DoorModel>, CancellationToken, Task>? OnInvoke { get; init; }

    public IReadOnlyList<IdentityUpgrade> Upgrades { get; init; } = [];

    public long IdentityVersion { get; init; } = 2;

    protected override IReadOnlyList<Declaration<Resource>> DeclareResources() => [new(Name, () => new Thing(this))];

    protected override IReadOnlyList<Declaration<ListResource>> DeclareListResources() => [new(Name, () => new Things(this))];

    protected override IReadOnlyList<Declaration<ProviderAction>> DeclareActions() => [new(ActionName, () => new Push(this))];

    public static Schema ListSchema { get; } = new()
    {
        Description = "List.",
        Attributes = [new("prefix", TfType.String) { Mode = AttributeMode.Optional, Description = "Prefix.", Validators = [Check.NotEmpty] }],
    };

    public static Schema ActionSchema { get; } = new()
    {
        Description = "Push.",
        Attributes = [
            new("target", TfType.String) { Mode = AttributeMode.Required, Description = "Target.", Validators = [Check.NotEmpty] },
            new InvokeTimeout(TimeSpan.FromMinutes(5)).ToAttribute(),
        ],
    };

    public static TfObject Identity(string id) => TfObject.Of(("id", new TfString(id)), ("name", TfValue.Null));

    public override Task ConfigureAsync(ConfigureContext context, CancellationToken cancellationToken) => Task.CompletedTask;

    protected override Schema DeclareSchema() => new() { Description = "Provider.", Attributes = [] };

    private sealed class Thing(NewerProvider provider) : Resource<DoorModel>
    {
        public override string TypeName => Name;

        public override IdentitySchema Identity { get; } = new()
        {
            Version = provider.IdentityVersion,
            Attributes =
            [
                new("id", TfType.String) { Description = "Id." },
                new("name", TfType.String) { Description = "Name.", IsRequired = false },
            ],
        };

        public override IReadOnlyList<IdentityUpgrade> IdentityUpgrades => provider.Upgrades;

        protected override Schema DeclareSchema() => DoorResource.Declared;

        protected override Task CreateAsync(CreateContext<DoorModel> context, CancellationToken cancellationToken)
        {
            context.SaveState(new DoorModel(context.Plan.Value.With("id", new TfString("made")).With("status", new TfString("ok"))));
            return Task.CompletedTask;
        }

        protected override Task ReadAsync(ReadContext<DoorModel> context, CancellationToken cancellationToken)
        {
            var id = ((TfString)context.State.Value["id"]).Text;
            if (id == provider.Broken)
            {
                throw new DiagnosticException(Diagnostic.Error("Broken", "It is broken."));
            }

            if (id == provider.Gone)
            {
                context.Remove();
                return Task.CompletedTask;
            }

            context.SaveState(new DoorModel(context.State.Value.With("name", new TfString("n")).With("status", new TfString("ok"))));
            return Task.CompletedTask;
        }

        protected override Task UpdateAsync(UpdateContext<DoorModel> context, CancellationToken cancellationToken)
        {
            context.SaveState(context.Plan);
            return Task.CompletedTask;
        }

        protected override Task DeleteAsync(DeleteContext<DoorModel> context, CancellationToken cancellationToken) => Task.CompletedTask;

        protected override Task ImportAsync(ImportContext<DoorModel> context, CancellationToken cancellationToken)
        {
            context.SaveState(new DoorModel(context.Empty.Value.With("id", context.Identity?["id"] ?? new TfString(context.Id))));
            return Task.CompletedTask;
        }
    }

    private sealed class Things(NewerProvider provider) : ListResource<DoorModel>
    {
        public override string TypeName => Name;

        protected override Schema DeclareSchema() => ListSchema;

        protected override async IAsyncEnumerable<ListedResource> ListAsync(
            ListContext<DoorModel> context, [EnumeratorCancellation] CancellationToken cancellationToken)
        {
            if (provider.Warning is { } warning)
            {
                context.Diagnostics.Add(Diagnostic.Warning(warning, "Careful."));
            }

            foreach (var listed in provider.Listed)
            {
                await Task.Yield();
                cancellationToken.ThrowIfCancellationRequested();
                provider.Yielded++;
                yield return listed as ListedResource ?? throw (Exception)listed;
            }
        }
    }

    private sealed class Push(NewerProvider provider) : ProviderAction<DoorModel>
    {
        public override string TypeName => ActionName;

        public override InvokeTimeout Timeout { get; } = new(TimeSpan.FromMinutes(5));

        protected override Schema DeclareSchema() => ActionSchema;

        protected override Task PlanAsync(PlanActionContext<DoorModel> context, CancellationToken cancellationToken)
        {
            if (context.Config.Value["target"] == new TfString("wall"))
            {
                context.Diagnostics.Add(Diagnostic.Error("Too heavy", "Nobody pushes a wall.", AttributePath.Root("target")));
            }

            return Task.CompletedTask;
        }

        protected override Task InvokeAsync(InvokeContext<DoorModel> context, CancellationToken cancellationToken) =>
            provider.OnInvoke!(context, cancellationToken);
    }
}
