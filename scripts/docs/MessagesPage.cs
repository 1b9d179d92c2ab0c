using System.Text;
using System.Text.RegularExpressions;
using Vkcc;

namespace Docs;

/// <summary>A message that the provider can give: what stands in the sources, with <c>…</c> for what is known only when it is said.</summary>
internal sealed record Message(bool IsError, string Summary, string Detail);

/// <summary>The guide that lists every message: found where the sources make one, so that none is forgotten.</summary>
/// <remarks>A message is made by <c>Diagnostic.Error</c> or <c>Diagnostic.Warning</c>. A summary or detail that is handed in is looked for at the callers in
/// the same file.</remarks>
internal static partial class MessagesPage
{
    private static readonly string[] rooms = ["provider/Vkcc", "provider/Framework", "provider/Protocol"];

    // Repeats the summary of another message.
    private const string Repeats = "d.Summary";

    /// <param name="root">The checkout.</param>
    /// <returns>The messages, and the places where the sources make one that this program cannot read.</returns>
    public static (IReadOnlyList<Message> Messages, IReadOnlyList<string> Unread) Of(string root)
    {
        var (messages, unread) = (new List<Message>(), new List<string>());
        foreach (var file in rooms.SelectMany(room => Directory.EnumerateFiles(Path.Combine(root, room), "*.cs", SearchOption.AllDirectories))
            .Order(StringComparer.Ordinal))
        {
            var source = File.ReadAllText(file).ReplaceLineEndings("\n");
            foreach (Match call in Call().Matches(source))
            {
                var arguments = CSharp.Arguments(source, call.Index + call.Length);
                var found = arguments is [Repeats, ..] ? [] : Said(source, call.Index, arguments[0], arguments[1]).Distinct().ToList();
                messages.AddRange(found.Select(said => new Message(call.Groups["severity"].Value == "Error", said.Summary, said.Detail)));
                if (found.Count == 0 && arguments is not [Repeats, ..])
                {
                    unread.Add($"{Path.GetRelativePath(root, file)}:{source.AsSpan(0, call.Index).Count('\n') + 1}");
                }
            }
        }

        return ([.. messages.Distinct().OrderBy(m => m.Summary, StringComparer.OrdinalIgnoreCase).ThenBy(m => m.Detail, StringComparer.Ordinal)], unread);
    }

    public static string OfTheSources(string root)
    {
        var messages = Of(root).Messages;
        var page = new StringBuilder(
            $"""
            ---
            # Written by make docs.
            page_title: "Messages"
            subcategory: "Guides"
            description: |-
              Every error and warning of the provider, with its cause and what to do.
            ---

            # Messages

            Every error and warning of the provider in the order of their summaries: what it says of its cause and what to do. `…` stands for names and numbers of the case; of sentences side by side that
            exclude each other one is said. A message that a rule of the service leads to ends with the id of the rule, such as `Rule TOPO-3.`; [Rules of the service]({Address.Rules}) has them all.

            """);
        foreach (var (title, isError) in new[] { ("Errors", true), ("Warnings", false) })
        {
            page.Append($"\n## {title}\n\n");
            foreach (var group in messages.Where(m => m.IsError == isError).GroupBy(m => m.Summary, StringComparer.Ordinal))
            {
                page.Append($"- **{Plain(group.Key)}**: {string.Join(" Or: ", group.Select(m => Plain(m.Detail)).Where(detail => detail.Length > 0))}\n");
            }
        }

        return page.Replace("\r\n", "\n").ToString();
    }

    private static IEnumerable<(string Summary, string Detail)> Said(string source, int at, string summary, string detail)
    {
        var (summaries, details) = (TextsOf(source, at, summary), TextsOf(source, at, detail));
        if (summaries.Count > 0 && details.Count > 0)
        {
            return summaries.Select(text => (text, Joined(details)));
        }

        // A pair of summary and advice, or arguments of the method around.
        if (summary.Trim() == "summary" && Pair().Matches(source) is { Count: > 0 } pairs)
        {
            return pairs.Select(pair => CSharp.Arguments(source, pair.Index + pair.Length))
                .Where(pair => pair.Count == 2).Select(pair => (CSharp.Texts(pair[0])[0], Joined(CSharp.Texts(pair[1]))));
        }

        var method = Method().Matches(source[..at]).LastOrDefault()?.Groups["name"].Value ?? string.Empty;
        var calls = Regex.Matches(source, $@"(?<![\w.]){Regex.Escape(method)}\(")
            .Select(call => CSharp.Arguments(source, call.Index + call.Length).Select(CSharp.Texts).Where(texts => texts.Count > 0).ToList());
        return summaries.Count > 0
            ? [.. calls.Where(texts => texts.Count > 0).Select(texts => (summaries[0], Joined(texts[^1]))).DefaultIfEmpty((summaries[0], string.Empty))]
            : [.. calls.Where(texts => texts.Count > 1).Select(texts => (texts[0][0], Joined(texts[1])))];
    }

    /// <summary>The literals of an expression, or of what is assigned to the name that it is.</summary>
    private static IReadOnlyList<string> TextsOf(string source, int at, string expression) =>
        CSharp.Texts(expression) is { Count: > 0 } texts ? texts
        : Regex.Matches(source, $@"\b(const string|var) {Regex.Escape(expression.Trim())} = (?<value>[^\n]+(\n +[+?:][^\n]+)*);")
            .OrderBy(m => Math.Abs(m.Index - at)).FirstOrDefault() is { } assigned ? CSharp.Texts(assigned.Groups["value"].Value)
        : [];

    private static string Joined(IEnumerable<string> texts) => texts.Aggregate(
        string.Empty, (all, text) => all.Length == 0 || all[^1] == ' ' || text.StartsWith(' ') || all[^1] is not ('.' or ';') ? all + text : $"{all} {text}");

    /// <summary>One line of Markdown.</summary>
    private static string Plain(string text) =>
        Blanks().Replace(text, " ").Trim().Replace("<", "\\<", StringComparison.Ordinal).Replace("*", "\\*", StringComparison.Ordinal)
            .Replace("[", "\\[", StringComparison.Ordinal);

    [GeneratedRegex(@"(?<!new )\bDiagnostic\.(?<severity>Error|Warning)\(")]
    private static partial Regex Call();

    [GeneratedRegex(@"=> \((?=\s*"")")]
    private static partial Regex Pair();

    [GeneratedRegex(@"^ +(?:(?:public|private|internal|protected|static) )+[^=;(\n]*?\b(?<name>\w+)\(", RegexOptions.Multiline)]
    private static partial Regex Method();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();
}
