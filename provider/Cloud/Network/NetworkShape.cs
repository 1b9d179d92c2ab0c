using System.Text.Json.Serialization;

namespace VkCloud.Network;

/// <summary>A network, as far as a plan needs it.</summary>
internal sealed record NetworkShape
{
    [JsonPropertyName("id")]
    public string? Id { get; init; }

    [JsonPropertyName("name")]
    public string? Name { get; init; }

    [JsonPropertyName("sdn")]
    public string? Sdn { get; init; }

    [JsonPropertyName("status")]
    public string? Status { get; init; }

    [JsonPropertyName("router:external")]
    public bool? External { get; init; }

    [JsonPropertyName("subnets")]
    public IReadOnlyList<string?>? Subnets { get; init; }

    public CloudNetwork ToNetwork() => new(
        Texts.OrNull(Id) ?? throw new FormatException("network.id"), Name, Texts.OrNull(Sdn), Status, External, Texts.List(Subnets) ?? []);
}
