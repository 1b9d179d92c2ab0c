namespace Terraform.Framework;

/// <summary>Text that can travel: UTF-16 whose surrogates are all in pairs.</summary>
public static class UnicodeText
{
    public static bool IsWellFormed(ReadOnlySpan<char> text)
    {
        var at = text.IndexOfAnyInRange('\uD800', '\uDFFF');
        while (at >= 0)
        {
            if (!char.IsHighSurrogate(text[at]) || at + 1 == text.Length || !char.IsLowSurrogate(text[at + 1]))
            {
                return false;
            }

            text = text[(at + 2)..];
            at = text.IndexOfAnyInRange('\uD800', '\uDFFF');
        }

        return true;
    }

    /// <summary>The text with the replacement character U+FFFD for every lone surrogate.</summary>
    public static string Repair(string text) => IsWellFormed(text) ? text : string.Concat(text.EnumerateRunes());
}
