using System.Text.RegularExpressions;
using Docs;
using Terraform.Framework;
using Vkcc;

namespace Unit.Documentation;

/// <summary>What stands in <c>docs/</c> is what the provider is.</summary>
internal sealed partial class DocumentationTests
{
    private static readonly VkccProvider Provider = new(_ => null);

    private static IEnumerable<TestCaseData> Offers =>
        Offer.AllOf(Provider).Select(offer => new TestCaseData(offer).SetArgDisplayNames($"{offer.Kind.Title}_{offer.Name}"));

    private static IEnumerable<TestCaseData> OffersOfNewerTerraform =>
        Offers.Where(test => ((Offer)test.Arguments[0]!).Kind.Folder is "list-resources" or "actions");

    [Test]
    public void The_documentation_is_up_to_date()
    {
        var documentation = Docs.Documentation.Of(Repository.Root);

        Assert.That(documentation.Stale(Path.Combine(Repository.Root, "docs")), Is.Empty, "`make docs` writes it anew.");
    }

    [Test]
    public void The_page_of_messages_forgets_none()
    {
        var (messages, unread) = MessagesPage.Of(Repository.Root);
        var summaries = messages.Select(m => m.Summary).ToHashSet();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(unread, Is.Empty, "The sources make a message there whose words MessagesPage does not find.");
            Assert.That(messages.Where(m => m.Summary.Trim('…', ' ').Length == 0), Is.Empty);

            // Of every way in which the sources make one: literals, constants, names with holes, pairs, what callers hand in.
            Assert.That(
                summaries,
                Is.SupersetOf(
                    new[]
                    {
                        "Invalid name", "Name is taken", "Cloud … not found", "Login to VK Cloud failed", "The region has no such service",
                        "Upgrade that was put off", "Element is null", "Not available in the second generation",
                    }));
        }
    }

    [Test]
    public void Everything_that_the_provider_declares_is_documented()
    {
        (string, string)[] declared =
        [
            .. Provider.Resources.Names.Select(name => ("resources", name)),
            .. Provider.DataSources.Names.Select(name => ("data-sources", name)),
            .. Provider.EphemeralResources.Names.Select(name => ("ephemeral-resources", name)),
            .. Provider.Functions.Names.Select(name => ("functions", name)),
            .. Provider.ListResources.Names.Select(name => ("list-resources", name)),
            .. Provider.Actions.Names.Select(name => ("actions", name)),
        ];

        Assert.That(Offer.AllOf(Provider).Select(offer => (offer.Kind.Folder, offer.Name)), Is.EquivalentTo(declared));
    }

    [TestCaseSource(nameof(Offers))]
    public void Every_description_is_made_of_sentences(object declared)
    {
        var offer = (Offer)declared;
        var descriptions = offer switch
        {
            { Signature: { } signature } =>
                [(offer.Name, signature.Summary), (offer.Name, signature.Description), .. signature.Parameters.Select(p => (p.Name, p.Description))],
            { Schema: { } schema } => DescriptionsOf(schema),
            _ => [],
        };

        Assert.That(descriptions, Is.Not.Empty);
        Assert.That(descriptions.Where(d => d.Item2.Length < 10 || !d.Item2.TrimEnd().EndsWith('.')), Is.Empty);
    }

    [Test]
    public void Every_description_of_the_provider_block_is_made_of_sentences() =>
        Assert.That(DescriptionsOf(Provider.Schema).Where(d => d.Text.Length < 10 || !d.Text.TrimEnd().EndsWith('.')), Is.Empty);

    [TestCaseSource(nameof(Offers))]
    public void No_description_repeats_what_the_schema_says_by_itself(object declared) =>
        Assert.That(
            ((Offer)declared).Schema?.Attributes.Where(a => (a.Default is not null && SpeaksOfDefault().IsMatch(a.Description))
                || SpeaksOfChange().IsMatch(a.Description)).Select(a => a.Name) ?? [],
            Is.Empty,
            "Whether a change replaces, and the default, come from the schema (SchemaAttribute.Facts).");

    /// <summary>Only Terraform 1.14 reads these blocks, and the stories are run with 1.11 too; so their names are compared with the schema here.</summary>
    [TestCaseSource(nameof(OffersOfNewerTerraform))]
    public void An_example_gives_arguments_that_exist(object declared)
    {
        var offer = (Offer)declared;
        var names = Names(offer.Schema!.Attributes).ToHashSet();
        var given = new Examples(Path.Combine(Repository.Root, "examples")).Of($"{offer.Kind.Folder}/{offer.Name}", offer.Kind.Example)
            .SelectMany(example => ConfigBlock().Matches(example))
            .SelectMany(block => Argument().Matches(block.Value).Select(argument => argument.Groups[1].Value))
            .ToHashSet();

        Assert.That(given, Is.Not.Empty.And.SubsetOf(names));
    }

    private static IEnumerable<string> Names(IEnumerable<SchemaAttribute> attributes) =>
        attributes.SelectMany(a => Names(a.Nested?.Attributes ?? []).Prepend(a.Name));

    private static List<(string Name, string Text)> DescriptionsOf(Schema schema) =>
        [("the whole", schema.Description), .. DescriptionsOf(schema.Attributes)];

    private static IEnumerable<(string Name, string Text)> DescriptionsOf(IEnumerable<SchemaAttribute> attributes) =>
        attributes.SelectMany(a => DescriptionsOf(a.Nested?.Attributes ?? []).Prepend((a.Name, a.Description)));

    [GeneratedRegex(@"[Dd]efault:? `|\(default\)")]
    private static partial Regex SpeaksOfDefault();

    [GeneratedRegex(@"^  config \{\n.*?^  \}$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex ConfigBlock();

    [GeneratedRegex(@"^    +(\w+) +=", RegexOptions.Multiline)]
    private static partial Regex Argument();

    [GeneratedRegex(@"[Cc]hange replaces|[Cc]hanges\s+in\s+place")]
    private static partial Regex SpeaksOfChange();
}
