using System.Buffers;
using System.Numerics;
using System.Text;
using MessagePack;
using Terraform.Framework;

namespace Terraform.Protocol;

/// <summary>Numbers in msgpack, exactly (plugin-protocol section 3.4).</summary>
internal static class MsgPackNumber
{
    /// <summary>Any width of whole number, either float, or decimal text.</summary>
    public static TfNumber Read(ref MessagePackReader reader, ValueTrail trail)
    {
        switch (reader.NextMessagePackType)
        {
            case MessagePackType.Integer:
                return reader.NextCode == MessagePackCode.UInt64 ? TfNumber.Of(new BigInteger(reader.ReadUInt64()), 0) : TfNumber.Of(reader.ReadInt64());
            case MessagePackType.Float:
                var value = reader.ReadDouble();
                return double.IsFinite(value) ? TfNumber.OfExact(value) : throw trail.Error("the number is not finite");
            case MessagePackType.String:
                return Parse(reader.Text(trail), trail);
            default:
                throw trail.Error("a number is required");
        }
    }

    /// <summary>A whole number in the range of long goes as such, a fraction that is exactly a double as that, and everything else as decimal text.</summary>
    public static void Write(ref MessagePackWriter writer, TfNumber number)
    {
        if (number.TryGetInt64(out var whole))
        {
            writer.Write(whole);
        }
        else if (!number.IsWhole && number.TryGetExactDouble(out var exact))
        {
            writer.Write(exact);
        }
        else
        {
            writer.Write(number.ToString());
        }
    }

    private static TfNumber Parse(ReadOnlySpan<byte> text, ValueTrail trail)
    {
        var buffer = ArrayPool<char>.Shared.Rent(Math.Max(text.Length, 1));
        try
        {
            var count = Encoding.UTF8.GetChars(text, buffer);
            return TfNumber.TryParse(buffer.AsSpan(0, count), out var number) ? number : throw trail.Error("the text is not a number of at most 4000 places");
        }
        finally
        {
            ArrayPool<char>.Shared.Return(buffer);
        }
    }
}
