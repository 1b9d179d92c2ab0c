namespace Vkcc.Simulator;

/// <summary>How far apart two words are, and which one may have been meant.</summary>
internal static class Words
{
    /// <summary>The nearest of the known words as a question, or all of them when none is near.</summary>
    public static string Suggest(string word, IReadOnlyCollection<string> known)
    {
        if (known.Count == 0)
        {
            return "There is none.";
        }

        var nearest = known.Select(candidate => (Word: candidate, Distance: Distance(word, candidate))).MinBy(candidate => candidate.Distance);
        return nearest.Distance <= Math.Max(2, word.Length / 3) ? $"Did you mean {nearest.Word}?" : $"Known: {string.Join(", ", known)}.";
    }

    /// <summary>Letters to be added, left out or replaced to make one of the other (Levenshtein).</summary>
    public static int Distance(string one, string other)
    {
        var row = Enumerable.Range(0, other.Length + 1).ToArray();
        for (var i = 1; i <= one.Length; i++)
        {
            var (diagonal, above) = (row[0], 0);
            row[0] = i;
            for (var j = 1; j <= other.Length; j++)
            {
                above = row[j];
                row[j] = Math.Min(Math.Min(row[j], row[j - 1]) + 1, diagonal + (one[i - 1] == other[j - 1] ? 0 : 1));
                diagonal = above;
            }
        }

        return row[^1];
    }
}
