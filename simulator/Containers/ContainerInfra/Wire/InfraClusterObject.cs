using System.Text.Json;
using System.Text.Json.Serialization;

namespace Vkcc.Simulator;

/// <summary>A first-generation cluster as the service shows it (vk-cloud-api.md section 2.3).</summary>
internal sealed record InfraClusterObject
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

    public IReadOnlyList<InfraLink> Links { get; init; } = [];

    public required string CreatedAt { get; init; }

    public string? UpdatedAt { get; init; }

    /// <summary>Members that only a patch through the control surface brought in; generated readers can only set them.</summary>
    [JsonExtensionData]
    public Dictionary<string, JsonElement>? More { get; set; }

    /// <summary>Where the masters are.</summary>
    [JsonIgnore]
    public IReadOnlyList<string> Zones => AvailabilityZones.Count > 0 ? AvailabilityZones : [AvailabilityZone];
}
