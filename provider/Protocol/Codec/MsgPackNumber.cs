using System.Buffers;
using System.Numerics;
using System.Text;
using Terraform.Framework;

namespace Terraform.Protocol;

/// <summary>Numbers in msgpack, exactly (plugin-protocol section 3.4).</summary>
internal static class MsgPackNumber
{
    /// <summary>Any width of whole number, either float, or decimal text.</summary>
    public static TfNumber Read(ref MsgPackReader reader, ValueTrail trail)
    {
        switch (reader.PeekKind())
        {
            case MsgPackKind.Integer:
                return reader.ReadInteger(out var signed, out var unsigned) ? TfNumber.Of(signed) : TfNumber.Of(new BigInteger(unsigned), 0);
            case MsgPackKind.Float:
                var value = reader.ReadFloat();
                return double.IsFinite(value) ? TfNumber.OfExact(value) : throw trail.Error("the number is not finite");
            case MsgPackKind.String:
                return Parse(reader.ReadText(), trail);
            default:
                throw trail.Error("a number is required");
        }
    }

    /// <summary>A whole number in the range of long goes as such, a fraction that is exactly a double as that, and everything else as decimal text.</summary>
    public static void Write(MsgPackWriter writer, TfNumber number)
    {
        if (number.TryGetInt64(out var whole))
        {
            writer.WriteInteger(whole);
        }
        else if (!number.IsWhole && number.TryGetExactDouble(out var exact))
        {
            writer.WriteFloat(exact);
        }
        else
        {
            writer.WriteString(number.ToString());
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
