namespace Vkcc.Simulator;

/// <summary>Which steps an operation takes, in their order.</summary>
internal static class OperationSteps
{
    public static Func<SimulatedCluster, Operation, IEnumerable<OperationStep>> Whole(TimeSpan duration) => (_, _) => [new OperationStep { Duration = duration }];

    public static Func<SimulatedCluster, Operation, IEnumerable<OperationStep>> Masters(TimeSpan each) =>
        (cluster, _) => cluster.Masters.Select(master => new OperationStep { Duration = each, Master = master.Number });

    /// <summary>UPG-6: masters one at a time, then the groups wave by wave.</summary>
    public static IEnumerable<OperationStep> Upgrade(SimulatedCluster cluster, Operation operation) =>
        [.. Masters(Durations.UpgradeMaster)(cluster, operation), .. cluster.NodeGroups.SelectMany(group => Waves(group, operation.Rolling))];

    /// <summary>A new flavor rolls through the nodes (NG-6), a new size takes its time once, labels are quick.</summary>
    public static IEnumerable<OperationStep> GroupUpdate(SimulatedCluster cluster, Operation operation)
    {
        var group = cluster.Group(operation.NodeGroupId)!;
        OperationStep[] rolling = operation.TargetFlavorId is null ? [] : [.. Waves(group, rolling: true)];
        var complete = group.Nodes.Count == group.Size;
        return rolling.Length > 0 && complete ? rolling : [.. rolling, new OperationStep { Duration = complete ? Durations.Relabel : Durations.Scale }];
    }

    private static IEnumerable<OperationStep> Waves(SimulatedGroup group, bool rolling) =>
        Enumerable.Range(0, rolling ? group.Waves : Math.Min(group.Waves, 1))
            .Select(wave => new OperationStep { Duration = Durations.Wave, NodeGroupId = group.Id, Wave = wave });
}
