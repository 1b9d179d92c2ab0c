using Vkcc;

namespace Docs;

/// <summary>Which rules speak of which attribute.</summary>
/// <param name="subjects">By rule id, the attributes it looks at: <c>vkcc_cluster.version</c>.</param>
internal sealed class RuleLinks(IReadOnlyDictionary<string, IReadOnlyList<string>> subjects)
{
    public static RuleLinks OfTheRuleBook() => new(RuleSubjects.All);

    /// <summary>A sentence with links to the page of the rules, in the order of their ids; none when no rule speaks of the attribute.</summary>
    public IEnumerable<string> Of(string type, string attribute)
    {
        var ids = subjects.Where(s => s.Value.Contains($"{type}.{attribute}")).Select(s => s.Key).Order(RuleBook.NumericOrder).ToList();
        return ids.Count == 0 ? [] : [$"{(ids.Count == 1 ? "Rule" : "Rules")}: {string.Join(", ", ids.Select(id => $"[{id}](../rules.md#{RuleBook.Anchor(id)})"))}."];
    }
}
