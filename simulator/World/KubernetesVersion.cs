using System.Globalization;
using System.Text.RegularExpressions;

namespace Vkcc.Simulator;

/// <summary>A version in the second generation's form (VER-2), compared part by part (VER-3).</summary>
internal sealed partial record KubernetesVersion(int Major, int Minor, int Patch) : IComparable<KubernetesVersion>
{
    /// <summary>Null when the text has another form.</summary>
    public static KubernetesVersion? Parse(string? text)
    {
        var match = Form().Match(text ?? "");
        return match.Success ? new KubernetesVersion(Part(match, 1), Part(match, 2), Part(match, 3)) : null;
    }

    public int CompareTo(KubernetesVersion? other) =>
        other is null ? 1 : (Major, Minor, Patch).CompareTo((other.Major, other.Minor, other.Patch));

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"v{Major}.{Minor}.{Patch}");

    private static int Part(Match match, int group) => int.Parse(match.Groups[group].ValueSpan, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\Av([1-9][0-9]{0,4})\.(0|[1-9][0-9]{0,4})\.(0|[1-9][0-9]{0,4})\z")]
    private static partial Regex Form();
}
