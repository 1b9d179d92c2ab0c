using System.Text;
using System.Text.RegularExpressions;

namespace Docs;

/// <summary>As much of C# as finding texts in a call takes: arguments, and the literals in them.</summary>
internal static partial class CSharp
{
    /// <summary>The arguments of a call.</summary>
    /// <param name="at">Right behind its opening parenthesis.</param>
    public static IReadOnlyList<string> Arguments(string source, int at)
    {
        var (arguments, start, depth) = (new List<string>(), at, 0);
        for (var i = at; i < source.Length; i++)
        {
            if (Literal(source, i) is var end && end > i)
            {
                i = end - 1;
            }
            else if (source[i] is '(' or '[' or '{')
            {
                depth++;
            }
            else if (source[i] is ')' or ']' or '}' && depth-- == 0)
            {
                return [.. arguments, source[start..i]];
            }
            else if (source[i] == ',' && depth == 0)
            {
                arguments.Add(source[start..i]);
                start = i + 1;
            }
        }

        return arguments;
    }

    /// <summary>The literals of an expression, with <c>…</c> for what is interpolated.</summary>
    public static IReadOnlyList<string> Texts(string expression)
    {
        var texts = new List<string>();
        for (var i = 0; i < expression.Length; i++)
        {
            if (Literal(expression, i) is var end && end > i)
            {
                texts.Add(Text(expression[i..end]));
                i = end - 1;
            }
        }

        return texts;
    }

    /// <summary>Where the literal that begins here ends; the same place when none begins.</summary>
    private static int Literal(string source, int at)
    {
        var opening = Opening().Match(source, at);
        if (!opening.Success)
        {
            return at;
        }

        var isInterpolated = opening.Value[0] == '$';
        for (var (i, depth) = (at + opening.Length, 0); i < source.Length; i++)
        {
            if (depth > 0)
            {
                i = Literal(source, i) is var inner && inner > i ? inner - 1 : i;
                depth += inner > i ? 0 : source[i] switch { '{' => 1, '}' => -1, _ => 0 };
            }
            else if (source[i] == '\\' || (isInterpolated && source[i] == '{' && source[i + 1] == '{'))
            {
                i++;
            }
            else if (isInterpolated && source[i] == '{')
            {
                depth = 1;
            }
            else if (source[i] == '"')
            {
                return i + 1;
            }
        }

        throw new FormatException($"A literal does not end: {source.AsSpan(at, Math.Min(40, source.Length - at))}");
    }

    private static string Text(string literal)
    {
        var (text, isInterpolated) = (new StringBuilder(), literal[0] == '$');
        for (var i = isInterpolated ? 2 : 1; i < literal.Length - 1; i++)
        {
            if (literal[i] == '\\')
            {
                text.Append(literal[++i] == 'n' ? ' ' : literal[i]);
            }
            else if (isInterpolated && literal[i] is '{' or '}' && literal[i + 1] == literal[i])
            {
                text.Append(literal[i++]);
            }
            else if (isInterpolated && literal[i] == '{')
            {
                text.Append('…');
                for (var depth = 1; depth > 0;)
                {
                    i = Literal(literal, i + 1) is var inner && inner > i + 1 ? inner - 1 : i + 1;
                    depth += literal[i] switch { '{' => 1, '}' => -1, _ => 0 };
                }
            }
            else
            {
                text.Append(literal[i]);
            }
        }

        return text.ToString();
    }

    [GeneratedRegex(@"\G\$?""(?!"""")")]
    private static partial Regex Opening();
}
