using System.Numerics;

namespace Vkcc;

/// <summary>A chart version, compared part by part: numbers by value, and what the platform appends (<c>68.3.4-vk.1</c>) is newer than what it is appended
/// to.</summary>
internal static class ChartVersion
{
    public static Comparer<string> Order { get; } = Comparer<string>.Create(Compare);

    /// <summary>As the catalogue writes it: without a leading <c>v</c>.</summary>
    public static string Bare(string version) => version is ['v', >= '0' and <= '9', ..] ? version[1..] : version;

    private static int Compare(string? left, string? right)
    {
        var (a, b) = (Parts(left), Parts(right));
        for (var i = 0; i < Math.Min(a.Length, b.Length); i++)
        {
            var order = BigInteger.TryParse(a[i], out var first) && BigInteger.TryParse(b[i], out var second)
                ? first.CompareTo(second)
                : string.CompareOrdinal(a[i], b[i]);
            if (order != 0)
            {
                return order;
            }
        }

        return a.Length.CompareTo(b.Length);
    }

    private static string[] Parts(string? version) => Bare(version ?? string.Empty).Split('.', '-', '+');
}
