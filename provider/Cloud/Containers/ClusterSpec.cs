namespace VkCloud;

/// <summary>What a new cluster is asked to be, in one vocabulary for both generations. The cluster starts without workers.</summary>
public sealed record ClusterSpec
{
    /// <summary>Second generation. Null lets the service choose. Chosen by the client it makes a cluster whose create answer was lost findable.</summary>
    public string? Uuid { get; init; }

    public required string Name { get; init; }

    /// <summary>Second generation.</summary>
    public string? Description { get; init; }

    /// <summary>Second generation, with a leading <c>v</c>: <c>v1.34.2</c>.</summary>
    public string? Version { get; init; }

    /// <summary>First generation: it stands for the version.</summary>
    public string? ClusterTemplateId { get; init; }

    public IReadOnlyDictionary<string, string> Labels { get; init; } = new Dictionary<string, string>();

    /// <summary>Null leaves it to the template (first generation).</summary>
    public string? MasterFlavorId { get; init; }

    /// <summary>Null leaves it to the template (first generation).</summary>
    public long? MasterCount { get; init; }

    public required ClusterType ClusterType { get; init; }

    /// <summary>One for standard, three for regional. None of a regional cluster lets the first generation choose.</summary>
    public required IReadOnlyList<string> AvailabilityZones { get; init; }

    /// <summary>Second generation.</summary>
    public NetworkPlugin NetworkPlugin { get; init; } = NetworkPlugin.Calico;

    /// <summary>IPv4 CIDR. Null leaves it to the template (first generation).</summary>
    public string? PodsCidr { get; init; }

    public required string NetworkId { get; init; }

    public required string SubnetId { get; init; }

    /// <summary>Null lets the service choose.</summary>
    public string? ExternalNetworkId { get; init; }

    /// <summary>Null leaves it to the template (first generation).</summary>
    public string? LoadbalancerSubnetId { get; init; }

    public bool PublicIp { get; init; }

    /// <summary>Second generation. Empty is open to all.</summary>
    public IReadOnlyList<string> ApiAllowedCidrs { get; init; } = [];

    public IReadOnlyList<string> InsecureRegistries { get; init; } = [];

    /// <summary>First generation.</summary>
    public string? Keypair { get; init; }

    /// <summary>First generation.</summary>
    public string? DnsDomain { get; init; }

    /// <summary>First generation.</summary>
    public bool SecurityPolicySync { get; init; }
}

/// <summary>What of a cluster changes in place, all of it in one request; null leaves a member as it is.</summary>
public sealed record ClusterChange
{
    /// <summary>The complete map; empty clears.</summary>
    public IReadOnlyDictionary<string, string>? Labels { get; init; }

    /// <summary>Second generation. The complete list; empty opens to all.</summary>
    public IReadOnlyList<string>? ApiAllowedCidrs { get; init; }

    /// <summary>First generation.</summary>
    public bool? SecurityPolicySync { get; init; }
}
