using System.Text.RegularExpressions;

namespace Docs;

/// <summary>The folder <c>docs/guides/</c>, in the order of the titles.</summary>
internal sealed partial class Guides(string folder)
{
    /// <summary>The one to begin with.</summary>
    public const string First = "first-hour";

    public IEnumerable<(string Name, string Title, string Description)> All =>
        Directory.EnumerateFiles(folder, "*.md")
            .Select(file => (Name: Path.GetFileNameWithoutExtension(file), Front: FrontMatter().Match(File.ReadAllText(file).ReplaceLineEndings("\n"))))
            .Where(guide => guide.Front.Success)
            .Select(guide => (guide.Name, guide.Front.Groups["title"].Value, guide.Front.Groups["description"].Value))
            .OrderBy(guide => guide.Name != First)
            .ThenBy(guide => guide.Item2, StringComparer.OrdinalIgnoreCase);

    [GeneratedRegex("""\A---\n(#.*\n)?page_title: "(?<title>.+)"\nsubcategory: .*\ndescription: \|-\n  (?<description>.+)\n""")]
    private static partial Regex FrontMatter();
}
