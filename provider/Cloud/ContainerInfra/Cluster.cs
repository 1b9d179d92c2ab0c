namespace VkCloud.ContainerInfra;

/// <summary>A cluster as the first-generation API returns it (<c>GET clusters/{uuid}</c>, API reference 2.3). A null member was left out by the API; a list leaves out more than a single read.</summary>
public sealed record Cluster
{
    /// <summary>The cloud's id; the first generation has no other.</summary>
    public required string Uuid { get; init; }

    public string? ProjectId { get; init; }

    public string? Name { get; init; }

    /// <summary>The template it was made from or last upgraded to; it tells the Kubernetes version.</summary>
    public string? ClusterTemplateId { get; init; }

    /// <summary>The API says <c>new_status</c>.</summary>
    public ClusterStatus Status { get; init; }

    /// <summary>The older <c>status</c> beside it, such as <c>UPDATE_IN_PROGRESS</c>: finer, for messages only.</summary>
    public string? LegacyStatus { get; init; }

    /// <summary>Says why when <see cref="Status"/> is <c>ERROR</c>.</summary>
    public string? StatusReason { get; init; }

    /// <summary>Opaque.</summary>
    public string? CreatedAt { get; init; }

    /// <summary>Opaque; another one than before means that something was changed.</summary>
    public string? UpdatedAt { get; init; }

    /// <summary>All labels, the template's and the platform's included. Null and empty mean the same.</summary>
    public IReadOnlyDictionary<string, string>? Labels { get; init; }

    /// <summary>Id of the flavor the masters have now; the platform may have raised it.</summary>
    public string? MasterFlavorId { get; init; }

    public long? MasterCount { get; init; }

    public ClusterType? ClusterType { get; init; }

    /// <summary>One for a standard cluster. Order without meaning.</summary>
    public IReadOnlyList<string>? AvailabilityZones { get; init; }

    public string? Keypair { get; init; }

    public string? NetworkId { get; init; }

    public string? SubnetId { get; init; }

    public string? LoadbalancerSubnetId { get; init; }

    public string? ExternalNetworkId { get; init; }

    /// <summary>IPv4 CIDR; the API says <c>pods_network_cidr</c>.</summary>
    public string? PodsCidr { get; init; }

    /// <summary>The API says <c>floating_ip_enabled</c>.</summary>
    public bool? PublicIp { get; init; }

    /// <summary>A URL; null while there is none.</summary>
    public string? ApiAddress { get; init; }

    /// <summary>The balancer's floating address, <c>api_lb_fip</c>; null without one.</summary>
    public string? PublicAddress { get; init; }

    /// <summary>The balancer's address in the cluster's subnet, <c>api_lb_vip</c>; null while there is none.</summary>
    public string? PrivateAddress { get; init; }

    /// <summary>Null and empty mean the same; in the order that was sent.</summary>
    public IReadOnlyList<string>? InsecureRegistries { get; init; }

    public string? DnsDomain { get; init; }

    /// <summary>The API says <c>security_policy_sync_enabled</c>; it may be null there too.</summary>
    public bool? SecurityPolicySync { get; init; }

    /// <summary>All labels as they are to be after a change, for <see cref="ClusterUpdateRequest.Labels"/>: the call takes the whole map, and what others set must survive.</summary>
    /// <param name="set">Added, or given another value.</param>
    /// <param name="remove">Taken away; one that is in <paramref name="set"/> too stays.</param>
    public IReadOnlyDictionary<string, string> LabelsWith(IReadOnlyDictionary<string, string> set, IEnumerable<string> remove)
    {
        var labels = new Dictionary<string, string>(Labels ?? new Dictionary<string, string>(), StringComparer.Ordinal);
        foreach (var key in remove)
        {
            labels.Remove(key);
        }

        foreach (var (key, value) in set)
        {
            labels[key] = value;
        }

        return labels;
    }
}

/// <summary>The word of a first-generation cluster's <c>new_status</c>; words never seen before are kept as they came.</summary>
/// <param name="Word">Upper case as the service writes it; empty when the service gave none.</param>
/// <remarks>Stopping and starting go from one word to the other without a word of their own in between (API reference 2.11).</remarks>
public readonly record struct ClusterStatus(string Word)
{
    public static ClusterStatus Provisioning { get; } = new("PROVISIONING");

    public static ClusterStatus Running { get; } = new("RUNNING");

    public static ClusterStatus Reconciling { get; } = new("RECONCILING");

    /// <summary>Stopped: the only change accepted is a start.</summary>
    public static ClusterStatus Shutoff { get; } = new("SHUTOFF");

    public static ClusterStatus Deleting { get; } = new("DELETING");

    public static ClusterStatus Deleted { get; } = new("DELETED");

    public static ClusterStatus Error { get; } = new("ERROR");

    public bool IsKnown =>
        this == Provisioning || this == Running || this == Reconciling || this == Shutoff || this == Deleting || this == Deleted || this == Error;

    public override string ToString() => Word is null or "" ? "(none)" : Word;
}

/// <summary>Where the masters of a cluster stand.</summary>
public enum ClusterType
{
    /// <summary>All in one zone, member <c>availability_zone</c>.</summary>
    Standard,

    /// <summary>Spread over three zones, member <c>availability_zones</c>.</summary>
    Regional,
}
