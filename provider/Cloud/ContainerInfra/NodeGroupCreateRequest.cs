namespace VkCloud.ContainerInfra;

/// <summary>What <c>POST nodegroups</c> is told (API reference 2.5).</summary>
public sealed record NodeGroupCreateRequest
{
    public required string ClusterId { get; init; }

    public required string Name { get; init; }

    public required string FlavorId { get; init; }

    /// <summary>Null takes the cluster's zone.</summary>
    public string? AvailabilityZone { get; init; }

    /// <summary>Within the bounds of <see cref="Autoscale"/> when there are any: outside of them the service may drop the group silently (AS-3).</summary>
    public required long NodeCount { get; init; }

    /// <summary>Null is a fixed size.</summary>
    public Autoscale? Autoscale { get; init; }

    public required string DiskType { get; init; }

    /// <summary>GB.</summary>
    public required long DiskSize { get; init; }

    public IReadOnlyDictionary<string, string> Labels { get; init; } = new Dictionary<string, string>();

    public IReadOnlyList<Taint> Taints { get; init; } = [];

    /// <summary>Percent, 1 to 100; null leaves it to the service (25).</summary>
    public long? MaxUnavailablePercent { get; init; }
}
