using System.Text.RegularExpressions;

namespace Vkcc;

/// <summary>The id of a rule at the end of its messages, by which the documentation explains it.</summary>
internal static partial class RuleId
{
    public static Diagnostic Sign(Diagnostic found, string id)
    {
        // A last line that begins with a blank is shown as it is, and no sentence may follow in it.
        var isList = found.Detail[(found.Detail.LastIndexOf('\n') + 1)..].StartsWith(' ');
        return found with { Detail = $"{found.Detail}{(isList ? "\n\n" : " ")}Rule {id}." };
    }

    /// <summary>One sentence more, before the id where there is one.</summary>
    public static Diagnostic Add(Diagnostic found, string sentence) =>
        found with
        {
            Detail = Signature().Match(found.Detail) is { Success: true, Index: var at } ? found.Detail.Insert(at, sentence) : found.Detail + sentence,
        };

    [GeneratedRegex(@"\s+Rule [A-Z]+-[0-9]+\.\z")]
    private static partial Regex Signature();
}
