using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Numerics;

namespace Vkcc.Simulator;

/// <summary>An address with a prefix length; host bits may be set.</summary>
internal sealed record CidrBlock(IPAddress Host, int PrefixLength)
{
    public bool IsIPv4 => Host.AddressFamily == AddressFamily.InterNetwork;

    /// <summary>How many addresses it has, capped; IPv6 blocks are not enumerated by anyone.</summary>
    public long Size => 1L << Math.Min(32, Bits - PrefixLength);

    public CidrBlock Network => new(ToAddress(First), PrefixLength);

    private int Bits => IsIPv4 ? 32 : 128;

    private BigInteger First => (new BigInteger(Host.GetAddressBytes(), isUnsigned: true, isBigEndian: true) >> (Bits - PrefixLength)) << (Bits - PrefixLength);

    public static CidrBlock Parse(string text) => TryParse(text, out var block) ? block : throw new FormatException($"{text} is not a CIDR");

    public static bool TryParse(string? text, [NotNullWhen(true)] out CidrBlock? block)
    {
        block = null;
        var parts = (text ?? "").Split('/');
        if (parts.Length != 2
            || !IPAddress.TryParse(parts[0], out var address)
            || (address.AddressFamily == AddressFamily.InterNetwork && address.ToString() != parts[0])
            || !int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var length)
            || length > (address.AddressFamily == AddressFamily.InterNetwork ? 32 : 128))
        {
            return false;
        }

        block = new CidrBlock(address, length);
        return true;
    }

    public bool Overlaps(CidrBlock other)
    {
        if (IsIPv4 != other.IsIPv4)
        {
            return false;
        }

        // Two blocks overlap exactly when one holds the other's first address: compare under the shorter prefix.
        var shift = Bits - Math.Min(PrefixLength, other.PrefixLength);
        return First >> shift == other.First >> shift;
    }

    /// <summary>The address at this distance from the first.</summary>
    public string Address(long index) => ToAddress(First + index).ToString();

    public bool Holds(string? address) =>
        IPAddress.TryParse(address, out var parsed)
        && Overlaps(new CidrBlock(parsed, parsed.AddressFamily == AddressFamily.InterNetwork ? 32 : 128));

    /// <summary>How far an address of the block's kind is from the first, capped; negative before it.</summary>
    public long IndexOf(string address)
    {
        var number = new BigInteger(IPAddress.Parse(address).GetAddressBytes(), isUnsigned: true, isBigEndian: true);
        return (long)BigInteger.Clamp(number - First, long.MinValue, long.MaxValue);
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Host}/{PrefixLength}");

    private IPAddress ToAddress(BigInteger value)
    {
        var bytes = new byte[Bits / 8];
        var significant = value.ToByteArray(isUnsigned: true, isBigEndian: true);
        significant.CopyTo(bytes, bytes.Length - significant.Length);
        return new IPAddress(bytes);
    }
}
