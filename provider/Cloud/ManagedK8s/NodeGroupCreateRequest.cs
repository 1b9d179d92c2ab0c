namespace VkCloud.ManagedK8s;

/// <summary>What <c>POST node-groups</c> is told (API reference 3.5).</summary>
public sealed record NodeGroupCreateRequest
{
    public required string ClusterId { get; init; }

    public required string Name { get; init; }

    public required string FlavorId { get; init; }

    public required string AvailabilityZone { get; init; }

    public required NodeGroupScale Scale { get; init; }

    public IReadOnlyDictionary<string, string> Labels { get; init; } = new Dictionary<string, string>();

    public IReadOnlyList<Taint> Taints { get; init; } = [];

    /// <summary>Percent, 1 to 100.</summary>
    public long MaxUnavailablePercent { get; init; } = 25;

    public required string DiskType { get; init; }

    /// <summary>GB.</summary>
    public required long DiskSize { get; init; }
}
