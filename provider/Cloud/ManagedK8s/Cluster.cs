namespace VkCloud.ManagedK8s;

/// <summary>A cluster as the second-generation API returns it (<c>GET clusters/{id}</c>, not wrapped). A null member was left out by the API.</summary>
public sealed record Cluster
{
    /// <summary>A KSUID.</summary>
    public required string Id { get; init; }

    public string? Uuid { get; init; }

    public string? ProjectId { get; init; }

    public string? Name { get; init; }

    public string? Description { get; init; }

    /// <summary>With a leading <c>v</c>: <c>v1.34.2</c>.</summary>
    public string? Version { get; init; }

    /// <summary>Opaque.</summary>
    public string? CreatedAt { get; init; }

    public ClusterStatus Status { get; init; }

    /// <summary>The cloud's reason for <see cref="Status"/>, when it gives one.</summary>
    [Inferred("The member is called status_reason, as elsewhere in OpenStack.")]
    public string? StatusReason { get; init; }

    /// <summary>Null and empty mean the same.</summary>
    public IReadOnlyDictionary<string, string>? Labels { get; init; }

    /// <summary>Id of the flavor the masters have now; the platform may have raised it.</summary>
    public string? MasterFlavorId { get; init; }

    /// <summary>The API says <c>replicas</c>.</summary>
    public long? MasterCount { get; init; }

    public IReadOnlyList<MasterDisk> MasterDisks { get; init; } = [];

    public ClusterType? ClusterType { get; init; }

    /// <summary>Order without meaning.</summary>
    public IReadOnlyList<string>? AvailabilityZones { get; init; }

    public NetworkPlugin? NetworkPlugin { get; init; }

    /// <summary>IPv4 CIDR.</summary>
    public string? PodsCidr { get; init; }

    public string? NetworkId { get; init; }

    public string? SubnetId { get; init; }

    /// <summary>Never empty: an empty one of the API is null here.</summary>
    public string? ExternalNetworkId { get; init; }

    public string? LoadbalancerSubnetId { get; init; }

    /// <summary>Null when the API left it out, which a gateway that omits zero values does for false.</summary>
    public bool? PublicIp { get; init; }

    /// <summary>Null and empty mean the same: open to all.</summary>
    public IReadOnlyList<string>? ApiAllowedCidrs { get; init; }

    /// <summary>Null and empty mean the same.</summary>
    public IReadOnlyList<string>? InsecureRegistries { get; init; }

    /// <summary>A URL; null while there is none.</summary>
    public string? ApiAddress { get; init; }

    /// <summary>The API says <c>external_ip</c>; null without a public address.</summary>
    public string? PublicAddress { get; init; }

    /// <summary>The API says <c>internal_ip</c>; null while there is none.</summary>
    public string? PrivateAddress { get; init; }

    /// <summary>The groups embedded in the cluster object; null when the API left the member out, which is not "none".</summary>
    [Inferred("An embedded group may lack members that the group itself has; whoever needs one reads the group.")]
    public IReadOnlyList<NodeGroup>? NodeGroups { get; init; }
}

/// <summary>The status word of a second-generation cluster; words never seen before are kept as they came.</summary>
/// <param name="Word">Upper case as the service writes it; empty when the service gave none.</param>
public readonly record struct ClusterStatus(string Word)
{
    public static ClusterStatus Provisioning { get; } = new("PROVISIONING");

    public static ClusterStatus Running { get; } = new("RUNNING");

    public static ClusterStatus Reconciling { get; } = new("RECONCILING");

    public static ClusterStatus Deleting { get; } = new("DELETING");

    [Inferred("Clusters fail with the word that add-ons of the same service use.")]
    public static ClusterStatus Error { get; } = new("ERROR");

    public bool IsKnown => this == Provisioning || this == Running || this == Reconciling || this == Deleting || this == Error;

    public override string ToString() => Word is null or "" ? "(none)" : Word;
}

/// <summary>Where the masters of a cluster stand.</summary>
public enum ClusterType
{
    /// <summary>All in one zone; the API says <c>zonal_deployment</c>.</summary>
    Standard,

    /// <summary>Spread over three zones; the API says <c>multi_zonal_deployment</c>.</summary>
    Regional,
}

/// <summary>The plugin that connects pods.</summary>
public enum NetworkPlugin
{
    Calico,
    Cilium,
}

/// <summary>One disk of a master.</summary>
/// <param name="Type">Volume type; null when the API left it out.</param>
/// <param name="Size">GB; null when the API left it out.</param>
public sealed record MasterDisk(string? Type, long? Size);
