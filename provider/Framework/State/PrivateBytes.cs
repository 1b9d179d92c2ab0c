using System.Text.Json;

namespace Terraform.Framework;

/// <summary>Private state as it crosses the protocol: one JSON object of texts (plugin-protocol section 3.9).</summary>
internal static class PrivateBytes
{
    /// <summary>Bytes of another writer count as nothing, with a warning in the log: losing a note must not stop work on an object.</summary>
    public static PrivateState Decode(ReadOnlyMemory<byte> bytes)
    {
        if (bytes.IsEmpty)
        {
            return new PrivateState();
        }

        try
        {
            using var document = JsonDocument.Parse(bytes);
            var entries = document.RootElement.EnumerateObject()
                .Where(e => e.Value.ValueKind == JsonValueKind.String)
                .Select(e => KeyValuePair.Create(e.Name, e.Value.GetString()!));
            return new PrivateState(entries) { Source = bytes };
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            PluginLog.Current.UnreadablePrivateState(bytes.Length);
            return new PrivateState { Source = bytes };
        }
    }

    /// <summary>What nobody changed goes back byte by byte.</summary>
    public static ReadOnlyMemory<byte> Encode(PrivateState state)
    {
        if (!state.IsChanged)
        {
            return state.Source;
        }

        if (state.Entries.Count == 0)
        {
            return ReadOnlyMemory<byte>.Empty;
        }

        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
        {
            writer.WriteStartObject();
            foreach (var (key, text) in state.Entries)
            {
                writer.WriteString(key, text);
            }

            writer.WriteEndObject();
        }

        return stream.ToArray();
    }
}
