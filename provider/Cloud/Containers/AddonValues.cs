using System.Globalization;
using System.Numerics;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace VkCloud;

/// <summary>The values of an add-on: YAML or JSON text for people, base64 on the wire (ADD-6), and one document for comparisons.</summary>
public static partial class AddonValues
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>As both services take it.</summary>
    internal static string Encoded(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));

    /// <summary>What is no base64 is taken as it is: a service that passes values on has what its clients sent (addons-and-policies.md A5, fault 5).</summary>
    internal static string? Decoded(string? text) => text is null ? null : FromBase64(text) ?? text;

    /// <summary>The text that this is base64 of; null when it is none, or of no text.</summary>
    public static string? FromBase64(string text)
    {
        var bytes = new byte[text.Length];
        try
        {
            return Convert.TryFromBase64String(text, bytes, out var length) ? Strict.GetString(bytes, 0, length) : null;
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    /// <summary>Whether two texts are the same document: comments, order of members, quotes around text, and the spelling of numbers and truth values do not
    /// count.</summary>
    /// <remarks>What is no document is compared as text.</remarks>
    public static bool AreSame(string left, string right) => left == right || (Canonical(left) is { } document && document == Canonical(right));

    /// <summary>A mark by which the same document is known again, and from which it cannot be read; null for what is no document.</summary>
    public static string? Fingerprint(string text) =>
        Canonical(text) is { } document ? Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(document))) : null;

    /// <summary>What may not be seen of values where an answer repeats them: the whole text, and each scalar that is long enough to be a secret. The longest
    /// comes first, so that none is left of which another is a part.</summary>
    public static IReadOnlyList<string> Secrets(string text)
    {
        const int Shortest = 6;
        const int Most = 1000;
        var found = new HashSet<string>(StringComparer.Ordinal);
        try
        {
            Collect(YamlReader.Read(text), found, new(ReferenceEqualityComparer.Instance));
        }
        catch (FormatException)
        {
            // No document, so there is only the whole.
        }

        return [text, .. found.Where(scalar => scalar.Length >= Shortest && scalar != text).OrderByDescending(scalar => scalar.Length).Take(Most)];
    }

    /// <param name="visited">Aliases make one node stand in many places.</param>
    private static void Collect(YamlNode node, HashSet<string> found, HashSet<object> visited)
    {
        if (!visited.Add(node))
        {
            return;
        }

        foreach (var part in node switch
        {
            YamlNode.Map map => map.Entries.Values,
            YamlNode.List list => list.Items,
            _ => [],
        })
        {
            Collect(part, found, visited);
        }

        if (node is YamlNode.Text scalar)
        {
            found.Add(scalar.Value);
        }
    }

    private static string? Canonical(string text)
    {
        try
        {
            var document = new StringBuilder();
            Write(YamlReader.Read(text), document);
            return document.ToString();
        }
        catch (FormatException)
        {
            return null;
        }
    }

    private static void Write(YamlNode node, StringBuilder document)
    {
        if (document.Length > YamlReader.LargestFile * 4)
        {
            throw new FormatException("its aliases make too much of it");
        }

        switch (node)
        {
            case YamlNode.Map map:
                document.Append('{');
                foreach (var (key, value) in map.Entries.OrderBy(e => e.Key, StringComparer.Ordinal))
                {
                    Write(key, document);
                    Write(value, document);
                }

                document.Append('}');
                break;
            case YamlNode.List list:
                document.Append('[');
                foreach (var item in list.Items)
                {
                    Write(item, document);
                }

                document.Append(']');
                break;
            case YamlNode.Text { IsPlain: true } plain when Meaning(plain.Value) is { } meaning:
                document.Append(meaning).Append(' ');
                break;
            case YamlNode.Text quoted:
                Write(quoted.Value, document);
                break;
        }
    }

    // With its length before it no text can look like two.
    private static void Write(string text, StringBuilder document) => document.Append(CultureInfo.InvariantCulture, $"\"{text.Length}:").Append(text);

    /// <summary>What text without quotes means to a reader of charts, which read YAML 1.1; null for mere text.</summary>
    private static string? Meaning(string plain) => plain switch
    {
        "" or "~" or "null" or "Null" or "NULL" => "null",
        "true" or "True" or "TRUE" or "yes" or "Yes" or "YES" or "on" or "On" or "ON" => "true",
        "false" or "False" or "FALSE" or "no" or "No" or "NO" or "off" or "Off" or "OFF" => "false",
        _ when Whole().IsMatch(plain) => BigInteger.Parse(plain, CultureInfo.InvariantCulture).ToString(CultureInfo.InvariantCulture),
        _ when Other().IsMatch(plain) => plain.ToLowerInvariant(),
        _ when Fraction().IsMatch(plain) => double.Parse(plain, CultureInfo.InvariantCulture).ToString("R", CultureInfo.InvariantCulture),
        _ => null,
    };

    [GeneratedRegex(@"\A[-+]?(0|[1-9][0-9]{0,999})\z")]
    private static partial Regex Whole();

    [GeneratedRegex(@"\A([-+]?(0[0-7]+|0[xX][0-9a-fA-F]+|0o[0-7]+|0b[01]+)|[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN))\z")]
    private static partial Regex Other();

    [GeneratedRegex(@"\A[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?\z")]
    private static partial Regex Fraction();
}
