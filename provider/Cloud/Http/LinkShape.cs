using System.Text.Json.Serialization;

namespace VkCloud.Http;

/// <summary>A link of a page of a list: <c>{"rel":"next","href":"…"}</c>.</summary>
internal sealed record LinkShape(string? Rel = null, string? Href = null)
{
    /// <summary>Null on the last page.</summary>
    public static string? Next(IReadOnlyList<LinkShape?>? links) => links?.FirstOrDefault(link => link?.Rel == "next")?.Href;
}
