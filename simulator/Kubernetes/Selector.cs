using System.Text.RegularExpressions;

namespace Vkcc.Simulator;

/// <summary>Which objects a list or a watch is about: <c>labelSelector</c> and <c>fieldSelector</c>.</summary>
internal sealed partial class Selector
{
    private readonly List<Func<ObjectEntry, Dictionary<string, string>, bool>> conditions = [];

    /// <exception cref="KubernetesRefusal">400: it cannot be read.</exception>
    public Selector(string? labels, string? fields)
    {
        for (var rest = labels?.Trim() ?? ""; rest.Length > 0;)
        {
            var match = Requirement().Match(rest);
            if (!match.Success)
            {
                throw KubernetesRefusal.BadRequest($"unable to parse requirement: {rest}");
            }

            conditions.Add(LabelCondition(match));
            rest = rest[match.Length..];
        }

        foreach (var term in (fields ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries))
        {
            var parts = FieldTerm().Match(term);
            if (!parts.Success)
            {
                throw KubernetesRefusal.BadRequest($"invalid selector: '{term}'; can't understand '{term}'");
            }

            var (name, wanted, equal) = (parts.Groups["key"].Value, parts.Groups["value"].Value, parts.Groups["op"].Value != "!=");
            conditions.Add((entry, _) =>
            {
                var value = entry.Facts.Field(name) ?? throw KubernetesRefusal.BadRequest($"field label not supported: {name}");
                return (value == wanted) == equal;
            });
        }
    }

    public bool Matches(ObjectEntry entry)
    {
        if (conditions.Count == 0)
        {
            return true;
        }

        var labels = entry.Facts.AllLabels();
        return conditions.TrueForAll(condition => condition(entry, labels));
    }

    private static Func<ObjectEntry, Dictionary<string, string>, bool> LabelCondition(Match match)
    {
        var key = match.Groups["key"].Value;
        var values = match.Groups["set"].Success
            ? match.Groups["set"].Value.Split(',').Select(value => value.Trim()).ToHashSet(StringComparer.Ordinal)
            : [match.Groups["value"].Value];
        return match.Groups["op"].Value switch
        {
            "=" or "==" or "in" => (_, labels) => labels.TryGetValue(key, out var value) && values.Contains(value),
            "!=" or "notin" => (_, labels) => !labels.TryGetValue(key, out var value) || !values.Contains(value),
            _ when match.Groups["not"].Success => (_, labels) => !labels.ContainsKey(key),
            _ => (_, labels) => labels.ContainsKey(key),
        };
    }

    [GeneratedRegex(
        @"\A\s*(?:(?<key>[\w./-]+)\s+(?<op>in|notin)\s*\((?<set>[^()]*)\)"
        + @"|(?<key>[\w./-]+)\s*(?<op>==|=|!=)\s*(?<value>[\w.-]*)"
        + @"|(?<not>!)?\s*(?<key>[\w./-]+))\s*(?:,|\z)",
        RegexOptions.ExplicitCapture)]
    private static partial Regex Requirement();

    [GeneratedRegex(@"\A(?<key>[^=!]+)(?<op>==|=|!=)(?<value>.*)\z", RegexOptions.ExplicitCapture)]
    private static partial Regex FieldTerm();
}
