using System.Text.Json.Serialization;

namespace VkCloud.ManagedK8s;

/// <summary>Answer of <c>GET clusters/k8s_versions</c>.</summary>
internal sealed record VersionListShape
{
    [JsonPropertyName("k8s_versions")]
    public IReadOnlyList<VersionShape?>? Versions { get; init; }

    internal sealed record VersionShape
    {
        [JsonPropertyName("version")]
        public string? Version { get; init; }
    }
}
