using System.Text.Json.Nodes;

namespace Acceptance;

/// <summary>Where a diagnostic points to: lines and columns count from 1, the end is the column behind the last character.</summary>
/// <param name="File">Relative to the configuration's folder.</param>
internal sealed record SourcePlace(string File, int Line, int Column, int EndLine, int EndColumn)
{
    public static SourcePlace From(JsonNode range) => new(
        (string)range["filename"]!,
        (int)range["start"]!["line"]!,
        (int)range["start"]!["column"]!,
        (int)range["end"]!["line"]!,
        (int)range["end"]!["column"]!);

    public override string ToString() => $"{File}:{Line}:{Column}-{EndLine}:{EndColumn}";
}
