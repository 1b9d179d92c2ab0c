using System.Text.Json.Serialization;

namespace VkCloud.Network;

/// <summary>Answer of <c>GET networks/{id}</c>.</summary>
internal sealed record NetworkAnswerShape
{
    [JsonPropertyName("network")]
    public NetworkShape? Network { get; init; }
}
