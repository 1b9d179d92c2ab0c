using System.Text.Json.Serialization;

namespace VkCloud.Second;

/// <remarks>Numbers are read from strings too: a gRPC-JSON gateway writes 64-bit numbers so.</remarks>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, NumberHandling = JsonNumberHandling.AllowReadingFromString)]
[JsonSerializable(typeof(AddonInstallShape))]
[JsonSerializable(typeof(AddonListShape))]
[JsonSerializable(typeof(AddonShape))]
[JsonSerializable(typeof(AddonUpdateShape))]
[JsonSerializable(typeof(AddonVersionShape))]
[JsonSerializable(typeof(ClusterShape))]
[JsonSerializable(typeof(ClusterListShape))]
[JsonSerializable(typeof(ClusterCreateShape))]
[JsonSerializable(typeof(ClusterUpdateShape))]
[JsonSerializable(typeof(ScaleControlPlaneShape))]
[JsonSerializable(typeof(UpgradeShape))]
[JsonSerializable(typeof(CreatedShape))]
[JsonSerializable(typeof(NodeGroupAnswerShape))]
[JsonSerializable(typeof(NodeGroupCreateShape))]
[JsonSerializable(typeof(NodeGroupUpdateShape))]
[JsonSerializable(typeof(VersionListShape))]
[JsonSerializable(typeof(StorageClassListShape))]
[JsonSerializable(typeof(PolicyTemplateListShape))]
[JsonSerializable(typeof(PolicyAnswerShape))]
[JsonSerializable(typeof(PolicyCreateShape))]
[JsonSerializable(typeof(PolicyUpdateShape))]
internal sealed partial class ManagedK8sJson : JsonSerializerContext;

/// <summary>The cluster object (API reference 3.3). Everything may be missing or null: what must be there is checked where it is needed.</summary>
internal sealed record ClusterShape(
    string? Id = null,
    string? Uuid = null,
    string? ProjectId = null,
    string? Name = null,
    string? Description = null,
    string? Version = null,
    string? CreatedAt = null,
    string? Status = null,
    string? StatusReason = null,
    IReadOnlyDictionary<string, string?>? Labels = null,
    ClusterShape.MasterShape? Master = null,
    DeploymentTypeShape? DeploymentType = null,
    NetworkConfigShape? NetworkConfig = null,
    LoadBalancerConfigShape? LoadBalancerConfig = null,
    string? ExternalIp = null,
    string? InternalIp = null,
    string? ApiAddress = null,
    IReadOnlyList<string?>? InsecureRegistries = null,
    IReadOnlyList<NodeGroupShape?>? NodeGroups = null)
{
    public Cluster ToCluster()
    {
        var id = Id is { Length: > 0 } ? Id : throw new FormatException("id");
        var sprut = NetworkConfig?.Engine?.SprutEngine;
        var octavia = LoadBalancerConfig?.OctaviaEngine;
        return new()
        {
            Generation = 2,
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
            ClusterType = DeploymentType switch
            {
                { MultiZonalDeployment: not null } => VkCloud.ClusterType.Regional,
                { ZonalDeployment: not null } => VkCloud.ClusterType.Standard,
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
                { Calico: not null } => VkCloud.NetworkPlugin.Calico,
                { Cilium: not null } => VkCloud.NetworkPlugin.Cilium,
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
            NodeGroups = NodeGroups is { } groups ? new(groups.Select((group, index) => ToGroup(group, index, id))) : null,
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

    internal sealed record MasterShape(VmEngineShape? VmEngine = null, long? Replicas = null);
}

/// <summary>Answer of <c>GET clusters</c>.</summary>
[Inferred("Second-generation clusters are listed by GET clusters as {\"clusters\":[{cluster object}]}; no public source shows the call.")]
internal sealed record ClusterListShape(IReadOnlyList<ClusterShape?>? Clusters = null);

/// <summary>The node group object (API reference 3.6), read alone or inside a cluster.</summary>
internal sealed record NodeGroupShape(
    string? Id = null,
    string? Uuid = null,
    string? Name = null,
    string? ClusterId = null,
    string? CreatedAt = null,
    IReadOnlyList<string?>? Zones = null,
    ScaleSpecShape? ScaleSpec = null,
    IReadOnlyDictionary<string, string?>? Labels = null,
    IReadOnlyList<TaintShape?>? Taints = null,
    VmEngineShape? VmEngine = null,
    long? ParallelUpgradeChunk = null,
    DiskTypeShape? DiskType = null)
{
    /// <param name="clusterId">Of the cluster around it; null when the group was read alone.</param>
    public NodeGroup ToNodeGroup(string? clusterId) => new()
    {
        Id = Id is { Length: > 0 } id ? id : throw new FormatException("id"),
        Uuid = Texts.OrNull(Uuid),
        Name = Texts.OrNull(Name),
        ClusterId = Texts.OrNull(ClusterId) ?? clusterId,
        CreatedAt = Texts.OrNull(CreatedAt),
        AvailabilityZone = Texts.List(Zones) is [var zone, ..] ? zone : null,
        Scale = ScaleSpec?.ToScale(),
        Labels = Texts.Map(Labels),
        Taints = TaintShape.ToTaints(Taints),
        FlavorId = Texts.OrNull(VmEngine?.NovaEngine?.FlavorId),
        MaxUnavailablePercent = ParallelUpgradeChunk,
        DiskType = Texts.OrNull(DiskType?.CinderVolumeType?.Type),
        DiskSize = DiskType?.CinderVolumeType?.Size is > 0 and var size ? size : null,
    };
}

/// <summary>Answer of <c>GET node-groups/{id}</c>: wrapped, unlike a cluster.</summary>
internal sealed record NodeGroupAnswerShape(NodeGroupShape? NodeGroup = null)
{
    /// <summary>A group that was read itself tells all there is: what it leaves out is empty.</summary>
    public NodeGroup ToNodeGroup()
    {
        var group = (NodeGroup ?? throw new FormatException("node_group")).ToNodeGroup(null);
        return group with { Labels = group.Labels ?? new Dictionary<string, string>(), Taints = group.Taints ?? [] };
    }
}

/// <summary>Answer of <c>GET clusters/k8s_versions</c>.</summary>
internal sealed record VersionListShape([property: JsonPropertyName("k8s_versions")] IReadOnlyList<VersionListShape.VersionShape?>? Versions = null)
{
    internal sealed record VersionShape(string? Version = null);
}

/// <summary>Answer of <c>GET available-resources/storage-classes</c>.</summary>
internal sealed record StorageClassListShape(IReadOnlyList<StorageClassListShape.StorageClassShape?>? StorageClasses = null)
{
    internal sealed record StorageClassShape(string? Name = null, IReadOnlyList<string?>? Zones = null);
}

/// <summary>Answers of the two creates: <c>{"id":"…"}</c> for a cluster, <c>{"node_group_id":"…"}</c> for a group.</summary>
internal sealed record CreatedShape(string? Id = null, string? NodeGroupId = null);

/// <summary>Body of <c>POST clusters</c>: all members always, as the official client sends them (API reference 3.2).</summary>
internal sealed record ClusterCreateShape(
    string Uuid,
    string Name,
    string Description,
    string Version,
    IReadOnlyDictionary<string, string?> Labels,
    MasterSpecShape MasterSpec,
    DeploymentTypeShape DeploymentType,
    NetworkConfigShape NetworkConfig,
    LoadBalancerConfigShape LoadBalancerConfig,
    IReadOnlyList<string> InsecureRegistries)
{
    public static ClusterCreateShape Of(ClusterSpec spec) => new(
        spec.Uuid ?? "",
        spec.Name,
        spec.Description ?? "",
        spec.Version ?? "",
        Texts.Sorted(spec.Labels),
        new(VmEngineShape.Of(spec.MasterFlavorId ?? ""), spec.MasterCount ?? 0),
        Deployment(spec),
        new()
        {
            Plugin = Plugin(spec.NetworkPlugin, new() { PodsIpv4Cidr = spec.PodsCidr ?? "" }),
            Engine = new() { SprutEngine = new() { NetworkId = spec.NetworkId, SubnetId = spec.SubnetId, ExternalNetworkId = spec.ExternalNetworkId ?? "" } },
        },
        new()
        {
            OctaviaEngine = new()
            {
                LoadbalancerSubnetId = spec.LoadbalancerSubnetId ?? "",
                EnablePublicIp = spec.PublicIp,
                AllowedCidrs = spec.ApiAllowedCidrs,
            },
        },
        spec.InsecureRegistries);

    private static DeploymentTypeShape Deployment(ClusterSpec spec) => spec.ClusterType switch
    {
        ClusterType.Regional => new() { MultiZonalDeployment = new() { Zones = spec.AvailabilityZones } },
        _ => new() { ZonalDeployment = new() { Zone = spec.AvailabilityZones.Single() } },
    };

    private static NetworkConfigShape.PluginShape Plugin(NetworkPlugin plugin, NetworkConfigShape.PodsShape pods) => plugin switch
    {
        NetworkPlugin.Cilium => new() { Cilium = pods },
        _ => new() { Calico = pods },
    };
}

/// <summary>Body of <c>PATCH clusters/{id}:update</c>, flat; null members are not sent.</summary>
[Inferred("The complete list of CIDRs that reach the API server is called allowed_cidrs here as in the create body; "
    + "that it stands beside labels is seen in the official client.")]
internal sealed record ClusterUpdateShape(
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyDictionary<string, string?>? Labels,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<string>? AllowedCidrs)
{
    public static ClusterUpdateShape Of(ClusterChange change) => new(
        change.Labels is { } labels ? Texts.Sorted(labels) : null,
        change.ApiAllowedCidrs);
}

/// <summary>Body of <c>POST clusters/{id}:scaleControlPlane</c>.</summary>
internal sealed record ScaleControlPlaneShape(MasterSpecShape MasterSpec);

/// <summary>Body of <c>PATCH clusters/{id}:upgrade</c>.</summary>
internal sealed record UpgradeShape(string TargetVersion);

/// <summary>Body of <c>POST node-groups</c> (API reference 3.5).</summary>
internal sealed record NodeGroupCreateShape(string ClusterId, NodeGroupCreateShape.SpecShape NodeGroupSpec)
{
    private const long DefaultParallelUpgradeChunk = 25;

    public static NodeGroupCreateShape Of(NodeGroupSpec spec) => new(
        spec.ClusterId,
        new(
            spec.Name,
            VmEngineShape.Of(spec.FlavorId),
            [spec.AvailabilityZone ?? ""],
            ScaleSpecShape.Of(spec.Scale!),
            spec.Labels.Count == 0 ? null : Texts.Sorted(spec.Labels),
            spec.Taints.Count == 0 ? null : TaintShape.Of(spec.Taints),
            spec.MaxUnavailablePercent ?? DefaultParallelUpgradeChunk,
            new() { CinderVolumeType = new() { Type = spec.DiskType, Size = spec.DiskSize } }));

    /// <summary>Labels and taints are left out when there are none.</summary>
    internal sealed record SpecShape(
        string Name,
        VmEngineShape VmEngine,
        IReadOnlyList<string> Zones,
        ScaleSpecShape ScaleSpec,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyDictionary<string, string?>? Labels,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<TaintShape>? Taints,
        long ParallelUpgradeChunk,
        DiskTypeShape DiskType);
}

/// <summary>Body of <c>PATCH node-groups/{id}</c>: changed members only, each complete; an empty map or list clears (API reference 3.7).</summary>
internal sealed record NodeGroupUpdateShape(
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] VmEngineShape? VmEngine,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] ScaleSpecShape? ScaleSpec,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyDictionary<string, string?>? Labels,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<TaintShape>? Taints,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] long? ParallelUpgradeChunk)
{
    public static NodeGroupUpdateShape Of(NodeGroupUpdate request) => new(
        request.FlavorId is { } flavor ? VmEngineShape.Of(flavor) : null,
        request.Scale is { } scale ? ScaleSpecShape.Of(scale) : null,
        request.Labels is { } labels ? Texts.Sorted(labels) : null,
        request.Taints is { } taints ? TaintShape.Of(taints) : null,
        request.MaxUnavailablePercent);
}

/// <summary>The masters as requests describe them; answers say <c>master.vm_engine</c> where this says <c>master_spec.engine</c>.</summary>
internal sealed record MasterSpecShape(VmEngineShape Engine, long Replicas);

/// <summary><c>{"nova_engine":{"flavor_id":"…"}}</c>, in requests and answers, for masters and nodes.</summary>
internal sealed record VmEngineShape(VmEngineShape.NovaEngineShape? NovaEngine = null)
{
    public static VmEngineShape Of(string flavorId) => new() { NovaEngine = new() { FlavorId = flavorId } };

    internal sealed record NovaEngineShape(string? FlavorId = null);
}

/// <summary>Exactly one member is not null; both are sent (API reference 3.2).</summary>
internal sealed record DeploymentTypeShape(
    DeploymentTypeShape.ZonalShape? ZonalDeployment = null, DeploymentTypeShape.MultiZonalShape? MultiZonalDeployment = null)
{
    internal sealed record ZonalShape(string? Zone = null);

    internal sealed record MultiZonalShape(IReadOnlyList<string?>? Zones = null);
}

/// <summary>Exactly one plugin is not null; both are sent (API reference 3.2).</summary>
internal sealed record NetworkConfigShape(NetworkConfigShape.PluginShape? Plugin = null, NetworkConfigShape.EngineShape? Engine = null)
{
    internal sealed record PluginShape(PodsShape? Calico = null, PodsShape? Cilium = null);

    internal sealed record PodsShape(string? PodsIpv4Cidr = null);

    internal sealed record EngineShape(SprutShape? SprutEngine = null);

    internal sealed record SprutShape(string? NetworkId = null, string? SubnetId = null, string? ExternalNetworkId = null);
}

/// <summary>The balancer in front of the masters.</summary>
internal sealed record LoadBalancerConfigShape(LoadBalancerConfigShape.OctaviaShape? OctaviaEngine = null)
{
    internal sealed record OctaviaShape(string? LoadbalancerSubnetId = null, bool? EnablePublicIp = null, IReadOnlyList<string?>? AllowedCidrs = null);
}

/// <summary>Exactly one member: <c>{"fixed_scale":{"size":3}}</c> or <c>{"auto_scale":{"min_size":2,"max_size":5,"size":2}}</c>. Zero sizes are sent.</summary>
internal sealed record ScaleSpecShape(
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] ScaleSpecShape.FixedShape? FixedScale = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] ScaleSpecShape.AutoShape? AutoScale = null)
{
    public static ScaleSpecShape Of(NodeGroupScale scale) => scale switch
    {
        AutoScale auto => new() { AutoScale = new() { MinSize = auto.Min, MaxSize = auto.Max, Size = auto.Size } },
        _ => new() { FixedScale = new() { Size = scale.Size } },
    };

    /// <summary>Null when the API told neither. A size missing in a scale that is there is 0: gRPC-JSON leaves out zeros.</summary>
    public NodeGroupScale? ToScale() => this switch
    {
        { AutoScale: { } auto } => new AutoScale(auto.MinSize ?? 0, auto.MaxSize ?? 0, auto.Size ?? 0),
        { FixedScale: { } given } => new FixedScale(given.Size ?? 0),
        _ => null,
    };

    internal sealed record FixedShape(long? Size = null);

    internal sealed record AutoShape(long? MinSize = null, long? MaxSize = null, long? Size = null);
}

/// <summary><c>{"cinder_volume_type":{"type":"ceph-ssd","size":50}}</c>.</summary>
internal sealed record DiskTypeShape(DiskTypeShape.CinderShape? CinderVolumeType = null)
{
    internal sealed record CinderShape(string? Type = null, long? Size = null);
}

/// <summary>A kind of security policy (add-ons and policies, D1).</summary>
/// <param name="SettingsDescription">Base64 of a JSON schema.</param>
internal sealed record PolicyTemplateShape(
    string? Id = null, string? Name = null, string? Description = null, string? SettingsDescription = null, string? Version = null)
{
    public SecurityPolicyTemplate ToTemplate() => SecurityPolicyTemplate.Of(Id, "id", Name, Version, Description, SettingsDescription);
}

/// <summary>Answer of <c>GET security_policy</c>.</summary>
internal sealed record PolicyTemplateListShape(IReadOnlyList<PolicyTemplateShape?>? SecurityPolicies = null);

/// <summary>Answer of <c>GET cluster_security_policy/{id}</c>: the times stand beside the wrapper.</summary>
internal sealed record PolicyAnswerShape(PolicyAnswerShape.PolicyShape? ClusterSecurityPolicy = null, string? CreatedAt = null, string? UpdatedAt = null)
{
    public SecurityPolicy ToPolicy()
    {
        var policy = ClusterSecurityPolicy ?? throw new FormatException("cluster_security_policy");
        return new()
        {
            Id = Texts.OrNull(policy.Id) ?? throw new FormatException("cluster_security_policy.id"),
            ClusterId = Texts.OrNull(policy.ClusterId),
            TemplateId = Texts.OrNull(policy.SecurityPolicyId) ?? Texts.OrNull(policy.Policy?.Id),
            Template = Texts.OrNull(policy.Policy?.Name),
            TemplateVersion = Texts.OrNull(policy.Policy?.Version),
            Namespace = Texts.OrNull(policy.Namespace),
            Settings = Texts.OrNull(policy.PolicySettings),

            // A gateway that leaves zero values out leaves out false.
            Enabled = policy.Enabled ?? false,
            CreatedAt = Texts.OrNull(CreatedAt),
            UpdatedAt = Texts.OrNull(UpdatedAt),
        };
    }

    internal sealed record PolicyShape(
        string? Id = null,
        string? ClusterId = null,
        string? SecurityPolicyId = null,
        string? PolicySettings = null,
        string? Namespace = null,
        bool? Enabled = null,
        PolicyTemplateShape? Policy = null);
}

/// <summary>Body of <c>POST clusters/{id}/security_policy</c>; all members are sent.</summary>
internal sealed record PolicyCreateShape(string SecurityPolicyId, string PolicySettings, string Namespace, bool Enabled)
{
    public static PolicyCreateShape Of(SecurityPolicySpec spec) => new(spec.TemplateId, spec.Settings, spec.Namespace, spec.Enabled);
}
