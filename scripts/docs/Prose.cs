namespace Docs;

/// <summary>Descriptions as schemas hold them: Markdown whose paragraphs are broken into lines for the eye of who reads the source.</summary>
internal static class Prose
{
    /// <summary>Every paragraph on one line; lists, tables and code keep their lines.</summary>
    public static string Flowing(string markdown) => string.Join("\n\n", Paragraphs(markdown));

    /// <summary>To stand inside of a list's item: what follows the first line is indented.</summary>
    public static string InItem(string markdown) =>
        Flowing(markdown).Replace("\n", "\n  ", StringComparison.Ordinal).Replace("\n  \n", "\n\n", StringComparison.Ordinal);

    /// <summary>The first paragraph without marks, for a page's front matter.</summary>
    public static string Summary(string markdown) => Paragraphs(markdown)[0].Replace("`", string.Empty, StringComparison.Ordinal);

    /// <summary>The beginning of the first paragraph up to the end of its first sentence.</summary>
    public static string FirstSentence(string markdown) =>
        Paragraphs(markdown)[0] is var first && first.IndexOf(". ", StringComparison.Ordinal) is >= 0 and var end ? first[..(end + 1)] : first;

    private static List<string> Paragraphs(string markdown) =>
    [
        .. markdown.ReplaceLineEndings("\n").Trim().Split("\n\n").Select(paragraph =>
        {
            var lines = paragraph.Split('\n');
            return lines.Any(
                line => line.StartsWith("- ", StringComparison.Ordinal) || line.StartsWith('|') || line.StartsWith("```", StringComparison.Ordinal))
                ? paragraph
                : string.Join(' ', lines.Select(line => line.Trim()));
        }),
    ];
}
