using System.Text.Json.Serialization;

namespace VkCloud.ManagedK8s;

/// <summary>Answer of <c>GET node-groups/{id}</c>: wrapped, unlike a cluster.</summary>
internal sealed record NodeGroupAnswerShape
{
    [JsonPropertyName("node_group")]
    public NodeGroupShape? NodeGroup { get; init; }
}
