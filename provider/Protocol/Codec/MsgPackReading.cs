using System.Text;
using System.Text.Unicode;
using MessagePack;
using Terraform.Framework;

namespace Terraform.Protocol;

/// <summary>Tokens of msgpack as core takes them; another is a <see cref="CodecException"/> at the place of the trail.</summary>
internal static class MsgPackReading
{
    extension(ref MessagePackReader reader)
    {
        /// <summary>The bytes of a text; binary is accepted for it, as core does.</summary>
        public ReadOnlySpan<byte> Text(ValueTrail trail) => reader.NextMessagePackType switch
        {
            MessagePackType.String => reader.TryReadStringSpan(out var text) ? text : reader.ReadStringSequence()!.Value.FirstSpan,
            MessagePackType.Binary => reader.ReadBytes()!.Value.FirstSpan,
            _ => throw trail.Error("a string is required"),
        };

        public string ValidText(ValueTrail trail)
        {
            var bytes = reader.Text(trail);
            return Utf8.IsValid(bytes) ? Encoding.UTF8.GetString(bytes) : throw trail.Error("the text is not valid UTF-8");
        }

        public bool Bool(ValueTrail trail) =>
            reader.NextMessagePackType == MessagePackType.Boolean ? reader.ReadBoolean() : throw trail.Error("a bool is required");

        /// <summary>Number of elements that follow; no more than there are bytes for, so nothing is allocated for a lie.</summary>
        public int ArrayHeader(ValueTrail trail) =>
            reader.NextMessagePackType == MessagePackType.Array ? reader.ReadArrayHeader() : throw trail.Error("a sequence is required");

        /// <summary>Number of pairs of key and value that follow; no more than there are bytes for.</summary>
        public int MapHeader(ValueTrail trail) =>
            reader.NextMessagePackType == MessagePackType.Map ? reader.ReadMapHeader() : throw trail.Error("a map is required");
    }

    /// <summary>What the reader throws, in our words. It knows no place; the trail does, since nobody has left it. A length that no number holds, or no
    /// memory, is one beyond the bytes.</summary>
    public static CodecException Explain(
        Exception exception, ValueTrail trail) => exception is EndOfStreamException or OverflowException or ArgumentOutOfRangeException
        ? trail.Error("the bytes end before the value does", exception)
        : trail.Error("the bytes are not msgpack", exception);
}
