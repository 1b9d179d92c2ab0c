using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Vkcc;

/// <summary>A network in CIDR notation, IPv4 or IPv6.</summary>
/// <param name="Address">As written, which may carry host bits.</param>
internal sealed record Cidr(IPAddress Address, int PrefixLength)
{
    public bool IsIPv4 => Address.AddressFamily == AddressFamily.InterNetwork;

    public bool HasHostBits => Network != this;

    /// <summary>The same without host bits.</summary>
    public Cidr Network
    {
        get
        {
            var bytes = Address.GetAddressBytes();
            for (var bit = PrefixLength; bit < bytes.Length * 8; bit++)
            {
                bytes[bit / 8] &= (byte)~(0x80 >> (bit % 8));
            }

            return this with { Address = new IPAddress(bytes) };
        }
    }

    /// <summary>Strict: four decimal numbers without leading zeros, or IPv6, and a prefix length in range.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, [NotNullWhen(true)] out Cidr? cidr)
    {
        cidr = null;
        if (text is null || text.Length > 64 || text.Split('/') is not [var address, var length] || length.Length is 0 or > 3 || !length.All(char.IsAsciiDigit)
            || (length.Length > 1 && length[0] == '0') || !TryAddress(address, out var parsed))
        {
            return false;
        }

        var prefix = int.Parse(length, NumberStyles.None, CultureInfo.InvariantCulture);
        if (prefix > (parsed.AddressFamily == AddressFamily.InterNetwork ? 32 : 128))
        {
            return false;
        }

        cidr = new Cidr(parsed, prefix);
        return true;
    }

    /// <summary>One spelling for one network; a text that is none is left as it is.</summary>
    public static string Canonical(string text) => TryParse(text, out var cidr) ? cidr.Network.ToString() : text;

    public static bool SameMeaning(string left, string right) => Canonical(left) == Canonical(right);

    /// <summary>Of two networks that overlap the larger one holds the other.</summary>
    public bool Overlaps(Cidr other)
    {
        var length = Math.Min(PrefixLength, other.PrefixLength);
        return (this with { PrefixLength = length }).Network == (other with { PrefixLength = length }).Network;
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Address}/{PrefixLength}");

    private static bool TryAddress(string text, [NotNullWhen(true)] out IPAddress? address)
    {
        address = null;
        if (text.Contains(':', StringComparison.Ordinal))
        {
            return !text.Contains('%', StringComparison.Ordinal)
                && IPAddress.TryParse(text, out address)
                && address.AddressFamily == AddressFamily.InterNetworkV6;
        }

        var parts = text.Split('.');
        return parts.Length == 4
            && parts.All(p => p.Length is > 0 and <= 3 && p.All(char.IsAsciiDigit) && (p.Length == 1 || p[0] != '0'))
            && IPAddress.TryParse(text, out address);
    }
}
