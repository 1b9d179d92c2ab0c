using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Vkcc.Simulator;

/// <summary>Texts that the services carry in base64: standard, with padding.</summary>
internal static partial class Base64Text
{
    public static string Encode(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));

    /// <exception cref="FormatException">It is none.</exception>
    public static string Decode(string text) => Encoding.UTF8.GetString(Convert.FromBase64String(text));

    /// <summary>The same values as a program would write them: no comments, names in order (<see cref="Habits.NormalizeValues"/>).</summary>
    public static string Normalized(string values)
    {
        var text = new StringBuilder();
        Write(YamlReader.Read(Decode(values)), 0, text);
        return Encode(text.ToString());
    }

    private static void Write(YamlNode node, int depth, StringBuilder text)
    {
        switch (node)
        {
            case YamlMap { Entries.Count: > 0 } map:
                foreach (var (name, value) in map.Entries.OrderBy(entry => entry.Key, StringComparer.Ordinal))
                {
                    Write(Plain().IsMatch(name) ? name + ":" : Quoted(name) + ":", value, depth, text);
                }

                break;
            case YamlList { Items.Count: > 0 } list:
                foreach (var item in list.Items)
                {
                    Write("-", item, depth, text);
                }

                break;
        }
    }

    private static void Write(string lead, YamlNode node, int depth, StringBuilder text)
    {
        text.Append(' ', 2 * depth).Append(lead);
        if (node is YamlMap { Entries.Count: > 0 } or YamlList { Items.Count: > 0 })
        {
            text.Append('\n');
            Write(node, depth + 1, text);
            return;
        }

        text.Append(' ').Append(node switch
        {
            YamlMap => "{}",
            YamlList => "[]",
            YamlText { IsNull: true } => "null",
            // What stands without quotes may be a number or a truth value, and stays one.
            YamlText { IsPlain: true } plain when !plain.Value.Contains('\n', StringComparison.Ordinal) => plain.Value,
            YamlText quoted => Quoted(quoted.Value),
            _ => throw new InvalidOperationException($"YAML has no {node.Kind}."),
        }).Append('\n');
    }

    private static string Quoted(string text) => JsonSerializer.Serialize(text, Json.Of<string>(Json.Options));

    [GeneratedRegex(@"\A[A-Za-z_][A-Za-z0-9_./-]*\z")]
    private static partial Regex Plain();
}
