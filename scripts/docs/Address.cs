namespace Docs;

/// <summary>Where pages and files are found by a reader who has only the page: the registry serves <c>docs/</c> without rewriting links, so only whole
/// addresses lead on from there and from the repository alike.</summary>
internal static class Address
{
    /// <summary>Of the provider's pages; a page of <c>docs/</c> stands below it without its extension.</summary>
    public const string Registry = "https://registry.terraform.io/providers/vkcc/vkcc/latest/docs/";

    /// <summary>Of everything that the registry does not show.</summary>
    public const string Repository = "https://github.com/vkcc/terraform-provider-vkcc/blob/main/";

    /// <summary>The page of the rules, which <c>RulesPage</c> writes.</summary>
    public const string Rules = Registry + "guides/rules";
}
