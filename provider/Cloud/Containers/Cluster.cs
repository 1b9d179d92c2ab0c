namespace VkCloud;

/// <summary>A cluster as the cloud shows it, in one vocabulary for both generations. Null: the API left it out, or the generation has no such thing.</summary>
public sealed record Cluster : ICloudObject
{
    /// <summary>1 or 2.</summary>
    public required long Generation { get; init; }

    /// <summary>A KSUID in the second generation, a UUID in the first.</summary>
    public required string Id { get; init; }

    /// <summary>In the first generation the same as <see cref="Id"/>.</summary>
    public string? Uuid { get; init; }

    public string? ProjectId { get; init; }

    public string? Name { get; init; }

    /// <summary>Second generation.</summary>
    public string? Description { get; init; }

    /// <summary>Second generation, with a leading <c>v</c>. A first-generation cluster has a <see cref="ClusterTemplateId"/> that tells it.</summary>
    public string? Version { get; init; }

    /// <summary>First generation.</summary>
    public string? ClusterTemplateId { get; init; }

    /// <summary>Opaque.</summary>
    public string? CreatedAt { get; init; }

    /// <summary>First generation, opaque; another one than before means that something was changed.</summary>
    public string? UpdatedAt { get; init; }

    public ClusterStatus Status { get; init; }

    /// <summary>The cloud's reason for <see cref="Status"/>, when it gives one.</summary>
    public string? StatusReason { get; init; }

    /// <summary>First generation: the older word beside <see cref="Status"/>, such as <c>UPDATE_IN_PROGRESS</c>, which is finer.</summary>
    public string? LegacyStatus { get; init; }

    /// <summary>Null and empty mean the same. In the first generation those of the template and of the platform stand between them.</summary>
    public IReadOnlyDictionary<string, string>? Labels { get; init; }

    /// <summary>Id of the flavor the masters have now; the platform may have raised it.</summary>
    public string? MasterFlavorId { get; init; }

    public long? MasterCount { get; init; }

    public ClusterType? ClusterType { get; init; }

    /// <summary>Order without meaning.</summary>
    public IReadOnlyList<string>? AvailabilityZones { get; init; }

    public NetworkPlugin? NetworkPlugin { get; init; }

    /// <summary>IPv4 CIDR.</summary>
    public string? PodsCidr { get; init; }

    public string? NetworkId { get; init; }

    public string? SubnetId { get; init; }

    public string? ExternalNetworkId { get; init; }

    public string? LoadbalancerSubnetId { get; init; }

    /// <summary>Null when the API left it out, which a gateway that omits zero values does for false.</summary>
    public bool? PublicIp { get; init; }

    /// <summary>Second generation. Null and empty mean the same: open to all.</summary>
    public IReadOnlyList<string>? ApiAllowedCidrs { get; init; }

    /// <summary>Null and empty mean the same.</summary>
    public IReadOnlyList<string>? InsecureRegistries { get; init; }

    /// <summary>First generation.</summary>
    public string? Keypair { get; init; }

    /// <summary>First generation.</summary>
    public string? DnsDomain { get; init; }

    /// <summary>First generation.</summary>
    public bool? SecurityPolicySync { get; init; }

    /// <summary>A URL; null while there is none.</summary>
    public string? ApiAddress { get; init; }

    /// <summary>Null without a public address.</summary>
    public string? PublicAddress { get; init; }

    /// <summary>Null while there is none.</summary>
    public string? PrivateAddress { get; init; }

    /// <summary>The groups that came with the cluster; null when none came, which is not "none".</summary>
    public GroupsOfCluster? NodeGroups { get; init; }

    /// <summary>First generation: on its way between running and stopped, while <see cref="Status"/> still shows where it comes from (API reference
    /// 2.3).</summary>
    public bool IsTurning => LegacyStatus is "TURNING_ON" or "TURNING_OFF";

    /// <summary>Nothing is under way: it is running, or it is stopped.</summary>
    public bool IsAtRest => !IsTurning && (Status == ClusterStatus.Running || Status == ClusterStatus.Stopped);

    /// <summary>It takes changes of every kind.</summary>
    public bool IsFree => !IsTurning && Status == ClusterStatus.Running;

    /// <summary>It stands there as if nobody wanted to delete it.</summary>
    public bool IsUntouched => Status == ClusterStatus.Running || Status == ClusterStatus.Stopped || Status == ClusterStatus.Error;

    public bool IsLeaving => Status == ClusterStatus.Deleting || Status == ClusterStatus.Deleted;
}

/// <summary>The status word of a cluster of either generation; words never seen before are kept as they came.</summary>
/// <param name="Word">Upper case as the service writes it; empty when the service gave none.</param>
public readonly record struct ClusterStatus(string Word)
{
    public static ClusterStatus Provisioning { get; } = new("PROVISIONING");

    public static ClusterStatus Running { get; } = new("RUNNING");

    public static ClusterStatus Reconciling { get; } = new("RECONCILING");

    /// <summary>First generation: the only change accepted is a start. From running to stopped and back there is no word in between (API reference
    /// 2.11).</summary>
    public static ClusterStatus Stopped { get; } = new("SHUTOFF");

    public static ClusterStatus Deleting { get; } = new("DELETING");

    /// <summary>First generation: almost gone.</summary>
    public static ClusterStatus Deleted { get; } = new("DELETED");

    [Inferred("Second-generation clusters fail with the word that add-ons of the same service use.")]
    public static ClusterStatus Error { get; } = new("ERROR");

    public override string ToString() => Word is null or "" ? "(none)" : Word;
}

/// <summary>Where the masters of a cluster stand.</summary>
public enum ClusterType
{
    /// <summary>All in one zone.</summary>
    Standard,

    /// <summary>Spread over three zones.</summary>
    Regional,
}

/// <summary>What connects pods.</summary>
public enum NetworkPlugin
{
    /// <summary>The only one of the first generation.</summary>
    Calico,

    Cilium,
}
