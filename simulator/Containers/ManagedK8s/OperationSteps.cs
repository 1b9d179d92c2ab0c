namespace Vkcc.Simulator;

/// <summary>Which steps an operation takes, in their order.</summary>
internal static class OperationSteps
{
    public static IEnumerable<OperationStep> For(Cluster cluster, Operation operation) => operation.Kind switch
    {
        OperationKind.CreateCluster => [Whole(Durations.CreateCluster)],
        OperationKind.UpdateCluster => [Whole(Durations.Relabel)],
        OperationKind.ResizeMasters => Masters(cluster, Durations.ResizeMaster),
        // UPG-6: masters one at a time, then the groups wave by wave.
        OperationKind.UpgradeCluster => [.. Masters(cluster, Durations.UpgradeMaster), .. cluster.Groups.SelectMany(Waves)],
        OperationKind.CreateNodeGroup => [Whole(Durations.CreateNodeGroup)],
        OperationKind.UpdateNodeGroup => OfGroupUpdate(cluster.Groups.First(group => group.Api.Id == operation.NodeGroupId), operation),
        OperationKind.DeleteNodeGroup or OperationKind.DeleteCluster => [Whole(Durations.Delete)],
        _ => throw new ArgumentOutOfRangeException(nameof(operation), operation.Kind, "an operation without steps"),
    };

    private static OperationStep Whole(TimeSpan duration) => new() { Duration = duration };

    private static IEnumerable<OperationStep> Masters(Cluster cluster, TimeSpan each) =>
        cluster.Masters.Select(master => new OperationStep { Duration = each, Master = master.Number });

    private static IEnumerable<OperationStep> Waves(NodeGroup group) =>
        Enumerable.Range(0, group.Waves).Select(wave => new OperationStep { Duration = Durations.Wave, NodeGroupId = group.Api.Id, Wave = wave });

    /// <summary>A new flavor rolls through the nodes (NG-6), a new size takes its time once, labels are quick.</summary>
    private static OperationStep[] OfGroupUpdate(NodeGroup group, Operation operation)
    {
        OperationStep[] rolling = operation.TargetFlavorId is null ? [] : [.. Waves(group)];
        var rest = group.Nodes.Count != group.Api.ScaleSpec.Size ? Durations.Scale : Durations.Relabel;
        return rolling.Length > 0 && group.Nodes.Count == group.Api.ScaleSpec.Size ? rolling : [.. rolling, Whole(rest)];
    }
}
