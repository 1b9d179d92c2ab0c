using System.Buffers.Binary;
using Terraform.Framework;

namespace Terraform.Protocol;

/// <summary>Reads msgpack bytes token by token, in every width the format has.</summary>
/// <remarks>A length is believed only as far as there are bytes for it, so nothing is allocated for a lie. Every error is a <see cref="CodecException"/> at
/// the place of the trail.</remarks>
internal ref struct MsgPackReader(ReadOnlySpan<byte> data, ValueTrail trail)
{
    private readonly ReadOnlySpan<byte> data = data;
    private readonly ValueTrail trail = trail;
    private int position;

    public readonly bool IsAtEnd => position == data.Length;

    private readonly int Remaining => data.Length - position;

    public readonly MsgPackKind PeekKind()
    {
        if (IsAtEnd)
        {
            throw TooShort();
        }

        return data[position] switch
        {
            <= 0x7F or >= 0xE0 or (>= 0xCC and <= 0xD3) => MsgPackKind.Integer,
            <= 0x8F or 0xDE or 0xDF => MsgPackKind.Map,
            <= 0x9F or 0xDC or 0xDD => MsgPackKind.Array,
            <= 0xBF or (>= 0xD9 and <= 0xDB) => MsgPackKind.String,
            0xC0 => MsgPackKind.Nil,
            0xC1 => MsgPackKind.Reserved,
            0xC2 or 0xC3 => MsgPackKind.Bool,
            >= 0xC4 and <= 0xC6 => MsgPackKind.Binary,
            0xCA or 0xCB => MsgPackKind.Float,
            _ => MsgPackKind.Extension,
        };
    }

    public bool TryReadNil()
    {
        if (PeekKind() != MsgPackKind.Nil)
        {
            return false;
        }

        position++;
        return true;
    }

    public bool ReadBool() => PeekKind() == MsgPackKind.Bool ? data[position++] == 0xC3 : throw trail.Error("a bool is required");

    /// <summary>A whole number: the value as long, or as ulong when it does not fit there.</summary>
    /// <returns>True when it fits into <paramref name="signed"/>.</returns>
    public bool ReadInteger(out long signed, out ulong unsigned)
    {
        if (PeekKind() != MsgPackKind.Integer)
        {
            throw trail.Error("a whole number is required");
        }

        unsigned = 0;
        var code = data[position++];
        signed = code switch
        {
            <= 0x7F => code,
            >= 0xE0 => (sbyte)code,
            0xCC => Take(1)[0],
            0xCD => BinaryPrimitives.ReadUInt16BigEndian(Take(2)),
            0xCE => BinaryPrimitives.ReadUInt32BigEndian(Take(4)),
            0xD0 => (sbyte)Take(1)[0],
            0xD1 => BinaryPrimitives.ReadInt16BigEndian(Take(2)),
            0xD2 => BinaryPrimitives.ReadInt32BigEndian(Take(4)),
            _ => BinaryPrimitives.ReadInt64BigEndian(Take(8)),
        };
        unsigned = (ulong)signed;
        return code != 0xCF || signed >= 0;
    }

    public double ReadFloat()
    {
        if (PeekKind() != MsgPackKind.Float)
        {
            throw trail.Error("a number is required");
        }

        return data[position++] == 0xCA ? BinaryPrimitives.ReadSingleBigEndian(Take(4)) : BinaryPrimitives.ReadDoubleBigEndian(Take(8));
    }

    /// <summary>The bytes of a text; binary is accepted for it, as core does.</summary>
    public ReadOnlySpan<byte> ReadText()
    {
        if (PeekKind() is not (MsgPackKind.String or MsgPackKind.Binary))
        {
            throw trail.Error("a string is required");
        }

        var code = data[position++];
        return Take(code switch
        {
            <= 0xBF => code & 0x1F,
            0xC4 or 0xD9 => Take(1)[0],
            0xC5 or 0xDA => BinaryPrimitives.ReadUInt16BigEndian(Take(2)),
            _ => BinaryPrimitives.ReadUInt32BigEndian(Take(4)),
        });
    }

    /// <summary>Number of elements that follow, each of which takes a byte at least.</summary>
    public int ReadArrayHeader()
    {
        if (PeekKind() != MsgPackKind.Array)
        {
            throw trail.Error("a sequence is required");
        }

        var code = data[position++];
        return Believed(code switch
        {
            <= 0x9F => code & 0xFu,
            0xDC => BinaryPrimitives.ReadUInt16BigEndian(Take(2)),
            _ => BinaryPrimitives.ReadUInt32BigEndian(Take(4)),
        });
    }

    /// <summary>Number of pairs of key and value that follow, each of which takes two bytes at least.</summary>
    public int ReadMapHeader()
    {
        if (PeekKind() != MsgPackKind.Map)
        {
            throw trail.Error("a map is required");
        }

        var code = data[position++];
        var count = code switch
        {
            <= 0x8F => code & 0xFu,
            0xDE => BinaryPrimitives.ReadUInt16BigEndian(Take(2)),
            _ => BinaryPrimitives.ReadUInt32BigEndian(Take(4)),
        };
        _ = Believed(2L * count);
        return (int)count;
    }

    public sbyte ReadExtension(out ReadOnlySpan<byte> payload)
    {
        if (PeekKind() != MsgPackKind.Extension)
        {
            throw trail.Error("an extension is required");
        }

        var code = data[position++];
        long length = code switch
        {
            >= 0xD4 => 1L << (code - 0xD4),
            0xC7 => Take(1)[0],
            0xC8 => BinaryPrimitives.ReadUInt16BigEndian(Take(2)),
            _ => BinaryPrimitives.ReadUInt32BigEndian(Take(4)),
        };
        var type = (sbyte)Take(1)[0];
        payload = Take(length);
        return type;
    }

    /// <summary>Passes over one value with all that is in it, without recursion.</summary>
    public void Skip()
    {
        for (var pending = 1L; pending > 0; pending--)
        {
            switch (PeekKind())
            {
                case MsgPackKind.Nil or MsgPackKind.Bool:
                    position++;
                    break;
                case MsgPackKind.Integer:
                    ReadInteger(out _, out _);
                    break;
                case MsgPackKind.Float:
                    ReadFloat();
                    break;
                case MsgPackKind.String or MsgPackKind.Binary:
                    ReadText();
                    break;
                case MsgPackKind.Array:
                    pending += ReadArrayHeader();
                    break;
                case MsgPackKind.Map:
                    pending += 2L * ReadMapHeader();
                    break;
                case MsgPackKind.Extension:
                    ReadExtension(out _);
                    break;
                default:
                    throw trail.Error("the bytes are not msgpack");
            }
        }
    }

    private ReadOnlySpan<byte> Take(long length)
    {
        if (length > Remaining)
        {
            throw TooShort();
        }

        var taken = data.Slice(position, (int)length);
        position += (int)length;
        return taken;
    }

    private readonly int Believed(long count) => count <= Remaining ? (int)count : throw TooShort();

    private readonly CodecException TooShort() => trail.Error("the bytes end before the value does");
}
