using System.Buffers;
using System.Buffers.Binary;
using System.Text;

namespace Terraform.Protocol;

/// <summary>Writes msgpack bytes in the widths that core uses: the narrowest, non-negative whole numbers unsigned.</summary>
internal sealed class MsgPackWriter : IDisposable
{
    private byte[] buffer = ArrayPool<byte>.Shared.Rent(1024);
    private int length;

    public ReadOnlySpan<byte> Written => buffer.AsSpan(0, length);

    public void Dispose()
    {
        // Values may be secrets, and the pool is shared by the whole process.
        ArrayPool<byte>.Shared.Return(buffer, clearArray: true);
        buffer = [];
    }

    public void WriteNil() => Reserve(1)[0] = 0xC0;

    public void WriteBool(bool value) => Reserve(1)[0] = value ? (byte)0xC3 : (byte)0xC2;

    public void WriteInteger(long value)
    {
        switch (value)
        {
            case >= 0 and <= 0x7F or < 0 and >= -32:
                Reserve(1)[0] = (byte)value;
                break;
            case >= 0 and <= byte.MaxValue:
                Coded(0xCC, 1)[0] = (byte)value;
                break;
            case >= 0 and <= ushort.MaxValue:
                BinaryPrimitives.WriteUInt16BigEndian(Coded(0xCD, 2), (ushort)value);
                break;
            case >= 0 and <= uint.MaxValue:
                BinaryPrimitives.WriteUInt32BigEndian(Coded(0xCE, 4), (uint)value);
                break;
            case >= 0:
                BinaryPrimitives.WriteInt64BigEndian(Coded(0xCF, 8), value);
                break;
            case >= sbyte.MinValue:
                Coded(0xD0, 1)[0] = (byte)value;
                break;
            case >= short.MinValue:
                BinaryPrimitives.WriteInt16BigEndian(Coded(0xD1, 2), (short)value);
                break;
            case >= int.MinValue:
                BinaryPrimitives.WriteInt32BigEndian(Coded(0xD2, 4), (int)value);
                break;
            default:
                BinaryPrimitives.WriteInt64BigEndian(Coded(0xD3, 8), value);
                break;
        }
    }

    public void WriteFloat(double value) => BinaryPrimitives.WriteDoubleBigEndian(Coded(0xCB, 8), value);

    /// <summary>Well-formed text only; the caller has checked it.</summary>
    public void WriteString(ReadOnlySpan<char> text)
    {
        var bytes = Encoding.UTF8.GetByteCount(text);
        switch (bytes)
        {
            case <= 31:
                Reserve(1)[0] = (byte)(0xA0 | bytes);
                break;
            case <= byte.MaxValue:
                Coded(0xD9, 1)[0] = (byte)bytes;
                break;
            case <= ushort.MaxValue:
                BinaryPrimitives.WriteUInt16BigEndian(Coded(0xDA, 2), (ushort)bytes);
                break;
            default:
                BinaryPrimitives.WriteInt32BigEndian(Coded(0xDB, 4), bytes);
                break;
        }

        Encoding.UTF8.GetBytes(text, Reserve(bytes));
    }

    public void WriteBinary(ReadOnlySpan<byte> bytes)
    {
        switch (bytes.Length)
        {
            case <= byte.MaxValue:
                Coded(0xC4, 1)[0] = (byte)bytes.Length;
                break;
            case <= ushort.MaxValue:
                BinaryPrimitives.WriteUInt16BigEndian(Coded(0xC5, 2), (ushort)bytes.Length);
                break;
            default:
                BinaryPrimitives.WriteInt32BigEndian(Coded(0xC6, 4), bytes.Length);
                break;
        }

        bytes.CopyTo(Reserve(bytes.Length));
    }

    public void WriteArrayHeader(int count) => WriteCount(count, 0x90, 0xDC);

    public void WriteMapHeader(int count) => WriteCount(count, 0x80, 0xDE);

    public void WriteExtension(sbyte type, ReadOnlySpan<byte> payload)
    {
        switch (payload.Length)
        {
            case 1 or 2 or 4 or 8 or 16:
                Reserve(1)[0] = (byte)(0xD4 + System.Numerics.BitOperations.Log2((uint)payload.Length));
                break;
            case <= byte.MaxValue:
                Coded(0xC7, 1)[0] = (byte)payload.Length;
                break;
            case <= ushort.MaxValue:
                BinaryPrimitives.WriteUInt16BigEndian(Coded(0xC8, 2), (ushort)payload.Length);
                break;
            default:
                BinaryPrimitives.WriteInt32BigEndian(Coded(0xC9, 4), payload.Length);
                break;
        }

        Reserve(1)[0] = (byte)type;
        payload.CopyTo(Reserve(payload.Length));
    }

    private void WriteCount(int count, byte few, byte many)
    {
        switch (count)
        {
            case <= 15:
                Reserve(1)[0] = (byte)(few | count);
                break;
            case <= ushort.MaxValue:
                BinaryPrimitives.WriteUInt16BigEndian(Coded(many, 2), (ushort)count);
                break;
            default:
                BinaryPrimitives.WriteInt32BigEndian(Coded((byte)(many + 1), 4), count);
                break;
        }
    }

    private Span<byte> Coded(byte code, int size)
    {
        var room = Reserve(size + 1);
        room[0] = code;
        return room[1..];
    }

    private Span<byte> Reserve(int size)
    {
        if (buffer.Length - length < size)
        {
            Grow(size);
        }

        var room = buffer.AsSpan(length, size);
        length += size;
        return room;
    }

    private void Grow(int size)
    {
        var larger = ArrayPool<byte>.Shared.Rent(Math.Max(checked(length + size), (int)Math.Min(2L * buffer.Length, Array.MaxLength)));
        Written.CopyTo(larger);
        ArrayPool<byte>.Shared.Return(buffer, clearArray: true);
        buffer = larger;
    }
}
