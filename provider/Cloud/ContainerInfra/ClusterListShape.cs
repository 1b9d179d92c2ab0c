using System.Text.Json.Serialization;

namespace VkCloud.ContainerInfra;

/// <summary>One page of <c>GET clusters</c> and <c>GET clusters/detail</c>; <c>next</c> is the address of the page after it.</summary>
internal sealed record ClusterListShape
{
    [JsonPropertyName("clusters")]
    public IReadOnlyList<ClusterShape?>? Clusters { get; init; }

    [JsonPropertyName("next"), JsonConverter(typeof(LooseText))]
    public string? Next { get; init; }
}
