using System.Text.Json.Serialization;

namespace VkCloud.Network;

/// <summary>Answer of <c>GET routers/{id}</c>.</summary>
internal sealed record RouterAnswerShape
{
    [JsonPropertyName("router")]
    public RouterShape? Router { get; init; }
}
