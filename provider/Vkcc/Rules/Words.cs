using System.Globalization;

namespace Vkcc;

/// <summary>Puts lists and durations into words for messages.</summary>
internal static class Words
{
    /// <summary><c>"a", "b" or "c"</c>.</summary>
    public static string AnyOf(IReadOnlyCollection<string> words) => Join(words.Select(w => $"\"{w}\""), "or");

    /// <summary><c>a, b and c</c>.</summary>
    public static string AllOf(IEnumerable<string> words) => Join(words, "and");

    /// <summary><c>1 zone</c>, <c>2 zones</c>.</summary>
    public static string Count(long number, string noun) => string.Create(CultureInfo.InvariantCulture, $"{number} {noun}{(number == 1 ? string.Empty : "s")}");

    /// <summary><c>45s</c>, <c>12m30s</c>, <c>1h5m</c>: as one writes it into <c>timeouts</c>.</summary>
    public static string Duration(TimeSpan time)
    {
        var seconds = (long)Math.Round(time.TotalSeconds);
        var (hours, minutes, rest) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{(hours > 0 ? $"{hours}h" : "")}{(minutes > 0 ? $"{minutes}m" : "")}{(rest > 0 || seconds == 0 ? $"{rest}s" : "")}");
    }

    /// <summary>Not more of a text than a message can bear.</summary>
    public static string Shortened(string text) => Diagnostic.Shortened(text, 60);

    /// <summary>An attribute that takes an id has got the name of something.</summary>
    /// <param name="found">What has the name.</param>
    /// <param name="advice">A whole sentence: what finds an id by a name.</param>
    public static Diagnostic NotAName(AttributePath path, IEnumerable<(string Name, string Id)> found, string advice) => Diagnostic.Error(
        "A name where an id belongs", $"{path} takes an id; {AllOf(found.Take(20).Select(f => $"{Shortened(f.Name)} has {f.Id}"))}. {advice}", path);

    private static string Join(IEnumerable<string> words, string last)
    {
        var all = words.ToList();
        return all.Count switch
        {
            0 => "none",
            1 => all[0],
            _ => $"{string.Join(", ", all.Take(all.Count - 1))} {last} {all[^1]}",
        };
    }
}
