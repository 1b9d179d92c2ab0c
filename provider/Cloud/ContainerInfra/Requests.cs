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

/// <summary>What <c>PATCH clusters/{uuid}</c> is told; null leaves a member as it is (API reference 2.4).</summary>
public sealed record ClusterUpdateRequest
{
    /// <summary>The complete map, see <see cref="Cluster.LabelsWith"/>.</summary>
    public IReadOnlyDictionary<string, string>? Labels { get; init; }

    public bool? SecurityPolicySync { get; init; }

    public bool IsEmpty => this == new ClusterUpdateRequest();
}

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

/// <summary>What <c>PATCH nodegroups/{uuid}</c> is told; null leaves a member as it is (API reference 2.7).</summary>
public sealed record NodeGroupUpdateRequest
{
    public long? MinNodes { get; init; }

    public long? MaxNodes { get; init; }

    public bool? AutoscalingEnabled { get; init; }

    /// <summary>The complete map; empty clears.</summary>
    public IReadOnlyDictionary<string, string>? Labels { get; init; }

    /// <summary>The complete list; empty clears.</summary>
    public IReadOnlyList<Taint>? Taints { get; init; }

    /// <summary>Percent, 1 to 100.</summary>
    public long? MaxUnavailablePercent { get; init; }

    public bool IsEmpty => this == new NodeGroupUpdateRequest();
}
