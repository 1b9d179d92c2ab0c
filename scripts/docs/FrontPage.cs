using Terraform.Framework;

namespace Docs;

/// <summary>The page of the provider itself, which the registry shows first: how to begin, what is needed, and the way to every other page.</summary>
internal static class FrontPage
{
    public static string Of(string name, Provider provider, Examples examples, Guides guides)
    {
        var page = new Page($"Provider: {name}", Prose.Summary(provider.Schema.Description))
            .Add($"# {name} Provider")
            .Add(Prose.Flowing(provider.Schema.Description))
            .Examples(examples.Of("provider", "quickstart"))
            .Add(
                $"""
                This applies as it stands against the [simulator]({Address.Registry}guides/testing-offline). With an account, put the names of your own network and subnet in;
                [The first hour]({Address.Registry}guides/first-hour) tells where they come from.
                """.ReplaceLineEndings(" "))
            .Add("## What is needed")
            .Add(
                """
                | To use | Terraform | OpenTofu |
                | --- | --- | --- |
                | resources and data sources | 1.10 | 1.10 |
                | functions | 1.8 | 1.7 |
                | ephemeral resources | 1.10 | 1.11 |
                | import by identity | 1.12 | – |
                | list resources (`terraform query`, files `*.tfquery.hcl`), actions | 1.14 | – |
                """)
            .Add("Linux and macOS, on amd64 and arm64. Nothing else has to be installed.")
            .Add("## Logging in");
        foreach (var example in examples.Of("provider", "provider"))
        {
            page.Code("terraform", example);
        }

        page.Add("## Guides")
            .Add(string.Join('\n', guides.All.Select(guide => $"- [{guide.Title}]({Address.Registry}guides/{guide.Name}): {guide.Description}")));
        foreach (var kind in Offer.AllOf(provider).GroupBy(offer => offer.Kind))
        {
            page.Add($"## {kind.Key.Title}s").Add(string.Join('\n', kind.Select(offer =>
                $"- [`{offer.Name}`]({Address.Registry}{kind.Key.Folder}/{offer.PageName(name)}): "
                + $"{Prose.FirstSentence(offer.Signature?.Summary ?? offer.Schema!.Description)}")));
        }

        return page.Add(new SchemaSection(provider.Schema, _ => []).ToString()).ToString();
    }
}
