using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace VkCloud.First;

/// <summary>Reads text that the service may also write as a number or a truth value; labels of its ancestor came so.</summary>
internal sealed class LooseText : JsonConverter<string>
{
    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => Text(ref reader);

    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WriteStringValue(value);

    /// <exception cref="JsonException">An object or a list stands there.</exception>
    public static string? Text(ref Utf8JsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.Null => null,
        JsonTokenType.String => reader.GetString(),

        // As it was written: 1.10 is not 1.1, and neither is it a double.
        JsonTokenType.Number => Encoding.UTF8.GetString(reader.ValueSpan),
        JsonTokenType.True => "true",
        JsonTokenType.False => "false",
        _ => throw new JsonException(),
    };
}

/// <summary>Reads a whole number that the service may also write as text; empty text is null.</summary>
internal sealed class LooseNumber : JsonConverter<long?>
{
    public override long? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (LooseText.Text(ref reader) is not { Length: > 0 } text)
        {
            return null;
        }

        // 3.0 and 3e0 are whole numbers too; what a double cannot hold exactly is none of ours.
        return long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole) ? whole
            : double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
                && double.IsInteger(number) && Math.Abs(number) < 1L << 53 ? (long)number
            : throw new JsonException();
    }

    public override void Write(Utf8JsonWriter writer, long? value, JsonSerializerOptions options) =>
        throw new NotSupportedException("Answers are read, not written.");
}

/// <summary>Reads a truth value that the service may also write as text (<c>"true"</c>, Python's <c>"True"</c>) or as 0 and 1; empty text is null.</summary>
internal sealed class LooseFlag : JsonConverter<bool?>
{
    /// <exception cref="JsonException">Neither yes nor no.</exception>
    public override bool? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => LooseText.Text(ref reader) switch
    {
        null or "" => null,
        "1" => true,
        "0" => false,
        var text when bool.TryParse(text, out var flag) => flag,
        _ => throw new JsonException(),
    };

    public override void Write(Utf8JsonWriter writer, bool? value, JsonSerializerOptions options) =>
        throw new NotSupportedException("Answers are read, not written.");
}

/// <summary>Reads a list of texts, each as <see cref="LooseText"/> does; null elements are left out.</summary>
internal sealed class LooseList : JsonConverter<IReadOnlyList<string>>
{
    public override IReadOnlyList<string> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            throw new JsonException();
        }

        List<string> texts = [];
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (LooseText.Text(ref reader) is { } text)
            {
                texts.Add(text);
            }
        }

        return texts;
    }

    public override void Write(Utf8JsonWriter writer, IReadOnlyList<string> value, JsonSerializerOptions options) =>
        throw new NotSupportedException("Answers are read, not written.");
}

/// <summary>Reads labels in both of their forms: a map (clusters, and groups of the service's ancestor) and a list of <c>{"key","value"}</c>
/// (groups).</summary>
/// <remarks>A missing value is the empty one. Of equal keys the last counts. A list may leave out the value; an entry without a key is no label.</remarks>
internal sealed class LooseMap : JsonConverter<IReadOnlyDictionary<string, string>>
{
    public override IReadOnlyDictionary<string, string> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var labels = new Dictionary<string, string>(StringComparer.Ordinal);
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject:
                while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
                {
                    var key = reader.GetString()!;
                    reader.Read();
                    labels[key] = LooseText.Text(ref reader) ?? "";
                }

                return labels;
            case JsonTokenType.StartArray:
                while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
                {
                    if (Pair(ref reader) is ({ } key, var value))
                    {
                        labels[key] = value ?? "";
                    }
                }

                return labels;
            default:
                throw new JsonException();
        }
    }

    public override void Write(Utf8JsonWriter writer, IReadOnlyDictionary<string, string> value, JsonSerializerOptions options) =>
        throw new NotSupportedException("Answers are read, not written.");

    private static (string? Key, string? Value) Pair(ref Utf8JsonReader reader)
    {
        if (reader.TokenType == JsonTokenType.Null)
        {
            return default;
        }

        if (reader.TokenType != JsonTokenType.StartObject)
        {
            throw new JsonException();
        }

        (string? Key, string? Value) pair = default;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            var member = reader.GetString();
            reader.Read();
            switch (member)
            {
                case "key": pair.Key = LooseText.Text(ref reader); break;
                case "value": pair.Value = LooseText.Text(ref reader); break;
                default: reader.Skip(); break;
            }
        }

        return pair;
    }
}

/// <summary>Compares labels as the service keeps them: a truth value may come back in another spelling (<c>true</c>, <c>True</c>).</summary>
public static class LooseLabels
{
    /// <summary>Null and empty mean the same.</summary>
    public static bool AreEqual(IReadOnlyDictionary<string, string>? one, IReadOnlyDictionary<string, string>? other) =>
        (one?.Count ?? 0) == (other?.Count ?? 0)
        && (one is null || one.All(label => other!.TryGetValue(label.Key, out var value) && AreEqual(label.Value, value)));

    public static bool AreEqual(string one, string other) =>
        one == other || (bool.TryParse(one, out var flag) && bool.TryParse(other, out var otherFlag) && flag == otherFlag);
}
