using VkCloud;

namespace Vkcc;

/// <summary>A node group as the cloud shows it, in one vocabulary for both generations. Null: the API left it out.</summary>
internal sealed record NodeGroup : IClusterMember
{
    /// <summary>A KSUID in the second generation, a UUID in the first.</summary>
    public required string Id { get; init; }

    /// <summary>In the first generation the same as <see cref="Id"/>.</summary>
    public string? Uuid { get; init; }

    public string? Name { get; init; }

    public string? ClusterId { get; init; }

    /// <summary>First generation: the group's own word; null in the second, where the cluster's counts.</summary>
    public string? Status { get; init; }

    /// <summary>Opaque.</summary>
    public string? CreatedAt { get; init; }

    public string? AvailabilityZone { get; init; }

    public NodeGroupScale? Scale { get; init; }

    /// <summary>First generation: bounds that a change of the size is held to, also while the group has a fixed size.</summary>
    public long? MinNodes { get; init; }

    /// <summary>See <see cref="MinNodes"/>.</summary>
    public long? MaxNodes { get; init; }

    /// <summary>Null: not told, which is not "none".</summary>
    public IReadOnlyDictionary<string, string>? Labels { get; init; }

    /// <summary>Null: not told, which is not "none". Order without meaning.</summary>
    public IReadOnlyList<Taint>? Taints { get; init; }

    public string? FlavorId { get; init; }

    /// <summary>Percent of nodes upgraded at once, 1 to 100.</summary>
    public long? MaxUnavailablePercent { get; init; }

    public string? DiskType { get; init; }

    /// <summary>GB; cannot change after creation.</summary>
    public long? DiskSize { get; init; }
}
