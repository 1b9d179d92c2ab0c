using System.Text;

namespace Terraform.Framework;

/// <summary>Text in Unicode's composed form (NFC), the only form in which core keeps strings (plugin-protocol section 3.2).</summary>
/// <remarks>.NET leaves text as it is when globalization is invariant, so the algorithm (Unicode standard annex 15) stands here, with the tables beside it.</remarks>
public static class NfcText
{
    // Hangul syllables by arithmetic (Unicode standard, section 3.12).
    private const int SyllableBase = 0xAC00;
    private const int LeadBase = 0x1100;
    private const int VowelBase = 0x1161;
    private const int TailBase = 0x11A7;
    private const int LeadCount = 19;
    private const int VowelCount = 21;
    private const int TailCount = 28;
    private const int SyllableCount = LeadCount * VowelCount * TailCount;

    private static readonly Lazy<Dictionary<int, (int First, int Second)>> Decompositions = new(ReadDecompositions);
    private static readonly Lazy<Dictionary<(int First, int Second), int>> Compositions = new(ReadCompositions);

    /// <summary>The text itself when it is in NFC already, as nearly all text is. Lone surrogates stay where they are.</summary>
    public static string Of(string text)
    {
        // Below U+0300 nothing combines and nothing decomposes one-way, so the text is in NFC.
        if (!text.AsSpan().ContainsAnyInRange('\u0300', '\uFFFF'))
        {
            return text;
        }

        var characters = new List<int>(text.Length + 8);
        foreach (var character in CodePoints(text))
        {
            Decompose(character, characters);
        }

        Order(characters);
        Compose(characters);
        return ToText(characters, text);
    }

    /// <summary>Code points; a lone surrogate stands for itself.</summary>
    private static IEnumerable<int> CodePoints(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                yield return char.ConvertToUtf32(text[i], text[i + 1]);
                i++;
            }
            else
            {
                yield return text[i];
            }
        }
    }

    private static void Decompose(int character, List<int> into)
    {
        if (character < 0xC0)
        {
            into.Add(character);
        }
        else if (character - SyllableBase is >= 0 and < SyllableCount and var syllable)
        {
            into.Add(LeadBase + (syllable / (VowelCount * TailCount)));
            into.Add(VowelBase + (syllable / TailCount % VowelCount));
            if (syllable % TailCount != 0)
            {
                into.Add(TailBase + (syllable % TailCount));
            }
        }
        else if (Decompositions.Value.TryGetValue(character, out var parts))
        {
            Decompose(parts.First, into);
            if (parts.Second != 0)
            {
                Decompose(parts.Second, into);
            }
        }
        else
        {
            into.Add(character);
        }
    }

    /// <summary>Combining marks after one base in the order of their classes, stable within a class.</summary>
    private static void Order(List<int> characters)
    {
        for (var start = 0; start < characters.Count; start++)
        {
            var end = start;
            while (end < characters.Count && CombiningClass(characters[end]) != 0)
            {
                end++;
            }

            if (end - start > 1)
            {
                var marks = characters.GetRange(start, end - start).OrderBy(CombiningClass).ToList();
                for (var i = 0; i < marks.Count; i++)
                {
                    characters[start + i] = marks[i];
                }
            }

            start = Math.Max(start, end - 1);
        }
    }

    private static void Compose(List<int> characters)
    {
        var starter = -1;
        var lastClass = 0;
        var kept = 0;
        for (var i = 0; i < characters.Count; i++)
        {
            var character = characters[i];
            var @class = CombiningClass(character);

            // A mark meets its base unless a mark of the same or a higher class stands between them.
            var blocked = starter < 0 || (kept - starter > 1 && lastClass >= @class);
            if (!blocked && TryCompose(characters[starter], character, out var composed))
            {
                characters[starter] = composed;
                continue;
            }

            if (@class == 0)
            {
                starter = kept;
            }

            lastClass = @class;
            characters[kept++] = character;
        }

        characters.RemoveRange(kept, characters.Count - kept);
    }

    private static bool TryCompose(int first, int second, out int composed)
    {
        if (first - LeadBase is >= 0 and < LeadCount and var lead && second - VowelBase is >= 0 and < VowelCount and var vowel)
        {
            composed = SyllableBase + (((lead * VowelCount) + vowel) * TailCount);
            return true;
        }

        if (first - SyllableBase is >= 0 and < SyllableCount and var syllable && syllable % TailCount == 0 && second - TailBase is > 0 and < TailCount and var tail)
        {
            composed = first + tail;
            return true;
        }

        return Compositions.Value.TryGetValue((first, second), out composed);
    }

    private static int CombiningClass(int character)
    {
        var classes = NfcTables.CombiningClasses;
        var (low, high) = (0, (classes.Length / 3) - 1);
        while (low <= high)
        {
            var middle = (low + high) / 2;
            if (character < classes[middle * 3])
            {
                high = middle - 1;
            }
            else if (character > classes[(middle * 3) + 1])
            {
                low = middle + 1;
            }
            else
            {
                return (int)classes[(middle * 3) + 2];
            }
        }

        return 0;
    }

    private static string ToText(List<int> characters, string original)
    {
        var text = new StringBuilder(original.Length);
        foreach (var character in characters)
        {
            if (character > 0xFFFF)
            {
                text.Append(char.ConvertFromUtf32(character));
            }
            else
            {
                text.Append((char)character);
            }
        }

        return text.Equals(original) ? original : text.ToString();
    }

    private static Dictionary<int, (int First, int Second)> ReadDecompositions()
    {
        var table = NfcTables.Decompositions;
        var read = new Dictionary<int, (int First, int Second)>(table.Length / 3);
        for (var i = 0; i < table.Length; i += 3)
        {
            read.Add((int)(table[i] & ~NfcTables.Composes), ((int)table[i + 1], (int)table[i + 2]));
        }

        return read;
    }

    private static Dictionary<(int First, int Second), int> ReadCompositions()
    {
        var table = NfcTables.Decompositions;
        var read = new Dictionary<(int First, int Second), int>();
        for (var i = 0; i < table.Length; i += 3)
        {
            if ((table[i] & NfcTables.Composes) != 0)
            {
                read.Add(((int)table[i + 1], (int)table[i + 2]), (int)(table[i] & ~NfcTables.Composes));
            }
        }

        return read;
    }
}
