using Terraform.Framework;
using Vkcc;

namespace Docs;

/// <summary>The generated part of <c>docs/</c>: a page for the provider, one for everything that it offers, the rules and the messages. Other guides, design
/// notes and reference pages are written by hand.</summary>
/// <param name="name">The provider's name in configurations.</param>
internal sealed class Documentation(string name, Provider provider, Examples examples, Guides guides, RuleLinks rules, string root)
{
    private const string Extension = ".md";

    /// <summary>Folders of kinds that this provider has none of: their pages are stale.</summary>
    private static readonly string[] everyFolder = ["resources", "data-sources", "ephemeral-resources", "functions", "list-resources", "actions"];

    /// <summary>That of this provider.</summary>
    /// <param name="root">The checkout.</param>
    public static Documentation Of(string root) => new(
        "vkcc", new VkccProvider(_ => null), new Examples(Path.Combine(root, "examples")), new Guides(Path.Combine(root, "docs", "guides")),
        RuleLinks.OfTheRuleBook(), root);

    /// <summary>Text by path below <c>docs/</c>, with <c>/</c>.</summary>
    /// <exception cref="MissingExampleException">Something has no example.</exception>
    public IReadOnlyDictionary<string, string> Pages => field ??= Write();

    /// <summary>Makes the folder hold exactly these pages beside what is written by hand.</summary>
    /// <returns>How many files were changed, and how many were removed.</returns>
    public (int Written, int Removed) WriteTo(string folder)
    {
        var written = 0;
        foreach (var (path, text) in Pages)
        {
            var file = Path.Combine(folder, path);
            if (!File.Exists(file) || File.ReadAllText(file) != text)
            {
                Directory.CreateDirectory(Path.GetDirectoryName(file)!);
                File.WriteAllText(file, text);
                written++;
            }
        }

        var surplus = Surplus(folder);
        foreach (var path in surplus)
        {
            File.Delete(Path.Combine(folder, path));
        }

        return (written, surplus.Count);
    }

    /// <summary>What is wrong with the folder; empty when every page is there as it should be, and no other.</summary>
    public IReadOnlyList<string> Stale(string folder) =>
    [
        .. Pages.Where(page => !File.Exists(Path.Combine(folder, page.Key))).Select(page => $"docs/{page.Key} is missing"),
        .. Pages.Where(page => Path.Combine(folder, page.Key) is var file && File.Exists(file) && File.ReadAllText(file) != page.Value)
            .Select(page => $"docs/{page.Key} is out of date"),
        .. Surplus(folder).Select(path => $"docs/{path} describes nothing that the provider has"),
    ];

    private IReadOnlyList<string> Surplus(string folder) =>
    [
        .. everyFolder
            .Union(Offer.AllOf(provider).Select(offer => offer.Kind.Folder))
            .Select(kind => Path.Combine(folder, kind))
            .Where(Directory.Exists)
            .SelectMany(kind => Directory.EnumerateFiles(kind, "*", SearchOption.AllDirectories))
            .Select(file => Path.GetRelativePath(folder, file).Replace(Path.DirectorySeparatorChar, '/'))
            .Where(path => !Pages.ContainsKey(path))
            .Order(StringComparer.Ordinal),
    ];

    private SortedDictionary<string, string> Write()
    {
        var pages = new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            ["index" + Extension] = FrontPage.Of(name, provider, examples, guides),
            ["guides/rules" + Extension] = RulesPage.OfTheRuleBook(),
            ["guides/messages" + Extension] = MessagesPage.OfTheSources(root),
        };
        foreach (var offer in Offer.AllOf(provider))
        {
            pages.Add($"{offer.Kind.Folder}/{offer.PageName(name)}{Extension}", offer switch
            {
                { Signature: { } signature } => FunctionPage.Of(name, offer, signature, examples),
                { Schema: { } schema } => SchemaPage.Of(name, offer, schema, examples, rules),
                _ => throw new InvalidOperationException($"{offer.Kind.Title} {offer.Name} has neither a schema nor a signature."),
            });
        }

        return pages;
    }
}
