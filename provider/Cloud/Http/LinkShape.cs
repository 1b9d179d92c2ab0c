using System.Text.Json.Serialization;

namespace VkCloud.Http;

/// <summary>A link of a page of a list: <c>{"rel":"next","href":"…"}</c>.</summary>
internal sealed record LinkShape
{
    [JsonPropertyName("rel")]
    public string? Rel { get; init; }

    [JsonPropertyName("href")]
    public string? Href { get; init; }

    /// <summary>Null on the last page.</summary>
    public static string? Next(IReadOnlyList<LinkShape?>? links) => links?.FirstOrDefault(link => link?.Rel == "next")?.Href;
}
