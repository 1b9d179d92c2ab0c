using System.Text.Json.Serialization;
using VkCloud.Http;

namespace VkCloud.Network;

/// <summary>One page of <c>GET subnets</c>.</summary>
internal sealed record SubnetListShape
{
    [JsonPropertyName("subnets")]
    public IReadOnlyList<SubnetShape?>? Subnets { get; init; }

    [JsonPropertyName("subnets_links")]
    public IReadOnlyList<LinkShape?>? Links { get; init; }
}
