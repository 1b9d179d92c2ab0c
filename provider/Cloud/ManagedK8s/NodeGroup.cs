namespace VkCloud.ManagedK8s;

/// <summary>A node group as the second-generation API returns it (<c>GET node-groups/{id}</c>, member <c>node_group</c>, or embedded in a cluster). A null member was left out by the API.</summary>
public sealed record NodeGroup
{
    /// <summary>A KSUID.</summary>
    public required string Id { get; init; }

    public string? Uuid { get; init; }

    public string? Name { get; init; }

    /// <summary>Id of the cluster; an embedded group without one gets that of the cluster around it.</summary>
    public string? ClusterId { get; init; }

    /// <summary>Opaque.</summary>
    public string? CreatedAt { get; init; }

    /// <summary>Exactly one zone in practice; the first counts.</summary>
    public IReadOnlyList<string>? Zones { get; init; }

    public string? AvailabilityZone => Zones is [var zone, ..] ? zone : null;

    public NodeGroupScale? Scale { get; init; }

    /// <summary>Null and empty mean the same.</summary>
    public IReadOnlyDictionary<string, string>? Labels { get; init; }

    /// <summary>Null and empty mean the same; order without meaning.</summary>
    public IReadOnlyList<Taint>? Taints { get; init; }

    public string? FlavorId { get; init; }

    /// <summary>Percent of nodes upgraded at once, 1 to 100; the API says <c>parallel_upgrade_chunk</c>.</summary>
    public long? MaxUnavailablePercent { get; init; }

    public string? DiskType { get; init; }

    /// <summary>GB; cannot change after creation.</summary>
    public long? DiskSize { get; init; }
}

/// <summary>How many nodes a group has: <see cref="FixedScale"/> or <see cref="AutoScale"/>.</summary>
/// <param name="Size">Nodes now (read) or wanted (sent). A size the API left out of a scale that is there is 0.</param>
public abstract record NodeGroupScale(long Size);

/// <summary>A group of a size that only its owner changes.</summary>
public sealed record FixedScale(long Size) : NodeGroupScale(Size);

/// <summary>A group that the cluster autoscaler sizes.</summary>
/// <param name="Size">Sent with every change of the scale: whoever sends decides what does not shrink the group.</param>
public sealed record AutoScale(long Min, long Max, long Size) : NodeGroupScale(Size);

/// <summary>A taint of every node of a group.</summary>
/// <param name="Value">Empty when there is none.</param>
/// <param name="Effect"><c>NoSchedule</c>, <c>PreferNoSchedule</c> or <c>NoExecute</c>.</param>
public sealed record Taint(string Key, string Value, string Effect);
