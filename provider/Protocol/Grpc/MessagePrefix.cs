using System.Buffers;
using System.Buffers.Binary;

namespace Terraform.Protocol;

/// <summary>The five bytes before every message: a compressed flag and the length, big endian.</summary>
internal readonly record struct MessagePrefix(byte Compressed, uint Length)
{
    public const int Size = 5;

    public const byte NotCompressed = 0;

    /// <summary>Reads the prefix at the start of <paramref name="buffer"/>; false when it has not arrived whole.</summary>
    public static bool TryRead(in ReadOnlySequence<byte> buffer, out MessagePrefix prefix)
    {
        prefix = default;
        if (buffer.Length < Size)
        {
            return false;
        }

        Span<byte> bytes = stackalloc byte[Size];
        buffer.Slice(0, Size).CopyTo(bytes);
        prefix = new MessagePrefix(bytes[0], BinaryPrimitives.ReadUInt32BigEndian(bytes[1..]));
        return true;
    }
}
