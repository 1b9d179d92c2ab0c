using System.Text.Json.Serialization;

namespace VkCloud.ContainerInfra;

/// <summary>One page of <c>GET nodegroups</c>.</summary>
internal sealed record NodeGroupListShape
{
    [JsonPropertyName("node_groups")]
    public IReadOnlyList<NodeGroupShape?>? NodeGroups { get; init; }

    [Inferred("Groups page as clusters do: the call takes marker and limit, its answer is documented without next.")]
    [JsonPropertyName("next"), JsonConverter(typeof(LooseText))]
    public string? Next { get; init; }
}
