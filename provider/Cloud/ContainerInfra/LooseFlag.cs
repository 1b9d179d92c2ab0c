using System.Text.Json;
using System.Text.Json.Serialization;

namespace VkCloud.ContainerInfra;

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

    public override void Write(Utf8JsonWriter writer, bool? value, JsonSerializerOptions options)
    {
        if (value is { } flag)
        {
            writer.WriteBooleanValue(flag);
        }
        else
        {
            writer.WriteNullValue();
        }
    }
}
