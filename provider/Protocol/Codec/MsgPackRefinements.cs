using System.Text;
using System.Text.Unicode;
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
    public static TfValue Read(ReadOnlySpan<byte> payload, TfType type, ValueTrail trail)
    {
        if (payload.Length > MaximumPayload)
        {
            throw trail.Error($"the refinements of an unknown value take more than {MaximumPayload} bytes");
        }

        var reader = new MsgPackReader(payload, trail);
        var found = TfRefinements.None;
        var isNull = false;
        for (var pairs = reader.ReadMapHeader(); pairs > 0; pairs--)
        {
            switch ((Key)ReadKey(ref reader))
            {
                case Key.Nullness:
                    isNull = reader.ReadBool();
                    found = found with { NotNull = !isNull };
                    break;
                case Key.StringPrefix when type == TfType.String:
                    found = found with { Prefix = ReadPrefix(ref reader, trail) };
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

        if (!reader.IsAtEnd)
        {
            throw trail.Error("bytes follow the refinements of an unknown value");
        }

        return isNull ? TfValue.Null : found == TfRefinements.None ? TfValue.Unknown : new TfUnknown(found);
    }

    /// <summary>Writes an unknown value with the promises that a value of the type can keep.</summary>
    public static void Write(MsgPackWriter writer, TfUnknown unknown, TfType type)
    {
        var promised = unknown.Refinements;
        if (promised == TfRefinements.None || type == TfType.Dynamic)
        {
            WritePlain(writer);
            return;
        }

        using var map = new MsgPackWriter();
        var (lower, upper) = type == TfType.Number ? (promised.Lower, promised.Upper) : (null, null);
        var (lengthLower, lengthUpper) = type is TfCollectionType ? (promised.LengthLower, promised.LengthUpper) : (null, null);
        var prefix = type == TfType.String ? Cut(promised.Prefix) : null;
        map.WriteMapHeader(Count(promised.NotNull, prefix is not null, lower is not null, upper is not null, lengthLower is not null, lengthUpper is not null));
        WriteNotNull(map, promised.NotNull);
        WritePrefix(map, prefix);
        WriteBound(map, Key.NumberLower, lower);
        WriteBound(map, Key.NumberUpper, upper);
        WriteLength(map, Key.LengthLower, lengthLower);
        WriteLength(map, Key.LengthUpper, lengthUpper);

        // A promise may be left out, never be wrong; without any the map is one byte.
        if (map.Written.Length is 1 or > MaximumPayload)
        {
            WritePlain(writer);
        }
        else
        {
            writer.WriteExtension(ExtensionCode, map.Written);
        }
    }

    private static void WritePlain(MsgPackWriter writer) => writer.WriteExtension(0, [0]);

    /// <summary>A key that is no small whole number belongs to a future in which its value is skipped.</summary>
    private static long ReadKey(ref MsgPackReader reader)
    {
        if (reader.PeekKind() == MsgPackKind.Integer)
        {
            return reader.ReadInteger(out var key, out _) && key is >= 0 and <= int.MaxValue ? key : 0;
        }

        reader.Skip();
        return 0;
    }

    private static string ReadPrefix(ref MsgPackReader reader, ValueTrail trail)
    {
        var bytes = reader.ReadText();
        return Utf8.IsValid(bytes) ? Encoding.UTF8.GetString(bytes) : throw trail.Error("the text is not valid UTF-8");
    }

    /// <summary>A pair of number and inclusive; an infinite bound promises nothing.</summary>
    private static TfBound? ReadBound(ref MsgPackReader reader, ValueTrail trail)
    {
        if (reader.ReadArrayHeader() != 2)
        {
            throw trail.Error("a bound is a number and whether it is included");
        }

        if (reader.PeekKind() == MsgPackKind.Float && reader.ReadFloat() is var value)
        {
            var included = reader.ReadBool();
            return double.IsFinite(value) ? new TfBound(TfNumber.OfExact(value), included) : null;
        }

        var number = MsgPackNumber.Read(ref reader, trail);
        return new TfBound(number, reader.ReadBool());
    }

    private static long ReadLength(ref MsgPackReader reader, ValueTrail trail) =>
        reader.ReadInteger(out var length, out _) && length >= 0 ? length : throw trail.Error("a number of elements is required");

    private static int Count(params ReadOnlySpan<bool> present)
    {
        var count = 0;
        foreach (var one in present)
        {
            count += one ? 1 : 0;
        }

        return count;
    }

    private static void WriteNotNull(MsgPackWriter map, bool notNull)
    {
        if (notNull)
        {
            map.WriteInteger((long)Key.Nullness);
            map.WriteBool(false);
        }
    }

    private static void WritePrefix(MsgPackWriter map, string? prefix)
    {
        if (prefix is not null)
        {
            map.WriteInteger((long)Key.StringPrefix);
            map.WriteString(prefix);
        }
    }

    private static void WriteBound(MsgPackWriter map, Key key, TfBound? bound)
    {
        if (bound is not null)
        {
            map.WriteInteger((long)key);
            map.WriteArrayHeader(2);
            MsgPackNumber.Write(map, bound.Value);
            map.WriteBool(bound.Inclusive);
        }
    }

    private static void WriteLength(MsgPackWriter map, Key key, long? length)
    {
        if (length is { } known)
        {
            map.WriteInteger((long)key);
            map.WriteInteger(known);
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
