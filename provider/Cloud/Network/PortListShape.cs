using System.Text.Json.Serialization;
using VkCloud.Http;

namespace VkCloud.Network;

/// <summary>One page of <c>GET ports</c>.</summary>
internal sealed record PortListShape
{
    [JsonPropertyName("ports")]
    public IReadOnlyList<PortShape?>? Ports { get; init; }

    [JsonPropertyName("ports_links")]
    public IReadOnlyList<LinkShape?>? Links { get; init; }
}
