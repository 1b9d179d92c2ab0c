using System.Text.Json.Serialization;

namespace VkCloud.ContainerInfra;

/// <summary>The cluster template object (API reference 2.8), as far as it matters to a cluster.</summary>
internal sealed record ClusterTemplateShape
{
    [JsonPropertyName("uuid"), JsonConverter(typeof(LooseText))]
    public string? Uuid { get; init; }

    [JsonPropertyName("name"), JsonConverter(typeof(LooseText))]
    public string? Name { get; init; }

    [JsonPropertyName("version"), JsonConverter(typeof(LooseText))]
    public string? Version { get; init; }

    [JsonPropertyName("created_at"), JsonConverter(typeof(LooseText))]
    public string? CreatedAt { get; init; }

    [JsonPropertyName("deprecated_at"), JsonConverter(typeof(LooseText))]
    public string? DeprecatedAt { get; init; }

    [JsonPropertyName("master_flavor_id"), JsonConverter(typeof(LooseText))]
    public string? MasterFlavorId { get; init; }

    [JsonPropertyName("labels"), JsonConverter(typeof(LooseMap))]
    public IReadOnlyDictionary<string, string>? Labels { get; init; }

    [JsonPropertyName("cluster_distro"), JsonConverter(typeof(LooseText))]
    public string? ClusterDistro { get; init; }

    [JsonPropertyName("public"), JsonConverter(typeof(LooseFlag))]
    public bool? Public { get; init; }

    /// <exception cref="FormatException">What makes it a template is missing; the message names the member.</exception>
    public ClusterTemplate ToClusterTemplate() => new()
    {
        Uuid = Uuid is { Length: > 0 } uuid ? uuid : throw new FormatException("uuid"),
        Name = Texts.OrNull(Name),
        Version = Texts.OrNull(Version),
        CreatedAt = Texts.OrNull(CreatedAt),
        DeprecatedAt = Texts.OrNull(DeprecatedAt),
        MasterFlavorId = Texts.OrNull(MasterFlavorId),
        Labels = Labels,
        Distro = Texts.OrNull(ClusterDistro),
        Public = Public,
    };
}
