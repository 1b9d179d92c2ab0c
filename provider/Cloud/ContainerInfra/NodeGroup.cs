namespace VkCloud.ContainerInfra;

/// <summary>A node group as the first-generation API returns it (<c>GET nodegroups/{uuid}</c>, API reference 2.6). A null member was left out by the API; a list leaves out more than a single read.</summary>
public sealed record NodeGroup
{
    /// <summary>The cloud's id; the first generation has no other.</summary>
    public required string Uuid { get; init; }

    /// <summary>Uuid of its cluster.</summary>
    public string? ClusterId { get; init; }

    public string? Name { get; init; }

    public NodeGroupState State { get; init; }

    /// <summary>Opaque.</summary>
    public string? CreatedAt { get; init; }

    /// <summary>Opaque.</summary>
    public string? UpdatedAt { get; init; }

    public string? FlavorId { get; init; }

    /// <summary>Nodes now, or wanted while a change is under way.</summary>
    public long? NodeCount { get; init; }

    public bool? AutoscalingEnabled { get; init; }

    /// <summary>Bounds that hold while <see cref="AutoscalingEnabled"/>, and that the relative scale is held to even when not.</summary>
    public long? MinNodes { get; init; }

    /// <summary>See <see cref="MinNodes"/>.</summary>
    public long? MaxNodes { get; init; }

    /// <summary>The API says <c>volume_type</c>.</summary>
    public string? DiskType { get; init; }

    /// <summary>GB; the API says <c>volume_size</c>.</summary>
    public long? DiskSize { get; init; }

    /// <summary>One in practice; of a standard cluster's group it is the cluster's.</summary>
    public IReadOnlyList<string>? AvailabilityZones { get; init; }

    public string? AvailabilityZone => AvailabilityZones is [var zone, ..] ? zone : null;

    /// <summary>Null when the answer has none at all, which is not "no labels".</summary>
    public IReadOnlyDictionary<string, string>? Labels { get; init; }

    /// <summary>Null when the answer has none at all, which is not "no taints". Order without meaning.</summary>
    public IReadOnlyList<Taint>? Taints { get; init; }

    /// <summary>Percent of nodes upgraded at once, 1 to 100; the API says <c>max_node_unavailable</c>.</summary>
    public long? MaxUnavailablePercent { get; init; }

    /// <summary>The machines; null when the answer did not list them.</summary>
    public IReadOnlyList<Node>? Nodes { get; init; }
}

/// <summary>The word of a first-generation node group's <c>state</c>; words never seen before are kept as they came.</summary>
/// <param name="Word">Upper case as the service writes it; empty when the service gave none.</param>
public readonly record struct NodeGroupState(string Word)
{
    public static NodeGroupState Running { get; } = new("RUNNING");

    public static NodeGroupState Shutoff { get; } = new("SHUTOFF");

    public static NodeGroupState Error { get; } = new("ERROR");

    public override string ToString() => Word is null or "" ? "(none)" : Word;
}

/// <summary>The bounds between which the platform keeps a group's number of nodes.</summary>
/// <param name="Min">The API says <c>min_nodes</c>.</param>
/// <param name="Max">The API says <c>max_nodes</c>.</param>
public sealed record Autoscale(long Min, long Max);

/// <summary>A taint of every node of a group.</summary>
/// <param name="Value">Empty when there is none.</param>
/// <param name="Effect"><c>NoSchedule</c>, <c>PreferNoSchedule</c> or <c>NoExecute</c>.</param>
public sealed record Taint(string Key, string Value, string Effect);

/// <summary>A machine of a node group.</summary>
/// <param name="DeployStatus"><c>BOOTING</c>, <c>DEPLOYING</c>, <c>DEPLOYED</c>, <c>FAILED</c> or <c>DRAINED</c>; null when not told.</param>
public sealed record Node(string Uuid, string? Name, string? DeployStatus);
