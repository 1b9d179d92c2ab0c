using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Vkcc;

/// <summary>A Kubernetes version, compared by number and never as text (VER-3).</summary>
internal readonly record struct KubernetesVersion(int Major, int Minor, int Patch) : IComparable<KubernetesVersion>
{
    /// <summary>As the second generation writes it: <c>v1.34.2</c>.</summary>
    public string WithV => "v" + ToString();

    public static bool operator <(KubernetesVersion left, KubernetesVersion right) => left.CompareTo(right) < 0;

    public static bool operator >(KubernetesVersion left, KubernetesVersion right) => left.CompareTo(right) > 0;

    public static bool operator <=(KubernetesVersion left, KubernetesVersion right) => left.CompareTo(right) <= 0;

    public static bool operator >=(KubernetesVersion left, KubernetesVersion right) => left.CompareTo(right) >= 0;

    /// <summary>Three numbers without leading zeros, with or without a leading <c>v</c> (VER-2).</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out KubernetesVersion version)
    {
        version = default;
        var parts = (text is ['v', .. var rest] ? rest : text ?? string.Empty).Split('.');
        if (parts.Length != 3 || !TryNumber(parts[0], out var major) || !TryNumber(parts[1], out var minor) || !TryNumber(parts[2], out var patch))
        {
            return false;
        }

        version = new KubernetesVersion(major, minor, patch);
        return true;
    }

    /// <summary>Whether two spellings name one version; texts that are no versions are compared as they are.</summary>
    public static bool SameMeaning(string left, string right) =>
        TryParse(left, out var first) && TryParse(right, out var second) ? first == second : left == right;

    public int CompareTo(KubernetesVersion other) => (Major, Minor, Patch).CompareTo((other.Major, other.Minor, other.Patch));

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Major}.{Minor}.{Patch}");

    /// <summary>This version in the spelling that <paramref name="sample"/> has: with or without <c>v</c>.</summary>
    public string InTheSpellingOf(string sample) => sample.StartsWith('v') ? WithV : ToString();

    private static bool TryNumber(string text, out int number)
    {
        number = 0;
        return text.Length is > 0 and < 6
            && text.All(char.IsAsciiDigit)
            && (text.Length == 1 || text[0] != '0')
            && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);
    }
}
