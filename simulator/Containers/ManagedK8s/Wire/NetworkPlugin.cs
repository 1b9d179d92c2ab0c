using System.Text.Json.Serialization;

namespace Vkcc.Simulator;

/// <summary>Exactly one member is set.</summary>
internal sealed record NetworkPlugin
{
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public PodNetwork? Calico { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public PodNetwork? Cilium { get; init; }
}
