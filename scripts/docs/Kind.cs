using System.Text.RegularExpressions;

namespace Docs;

/// <summary>What a provider offers several of: resources, data sources, functions. Everything about a kind follows from its name, so a new one documents
/// itself.</summary>
/// <param name="Property">Name of the provider's catalogue: <c>DataSources</c>.</param>
internal sealed partial record Kind(string Property)
{
    /// <summary>Below <c>docs/</c> and <c>examples/</c>: <c>data-sources</c>.</summary>
    public string Folder => string.Join('-', Words).ToLowerInvariant();

    /// <summary>In titles: <c>Data Source</c>.</summary>
    public string Title => string.Join(' ', Words)[..^1];

    /// <summary>How the files of examples begin: <c>data-source</c>.</summary>
    public string Example => Folder[..^1];

    /// <summary>Only what Terraform stores and plans changes in place or is replaced, and is imported.</summary>
    public bool IsManaged => Property == "Resources";

    /// <summary>What it needs of Terraform beyond what the provider needs; null for nothing.</summary>
    public string? Needs => Property switch
    {
        "Functions" => "Needs Terraform 1.8 or newer, or OpenTofu 1.7 or newer.",
        "EphemeralResources" => "Needs Terraform 1.10 or newer, or OpenTofu 1.11 or newer.",
        "ListResources" => "Needs Terraform 1.14 or newer. The block stands in a file whose name ends in `.tfquery.hcl`, and `terraform query` runs it.",
        "Actions" => "Needs Terraform 1.14 or newer.",
        _ => null,
    };

    private IEnumerable<string> Words => Word().Matches(Property).Select(match => match.Value);

    [GeneratedRegex("[A-Z][a-z]*")]
    private static partial Regex Word();
}
