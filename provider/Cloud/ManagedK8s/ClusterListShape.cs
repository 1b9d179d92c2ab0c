using System.Text.Json.Serialization;

namespace VkCloud.ManagedK8s;

/// <summary>Answer of <c>GET clusters</c>.</summary>
[Inferred("Second-generation clusters are listed by GET clusters as {\"clusters\":[{cluster object}]}; no public source shows the call.")]
internal sealed record ClusterListShape
{
    [JsonPropertyName("clusters")]
    public IReadOnlyList<ClusterShape?>? Clusters { get; init; }
}
