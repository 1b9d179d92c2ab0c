using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace VkCloud.ContainerInfra;

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
