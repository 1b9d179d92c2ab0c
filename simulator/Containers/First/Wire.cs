using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace Vkcc.Simulator.First;

/// <summary>A first-generation cluster as the service shows it (vk-cloud-api.md section 2.3).</summary>
internal sealed record ClusterObject
{
    public required string Uuid { get; init; }

    public required string Name { get; init; }

    public required string ClusterTemplateId { get; init; }

    public required string ProjectId { get; init; }

    public required string UserId { get; init; }

    public required string StackId { get; init; }

    public string? DiscoveryUrl { get; init; }

    /// <summary>Empty until the cluster runs for the first time.</summary>
    public required string ApiAddress { get; init; }

    /// <summary>Echo of the request; null when none was named.</summary>
    public string? Keypair { get; init; }

    public required string MasterFlavorId { get; init; }

    public required int MasterCount { get; init; }

    /// <summary>Sum over the worker groups; filled when the object is shown.</summary>
    public int NodeCount { get; init; }

    public required string NetworkId { get; init; }

    public required string SubnetId { get; init; }

    public required string LoadbalancerSubnetId { get; init; }

    public required string ExternalNetworkId { get; init; }

    public required string PodsNetworkCidr { get; init; }

    public required bool FloatingIpEnabled { get; init; }

    public required string ApiLbVip { get; init; }

    public required string ApiLbFip { get; init; }

    public string? IngressFloatingIp { get; init; }

    public string? RegistryAuthPassword { get; init; }

    public required string ClusterType { get; init; }

    /// <summary>Empty for regional clusters.</summary>
    public required string AvailabilityZone { get; init; }

    /// <summary>Empty for standard clusters.</summary>
    public required IReadOnlyList<string> AvailabilityZones { get; init; }

    public string? DnsDomain { get; init; }

    public required bool SecurityPolicySyncEnabled { get; init; }

    /// <summary>In the order of the request.</summary>
    public required IReadOnlyList<string> InsecureRegistries { get; init; }

    /// <summary>The template's, and over them what was asked for.</summary>
    public required Dictionary<string, string> Labels { get; init; }

    public required IReadOnlyList<string> MasterAddresses { get; init; }

    public int CreateTimeout { get; init; }

    public bool AlphaFeaturesEnabled { get; init; }

    public required string CoeVersion { get; init; }

    /// <summary>The old one, as Magnum spells it.</summary>
    public required string Status { get; init; }

    /// <summary>The one to watch.</summary>
    public required string NewStatus { get; init; }

    public string? StatusReason { get; init; }

    public IReadOnlyList<Link> Links { get; init; } = [];

    public required string CreatedAt { get; init; }

    public string? UpdatedAt { get; init; }

    /// <summary>Members that only a patch through the control surface brought in; generated readers can only set them.</summary>
    [JsonExtensionData]
    public Dictionary<string, JsonElement>? More { get; set; }

    /// <summary>Where the masters are.</summary>
    [JsonIgnore]
    public IReadOnlyList<string> Zones => AvailabilityZones.Count > 0 ? AvailabilityZones : [AvailabilityZone];
}

/// <summary>A first-generation node group as the service shows it (vk-cloud-api.md section 2.6).</summary>
internal sealed record NodeGroupObject
{
    public required string Uuid { get; init; }

    public required string Name { get; init; }

    public required string ClusterId { get; init; }

    public required int NodeCount { get; init; }

    /// <summary>Null is no limit.</summary>
    public int? MinNodes { get; init; }

    /// <summary>Null is no limit.</summary>
    public int? MaxNodes { get; init; }

    public required bool AutoscalingEnabled { get; init; }

    public required string FlavorId { get; init; }

    public string? ImageId { get; init; }

    /// <summary>GB.</summary>
    public required int VolumeSize { get; init; }

    public required string VolumeType { get; init; }

    /// <summary>One zone (NG-4).</summary>
    public required IReadOnlyList<string> AvailabilityZones { get; init; }

    /// <summary>Percent.</summary>
    public required int MaxNodeUnavailable { get; init; }

    /// <summary>RUNNING, SHUTOFF or ERROR.</summary>
    public required string State { get; init; }

    public required IReadOnlyList<Label> Labels { get; init; }

    public required IReadOnlyList<Taint> Taints { get; init; }

    /// <summary>Filled when the object is shown.</summary>
    public IReadOnlyList<NodeObject> Nodes { get; init; } = [];

    public required string CreatedAt { get; init; }

    public string? UpdatedAt { get; init; }

    /// <summary>Members that only a patch through the control surface brought in; generated readers can only set them.</summary>
    [JsonExtensionData]
    public Dictionary<string, JsonElement>? More { get; set; }

    [JsonIgnore]
    public string Zone => AvailabilityZones.Count > 0 ? AvailabilityZones[0] : "";
}

/// <summary>One node in a node group (vk-cloud-api.md section 2.6).</summary>
internal sealed record NodeObject(string Uuid, string Name, string NodeGroupId, string DeployStatus, string Version, string CreatedAt, string? UpdatedAt);

internal sealed record Link(string Href, string Rel);

/// <summary>Labels of first-generation node groups are a list; the value may be missing.</summary>
internal sealed record Label(string? Key, string? Value);

/// <summary>Body of <c>POST clusters</c> (vk-cloud-api.md section 2.2); an empty text counts as absent.</summary>
internal sealed record CreateClusterRequest
{
    public string? Name { get; init; }

    public string? ClusterTemplateId { get; init; }

    public string? NetworkId { get; init; }

    public string? SubnetId { get; init; }

    public bool? FloatingIpEnabled { get; init; }

    public int? MasterCount { get; init; }

    public string? MasterFlavorId { get; init; }

    public string? Keypair { get; init; }

    /// <summary>Values of any simple type; they are kept as text.</summary>
    public Dictionary<string, JsonNode?>? Labels { get; init; }

    public string? PodsNetworkCidr { get; init; }

    public string? ApiLbFip { get; init; }

    public string? RegistryAuthPassword { get; init; }

    public string? AvailabilityZone { get; init; }

    public IReadOnlyList<string?>? AvailabilityZones { get; init; }

    public string? ClusterType { get; init; }

    public string? LoadbalancerSubnetId { get; init; }

    public IReadOnlyList<string?>? InsecureRegistries { get; init; }

    public string? DnsDomain { get; init; }

    public bool? SecurityPolicySyncEnabled { get; init; }

    public string? ExternalNetworkId { get; init; }

    /// <summary>Minutes.</summary>
    public int? CreateTimeout { get; init; }

    public bool? AlphaFeaturesEnabled { get; init; }

    public string? Coe { get; init; }
}

/// <summary>Body of <c>POST nodegroups</c> (vk-cloud-api.md section 2.5).</summary>
internal sealed record CreateNodeGroupRequest
{
    public string? ClusterId { get; init; }

    public string? Name { get; init; }

    public int? NodeCount { get; init; }

    public int? MinNodes { get; init; }

    public int? MaxNodes { get; init; }

    public bool? AutoscalingEnabled { get; init; }

    public string? FlavorId { get; init; }

    public string? ImageId { get; init; }

    /// <summary>GB.</summary>
    public int? VolumeSize { get; init; }

    public string? VolumeType { get; init; }

    public IReadOnlyList<string?>? AvailabilityZones { get; init; }

    /// <summary>Percent.</summary>
    public int? MaxNodeUnavailable { get; init; }

    public IReadOnlyList<Label?>? Labels { get; init; }

    public IReadOnlyList<Taint?>? Taints { get; init; }
}

internal sealed record ActionPayload(string? Flavor);

/// <summary>Body of <c>POST clusters/{id}/actions</c>.</summary>
internal sealed record ActionRequest(string? Action, ActionPayload? Payload);

/// <summary>Body of <c>PATCH nodegroups/{id}/actions/resize</c>.</summary>
internal sealed record ResizeRequest(string? FlavorId);

/// <summary>Body of <c>PATCH nodegroups/{id}/actions/scale</c>; relative.</summary>
internal sealed record ScaleRequest(int? Delta, JsonElement? Rollback);

/// <summary>Body of <c>PATCH clusters/{id}/actions/upgrade</c>.</summary>
internal sealed record UpgradeRequest(string? ClusterTemplateId, bool? RollingEnabled);

/// <summary>One operation of a JSON Patch.</summary>
internal sealed record PatchOperation(string? Op, string? Path, JsonNode? Value);
