using System.Text.Json;
using System.Text.Json.Serialization;

namespace VkCloud.ContainerInfra;

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
