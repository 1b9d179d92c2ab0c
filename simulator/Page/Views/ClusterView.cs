namespace Vkcc.Simulator;

/// <summary>A cluster of either generation, in one form.</summary>
/// <param name="Status">As the API says it; of the first generation <c>new_status</c>.</param>
/// <param name="Type"><c>standard</c> or <c>regional</c>.</param>
/// <param name="ApiAddress">Empty until there is one.</param>
/// <param name="Power"><c>running</c> or <c>stopped</c>; null for the second generation, which has no such state.</param>
internal sealed record ClusterView(
    string Id,
    string Name,
    int Generation,
    string Status,
    string? StatusReason,
    string Version,
    string Type,
    string Flavor,
    string ApiAddress,
    string? Power,
    OperationView? Operation,
    QuorumView Quorum,
    IReadOnlyList<MasterView> Masters,
    IReadOnlyList<NodeGroupView> NodeGroups,
    IReadOnlyList<AddonView> Addons,
    IReadOnlyList<PolicyView> Policies)
{
    public static ClusterView Of(SimulatedCluster cluster, World world)
    {
        var operation = cluster.Operation;
        var stopped = cluster.Status == ClusterStatus.Shutoff;
        var whole = Whole(operation, stopped);
        return new ClusterView(
            cluster.Id,
            cluster.Name,
            cluster.Generation,
            cluster.ShownStatus,
            cluster.StatusReason,
            cluster.Version,
            cluster.Type,
            FlavorName(cluster.FlavorId),
            cluster.ApiAddress,
            cluster.Generation == 2 ? null : stopped ? "stopped" : "running",
            operation is null ? null : OperationView.Of(operation, world.Clock.Now),
            QuorumView.Of(cluster.Masters, Special(whole)),
            [.. cluster.Masters.Select(master => MasterView.Of(master, whole, operation is not null))],
            [.. cluster.NodeGroups.Select(group => NodeGroupView.Of(group, operation, whole, world.IsOpen(group.Zone)))],
            AddonView.AllOf(cluster),
            PolicyView.AllOf(cluster, world.Offers.Policies));
    }

    public static string FlavorName(string id) => FlavorGrid.Find(id)?.Name ?? id;

    /// <summary>What all machines of the cluster do together; healthy when each is for itself.</summary>
    private static MachineState Whole(Operation? operation, bool stopped) => operation?.Kind switch
    {
        OperationKind.CreateCluster => MachineState.Coming,
        OperationKind.DeleteCluster => MachineState.Leaving,
        _ => stopped ? MachineState.Stopped : MachineState.Healthy,
    };

    private static QuorumState? Special(MachineState whole) => whole switch
    {
        MachineState.Coming => QuorumState.Starting,
        MachineState.Stopped => QuorumState.Stopped,
        _ => null,
    };
}

/// <summary>What a cluster is busy with.</summary>
/// <param name="Step">From 1 on.</param>
/// <param name="Percent">Of its time, 0 to 100.</param>
/// <param name="Paused">Stands still for want of a majority, or of the zone it is done in.</param>
internal sealed record OperationView(OperationKind Kind, int Step, int Steps, int Percent, bool Paused)
{
    public static OperationView Of(Operation operation, DateTimeOffset now)
    {
        var whole = operation.Steps.Sum(step => step.Duration.TotalSeconds);
        var later = operation.Steps.Skip(operation.Current + 1).Sum(step => step.Duration.TotalSeconds);
        var left = Math.Max(0, (operation.Due - (operation.PausedAt ?? now)).TotalSeconds) + later;
        var percent = whole > 0 ? (int)Math.Clamp(100 * (whole - left) / whole, 0, 100) : 100;
        return new OperationView(operation.Kind, operation.Current + 1, operation.Steps.Count, percent, operation.PausedAt is not null);
    }
}

/// <summary>The workers of a node group.</summary>
/// <param name="Size">Nodes that should run.</param>
/// <param name="Running">Nodes that exist and whose zone is up.</param>
/// <param name="Min">Lower limit of the autoscaler; null for a fixed size.</param>
/// <param name="Max">Upper limit of the autoscaler; null for a fixed size.</param>
/// <param name="Nodes">The first <see cref="MaxNodes"/> of those that exist or come.</param>
/// <param name="More">How many nodes beyond them there are.</param>
internal sealed record NodeGroupView(
    string Id, string Name, string Zone, string Flavor, int Size, int Running, int? Min, int? Max, IReadOnlyList<NodeView> Nodes, int More)
{
    /// <summary>Beyond it a picture of every node helps nobody; a patched group may have ten thousand.</summary>
    public const int MaxNodes = 60;

    public static NodeGroupView Of(SimulatedGroup group, Operation? operation, MachineState whole, bool zoneIsOpen)
    {
        var nodes = group.Nodes;
        var step = operation?.Steps.ElementAtOrDefault(operation.Current);
        var wave = step?.NodeGroupId == group.Id ? step.Wave : null;
        var leaves = operation is { Kind: OperationKind.DeleteNodeGroup } && operation.NodeGroupId == group.Id;
        MachineState State(int index) =>
            leaves ? MachineState.Leaving
            : whole is MachineState.Coming or MachineState.Stopped or MachineState.Leaving ? whole
            : index >= nodes.Count ? MachineState.Coming
            : !zoneIsOpen ? MachineState.Failed
            : index >= group.Size ? MachineState.Leaving
            : wave is { } number && index / group.WaveSize == number ? MachineState.InWork
            : MachineState.Healthy;

        var all = Math.Max(nodes.Count, group.Size);
        return new NodeGroupView(
            group.Id,
            group.Name,
            group.Zone,
            ClusterView.FlavorName(group.FlavorId),
            group.Size,
            zoneIsOpen && whole != MachineState.Stopped ? nodes.Count : 0,
            group.Limits?.Min,
            group.Limits?.Max,
            [.. Enumerable.Range(0, Math.Min(all, MaxNodes)).Select(index => index < nodes.Count
                ? new NodeView(nodes[index].Name, nodes[index].Version, State(index))
                : new NodeView("", "", State(index)))],
            Math.Max(0, all - MaxNodes));
    }
}

/// <summary>An add-on in a cluster.</summary>
/// <param name="Name">In the catalogue.</param>
internal sealed record AddonView(string Id, string Name, string Version, string Namespace, string Status)
{
    /// <summary>Without the traces that upgrades of the first generation leave.</summary>
    public static IReadOnlyList<AddonView> AllOf(SimulatedCluster cluster) =>
    [
        .. cluster.Addons.Where(addon => addon.IsThere)
            .Select(addon => new AddonView(addon.Id, addon.Api.Name, addon.Api.Version, addon.Api.Namespace, addon.Api.Status)),
    ];
}

/// <summary>A security policy in a cluster.</summary>
/// <param name="IsDefault">In every cluster, and nobody's to change.</param>
internal sealed record PolicyView(string Id, string Template, string Namespace, bool Enabled, bool IsDefault)
{
    public static IReadOnlyList<PolicyView> AllOf(SimulatedCluster cluster, PolicyTemplates templates) =>
    [
        .. cluster.Policies.Select(policy =>
            new PolicyView(policy.Id, policy.Api.Template, policy.Api.Namespace, policy.Api.Enabled, templates.Of(policy.Api).IsDefault)),
    ];
}
