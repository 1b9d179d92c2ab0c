using System.Buffers.Binary;
using System.Numerics;
using System.Security.Cryptography;
using System.Text;

namespace Vkcc.Simulator;

/// <summary>Ids of the second generation (vk-cloud-api.md section 3.9).</summary>
internal static class Ksuid
{
    public const int PayloadLength = 16;

    private const string Alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private const int TextLength = 27;
    private const long Epoch = 1_400_000_000;

    public static string Create(DateTimeOffset time, ReadOnlySpan<byte> payload)
    {
        Span<byte> bytes = stackalloc byte[4 + PayloadLength];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, (uint)(time.ToUnixTimeSeconds() - Epoch));
        payload.CopyTo(bytes[4..]);

        var value = new BigInteger(bytes, isUnsigned: true, isBigEndian: true);
        Span<char> text = stackalloc char[TextLength];
        for (var i = TextLength - 1; i >= 0; i--)
        {
            value = BigInteger.DivRem(value, Alphabet.Length, out var digit);
            text[i] = Alphabet[(int)digit];
        }

        return new string(text);
    }
}

/// <summary>UUIDs that follow from words, so that they are the same at every look.</summary>
internal static class DerivedId
{
    public static string Of(string words) => new Guid(SHA256.HashData(Encoding.UTF8.GetBytes(words)).AsSpan(0, 16)).ToString("D");
}
