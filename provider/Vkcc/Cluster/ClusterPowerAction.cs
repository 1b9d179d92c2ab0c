using VkCloud;
using VkCloud.First;

namespace Vkcc;

/// <summary><c>action "vkcc_cluster_power"</c>: stops or starts a first-generation cluster outside of state.</summary>
internal sealed class ClusterPowerAction(VkccProvider provider) : ProviderAction<ClusterPowerModel>
{
    public const string Name = "vkcc_cluster_power";

    private const string Running = PowerRules.Running;
    private const string Stopped = PowerRules.Stopped;

    public override string TypeName => Name;

    public override InvokeTimeout Timeout { get; } = new(TimeSpan.FromMinutes(60));

    protected override Schema DeclareSchema() => new()
    {
        Description =
            """
            Stops or starts a first-generation cluster and waits until that is done. A cluster that is in that state already is left alone. State is not
            touched: the next apply brings a cluster whose configuration has `power_state` back to what that says, so leave `power_state` out of the
            configuration of a cluster that this action stops and starts. Second-generation clusters cannot be stopped.
            """,
        Attributes =
        [
            new("cluster_id", TfType.String)
            {
                Mode = AttributeMode.Optional,
                Validators = [Check.NotEmpty],
                Description = "Id of the first-generation cluster, a UUID. Give this or `name`.",
            },
            new("name", TfType.String)
            {
                Mode = AttributeMode.Optional,
                Validators = [Check.NotEmpty],
                Description = "Name of the first-generation cluster. Give this or `cluster_id`.",
            },
            new("power_state", TfType.String)
            {
                Mode = AttributeMode.Required,
                Validators = [Check.OneOf(Running, Stopped)],
                Description = "`stopped` to stop the cluster, `running` to start it. Either takes some minutes.",
            },
            Timeout.ToAttribute(),
        ],
    };

    protected override void Validate(ValidateContext<ClusterPowerModel> context)
    {
        var (id, name) = (context.Config.ClusterId, context.Config.Name);
        context.Diagnostics.Add((id, name) switch
        {
            ({ IsNull: true }, { IsNull: true }) => Diagnostic.Error("Which cluster", "Neither cluster_id nor name is given. Give one of them."),
            ({ IsKnown: true }, { IsKnown: true }) => Diagnostic.Error(
                "Both cluster_id and name", "Both cluster_id and name are given. Give one of them.", AttributePath.Root("name")),
            _ => null,
        });
    }

    protected override Task PlanAsync(PlanActionContext<ClusterPowerModel> context, CancellationToken cancellationToken) =>
        CloudErrors.ExplainAsync("Planning the action", async () =>
        {
            var session = provider.Session;
            context.Diagnostics.Add(NotFirst(context.Config.ClusterId));
            if (context.Diagnostics.HasErrors || !session.ChecksOnline)
            {
                return;
            }

            if (context.Config.Name is { IsKnown: true, Value: var name })
            {
                var named = await session.Checks.AskAsync(
                    $"the clusters named \"{name}\"", token => Inventory.ClustersAsync(session, name, token), context.Diagnostics, cancellationToken);
                if (named is not null)
                {
                    OneNamed(named, name, context.Diagnostics);
                }
            }
            else if (context.Config.ClusterId is { IsKnown: true, Value: var id })
            {
                // An error rests on no older answer (docs/design/planning.md).
                var begun = session.Time.GetTimestamp();
                if (await IsMissingAsync(id, null) && await IsMissingAsync(id, begun))
                {
                    context.Diagnostics.Add(NoSuch(id));
                }
            }

            async Task<bool> IsMissingAsync(string id, long? since) => await session.Checks.AskAsync(
                $"cluster {id}",
                async token => new Sight(await session.First.SharedClusterAsync(id, token, since)),
                context.Diagnostics,
                cancellationToken) is { Cluster: null };
        });

    protected override async Task InvokeAsync(InvokeContext<ClusterPowerModel> context, CancellationToken cancellationToken)
    {
        DiagnosticException.ThrowIfAny(NotFirst(context.Config.ClusterId));

        var session = provider.Session;
        var id = context.Config.ClusterId.ValueOr(string.Empty);

        if (context.Config.Name.IsKnown)
        {
            var name = context.Config.Name.Value;
            var named = await CloudErrors.ExplainAsync(
                $"Looking for cluster \"{name}\"", () => Inventory.ClustersAsync(session, name, cancellationToken));
            id = OneNamed(named, name, context.Diagnostics).Id;
        }

        var doing = context.Config.PowerState.Is(Running) ? "Starting" : "Stopping";
        var clock = new OperationClock(session.Time, context.Timeout);
        try
        {
            await CloudErrors.ExplainAsync($"{doing} cluster {id}", () => SwitchAsync(id, context, session, doing, clock, cancellationToken));
        }
        catch (WaitException e)
        {
            throw new DiagnosticException(Explain($"{doing} cluster {id}", e, clock), e);
        }
    }

    private async Task SwitchAsync(
        string id, InvokeContext<ClusterPowerModel> context, Session session, string doing, OperationClock clock, CancellationToken cancellationToken)
    {
        var toRunning = context.Config.PowerState.Is(Running);

        // Looked at when it is our turn: what came before may be a change of the power, too.
        using var turn = await session.Queues.EnterAsync(id, cancellationToken);
        var cluster = await session.Cloud.ContainerInfra.GetClusterAsync(id, cancellationToken) ?? throw new DiagnosticException(NoSuch(id));
        if (cluster.IsAtRest && cluster.Status == (toRunning ? ClusterStatus.Running : ClusterStatus.Stopped))
        {
            context.Report($"Cluster \"{cluster.Name}\" is {context.Config.PowerState.Value} already.");
            return;
        }

        // One that is on its way is waited for first, whichever way that is.
        context.Report($"{doing} cluster \"{cluster.Name}\" ({cluster.Status}{(cluster.IsTurning ? ", on its way to another state" : string.Empty)}).");
        var changes = new ContainerInfraChanges(session.Cloud)
        {
            Timeout = clock.Remaining,
            TimeProvider = session.Time,
            Progress = progress => context.Report($"{doing} cluster \"{cluster.Name}\": {progress.Status} after {Words.Duration(clock.Elapsed)}."),
        };
        var reached = await (toRunning ? changes.TurnOnClusterAsync(id, cancellationToken) : changes.TurnOffClusterAsync(id, cancellationToken));
        context.Report($"Cluster \"{cluster.Name}\" is {context.Config.PowerState.Value} ({reached.Status}).");
    }

    /// <summary>A wait that did not end well. An action has no state that the next plan could look at, so the way on is to invoke it again.</summary>
    private static Diagnostic Explain(string doing, WaitException e, OperationClock clock) => e.Outcome switch
    {
        WaitOutcome.Failed => Diagnostic.Error(
            $"VK Cloud reports {e.LastStatus}",
            $"{doing} did not succeed: after {Words.Duration(e.Elapsed)} the status is "
                + $"{e.LastStatus}{(e.Reason is { } reason ? $". Reason: {reason.TrimEnd('.')}" : ", without a reason")}. "
                + "Look at the cluster in the cloud's console."),
        WaitOutcome.Missing => Diagnostic.Error(
            "Vanished in VK Cloud",
            $"{doing} did not succeed: VK Cloud does not show the cluster any more. Somebody else may have deleted it."),
        _ => Diagnostic.Error(
            "Timed out waiting for VK Cloud",
            $"{doing} is not finished: after {Words.Duration(clock.Elapsed)} the status is still {e.LastStatus ?? "unknown"}. "
                + $"The cloud may well finish it: invoke the action again to see it through, and raise timeouts.invoke (now {Words.Duration(clock.Timeout)}) "
                + "if this is how long it takes."),
    };

    /// <summary>The one first-generation cluster of a name; of the second generation none can be stopped.</summary>
    /// <exception cref="DiagnosticException">There is none, or there are several.</exception>
    private Cluster OneNamed(FoundClusters named, string name, DiagnosticBag diagnostics)
    {
        var path = AttributePath.Root("name");
        var first = named.Clusters.Where(c => c.Generation == 1).ToList();
        return first.Count == 0 && named.Clusters.FirstOrDefault(c => c.Generation == 2) is { } second
            ? throw new DiagnosticException(NotStopped($"\"{name}\" ({second.Id})", path))
            : ClusterLookup.OneOf(
                named with { Clusters = first, Unseen = [.. named.Unseen.Where(u => u.Generation == 1)] }, name, provider.Session.Region, path, diagnostics);
    }

    private static Diagnostic NotStopped(string which, AttributePath path) => Diagnostic.Error(
        "Second-generation clusters cannot be stopped",
        $"{which} is a second-generation cluster, whose machines the platform operates. "
            + "Only first-generation clusters can be stopped and started by this action.",
        path);

    /// <summary>NAME-4, and that only the first generation can be stopped.</summary>
    private static Diagnostic? NotFirst(TfValue<string> id) =>
        !id.IsKnown || CloudId.IsUuid(id.Value)
            ? null
            : CloudId.IsKsuid(id.Value)
                ? NotStopped(id.Value, AttributePath.Root("cluster_id"))
                : Diagnostic.Error(
                    "Not the id of a cluster",
                    $"cluster_id takes the id of a first-generation cluster, a UUID; got \"{Words.Shortened(id.Value)}\". A cluster's name is given as name.",
                    AttributePath.Root("cluster_id"));

    private Diagnostic NoSuch(string id) => Diagnostic.Error(
        "No such cluster",
        $"There is no first-generation cluster with the id \"{id}\" in region {provider.Session.Region.ValueOr("?")} that the project may see. "
            + "Check id, project and region.",
        AttributePath.Root("cluster_id"));
}

/// <summary>Configuration of <c>action "vkcc_cluster_power"</c>.</summary>
internal sealed partial record ClusterPowerModel : IModel<ClusterPowerModel>
{
    public TfValue<string> ClusterId { get; init; }

    public TfValue<string> Name { get; init; }

    public TfValue<string> PowerState { get; init; }

    public TfValue<InvokeTimeoutModel> Timeouts { get; init; }
}
