using System.Text.Json.Serialization;

namespace VkCloud.ContainerInfra;

/// <summary>One page of <c>GET clustertemplates</c>.</summary>
internal sealed record ClusterTemplateListShape
{
    [JsonPropertyName("clustertemplates")]
    public IReadOnlyList<ClusterTemplateShape?>? ClusterTemplates { get; init; }

    [JsonPropertyName("next"), JsonConverter(typeof(LooseText))]
    public string? Next { get; init; }
}
