using Terraform.Framework;
using Vkcc;

namespace Docs;

/// <summary>Which rules speak of which attribute.</summary>
/// <param name="subjects">By rule id, the attributes it looks at: <c>vkcc_cluster.version</c>.</param>
internal sealed class RuleLinks(IReadOnlyDictionary<string, IReadOnlyList<string>> subjects)
{
    public static RuleLinks OfTheRuleBook() => new(RuleSubjects.All);

    /// <summary>A table of the attributes with the rules that speak of them, in the order of their ids; null when no rule speaks of any.</summary>
    public string? TableOf(string type, Schema schema)
    {
        string[] rows =
        [
            .. from attribute in schema.Attributes.OrderBy(a => a.Name, StringComparer.Ordinal)
               let ids = subjects.Where(s => s.Value.Contains($"{type}.{attribute.Name}")).Select(s => s.Key).Order(RuleBook.NumericOrder).ToList()
               where ids.Count > 0
               select $"| `{attribute.Name}` | {string.Join(", ", ids.Select(id => $"[{id}]({Address.Rules}#{RuleBook.Anchor(id)})"))} |",
        ];
        return rows.Length == 0 ? null : string.Join('\n', ["| Attribute | Rules |", "| --- | --- |", .. rows]);
    }
}
