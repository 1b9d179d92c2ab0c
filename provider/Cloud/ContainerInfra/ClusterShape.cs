using System.Text.Json.Serialization;

namespace VkCloud.ContainerInfra;

/// <summary>The cluster object (API reference 2.3). Everything may be missing or null: what must be there is checked where it is needed.</summary>
internal sealed record ClusterShape
{
    [JsonPropertyName("uuid"), JsonConverter(typeof(LooseText))]
    public string? Uuid { get; init; }

    [JsonPropertyName("project_id"), JsonConverter(typeof(LooseText))]
    public string? ProjectId { get; init; }

    [JsonPropertyName("name"), JsonConverter(typeof(LooseText))]
    public string? Name { get; init; }

    [JsonPropertyName("cluster_template_id"), JsonConverter(typeof(LooseText))]
    public string? ClusterTemplateId { get; init; }

    [JsonPropertyName("new_status"), JsonConverter(typeof(LooseText))]
    public string? NewStatus { get; init; }

    [JsonPropertyName("status"), JsonConverter(typeof(LooseText))]
    public string? Status { get; init; }

    [JsonPropertyName("status_reason"), JsonConverter(typeof(LooseText))]
    public string? StatusReason { get; init; }

    [JsonPropertyName("created_at"), JsonConverter(typeof(LooseText))]
    public string? CreatedAt { get; init; }

    [JsonPropertyName("updated_at"), JsonConverter(typeof(LooseText))]
    public string? UpdatedAt { get; init; }

    [JsonPropertyName("labels"), JsonConverter(typeof(LooseMap))]
    public IReadOnlyDictionary<string, string>? Labels { get; init; }

    [JsonPropertyName("master_flavor_id"), JsonConverter(typeof(LooseText))]
    public string? MasterFlavorId { get; init; }

    [JsonPropertyName("master_count"), JsonConverter(typeof(LooseNumber))]
    public long? MasterCount { get; init; }

    [JsonPropertyName("cluster_type"), JsonConverter(typeof(LooseText))]
    public string? ClusterType { get; init; }

    [JsonPropertyName("availability_zone"), JsonConverter(typeof(LooseText))]
    public string? AvailabilityZone { get; init; }

    [JsonPropertyName("availability_zones"), JsonConverter(typeof(LooseList))]
    public IReadOnlyList<string>? AvailabilityZones { get; init; }

    [JsonPropertyName("keypair"), JsonConverter(typeof(LooseText))]
    public string? Keypair { get; init; }

    [JsonPropertyName("network_id"), JsonConverter(typeof(LooseText))]
    public string? NetworkId { get; init; }

    [JsonPropertyName("subnet_id"), JsonConverter(typeof(LooseText))]
    public string? SubnetId { get; init; }

    [JsonPropertyName("loadbalancer_subnet_id"), JsonConverter(typeof(LooseText))]
    public string? LoadbalancerSubnetId { get; init; }

    [JsonPropertyName("external_network_id"), JsonConverter(typeof(LooseText))]
    public string? ExternalNetworkId { get; init; }

    [JsonPropertyName("pods_network_cidr"), JsonConverter(typeof(LooseText))]
    public string? PodsNetworkCidr { get; init; }

    [JsonPropertyName("floating_ip_enabled"), JsonConverter(typeof(LooseFlag))]
    public bool? FloatingIpEnabled { get; init; }

    [JsonPropertyName("api_address"), JsonConverter(typeof(LooseText))]
    public string? ApiAddress { get; init; }

    [JsonPropertyName("api_lb_fip"), JsonConverter(typeof(LooseText))]
    public string? ApiLbFip { get; init; }

    [JsonPropertyName("api_lb_vip"), JsonConverter(typeof(LooseText))]
    public string? ApiLbVip { get; init; }

    [JsonPropertyName("insecure_registries"), JsonConverter(typeof(LooseList))]
    public IReadOnlyList<string>? InsecureRegistries { get; init; }

    [JsonPropertyName("dns_domain"), JsonConverter(typeof(LooseText))]
    public string? DnsDomain { get; init; }

    [JsonPropertyName("security_policy_sync_enabled"), JsonConverter(typeof(LooseFlag))]
    public bool? SecurityPolicySyncEnabled { get; init; }

    /// <summary>The noun.</summary>
    /// <exception cref="FormatException">What makes it a cluster is missing; the message names the member.</exception>
    public Cluster ToCluster() => new()
    {
        Uuid = Uuid is { Length: > 0 } uuid ? uuid : throw new FormatException("uuid"),
        ProjectId = Texts.OrNull(ProjectId),
        Name = Texts.OrNull(Name),
        ClusterTemplateId = Texts.OrNull(ClusterTemplateId),
        Status = new(NewStatus ?? ""),
        LegacyStatus = Texts.OrNull(Status),
        StatusReason = Texts.OrNull(StatusReason),
        CreatedAt = Texts.OrNull(CreatedAt),
        UpdatedAt = Texts.OrNull(UpdatedAt),
        Labels = Labels,
        MasterFlavorId = Texts.OrNull(MasterFlavorId),
        MasterCount = MasterCount,
        ClusterType = ClusterType switch
        {
            "standard" => ContainerInfra.ClusterType.Standard,
            "regional" => ContainerInfra.ClusterType.Regional,
            _ => null,
        },
        AvailabilityZones = AvailabilityZones is { Count: > 0 } zones ? zones : Texts.OrNull(AvailabilityZone) is { } zone ? [zone] : null,
        Keypair = Texts.OrNull(Keypair),

        // Very old clusters tell their network only in labels (API reference 2.3).
        NetworkId = Texts.OrNull(NetworkId) ?? Texts.OrNull(Labels?.GetValueOrDefault("fixed_network")),
        SubnetId = Texts.OrNull(SubnetId) ?? Texts.OrNull(Labels?.GetValueOrDefault("fixed_subnet")),
        LoadbalancerSubnetId = Texts.OrNull(LoadbalancerSubnetId),
        ExternalNetworkId = Texts.OrNull(ExternalNetworkId),
        PodsCidr = Texts.OrNull(PodsNetworkCidr),
        PublicIp = FloatingIpEnabled,
        ApiAddress = Texts.OrNull(ApiAddress),
        PublicAddress = Texts.OrNull(ApiLbFip),
        PrivateAddress = Texts.OrNull(ApiLbVip),
        InsecureRegistries = InsecureRegistries,
        DnsDomain = Texts.OrNull(DnsDomain),
        SecurityPolicySync = SecurityPolicySyncEnabled,
    };
}
