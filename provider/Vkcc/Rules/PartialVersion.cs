using System.Globalization;

namespace Vkcc;

/// <summary>A Kubernetes version as far as it is named: the first generation takes <c>1.34</c> for any patch of it.</summary>
/// <param name="Patch">Null stands for any.</param>
internal readonly record struct PartialVersion(int Major, int Minor, int? Patch)
{
    public static PartialVersion Of(KubernetesVersion version) => new(version.Major, version.Minor, version.Patch);

    /// <summary>Two or three numbers without leading zeros, with or without a leading <c>v</c>.</summary>
    public static bool TryParse(string? text, out PartialVersion version)
    {
        var whole = KubernetesVersion.TryParse(text, out var full);
        version = whole ? Of(full) : default;
        if (whole || !KubernetesVersion.TryParse(text + ".0", out full))
        {
            return whole;
        }

        version = new(full.Major, full.Minor, null);
        return true;
    }

    /// <summary>Whether this one is certainly lower, whatever patches the two stand for.</summary>
    public bool IsBelow(PartialVersion other) =>
        (Major, Minor).CompareTo((other.Major, other.Minor)) is var order && (order < 0 || (order == 0 && Patch < other.Patch));

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Major}.{Minor}{(Patch is { } patch ? $".{patch}" : string.Empty)}");
}
