using System.Text.Json.Serialization;

namespace VkCloud.Network;

/// <summary>Answer of <c>GET subnets/{id}</c>.</summary>
internal sealed record SubnetAnswerShape
{
    [JsonPropertyName("subnet")]
    public SubnetShape? Subnet { get; init; }
}
