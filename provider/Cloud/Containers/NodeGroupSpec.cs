namespace VkCloud;

/// <summary>What a node group is asked to be, in one vocabulary for both generations: a new one, or one that is there.</summary>
public sealed record NodeGroupSpec
{
    public required string ClusterId { get; init; }

    public required string Name { get; init; }

    public required string FlavorId { get; init; }

    /// <summary>Null takes the cluster's zone (first generation).</summary>
    public string? AvailabilityZone { get; init; }

    /// <summary>Null asks for no change of the one that is there; a new group has one. Within the bounds when there are any: outside of them the first
    /// generation may drop the group silently (AS-3).</summary>
    public NodeGroupScale? Scale { get; init; }

    public IReadOnlyDictionary<string, string> Labels { get; init; } = new Dictionary<string, string>();

    public IReadOnlyList<Taint> Taints { get; init; } = [];

    /// <summary>Percent of nodes upgraded at once, 1 to 100; null leaves it to the service (25).</summary>
    public long? MaxUnavailablePercent { get; init; }

    public required string DiskType { get; init; }

    /// <summary>GB; cannot change after creation.</summary>
    public required long DiskSize { get; init; }
}
