using System.Text.Json.Serialization;

namespace VkCloud.Network;

/// <summary>A router, as far as a plan needs it.</summary>
internal sealed record RouterShape
{
    [JsonPropertyName("id")]
    public string? Id { get; init; }

    [JsonPropertyName("name")]
    public string? Name { get; init; }

    [JsonPropertyName("status")]
    public string? Status { get; init; }

    [JsonPropertyName("external_gateway_info")]
    public GatewayShape? ExternalGatewayInfo { get; init; }

    public Router ToRouter() => new(Texts.OrNull(Id) ?? throw new FormatException("router.id"), Name, Status, Texts.OrNull(ExternalGatewayInfo?.NetworkId));

    internal sealed record GatewayShape
    {
        [JsonPropertyName("network_id")]
        public string? NetworkId { get; init; }
    }
}
