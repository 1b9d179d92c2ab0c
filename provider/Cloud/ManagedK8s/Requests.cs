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

/// <summary>What <c>PATCH clusters/{id}:update</c> is told, all of it in one request; null leaves a member as it is.</summary>
public sealed record ClusterUpdateRequest
{
    /// <summary>The complete map; empty clears.</summary>
    public IReadOnlyDictionary<string, string>? Labels { get; init; }

    /// <summary>The complete list; empty opens to all.</summary>
    public IReadOnlyList<string>? ApiAllowedCidrs { get; init; }
}

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

/// <summary>What <c>PATCH node-groups/{id}</c> is told; null leaves a member as it is (API reference 3.7).</summary>
public sealed record NodeGroupUpdateRequest
{
    public string? FlavorId { get; init; }

    public NodeGroupScale? Scale { get; init; }

    /// <summary>The complete map; empty clears.</summary>
    public IReadOnlyDictionary<string, string>? Labels { get; init; }

    /// <summary>The complete list; empty clears.</summary>
    public IReadOnlyList<Taint>? Taints { get; init; }

    /// <summary>Percent, 1 to 100.</summary>
    public long? MaxUnavailablePercent { get; init; }

    public bool IsEmpty => this == new NodeGroupUpdateRequest();
}
