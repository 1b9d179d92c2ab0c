using VkCloud;

namespace Vkcc;

/// <summary>Which template a name and a version mean.</summary>
internal static class PolicyTemplates
{
    /// <summary>The template of this name: of this version, or the newest.</summary>
    /// <returns>Null when none is offered.</returns>
    public static SecurityPolicyTemplate? Choose(IEnumerable<SecurityPolicyTemplate> offered, string name, TfValue<string> version) => NewestFirst(offered)
        .FirstOrDefault(t => t.Name == name && (!version.IsKnown || version.Is(t.Version ?? string.Empty)));

    /// <summary>By name, then the newest first.</summary>
    public static IReadOnlyList<SecurityPolicyTemplate> NewestFirst(IEnumerable<SecurityPolicyTemplate> templates) =>
    [
        .. templates
            .OrderBy(t => t.Name, StringComparer.Ordinal)
            .ThenByDescending(t => System.Version.TryParse(t.Version, out var version) ? version : new System.Version(0, 0))
            .ThenByDescending(t => t.CreatedAt, StringComparer.Ordinal)
            .ThenBy(t => t.Id, StringComparer.Ordinal),
    ];

    /// <summary>The template is one of those offered, in this version.</summary>
    /// <param name="offered">Null: not known, which says nothing.</param>
    public static Diagnostic? Offered(TfValue<string> name, TfValue<string> version, IReadOnlyList<SecurityPolicyTemplate>? offered)
    {
        if (offered is not { Count: > 0 } || !name.IsKnown || version.IsUnknown || Choose(offered, name.Value, version) is not null)
        {
            return null;
        }

        var versions = NewestFirst(offered.Where(t => t.Name == name.Value)).Select(t => t.Version).OfType<string>().ToList();
        if (Choose(offered, name.Value, TfValue<string>.Null) is not null)
        {
            return Diagnostic.Error(
                "Template has no such version",
                $"Template {name.Value} is not offered in version \"{Words.Shortened(version.Value)}\". Offered: {Words.AllOf(versions)}.",
                AttributePath.Root("template_version"));
        }

        var names = offered.Select(t => t.Name).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        var hint = NearestWord.Hint(name.Value, names);
        return Diagnostic.Error(
            "Unknown template",
            $"There is no template \"{Words.Shortened(name.Value)}\" of security policies.{hint} Offered: {Words.AllOf(names)}.",
            AttributePath.Root("template"));
    }

    /// <summary>There is nothing to make a policy from.</summary>
    public static Diagnostic NoneOffered(AttributePath? path = null) => Diagnostic.Error(
        "No templates of security policies",
        "The service offers no template of security policies. Check the provider's region and the project's rights.",
        path);
}
