using Terraform.Framework;

namespace Docs;

/// <summary>The page of anything that the provider offers and that has a schema: a resource, a data source and their like.</summary>
internal static class SchemaPage
{
    public static string Of(string provider, Offer offer, Schema schema, Examples examples, RuleLinks rules)
    {
        var folder = $"{offer.Kind.Folder}/{offer.Name}";
        var page = new Page($"{offer.Name} {offer.Kind.Title} - {provider}", Prose.Summary(schema.Description))
            .Add($"# {offer.Name} ({offer.Kind.Title})")
            .Add(Prose.Flowing(schema.Description));
        if (offer.Kind.Needs is { } needs)
        {
            page.Add(needs);
        }

        page.Examples(examples.Of(folder, offer.Kind.Example))
            .Add(new SchemaSection(schema, Facts).ToString());

        if (offer.Kind.IsManaged)
        {
            AddImport(page, folder, offer.Identity, examples);
            if (rules.TableOf(offer.Name, schema) is { } table)
            {
                page.Add("## Rules")
                    .Add($"What the service demands of these attributes; the guide [Rules of the service]({Address.Rules}) says when each rule is checked.")
                    .Add(table);
            }
        }

        return page.ToString();

        IEnumerable<string> Facts(SchemaAttribute attribute) =>
        [
            .. attribute.Facts(offer.PageName(provider).Replace('_', ' ')),
            .. offer.Kind.IsManaged && attribute is { IsConfigurable: true, RequiresReplace: false, LocalOnly: false }
                ? ["Changes in place."]
                : Array.Empty<string>(),
        ];
    }

    private static void AddImport(Page page, string folder, IdentitySchema? identity, Examples examples)
    {
        page.Add("## Import");
        if (examples.Optional(folder, "import-by-string-id.tf") is { } byId)
        {
            page.Add("With an [`import` block](https://developer.hashicorp.com/terraform/language/import), Terraform 1.5 and newer:").Code("terraform", byId);
        }

        page.Add("With the [command](https://developer.hashicorp.com/terraform/cli/commands/import):").Code(
            "shell", examples.Optional(folder, "import.sh") ?? throw new MissingExampleException($"examples/{folder}/import.sh"));

        if (identity is not null)
        {
            page.Add("With an `import` block that gives the identity in place of the id, Terraform 1.12 and newer:").Code(
                    "terraform",
                    examples.Optional(folder, "import-by-identity.tf") ?? throw new MissingExampleException($"examples/{folder}/import-by-identity.tf"))
                .Add("### Identity Schema")
                .Add(string.Join('\n', identity.Attributes.Select(
                    a => $"- `{a.Name}` ({TypeNames.Of(a.Type)}, {(a.IsRequired ? "Required" : "Optional")}) {Prose.InItem(a.Description)}")));
        }
    }
}
