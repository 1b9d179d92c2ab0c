using System.Text.Json;
using System.Text.Json.Serialization;

namespace Vkcc.Simulator.Second;

/// <summary>A cluster as the service shows it (vk-cloud-api.md section 3.3).</summary>
internal sealed record ClusterObject
{
    public required string Id { get; init; }

    public required string Uuid { get; init; }

    public required string ProjectId { get; init; }

    public required string Name { get; init; }

    public required string Description { get; init; }

    public required string Version { get; init; }

    public required string CreatedAt { get; init; }

    public required string Status { get; init; }

    /// <summary>Why the status is what it is; only with ERROR and its like.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? StatusReason { get; init; }

    public required Dictionary<string, string> Labels { get; init; }

    public required MasterObject Master { get; init; }

    public required DeploymentType DeploymentType { get; init; }

    public required NetworkConfig NetworkConfig { get; init; }

    public required LoadBalancerConfig LoadBalancerConfig { get; init; }

    public required string ExternalIp { get; init; }

    public required string InternalIp { get; init; }

    public required string ApiAddress { get; init; }

    public required IReadOnlyList<string> InsecureRegistries { get; init; }

    /// <summary>Filled when the object is shown; kept empty otherwise.</summary>
    public IReadOnlyList<NodeGroupObject> NodeGroups { get; init; } = [];

    /// <summary>Members that only a patch through the control surface brought in; generated readers can only set them.</summary>
    [JsonExtensionData]
    public Dictionary<string, JsonElement>? More { get; set; }

    [JsonIgnore]
    public IReadOnlyList<string> Zones => DeploymentType.MultiZonalDeployment?.Zones ?? [DeploymentType.ZonalDeployment?.Zone ?? ""];

    [JsonIgnore]
    public string FlavorId => Master.VmEngine.NovaEngine?.FlavorId ?? "";
}

/// <summary>A node group as the service shows it (vk-cloud-api.md section 3.6).</summary>
internal sealed record NodeGroupObject
{
    public required string Id { get; init; }

    public required string Uuid { get; init; }

    public required string Name { get; init; }

    public required string ClusterId { get; init; }

    public required string CreatedAt { get; init; }

    public required IReadOnlyList<string> Zones { get; init; }

    public required ScaleSpec ScaleSpec { get; init; }

    public required Dictionary<string, string> Labels { get; init; }

    public required IReadOnlyList<Taint> Taints { get; init; }

    public required MachineEngine VmEngine { get; init; }

    public required int ParallelUpgradeChunk { get; init; }

    public required DiskType DiskType { get; init; }

    /// <summary>Members that only a patch through the control surface brought in; generated readers can only set them.</summary>
    [JsonExtensionData]
    public Dictionary<string, JsonElement>? More { get; set; }

    [JsonIgnore]
    public string Zone => Zones.Count > 0 ? Zones[0] : "";

    [JsonIgnore]
    public string FlavorId => VmEngine.NovaEngine?.FlavorId ?? "";
}

/// <summary>Body of <c>POST clusters</c> (vk-cloud-api.md section 3.2); an absent member counts as its empty value.</summary>
internal sealed record CreateClusterRequest
{
    public string? Uuid { get; init; }

    public string? Name { get; init; }

    public string? Description { get; init; }

    public string? Version { get; init; }

    public Dictionary<string, string?>? Labels { get; init; }

    public MasterSpec? MasterSpec { get; init; }

    public DeploymentType? DeploymentType { get; init; }

    public NetworkConfig? NetworkConfig { get; init; }

    public LoadBalancerConfig? LoadBalancerConfig { get; init; }

    public IReadOnlyList<string?>? InsecureRegistries { get; init; }
}

/// <summary>Body of <c>PATCH clusters/{id}:update</c>; what is absent stays, and both can change in one request.</summary>
/// <param name="Labels">The whole map; an empty one clears.</param>
/// <param name="AllowedCidrs">The whole list; an empty one clears. Inferred: only the name, which is the create body's.</param>
internal sealed record UpdateClusterRequest(Dictionary<string, string?>? Labels, IReadOnlyList<string>? AllowedCidrs);

/// <summary>Body of <c>PATCH clusters/{id}:upgrade</c>.</summary>
internal sealed record UpgradeRequest(string? TargetVersion);

/// <summary>Body of <c>POST clusters/{id}:scaleControlPlane</c>.</summary>
internal sealed record ScaleControlPlaneRequest(MasterSpec? MasterSpec);

/// <summary>Body of <c>POST node-groups</c> (vk-cloud-api.md section 3.5).</summary>
internal sealed record CreateNodeGroupRequest(string? ClusterId, NodeGroupSpec? NodeGroupSpec);

internal sealed record NodeGroupSpec
{
    public string? Name { get; init; }

    public MachineEngine? VmEngine { get; init; }

    public IReadOnlyList<string?>? Zones { get; init; }

    public ScaleSpec? ScaleSpec { get; init; }

    public Dictionary<string, string?>? Labels { get; init; }

    public IReadOnlyList<Taint>? Taints { get; init; }

    public int ParallelUpgradeChunk { get; init; }

    public DiskType? DiskType { get; init; }
}

/// <summary>Body of <c>PATCH node-groups/{id}</c> (vk-cloud-api.md section 3.7); what is absent stays.</summary>
internal sealed record UpdateNodeGroupRequest
{
    public MachineEngine? VmEngine { get; init; }

    public ScaleSpec? ScaleSpec { get; init; }

    public Dictionary<string, string?>? Labels { get; init; }

    public IReadOnlyList<Taint>? Taints { get; init; }

    public int? ParallelUpgradeChunk { get; init; }
}

internal sealed record AutoScale(int MinSize, int MaxSize, int Size);

internal sealed record CinderVolumeType(string? Type, int Size);

/// <summary>Exactly one member is set.</summary>
internal sealed record DeploymentType(ZonalDeployment? ZonalDeployment = null, MultiZonalDeployment? MultiZonalDeployment = null);

internal sealed record DiskType(CinderVolumeType? CinderVolumeType);

internal sealed record FixedScale(int Size);

internal sealed record LoadBalancerConfig(OctaviaEngine? OctaviaEngine);

/// <summary>What the machines are made of: <c>engine</c> in requests, <c>vm_engine</c> in answers.</summary>
internal sealed record MachineEngine(NovaEngine? NovaEngine);

/// <summary>The masters as an answer shows them; the service says <c>vm_engine</c> here and <c>engine</c> in requests.</summary>
internal sealed record MasterObject(MachineEngine VmEngine, int Replicas, IReadOnlyList<DiskObject> Disks);

/// <summary>The masters as a request asks for them.</summary>
internal sealed record MasterSpec(MachineEngine? Engine, int Replicas);

/// <summary>A regional cluster: masters in three zones.</summary>
internal sealed record MultiZonalDeployment(IReadOnlyList<string>? Zones);

internal sealed record NetworkConfig(NetworkPlugin? Plugin, NetworkEngine? Engine);

internal sealed record NetworkEngine(SprutEngine? SprutEngine);

/// <summary>Exactly one member is set.</summary>
internal sealed record NetworkPlugin
{
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public PodNetwork? Calico { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public PodNetwork? Cilium { get; init; }
}

internal sealed record NovaEngine(string? FlavorId);

internal sealed record OctaviaEngine(string? LoadbalancerSubnetId, bool EnablePublicIp, IReadOnlyList<string>? AllowedCidrs);

internal sealed record PodNetwork(string? PodsIpv4Cidr);

/// <summary>Exactly one member is set.</summary>
internal sealed record ScaleSpec
{
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public FixedScale? FixedScale { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public AutoScale? AutoScale { get; init; }

    /// <summary>Nodes that should run now.</summary>
    [JsonIgnore]
    public int Size => AutoScale?.Size ?? FixedScale?.Size ?? 0;
}

internal sealed record SprutEngine(string? NetworkId, string? SubnetId, string? ExternalNetworkId);

/// <summary>A standard cluster: all masters in one zone.</summary>
internal sealed record ZonalDeployment(string? Zone);
