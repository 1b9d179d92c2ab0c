using Terraform.Framework;
using Vkcc;

namespace Docs;

/// <summary>Which rules speak of which attribute.</summary>
internal sealed class RuleLinks(IReadOnlyList<RuleEntry> rules)
{
    public static RuleLinks OfTheRuleBook() => new(RuleBook.All);

    /// <summary>A table of the attributes with the rules that speak of them, in the order of their ids; null when no rule speaks of any.</summary>
    public string? TableOf(string type, Schema schema)
    {
        string[] rows =
        [
            .. from attribute in schema.Attributes.OrderBy(a => a.Name, StringComparer.Ordinal)
               let ids = rules.Where(r => r.IsAbout($"{type}.{attribute.Name}")).Select(r => r.Id).Distinct().Order(RuleBook.NumericOrder).ToList()
               where ids.Count > 0
               select $"| `{attribute.Name}` | {string.Join(", ", ids.Select(id => $"[{id}]({Address.Rules}#{RuleBook.Anchor(id)})"))} |",
        ];
        return rows.Length == 0 ? null : string.Join('\n', ["| Attribute | Rules |", "| --- | --- |", .. rows]);
    }
}
