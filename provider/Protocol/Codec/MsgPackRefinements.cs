using System.Buffers;
using MessagePack;
using Terraform.Framework;

namespace Terraform.Protocol;

/// <summary>What is promised about an unknown value: a small map in an extension of code 12 (plugin-protocol section 3.5).</summary>
internal static class MsgPackRefinements
{
    public const sbyte ExtensionCode = 12;

    private const int MaximumPayload = 1024;
    private const int MaximumPrefix = 256;

    /// <summary>Keys of the map.</summary>
    private enum Key
    {
        Nullness = 1,
        StringPrefix = 2,
        NumberLower = 3,
        NumberUpper = 4,
        LengthLower = 5,
        LengthUpper = 6,
    }

    /// <summary>The unknown value with its promises; those that this version does not know, or that do not fit the type, are passed over. A promise of null
    /// is a null.</summary>
    public static TfValue Read(ReadOnlySequence<byte> payload, TfType type, ValueTrail trail)
    {
        if (payload.Length > MaximumPayload)
        {
            throw trail.Error($"the refinements of an unknown value take more than {MaximumPayload} bytes");
        }

        var reader = new MessagePackReader(payload);
        var found = TfRefinements.None;
        var isNull = false;
        for (var pairs = reader.MapHeader(trail); pairs > 0; pairs--)
        {
            switch ((Key)ReadKey(ref reader))
            {
                case Key.Nullness:
                    isNull = reader.Bool(trail);
                    found = found with { NotNull = !isNull };
                    break;
                case Key.StringPrefix when type == TfType.String:
                    found = found with { Prefix = reader.ValidText(trail) };
                    break;
                case Key.NumberLower when type == TfType.Number:
                    found = found with { Lower = ReadBound(ref reader, trail) };
                    break;
                case Key.NumberUpper when type == TfType.Number:
                    found = found with { Upper = ReadBound(ref reader, trail) };
                    break;
                case Key.LengthLower when type is TfCollectionType:
                    found = found with { LengthLower = ReadLength(ref reader, trail) };
                    break;
                case Key.LengthUpper when type is TfCollectionType:
                    found = found with { LengthUpper = ReadLength(ref reader, trail) };
                    break;
                default:
                    reader.Skip();
                    break;
            }
        }

        if (!reader.End)
        {
            throw trail.Error("bytes follow the refinements of an unknown value");
        }

        return isNull ? TfValue.Null : found == TfRefinements.None ? TfValue.Unknown : new TfUnknown(found);
    }

    /// <summary>Writes an unknown value with the promises that a value of the type can keep.</summary>
    public static void Write(ref MessagePackWriter writer, TfUnknown unknown, TfType type)
    {
        var output = new ArrayBufferWriter<byte>(64);
        var pairs = new MessagePackWriter(output);
        var count = WritePairs(ref pairs, unknown.Refinements, type);
        pairs.Flush();

        // A promise may be left out, never be wrong; the map's header takes one byte.
        var length = output.WrittenCount + 1;
        if (count == 0 || length > MaximumPayload)
        {
            writer.WriteExtensionFormat(new ExtensionResult(0, new byte[1]));
            return;
        }

        writer.WriteExtensionFormatHeader(new ExtensionHeader(ExtensionCode, length));
        writer.WriteMapHeader(count);
        writer.WriteRaw(output.WrittenSpan);
    }

    /// <summary>In the order of the keys. How many there are.</summary>
    private static int WritePairs(ref MessagePackWriter map, TfRefinements promised, TfType type)
    {
        var count = 0;
        if (promised.NotNull && type != TfType.Dynamic)
        {
            WriteKey(ref map, Key.Nullness, ref count);
            map.Write(false);
        }

        if (type == TfType.String && Cut(promised.Prefix) is { } prefix)
        {
            WriteKey(ref map, Key.StringPrefix, ref count);
            map.Write(prefix);
        }

        if (type == TfType.Number)
        {
            WriteBound(ref map, Key.NumberLower, promised.Lower, ref count);
            WriteBound(ref map, Key.NumberUpper, promised.Upper, ref count);
        }

        if (type is TfCollectionType)
        {
            WriteLength(ref map, Key.LengthLower, promised.LengthLower, ref count);
            WriteLength(ref map, Key.LengthUpper, promised.LengthUpper, ref count);
        }

        return count;
    }

    /// <summary>A key that is no small whole number belongs to a future in which its value is skipped.</summary>
    private static long ReadKey(ref MessagePackReader reader)
    {
        if (reader.NextMessagePackType == MessagePackType.Integer)
        {
            return ReadWhole(ref reader) is { } key and <= int.MaxValue ? key : 0;
        }

        reader.Skip();
        return 0;
    }

    /// <summary>A pair of number and inclusive; an infinite bound promises nothing.</summary>
    private static TfBound? ReadBound(ref MessagePackReader reader, ValueTrail trail)
    {
        if (reader.ArrayHeader(trail) != 2)
        {
            throw trail.Error("a bound is a number and whether it is included");
        }

        if (reader.NextMessagePackType == MessagePackType.Float && reader.ReadDouble() is var value)
        {
            var included = reader.Bool(trail);
            return double.IsFinite(value) ? new TfBound(TfNumber.OfExact(value), included) : null;
        }

        var number = MsgPackNumber.Read(ref reader, trail);
        return new TfBound(number, reader.Bool(trail));
    }

    private static long ReadLength(ref MessagePackReader reader, ValueTrail trail) =>
        reader.NextMessagePackType == MessagePackType.Integer && ReadWhole(ref reader) is { } length
            ? length
            : throw trail.Error("a number of elements is required");

    /// <summary>Null when it is negative, or beyond long.</summary>
    private static long? ReadWhole(ref MessagePackReader reader) =>
        reader.NextCode == MessagePackCode.UInt64 ? reader.ReadUInt64() is var large and <= long.MaxValue ? (long)large : null
            : reader.ReadInt64() is var whole and >= 0 ? whole
            : null;

    private static void WriteKey(ref MessagePackWriter map, Key key, ref int count)
    {
        map.Write((int)key);
        count++;
    }

    private static void WriteBound(ref MessagePackWriter map, Key key, TfBound? bound, ref int count)
    {
        if (bound is not null)
        {
            WriteKey(ref map, key, ref count);
            map.WriteArrayHeader(2);
            MsgPackNumber.Write(ref map, bound.Value);
            map.Write(bound.Inclusive);
        }
    }

    private static void WriteLength(ref MessagePackWriter map, Key key, long? length, ref int count)
    {
        if (length is { } known)
        {
            WriteKey(ref map, key, ref count);
            map.Write(known);
        }
    }

    /// <summary>The prefix, or the beginning of it that fits: a shorter prefix promises less and stays true. Null when there is nothing to promise.</summary>
    private static string? Cut(string? prefix)
    {
        if (string.IsNullOrEmpty(prefix) || !UnicodeText.IsWellFormed(prefix))
        {
            return null;
        }

        var (length, bytes) = (0, 0);
        foreach (var rune in prefix.EnumerateRunes())
        {
            bytes += rune.Utf8SequenceLength;
            if (bytes > MaximumPrefix)
            {
                break;
            }

            length += rune.Utf16SequenceLength;
        }

        return prefix[..length];
    }
}
