using System.Text.Json;
using System.Text.Json.Serialization;

namespace Vkcc.Simulator;

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
