namespace Vkcc;

/// <summary>Finds what a mistyped word was probably meant to be.</summary>
internal static class NearestWord
{
    /// <summary>The one allowed word that is closest, of several the one that begins alike for longest; null when none is close, so that a message never leads
    /// astray.</summary>
    public static string? To(string written, IEnumerable<string> allowed) => Several(written, allowed).FirstOrDefault();

    /// <summary>The same as a sentence to go on with, such as <c> Did you mean "a"?</c>; empty when none is close.</summary>
    public static string Hint(string written, IEnumerable<string> allowed) => To(written, allowed) is { } close ? $" Did you mean \"{close}\"?" : string.Empty;

    /// <summary>The allowed words that are close, the closest first.</summary>
    public static IEnumerable<string> Several(string written, IEnumerable<string> allowed)
    {
        var bare = Bare(written);
        return allowed
            .Select(word => (Word: word, Distance: Distance(bare, Bare(word))))
            .Where(c => c.Distance <= Math.Max(1, Math.Min(bare.Length, c.Word.Length) / 3))
            .OrderBy(c => c.Distance)
            .ThenByDescending(c => bare.Zip(Bare(c.Word)).TakeWhile(pair => pair.First == pair.Second).Count())
            .ThenBy(c => c.Word, StringComparer.Ordinal)
            .Select(c => c.Word)
            .Distinct(StringComparer.Ordinal);
    }

    // Case, hyphens and blanks are what people get wrong first: MS-1, ms1.
    private static string Bare(string text) => string.Concat(text.Where(char.IsLetterOrDigit)).ToUpperInvariant();

    /// <summary>Number of characters to insert, remove or change.</summary>
    private static int Distance(string left, string right)
    {
        if (Math.Abs(left.Length - right.Length) > 8 || left.Length > 100)
        {
            return int.MaxValue;
        }

        var row = Enumerable.Range(0, right.Length + 1).ToArray();
        for (var i = 1; i <= left.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= right.Length; j++)
            {
                var change = diagonal + (left[i - 1] == right[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(change, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[right.Length];
    }
}
