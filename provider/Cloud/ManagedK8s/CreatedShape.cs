using System.Text.Json.Serialization;

namespace VkCloud.ManagedK8s;

/// <summary>Answers of the two creates: <c>{"id":"…"}</c> for a cluster, <c>{"node_group_id":"…"}</c> for a group.</summary>
internal sealed record CreatedShape
{
    [JsonPropertyName("id")]
    public string? Id { get; init; }

    [JsonPropertyName("node_group_id")]
    public string? NodeGroupId { get; init; }
}
