using System.Text.Json;
using System.Text.Json.Serialization;

namespace Vkcc.Simulator;

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
