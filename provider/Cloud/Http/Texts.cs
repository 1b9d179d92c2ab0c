namespace VkCloud;

/// <summary>Small conversions between what JSON may hold and what nouns promise.</summary>
internal static class Texts
{
    public static string? OrNull(string? text) => string.IsNullOrEmpty(text) ? null : text;

    /// <summary>Null stays null; null elements are left out.</summary>
    public static IReadOnlyList<string>? List(IReadOnlyList<string?>? list) => list is null ? null : [.. list.OfType<string>()];

    /// <summary>Null stays null; a null value is the empty one.</summary>
    public static IReadOnlyDictionary<string, string>? Map(IReadOnlyDictionary<string, string?>? map) =>
        map?.ToDictionary(pair => pair.Key, pair => pair.Value ?? "", StringComparer.Ordinal);

    /// <summary>In the order of keys, so that equal requests are equal bytes.</summary>
    public static IReadOnlyDictionary<string, string?> Sorted(IReadOnlyDictionary<string, string> map) =>
        new SortedDictionary<string, string?>(map.ToDictionary(pair => pair.Key, string? (pair) => pair.Value), StringComparer.Ordinal);
}
