using System.Text.Json.Serialization;

namespace VkCloud.ContainerInfra;

/// <summary>Answer of a create or a change: <c>{"uuid":"…"}</c>, or the whole object of which only this counts.</summary>
internal sealed record AcceptedShape
{
    [JsonPropertyName("uuid"), JsonConverter(typeof(LooseText))]
    public string? Uuid { get; init; }
}
