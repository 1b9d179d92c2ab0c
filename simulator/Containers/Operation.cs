namespace Vkcc.Simulator;

/// <summary>What a cluster can be busy with; power is for the first generation only (PWR-1, PWR-2).</summary>
internal enum OperationKind
{
    CreateCluster,
    UpdateCluster,
    UpgradeCluster,
    ResizeMasters,
    DeleteCluster,
    CreateNodeGroup,
    UpdateNodeGroup,
    DeleteNodeGroup,
    ChangeAddons,
    ChangePolicies,
    TurnOffCluster,
    TurnOnCluster,
}

/// <summary>A part of an operation that takes time: a master, a wave of nodes, or the whole.</summary>
internal sealed record OperationStep
{
    public required TimeSpan Duration { get; init; }

    /// <summary>The master that is taken out.</summary>
    public int? Master { get; init; }

    /// <summary>The node group whose wave it is.</summary>
    public string? NodeGroupId { get; init; }

    public int? Wave { get; init; }
}

/// <summary>What a cluster is busy with; there is at most one.</summary>
internal sealed class Operation
{
    public required OperationKind Kind { get; init; }

    /// <summary>When it was accepted; when it began, if it had to wait for another.</summary>
    public required DateTimeOffset StartedAt { get; set; }

    public IReadOnlyList<OperationStep> Steps { get; set; } = [];

    /// <summary>Index of the step that runs.</summary>
    public int Current { get; set; }

    /// <summary>When the running step ends.</summary>
    public DateTimeOffset Due { get; set; }

    /// <summary>Since when the control plane is without majority, so that nothing moves; null while it moves.</summary>
    public DateTimeOffset? PausedAt { get; set; }

    /// <summary>Null for an upgrade of a cluster without workers, which changes nothing (docs/design/open-points.md).</summary>
    public string? TargetVersion { get; init; }

    public string? TargetFlavorId { get; init; }

    public string? NodeGroupId { get; init; }

    /// <summary>First generation only: the cluster template of an upgrade.</summary>
    public string? TargetTemplateId { get; init; }

    /// <summary>First generation only: whether nodes leave wave by wave, and not all at once.</summary>
    public bool Rolling { get; init; } = true;
}

/// <summary>Which steps an operation takes, in their order.</summary>
internal static class OperationSteps
{
    public static Func<SimulatedCluster, Operation, IEnumerable<OperationStep>> Whole(TimeSpan duration) =>
        (_, _) => [new OperationStep { Duration = duration }];

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

/// <summary>How long things take (rules section 19); the last ones from Scale on are ours, where it is silent.</summary>
internal static class Durations
{
    public static readonly TimeSpan CreateCluster = TimeSpan.FromMinutes(10);
    public static readonly TimeSpan CreateNodeGroup = TimeSpan.FromMinutes(3);
    public static readonly TimeSpan ResizeMaster = TimeSpan.FromMinutes(3);
    public static readonly TimeSpan UpgradeMaster = TimeSpan.FromMinutes(4);
    public static readonly TimeSpan Wave = TimeSpan.FromMinutes(3);
    public static readonly TimeSpan Delete = TimeSpan.FromMinutes(3);
    public static readonly TimeSpan Scale = TimeSpan.FromMinutes(3);
    public static readonly TimeSpan Relabel = TimeSpan.FromMinutes(1);
    public static readonly TimeSpan BuildNetwork = TimeSpan.FromSeconds(5);
    public static readonly TimeSpan WirePort = TimeSpan.FromSeconds(5);
    public static readonly TimeSpan BeginAddon = TimeSpan.FromSeconds(10);
    public static readonly TimeSpan InstallAddon = TimeSpan.FromMinutes(2);
    public static readonly TimeSpan UpdateAddon = TimeSpan.FromMinutes(1);
    public static readonly TimeSpan DeleteAddon = TimeSpan.FromMinutes(1);

    /// <summary>Of the cluster: longer than the add-on, for whose end it stands.</summary>
    public static readonly TimeSpan ChangeAddons = TimeSpan.FromMinutes(2.5);
    public static readonly TimeSpan ChangePolicies = TimeSpan.FromMinutes(1);
    public static readonly TimeSpan Power = TimeSpan.FromMinutes(2);
}
