using System.Text.Json.Serialization;
using VkCloud.Http;

namespace VkCloud.Network;

/// <summary>One page of <c>GET networks</c>.</summary>
internal sealed record NetworkListShape
{
    [JsonPropertyName("networks")]
    public IReadOnlyList<NetworkShape?>? Networks { get; init; }

    [JsonPropertyName("networks_links")]
    public IReadOnlyList<LinkShape?>? Links { get; init; }
}
