namespace Vkcc.Simulator;

/// <summary>Which steps an operation on a first-generation cluster takes, in their order.</summary>
internal static class InfraSteps
{
    public static IEnumerable<OperationStep> For(InfraCluster cluster, Operation operation) => operation.Kind switch
    {
        OperationKind.CreateCluster => [Whole(Durations.CreateCluster)],
        OperationKind.UpdateCluster => [Whole(Durations.Relabel)],
        OperationKind.ResizeMasters => Masters(cluster, Durations.ResizeMaster),
        // UPG-6: masters one at a time, then the groups wave by wave.
        OperationKind.UpgradeCluster => [.. Masters(cluster, Durations.UpgradeMaster), .. cluster.Groups.SelectMany(group => Waves(group, operation.Rolling))],
        OperationKind.CreateNodeGroup => [Whole(Durations.CreateNodeGroup)],
        OperationKind.UpdateNodeGroup => OfGroupUpdate(cluster.Groups.First(group => group.Api.Uuid == operation.NodeGroupId), operation),
        OperationKind.TurnOffCluster or OperationKind.TurnOnCluster => [Whole(Durations.Power)],
        OperationKind.DeleteNodeGroup or OperationKind.DeleteCluster => [Whole(Durations.Delete)],
        _ => throw new ArgumentOutOfRangeException(nameof(operation), operation.Kind, "an operation without steps"),
    };

    private static OperationStep Whole(TimeSpan duration) => new() { Duration = duration };

    private static IEnumerable<OperationStep> Masters(InfraCluster cluster, TimeSpan each) =>
        cluster.Masters.Select(master => new OperationStep { Duration = each, Master = master.Number });

    private static IEnumerable<OperationStep> Waves(InfraNodeGroup group, bool rolling) =>
        Enumerable.Range(0, rolling ? group.Waves : Math.Min(group.Waves, 1))
            .Select(wave => new OperationStep { Duration = Durations.Wave, NodeGroupId = group.Api.Uuid, Wave = wave });

    /// <summary>A new flavor rolls through the nodes (NG-6), a new size takes its time, labels are quick.</summary>
    private static OperationStep[] OfGroupUpdate(InfraNodeGroup group, Operation operation) =>
        operation.TargetFlavorId is not null && group.Waves > 0 ? [.. Waves(group, rolling: true)]
        : [Whole(group.Nodes.Count != group.Api.NodeCount ? Durations.Scale : Durations.Relabel)];
}
