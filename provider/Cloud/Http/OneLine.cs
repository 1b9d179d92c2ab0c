using System.Text;

namespace VkCloud.Http;

/// <summary>Makes foreign text fit for a message: one line, shortened, without control characters.</summary>
internal static class OneLine
{
    public const int DefaultLength = 400;

    public static string Of(string text, int length = DefaultLength)
    {
        var line = new StringBuilder(Math.Min(text.Length, length));
        foreach (var rune in text.EnumerateRunes())
        {
            if (line.Length >= length)
            {
                return line.Append('…').ToString();
            }

            if (!Rune.IsWhiteSpace(rune) && !Rune.IsControl(rune))
            {
                line.Append(rune);
            }
            else if (line.Length > 0 && line[^1] != ' ')
            {
                line.Append(' ');
            }
        }

        return line.ToString().TrimEnd();
    }
}

/// <summary>One segment of a path made from an id.</summary>
internal static class PathSegment
{
    /// <exception cref="ArgumentException">The id is empty or would walk to another path.</exception>
    public static string Of(string id)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(id);
        return id is "." or ".." ? throw new ArgumentException("An id cannot be a path.", nameof(id)) : Uri.EscapeDataString(id);
    }
}
