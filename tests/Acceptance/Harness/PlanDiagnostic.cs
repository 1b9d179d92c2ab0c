using System.Text.Json.Nodes;

namespace Acceptance;

/// <summary>A diagnostic as <c>-json</c> shows it.</summary>
/// <param name="Code">What the range covers in the configuration; null when the diagnostic has no place there.</param>
/// <param name="Line">The line of the configuration in which the range starts.</param>
/// <param name="Place">The range itself; null when the diagnostic has no place in the configuration.</param>
internal sealed record PlanDiagnostic(string Severity, string Summary, string Detail, string? Address, string? Code, string? Line, SourcePlace? Place = null)
{
    public bool IsError => Severity == "error";

    public static PlanDiagnostic From(JsonNode json, string configuration)
    {
        var range = json["range"];
        var file = (string?)range?["filename"];
        return new PlanDiagnostic(
            (string?)json["severity"] ?? "",
            (string?)json["summary"] ?? "",
            (string?)json["detail"] ?? "",
            (string?)json["address"],
            file is null ? null : Covered(Path.Combine(configuration, file), range!),
            file is null ? null : File.ReadLines(Path.Combine(configuration, file)).ElementAt((int)range!["start"]!["line"]! - 1).Trim(),
            file is null ? null : SourcePlace.From(range!));
    }

    /// <summary>Collects the diagnostics of <c>plan -json</c>, one a line between other messages; those about the development set-up are left out.</summary>
    public static IReadOnlyList<PlanDiagnostic> FromLines(string output, string configuration) =>
    [
        .. output.Split('\n')
            .Where(line => line.StartsWith('{') && line.Contains("\"diagnostic\"", StringComparison.Ordinal))
            .Select(line => JsonNode.Parse(line)?["diagnostic"])
            .OfType<JsonNode>()
            .Select(json => From(json, configuration))
            .Where(diagnostic => !diagnostic.IsAboutDevelopment),
    ];

    public bool IsAboutDevelopment => Summary is "Provider development overrides are in effect";

    public override string ToString() => $"{Severity}: {Summary} [{Address}, {Line}, {Code}] {Detail}";

    // Ranges count bytes; the inputs are ASCII.
    private static string? Covered(string path, JsonNode range)
    {
        var text = File.ReadAllText(path);
        var from = (int?)range["start"]?["byte"] ?? 0;
        var to = (int?)range["end"]?["byte"] ?? 0;
        return to <= text.Length && from <= to ? text[from..to] : null;
    }
}
