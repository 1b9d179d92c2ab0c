using System.Text.Json;
using System.Text.RegularExpressions;

namespace Vkcc;

/// <summary>What a template says about its settings: a part of JSON schema (docs/design/libraries.md). Keywords beyond it, and those that are misshapen,
/// say nothing.</summary>
internal static class SettingsSchema
{
    private static readonly TimeSpan patience = TimeSpan.FromMilliseconds(100);

    /// <summary>What in the settings is not as the schema has it.</summary>
    /// <param name="schema">Text of a JSON object.</param>
    /// <param name="settings">Text of a JSON object.</param>
    /// <returns>One for each, with the member that it is about; the settings themselves are an empty member.</returns>
    public static IReadOnlyList<Flaw> Check(string schema, string settings)
    {
        using var described = JsonDocument.Parse(schema);
        using var written = JsonDocument.Parse(settings);
        return [.. Check(described.RootElement, written.RootElement, string.Empty)];
    }

    /// <summary>The kind of a value in words: <c>a list</c>.</summary>
    public static string Named(JsonElement value) => InWords(TypeOf(value));

    private static IEnumerable<Flaw> Check(JsonElement schema, JsonElement value, string member)
    {
        if (schema.ValueKind != JsonValueKind.Object)
        {
            return [];
        }

        // Of another type: what else is asked of it is asked of the right type.
        return OfType(schema, value) is { } other
            ? [new(member, other)]
            : Allowed(schema, value, member).Concat(value.ValueKind switch
            {
                JsonValueKind.Object => OfObject(schema, value, member),
                JsonValueKind.Array => OfList(schema, value, member),
                JsonValueKind.String => OfString(schema, value, member),
                JsonValueKind.Number => OfNumber(schema, value, member),
                _ => [],
            });
    }

    private static string? OfType(JsonElement schema, JsonElement value)
    {
        if (!schema.TryGetProperty("type", out var type))
        {
            return null;
        }

        IReadOnlyList<string> types = type.ValueKind switch
        {
            JsonValueKind.String => [type.GetString()!],
            JsonValueKind.Array => [.. type.EnumerateArray().Where(t => t.ValueKind == JsonValueKind.String).Select(t => t.GetString()!)],
            _ => [],
        };
        return types.Count == 0 || types.Any(t => IsOf(t, value))
            ? null
            : $"is {(value.ValueKind == JsonValueKind.Number ? value.GetRawText() : Named(value))}, and must be {string.Join(" or ", types.Select(InWords))}";
    }

    private static bool IsOf(string type, JsonElement value) => type switch
    {
        "integer" => value.ValueKind == JsonValueKind.Number && double.IsInteger(value.GetDouble()),
        "object" or "array" or "string" or "number" or "boolean" or "null" => TypeOf(value) == type,
        _ => true,
    };

    private static string TypeOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => "object",
        JsonValueKind.Array => "array",
        JsonValueKind.String => "string",
        JsonValueKind.Number => "number",
        JsonValueKind.True or JsonValueKind.False => "boolean",
        _ => "null",
    };

    private static string InWords(string type) => type switch
    {
        "object" => "an object",
        "array" => "a list",
        "integer" => "a whole number",
        "null" => "null",
        _ => $"a {type}",
    };

    private static IEnumerable<Flaw> Allowed(JsonElement schema, JsonElement value, string member)
    {
        if (Member(schema, "enum", JsonValueKind.Array) is { } allowed && !allowed.EnumerateArray().Any(a => JsonElement.DeepEquals(a, value)))
        {
            yield return new(member, $"is {Shown(value)}, and must be one of {Words.AllOf(allowed.EnumerateArray().Select(Shown))}");
        }
    }

    private static IEnumerable<Flaw> OfObject(JsonElement schema, JsonElement value, string member)
    {
        if (Member(schema, "required", JsonValueKind.Array) is { } required)
        {
            foreach (var name in required.EnumerateArray().Where(n => n.ValueKind == JsonValueKind.String).Select(n => n.GetString()!))
            {
                if (!value.TryGetProperty(name, out _))
                {
                    yield return new(member, $"lacks {name}, which is required");
                }
            }
        }

        var properties = Member(schema, "properties", JsonValueKind.Object);

        // Members that a pattern describes are not additional, and patterns of names are not read here.
        var isWhole = !schema.TryGetProperty("patternProperties", out _);
        var more = isWhole && schema.TryGetProperty("additionalProperties", out var additional) ? additional : default;
        foreach (var property in value.EnumerateObject())
        {
            var path = member.Length == 0 ? property.Name : $"{member}.{property.Name}";
            if (properties is { } known && known.TryGetProperty(property.Name, out var described))
            {
                foreach (var flaw in Check(described, property.Value, path))
                {
                    yield return flaw;
                }
            }
            else if (more.ValueKind == JsonValueKind.False)
            {
                yield return new(path, NotKnown(property.Name, properties));
            }
            else if (more.ValueKind == JsonValueKind.Object)
            {
                foreach (var flaw in Check(more, property.Value, path))
                {
                    yield return flaw;
                }
            }
        }
    }

    private static string NotKnown(string name, JsonElement? properties)
    {
        List<string> names = properties is { } known ? [.. known.EnumerateObject().Select(p => p.Name)] : [];
        return names.Count == 0 ? "does not exist, and none may be given there"
            : NearestWord.To(name, names) is { } close ? $"does not exist; did you mean {close}?"
            : $"does not exist; there may be {Words.AllOf(names)}";
    }

    private static IEnumerable<Flaw> OfList(JsonElement schema, JsonElement value, string member)
    {
        if (Number(schema, "minItems") is { } least && value.GetArrayLength() < least)
        {
            yield return new(member, $"has {Words.Count(value.GetArrayLength(), "element")}, and needs at least {least}");
        }

        if (Member(schema, "items", JsonValueKind.Object) is { } items)
        {
            foreach (var (i, element) in value.EnumerateArray().Index())
            {
                foreach (var flaw in Check(items, element, $"{member}[{i}]"))
                {
                    yield return flaw;
                }
            }
        }
    }

    private static IEnumerable<Flaw> OfString(JsonElement schema, JsonElement value, string member)
    {
        if (Member(schema, "pattern", JsonValueKind.String) is { } pattern && !Matches(value.GetString()!, pattern.GetString()!))
        {
            yield return new(member, $"is {Shown(value)}, and must match {pattern.GetString()}");
        }
    }

    /// <returns>True also where the pattern cannot be read, or takes too long.</returns>
    private static bool Matches(string text, string pattern)
    {
        try
        {
            return Regex.IsMatch(text, pattern, RegexOptions.CultureInvariant, patience);
        }
        catch (Exception e) when (e is ArgumentException or RegexMatchTimeoutException)
        {
            return true;
        }
    }

    private static IEnumerable<Flaw> OfNumber(JsonElement schema, JsonElement value, string member)
    {
        var number = value.GetDouble();
        if (Number(schema, "minimum") is { } least && number < least)
        {
            yield return new(member, $"is {value.GetRawText()}, and must be at least {Shown(schema.GetProperty("minimum"))}");
        }

        if (Number(schema, "maximum") is { } most && number > most)
        {
            yield return new(member, $"is {value.GetRawText()}, and must be at most {Shown(schema.GetProperty("maximum"))}");
        }
    }

    private static JsonElement? Member(JsonElement schema, string keyword, JsonValueKind kind) =>
        schema.TryGetProperty(keyword, out var value) && value.ValueKind == kind ? value : null;

    private static double? Number(JsonElement schema, string keyword) => Member(schema, keyword, JsonValueKind.Number)?.GetDouble();

    private static string Shown(JsonElement value) => Words.Shortened(value.GetRawText());

    /// <summary>Something that is not as the schema has it.</summary>
    /// <param name="Member"><c>ranges[0].min_replicas</c>; empty for the settings themselves.</param>
    /// <param name="What"><c>is a string, and must be a list</c>.</param>
    internal readonly record struct Flaw(string Member, string What);
}
