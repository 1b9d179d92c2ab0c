using System.Text.Json;
using System.Text.Json.Serialization;

namespace VkCloud.ContainerInfra;

/// <summary>Reads labels in both of their forms: a map (clusters, and groups of the service's ancestor) and a list of <c>{"key","value"}</c> (groups).</summary>
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
