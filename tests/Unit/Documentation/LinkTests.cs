using System.Text.RegularExpressions;

namespace Unit.Documentation;

/// <summary>What is written by hand holds together with the rest.</summary>
internal sealed partial class LinkTests
{
    private static IEnumerable<string> Pages =>
    [
        "README.md",
        "CONTRIBUTING.md",
        "CHANGELOG.md",
        "tests/README.md",
        .. Directory.EnumerateFiles(Path.Combine(Repository.Root, "docs"), "*.md", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(Repository.Root, file))
            .Order(StringComparer.Ordinal),
    ];

    private static IEnumerable<string> Guides => Pages.Where(page => page.StartsWith("docs/guides/", StringComparison.Ordinal));

    [TestCaseSource(nameof(Pages))]
    public void Every_link_leads_somewhere(string page)
    {
        var folder = Path.GetDirectoryName(Path.Combine(Repository.Root, page))!;
        var broken = Link().Matches(Code().Replace(Repository.Read(page), string.Empty))
            .Select(match => match.Groups[1].Value)
            .Where(target => !target.Contains("://", StringComparison.Ordinal) && !target.StartsWith("mailto:", StringComparison.Ordinal))
            .Where(target => !Leads(Path.Combine(Repository.Root, page), folder, target));

        Assert.That(broken, Is.Empty);
    }

    [TestCaseSource(nameof(Guides))]
    public void A_guide_has_what_the_registry_asks_for(string guide) =>
        Assert.That(
            Repository.Read(guide),
            Does.Match(@"\A---\npage_title: "".+""\nsubcategory: ""Guides""\ndescription: \|-\n  \S.*\n---\n\n# \S"),
            "Front matter with page_title, subcategory and description, then the heading.");

    [Test]
    public void A_page_is_as_long_as_the_registry_takes() =>
        Assert.That(Pages.Where(page => new FileInfo(Path.Combine(Repository.Root, page)).Length > 500_000), Is.Empty);

    private static bool Leads(string page, string folder, string target)
    {
        var parts = target.Split('#', 2);
        var file = parts[0].Length == 0 ? page : Path.GetFullPath(Path.Combine(folder, parts[0]));
        return Directory.Exists(file) || (File.Exists(file) && (parts.Length == 1 || AnchorsOf(File.ReadAllText(file)).Contains(parts[1])));
    }

    /// <summary>Anchors that are written out, and those that renderers give headings.</summary>
    private static HashSet<string> AnchorsOf(string text) =>
    [
        .. Anchor().Matches(text).Select(match => match.Groups[1].Value),
        .. Heading().Matches(Code().Replace(text, string.Empty)).Select(match => Dropped().Replace(match.Groups[1].Value.Trim().ToLowerInvariant(), string.Empty).Replace(' ', '-')),
    ];

    [GeneratedRegex(@"\]\(([^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex("^```.*?^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Code();

    [GeneratedRegex("<a id=\"([^\"]+)\">")]
    private static partial Regex Anchor();

    [GeneratedRegex(@"^#+ (.+)$", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex(@"[^\w\- ]")]
    private static partial Regex Dropped();
}
