using System.Text.Json.Serialization;

namespace VkCloud.ManagedK8s;

/// <summary>The cluster object (API reference 3.3). Everything may be missing or null: what must be there is checked where it is needed.</summary>
internal sealed record ClusterShape
{
    [JsonPropertyName("id")]
    public string? Id { get; init; }

    [JsonPropertyName("uuid")]
    public string? Uuid { get; init; }

    [JsonPropertyName("project_id")]
    public string? ProjectId { get; init; }

    [JsonPropertyName("name")]
    public string? Name { get; init; }

    [JsonPropertyName("description")]
    public string? Description { get; init; }

    [JsonPropertyName("version")]
    public string? Version { get; init; }

    [JsonPropertyName("created_at")]
    public string? CreatedAt { get; init; }

    [JsonPropertyName("status")]
    public string? Status { get; init; }

    [JsonPropertyName("status_reason")]
    public string? StatusReason { get; init; }

    [JsonPropertyName("labels")]
    public IReadOnlyDictionary<string, string?>? Labels { get; init; }

    [JsonPropertyName("master")]
    public MasterShape? Master { get; init; }

    [JsonPropertyName("deployment_type")]
    public DeploymentTypeShape? DeploymentType { get; init; }

    [JsonPropertyName("network_config")]
    public NetworkConfigShape? NetworkConfig { get; init; }

    [JsonPropertyName("load_balancer_config")]
    public LoadBalancerConfigShape? LoadBalancerConfig { get; init; }

    [JsonPropertyName("external_ip")]
    public string? ExternalIp { get; init; }

    [JsonPropertyName("internal_ip")]
    public string? InternalIp { get; init; }

    [JsonPropertyName("api_address")]
    public string? ApiAddress { get; init; }

    [JsonPropertyName("insecure_registries")]
    public IReadOnlyList<string?>? InsecureRegistries { get; init; }

    [JsonPropertyName("node_groups")]
    public IReadOnlyList<NodeGroupShape?>? NodeGroups { get; init; }

    /// <summary>The noun.</summary>
    /// <exception cref="FormatException">What makes it a cluster is missing; the message names the member.</exception>
    public Cluster ToCluster()
    {
        var id = Id is { Length: > 0 } ? Id : throw new FormatException("id");
        var sprut = NetworkConfig?.Engine?.SprutEngine;
        var octavia = LoadBalancerConfig?.OctaviaEngine;
        return new()
        {
            Id = id,
            Uuid = Texts.OrNull(Uuid),
            ProjectId = Texts.OrNull(ProjectId),
            Name = Texts.OrNull(Name),
            Description = Description,
            Version = Texts.OrNull(Version),
            CreatedAt = Texts.OrNull(CreatedAt),
            Status = new(Status ?? ""),
            StatusReason = Texts.OrNull(StatusReason),
            Labels = Texts.Map(Labels),
            MasterFlavorId = Texts.OrNull(Master?.VmEngine?.NovaEngine?.FlavorId),
            MasterCount = Master?.Replicas,
            MasterDisks = [.. (Master?.Disks ?? []).OfType<DiskShape>().Select(disk => new MasterDisk(disk.Type, disk.Size))],
            ClusterType = DeploymentType switch
            {
                { MultiZonalDeployment: not null } => ManagedK8s.ClusterType.Regional,
                { ZonalDeployment: not null } => ManagedK8s.ClusterType.Standard,
                _ => null,
            },
            AvailabilityZones = DeploymentType switch
            {
                { MultiZonalDeployment.Zones: { } zones } => Texts.List(zones),
                { ZonalDeployment.Zone: { Length: > 0 } zone } => [zone],
                _ => null,
            },
            NetworkPlugin = NetworkConfig?.Plugin switch
            {
                { Calico: not null } => ManagedK8s.NetworkPlugin.Calico,
                { Cilium: not null } => ManagedK8s.NetworkPlugin.Cilium,
                _ => null,
            },
            PodsCidr = Texts.OrNull((NetworkConfig?.Plugin?.Calico ?? NetworkConfig?.Plugin?.Cilium)?.PodsIpv4Cidr),
            NetworkId = Texts.OrNull(sprut?.NetworkId),
            SubnetId = Texts.OrNull(sprut?.SubnetId),
            ExternalNetworkId = Texts.OrNull(sprut?.ExternalNetworkId),
            LoadbalancerSubnetId = Texts.OrNull(octavia?.LoadbalancerSubnetId),
            PublicIp = octavia?.EnablePublicIp,
            ApiAllowedCidrs = Texts.List(octavia?.AllowedCidrs),
            InsecureRegistries = Texts.List(InsecureRegistries),
            ApiAddress = Texts.OrNull(ApiAddress),
            PublicAddress = Texts.OrNull(ExternalIp),
            PrivateAddress = Texts.OrNull(InternalIp),
            NodeGroups = NodeGroups?.Select((group, index) => ToGroup(group, index, id)).ToList(),
        };
    }

    private static NodeGroup ToGroup(NodeGroupShape? group, int index, string clusterId)
    {
        try
        {
            return (group ?? throw new FormatException("null")).ToNodeGroup(clusterId);
        }
        catch (FormatException e)
        {
            // A group without an id cannot be left out silently: it would look as if it were gone.
            throw new FormatException($"node_groups[{index}].{e.Message}", e);
        }
    }

    internal sealed record MasterShape
    {
        [JsonPropertyName("vm_engine")]
        public VmEngineShape? VmEngine { get; init; }

        [JsonPropertyName("replicas")]
        public long? Replicas { get; init; }

        [JsonPropertyName("disks")]
        public IReadOnlyList<DiskShape?>? Disks { get; init; }
    }

    internal sealed record DiskShape
    {
        [JsonPropertyName("type")]
        public string? Type { get; init; }

        [JsonPropertyName("size")]
        public long? Size { get; init; }
    }
}
