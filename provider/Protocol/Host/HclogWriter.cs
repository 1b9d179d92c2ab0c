using System.Buffers;
using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.Logging;

namespace Terraform.Protocol;

/// <summary>Writes log records to standard error as go-hclog's JSON lines, which Terraform reads back (plugin-protocol section 1.9).</summary>
/// <remarks>Terraform 1.11.4 panics when <c>@level</c>, <c>@message</c> or <c>@timestamp</c> is anything but a JSON string, and cuts lines at 64 KiB.</remarks>
internal sealed class HclogWriter(Stream stream, TimeProvider time)
{
    /// <summary>Bytes of a line with its end.</summary>
    public const int MaxLine = 64 * 1024 - 1;

    // A line that is too long is written again with shorter texts, at last without its fields.
    private static readonly int[] TextLimits = [16 * 1024, 1024, 64];

    private readonly Lock gate = new();
    private readonly ArrayBufferWriter<byte> line = new(1024);

    /// <param name="module">The part of the process that writes.</param>
    public void Write(LogLevel level, string module, string message, IReadOnlyList<KeyValuePair<string, object?>> fields)
    {
        lock (gate)
        {
            Format(level, module, message, fields);
            try
            {
                stream.Write(line.WrittenSpan);
            }
            catch (IOException)
            {
                // A log that cannot be written, as on a full disk, must not fail the call that it tells of.
            }
        }
    }

    private void Format(LogLevel level, string module, string message, IReadOnlyList<KeyValuePair<string, object?>> fields)
    {
        foreach (var limit in TextLimits)
        {
            FormatOnce(level, module, message, fields, limit);
            if (line.WrittenCount <= MaxLine)
            {
                return;
            }
        }

        FormatOnce(level, module, message, [], TextLimits[^1]);
    }

    private void FormatOnce(LogLevel level, string module, string message, IReadOnlyList<KeyValuePair<string, object?>> fields, int textLimit)
    {
        line.ResetWrittenCount();
        using (var json = new Utf8JsonWriter(line))
        {
            json.WriteStartObject();
            json.WriteString("@level", Name(level));
            json.WriteString("@message", Shorten(message, textLimit));
            json.WriteString("@timestamp", time.GetUtcNow().UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture));
            foreach (var (key, value) in fields)
            {
                // Not a field: the message as it stands in the sources, which a state of the logging library ends with.
                if (key != "{OriginalFormat}")
                {
                    // One named like a member of the record would take its place: Go's reader keeps the last of two equal names.
                    json.WritePropertyName(key.TrimStart('@'));
                    WriteValue(json, value, textLimit);
                }
            }

            json.WriteString("@module", module);

            json.WriteEndObject();
        }

        line.Write("\n"u8);
    }

    private static void WriteValue(Utf8JsonWriter json, object? value, int textLimit)
    {
        switch (value)
        {
            case null:
                json.WriteNullValue();
                break;
            case bool flag:
                json.WriteBooleanValue(flag);
                break;
            case int number:
                json.WriteNumberValue(number);
                break;
            case long number:
                json.WriteNumberValue(number);
                break;
            case double number when double.IsFinite(number):
                json.WriteNumberValue(number);
                break;
            default:
                json.WriteStringValue(Shorten(Convert.ToString(value, CultureInfo.InvariantCulture) ?? "", textLimit));
                break;
        }
    }

    private static string Shorten(string text, int limit) => text.Length <= limit ? text : string.Concat(text.AsSpan(0, limit), "...");

    private static string Name(LogLevel level) => level switch
    {
        LogLevel.Trace => "trace",
        LogLevel.Debug => "debug",
        LogLevel.Information => "info",
        LogLevel.Warning => "warn",
        _ => "error",
    };
}
