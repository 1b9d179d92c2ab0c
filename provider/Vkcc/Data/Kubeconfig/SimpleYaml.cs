using System.Text;

namespace Vkcc;

/// <summary>Reads the part of YAML that kubeconfigs are written in: block mappings and lists, plain and quoted texts, empty flow collections. Bounded in size, lines and depth.</summary>
/// <remarks>Whatever else YAML has (anchors, tags, flow collections with content, folded texts, several documents) is refused, not guessed. No message quotes the document, which is secret.</remarks>
internal sealed class SimpleYaml
{
    public const int LongestText = 1024 * 1024;

    private const int MostLines = 20_000;

    private const int MostDepth = 32;

    private readonly List<YamlLine> lines;
    private int at;

    private SimpleYaml(List<YamlLine> lines) => this.lines = lines;

    /// <exception cref="FormatException">The text is no such YAML; the message says where and does not quote it.</exception>
    public static YamlNode Parse(string text)
    {
        if (text.Length > LongestText)
        {
            throw new FormatException("it is longer than 1 MiB");
        }

        var reader = new SimpleYaml(Lines(text));
        if (reader.lines.Count == 0)
        {
            throw new FormatException("it is empty");
        }

        var root = reader.Block(reader.lines[0].Indent, 0);
        return reader.at == reader.lines.Count ? root : throw Wrong(reader.lines[reader.at], "its indentation fits nothing above");
    }

    private static List<YamlLine> Lines(string text)
    {
        var found = new List<YamlLine>();
        var number = 0;
        foreach (var raw in text.AsSpan().EnumerateLines())
        {
            number++;
            var content = raw.TrimStart(' ');
            var line = new YamlLine(number, raw.Length - content.Length, content.TrimEnd().ToString());
            if (line.Content.Length == 0 || line.Content[0] == '#' || (line is { Indent: 0, Content: "---" } && found.Count == 0))
            {
                continue;
            }

            if (line.Content[0] == '\t' || line is { Indent: 0, Content: "---" or "..." } || line.Content[0] == '%')
            {
                throw Wrong(line, "it begins with a tab, a directive or another document");
            }

            found.Add(line);
            if (found.Count > MostLines)
            {
                throw new FormatException($"it has more than {MostLines} lines");
            }
        }

        return found;
    }

    private YamlNode Block(int indent, int depth)
    {
        if (depth > MostDepth)
        {
            throw Wrong(lines[at], "it is nested too deep");
        }

        return lines[at].IsElement ? Elements(indent, depth) : Members(indent, depth);
    }

    private YamlNode.Sequence Elements(int indent, int depth)
    {
        var elements = new List<YamlNode>();
        while (at < lines.Count && lines[at].Indent == indent && lines[at].IsElement)
        {
            var rest = lines[at].AfterDash;
            if (rest.Content.Length == 0 || rest.Content[0] == '#')
            {
                elements.Add(Below(indent, depth));
            }
            else if (rest.IsElement || FindColon(rest) >= 0)
            {
                // A mapping or a list that begins on the line of the dash.
                lines[at] = rest;
                elements.Add(Block(rest.Indent, depth + 1));
            }
            else
            {
                elements.Add(Value(rest, rest.Content));
                at++;
            }
        }

        return new YamlNode.Sequence(elements);
    }

    private YamlNode.Mapping Members(int indent, int depth)
    {
        var members = new Dictionary<string, YamlNode>(StringComparer.Ordinal);
        while (at < lines.Count && lines[at].Indent == indent && !lines[at].IsElement)
        {
            var line = lines[at];
            var colon = FindColon(line);
            if (colon < 0)
            {
                throw Wrong(line, "it is no member of a mapping");
            }

            var key = Value(line, line.Content[..colon].TrimEnd()) is YamlNode.Scalar { Value: var name } ? name : throw Wrong(line, "its key is no text");
            var rest = line.Content[(colon + 1)..].TrimStart(' ');
            YamlNode value;
            if (rest.Length == 0 || rest[0] == '#')
            {
                value = Below(indent, depth);
            }
            else
            {
                value = Value(line, rest);
                at++;
            }

            if (!members.TryAdd(key, value))
            {
                throw Wrong(line, "it repeats a member");
            }
        }

        return new YamlNode.Mapping(members);
    }

    /// <summary>What stands below the present line; an empty text when nothing does. A list may stand as far left as the member that it belongs to.</summary>
    private YamlNode Below(int indent, int depth)
    {
        var isMember = !lines[at].IsElement;
        at++;
        return at < lines.Count && (lines[at].Indent > indent || (isMember && lines[at].Indent == indent && lines[at].IsElement))
            ? Block(lines[at].Indent, depth + 1)
            : new YamlNode.Scalar(string.Empty);
    }

    /// <summary>The colon after a key; -1 when there is none.</summary>
    private static int FindColon(YamlLine line)
    {
        var content = line.Content;
        var start = content.Length > 0 && content[0] is '"' or '\'' ? EndOfQuoted(line, content) : 0;
        for (var i = start; i < content.Length; i++)
        {
            if (content[i] == ':' && (i + 1 == content.Length || content[i + 1] == ' '))
            {
                return i;
            }

            if (content[i] == '#' && i > 0 && content[i - 1] == ' ')
            {
                return -1;
            }
        }

        return -1;
    }

    private static YamlNode Value(YamlLine line, string text)
    {
        switch (text.Length == 0 ? '?' : text[0])
        {
            case '"' or '\'':
                var end = EndOfQuoted(line, text);
                Comment(line, text[end..]);
                return new YamlNode.Scalar(text[0] == '"' ? Unescaped(line, text[1..(end - 1)]) : text[1..(end - 1)].Replace("''", "'", StringComparison.Ordinal));
            case '{' when text.StartsWith("{}", StringComparison.Ordinal):
                Comment(line, text[2..]);
                return new YamlNode.Mapping(new Dictionary<string, YamlNode>(StringComparer.Ordinal));
            case '[' when text.StartsWith("[]", StringComparison.Ordinal):
                Comment(line, text[2..]);
                return new YamlNode.Sequence([]);
            case '{' or '[' or '&' or '*' or '!' or '|' or '>' or '@' or '`' or '%' or '?':
                throw Wrong(line, "it uses a part of YAML that kubeconfigs do without");
            default:
                var comment = text.IndexOf(" #", StringComparison.Ordinal);
                var plain = (comment < 0 ? text : text[..comment]).TrimEnd();
                return new YamlNode.Scalar(plain is "~" or "null" ? string.Empty : plain);
        }
    }

    /// <summary>Behind the closing quote of a text that begins with a quote.</summary>
    private static int EndOfQuoted(YamlLine line, string text)
    {
        for (var i = 1; i < text.Length; i++)
        {
            if (text[i] == '\\' && text[0] == '"')
            {
                i++;
            }
            else if (text[i] == text[0])
            {
                if (text[0] == '\'' && i + 1 < text.Length && text[i + 1] == '\'')
                {
                    i++;
                    continue;
                }

                return i + 1;
            }
        }

        throw Wrong(line, "its quoted text does not end");
    }

    private static string Unescaped(YamlLine line, string text)
    {
        var plain = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] != '\\')
            {
                plain.Append(text[i]);
                continue;
            }

            plain.Append(++i < text.Length
                ? text[i] switch { 'n' => '\n', 't' => '\t', 'r' => '\r', '"' => '"', '\\' => '\\', '/' => '/', ' ' => ' ', _ => throw Wrong(line, "it has an escape that kubeconfigs do without") }
                : throw Wrong(line, "its quoted text does not end"));
        }

        return plain.ToString();
    }

    private static void Comment(YamlLine line, string rest)
    {
        if (rest.TrimStart(' ') is { Length: > 0 } more && (more[0] != '#' || rest[0] != ' '))
        {
            throw Wrong(line, "something follows its value");
        }
    }

    private static FormatException Wrong(YamlLine line, string why) => new($"line {line.Number} cannot be read: {why}");
}
