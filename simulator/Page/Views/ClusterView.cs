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
