using System.Text.Json;
using System.Text.Json.Serialization;

namespace Vkcc.Simulator;

/// <summary>A first-generation node group as the service shows it (vk-cloud-api.md section 2.6).</summary>
internal sealed record InfraNodeGroupObject
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

    public required IReadOnlyList<InfraLabel> Labels { get; init; }

    public required IReadOnlyList<Taint> Taints { get; init; }

    /// <summary>Filled when the object is shown.</summary>
    public IReadOnlyList<InfraNodeObject> Nodes { get; init; } = [];

    public required string CreatedAt { get; init; }

    public string? UpdatedAt { get; init; }

    /// <summary>Members that only a patch through the control surface brought in; generated readers can only set them.</summary>
    [JsonExtensionData]
    public Dictionary<string, JsonElement>? More { get; set; }

    [JsonIgnore]
    public string Zone => AvailabilityZones.Count > 0 ? AvailabilityZones[0] : "";
}
