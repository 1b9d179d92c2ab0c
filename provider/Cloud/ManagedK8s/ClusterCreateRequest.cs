namespace VkCloud.ManagedK8s;

/// <summary>What <c>POST clusters</c> is told. Every member is sent, null as the API's empty value (API reference 3.2).</summary>
public sealed record ClusterCreateRequest
{
    /// <summary>Null lets the service choose. Chosen by the client it makes a cluster whose create answer was lost findable.</summary>
    public string? Uuid { get; init; }

    public required string Name { get; init; }

    public string? Description { get; init; }

    /// <summary>With a leading <c>v</c>: <c>v1.34.2</c>.</summary>
    public required string Version { get; init; }

    public IReadOnlyDictionary<string, string> Labels { get; init; } = new Dictionary<string, string>();

    public required string MasterFlavorId { get; init; }

    public required long MasterCount { get; init; }

    public required ClusterType ClusterType { get; init; }

    /// <summary>One for standard, three for regional.</summary>
    public required IReadOnlyList<string> AvailabilityZones { get; init; }

    public NetworkPlugin NetworkPlugin { get; init; } = NetworkPlugin.Calico;

    public required string PodsCidr { get; init; }

    public required string NetworkId { get; init; }

    public required string SubnetId { get; init; }

    /// <summary>Null lets the service choose.</summary>
    public string? ExternalNetworkId { get; init; }

    public required string LoadbalancerSubnetId { get; init; }

    public bool PublicIp { get; init; }

    /// <summary>Empty is open to all.</summary>
    public IReadOnlyList<string> ApiAllowedCidrs { get; init; } = [];

    public IReadOnlyList<string> InsecureRegistries { get; init; } = [];
}
