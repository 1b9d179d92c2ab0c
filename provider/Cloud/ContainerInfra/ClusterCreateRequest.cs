namespace VkCloud.ContainerInfra;

/// <summary>What <c>POST clusters</c> is told; null and empty leave a member to the template (API reference 2.2). The cluster starts without workers.</summary>
public sealed record ClusterCreateRequest
{
    public required string Name { get; init; }

    public required string ClusterTemplateId { get; init; }

    public required ClusterType ClusterType { get; init; }

    public long? MasterCount { get; init; }

    /// <summary>One for standard; three for regional, or none for the service to choose.</summary>
    public required IReadOnlyList<string> AvailabilityZones { get; init; }

    public string? MasterFlavorId { get; init; }

    public required string NetworkId { get; init; }

    public required string SubnetId { get; init; }

    public string? LoadbalancerSubnetId { get; init; }

    public string? ExternalNetworkId { get; init; }

    /// <summary>Sent also when false: the API has no default.</summary>
    public required bool PublicIp { get; init; }

    public string? PodsCidr { get; init; }

    public IReadOnlyDictionary<string, string> Labels { get; init; } = new Dictionary<string, string>();

    public IReadOnlyList<string> InsecureRegistries { get; init; } = [];

    public string? Keypair { get; init; }

    public string? DnsDomain { get; init; }

    /// <summary>Sent only when true: the service's default is false.</summary>
    public bool SecurityPolicySync { get; init; }
}
