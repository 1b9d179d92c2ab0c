using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace VkCloud.ContainerInfra;

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

    public override void Write(Utf8JsonWriter writer, long? value, JsonSerializerOptions options)
    {
        if (value is { } number)
        {
            writer.WriteNumberValue(number);
        }
        else
        {
            writer.WriteNullValue();
        }
    }
}
