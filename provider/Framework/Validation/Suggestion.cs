namespace Terraform.Framework;

/// <summary>Finds what was probably meant.</summary>
public static class Suggestion
{
    private const int LongestText = 64;

    /// <summary><c> Did you mean "x"?</c> with a leading blank, or nothing when no candidate is near.</summary>
    public static string For(string given, IEnumerable<string> candidates) =>
        Nearest(given, candidates) is { } nearest ? $" Did you mean \"{nearest}\"?" : string.Empty;

    /// <summary>The candidate with the fewest different letters, at most a third of them; null when none is that near.</summary>
    public static string? Nearest(string given, IEnumerable<string> candidates)
    {
        if (given.Length is 0 or > LongestText)
        {
            return null;
        }

        var best = (Text: (string?)null, Distance: int.MaxValue);
        foreach (var candidate in candidates)
        {
            if (candidate.Length > LongestText)
            {
                continue;
            }

            var distance = Distance(given.ToUpperInvariant(), candidate.ToUpperInvariant());
            if (distance <= Math.Max(1, candidate.Length / 3) && distance < best.Distance)
            {
                best = (candidate, distance);
            }
        }

        return best.Text;
    }

    /// <summary>Levenshtein's distance: letters to add, drop or change.</summary>
    private static int Distance(string from, string to)
    {
        var row = Enumerable.Range(0, to.Length + 1).ToArray();
        for (var i = 1; i <= from.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= to.Length; j++)
            {
                var above = row[j];
                row[j] = Math.Min(Math.Min(row[j] + 1, row[j - 1] + 1), diagonal + (from[i - 1] == to[j - 1] ? 0 : 1));
                diagonal = above;
            }
        }

        return row[^1];
    }
}
