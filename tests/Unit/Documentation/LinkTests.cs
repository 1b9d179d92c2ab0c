using System.Text.RegularExpressions;
using Docs;

namespace Unit.Documentation;

/// <summary>Every link of every page leads somewhere in both readings: as files of the repository, and as the registry serves <c>docs/</c>.</summary>
internal sealed partial class LinkTests
{
    /// <summary>Folders of what was built or is not ours.</summary>
    private static readonly string[] unread = [".git", "artifacts", "dist", ".terraform"];

    private static IEnumerable<string> Pages =>
    [
        .. Directory.EnumerateFiles(Repository.Root, "*.md", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(Repository.Root, file).Replace(Path.DirectorySeparatorChar, '/'))
            .Where(page => !page.Split('/').Any(unread.Contains))
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>What the registry serves: its overview, the guides, and a folder for each kind of thing.</summary>
    private static IEnumerable<string> Served => Pages.Where(page =>
        page == "docs/index.md"
            || page.StartsWith("docs/guides/", StringComparison.Ordinal)
            || Kinds.Any(kind => page.StartsWith($"docs/{kind}/", StringComparison.Ordinal)));

    private static string[] Kinds => ["resources", "data-sources", "ephemeral-resources", "functions", "list-resources", "actions"];

    private static IEnumerable<string> Guides => Pages.Where(page => page.StartsWith("docs/guides/", StringComparison.Ordinal));

    [TestCaseSource(nameof(Pages))]
    public void Every_link_leads_somewhere_in_the_repository(string page) =>
        Assert.That(LinksOf(page).Where(target => !LeadsInTheRepository(page, target)), Is.Empty);

    [TestCaseSource(nameof(Served))]
    public void Every_link_leads_somewhere_in_the_registry(string page) =>
        Assert.That(
            LinksOf(page).Where(target => !LeadsInTheRegistry(page, target)),
            Is.Empty,
            "The registry rewrites no link: other pages by their address in the registry, files by theirs in the repository (scripts/docs/Address.cs).");

    [TestCase("docs/guides/rules.md", "#topo-1", true)]
    [TestCase("docs/guides/rules.md", Address.Registry + "resources/cluster#import", true)]
    [TestCase("docs/guides/rules.md", Address.Registry + "resources/cluster#nowhere", false)]
    [TestCase("docs/guides/rules.md", Address.Registry + "resources/cluster.md", false)]
    [TestCase("docs/guides/rules.md", Address.Repository + "README.md#licence", true)]
    [TestCase("docs/guides/rules.md", Address.Repository + "docs/design/nothing.md", false)]
    [TestCase("docs/guides/rules.md", Address.Repository + "docs/images/simulator.png?raw=true", true)]
    [TestCase("docs/guides/rules.md", Address.Repository + "docs/images/nothing.png?raw=true", false)]
    [TestCase("docs/guides/rules.md", "../resources/cluster.md", false)]
    [TestCase("docs/guides/rules.md", "troubleshooting", true)]
    [TestCase("docs/index.md", "guides/rules", false)]
    [TestCase("docs/index.md", "docs/guides/rules", true)]
    [TestCase("docs/index.md", "https://www.terraform.io/", true)]
    [TestCase("docs/index.md", "https://registry.terraform.io/providers/vkcc/vkcc/0.1.0/docs/guides/rules", false)]
    public void The_registry_reads_a_link_as_a_browser_does(string page, string target, bool leads) =>
        Assert.That(LeadsInTheRegistry(page, target), Is.EqualTo(leads));

    [TestCaseSource(nameof(Guides))]
    public void A_guide_has_what_the_registry_asks_for(string guide) =>
        Assert.That(
            Repository.Read(guide),
            Does.Match(@"\A---\n(# Written by make docs\.\n)?page_title: "".+""\nsubcategory: ""Guides""\ndescription: \|-\n  \S.*\n---\n\n# \S"),
            "Front matter with page_title, subcategory and description, then the heading.");

    [Test]
    public void A_page_is_as_long_as_the_registry_takes() =>
        Assert.That(Served.Where(page => new FileInfo(Path.Combine(Repository.Root, page)).Length > 500_000), Is.Empty);

    private static IEnumerable<string> LinksOf(string page) =>
        Link().Matches(InlineCode().Replace(Code().Replace(Repository.Read(page), string.Empty), string.Empty)).Select(match => match.Groups[1].Value);

    private static bool LeadsInTheRepository(string page, string target)
    {
        if (target.Contains("://", StringComparison.Ordinal) || target.StartsWith("mailto:", StringComparison.Ordinal))
        {
            return LeadsByAddress(target);
        }

        var parts = target.Split('#', 2);
        return Holds(parts[0].Length == 0 ? page : Path.Combine(Path.GetDirectoryName(page)!, parts[0]), parts.ElementAtOrDefault(1));
    }

    private static bool LeadsInTheRegistry(string page, string target) =>
        target.StartsWith("mailto:", StringComparison.Ordinal) || LeadsByAddress(new Uri(new Uri(AddressOf(page)), target).ToString());

    /// <summary>Whole addresses of our own lead to what is here now; what is somebody else's is not followed.</summary>
    private static bool LeadsByAddress(string address)
    {
        // GitHub's word for the file itself instead of a page about it: pictures.
        var parts = address.Replace("?raw=true", string.Empty, StringComparison.Ordinal).Split('#', 2);
        if (Served.FirstOrDefault(page => AddressOf(page) == parts[0]) is { } served)
        {
            return Holds(served, parts.ElementAtOrDefault(1));
        }

        return address.StartsWith(Address.Repository, StringComparison.Ordinal)
            ? Holds(parts[0][Address.Repository.Length..], parts.ElementAtOrDefault(1))
            : !address.Contains("/vkcc/", StringComparison.Ordinal);
    }

    private static string AddressOf(string page) =>
        page == "docs/index.md" ? Address.Registry.TrimEnd('/') : Address.Registry + page["docs/".Length..^".md".Length];

    private static bool Holds(string path, string? anchor)
    {
        var file = Path.GetFullPath(path, Repository.Root);
        return Directory.Exists(file) ? anchor is null : File.Exists(file) && (anchor is null || AnchorsOf(File.ReadAllText(file)).Contains(anchor));
    }

    /// <summary>Anchors that are written out, and those that renderers give headings.</summary>
    private static HashSet<string> AnchorsOf(string text) =>
    [
        .. Anchor().Matches(text).Select(match => match.Groups[1].Value),
        .. Heading().Matches(Code().Replace(text, string.Empty))
            .Select(match => Dropped().Replace(match.Groups[1].Value.Trim().ToLowerInvariant(), string.Empty).Replace(' ', '-')),
    ];

    [GeneratedRegex(@"\]\(([^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex("^ *```.*?^ *```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Code();

    [GeneratedRegex("`[^`\n]+`")]
    private static partial Regex InlineCode();

    [GeneratedRegex("<a id=\"([^\"]+)\">")]
    private static partial Regex Anchor();

    [GeneratedRegex(@"^#+ (.+)$", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex(@"[^\w\- ]")]
    private static partial Regex Dropped();
}
