using System.Globalization;
using System.Text;

namespace Terraform.Framework;

/// <summary>Durations as Terraform writes them, in Go's syntax: <c>2h45m</c>, <c>1.5h</c>, <c>300ms</c> (plugin-protocol section 3.10).</summary>
public static class GoDuration
{
    private const decimal TicksPerNanosecond = 0.01m;

    /// <summary>A sign, then decimal numbers each with a unit; only 0 may stand without one. Parts below 100 ns are dropped, more than 292 years is refused as
    /// in Go.</summary>
    public static bool TryParse(string text, out TimeSpan duration)
    {
        duration = TimeSpan.Zero;
        var rest = text.AsSpan();
        var negative = rest is ['-', ..];
        if (rest is ['-' or '+', ..])
        {
            rest = rest[1..];
        }

        if (rest is "0")
        {
            return true;
        }

        if (rest.IsEmpty || rest.Length > 100)
        {
            return false;
        }

        var nanoseconds = 0m;
        while (!rest.IsEmpty)
        {
            if (!TryTakePart(ref rest, out var part))
            {
                return false;
            }

            nanoseconds += part;
            if (nanoseconds > long.MaxValue)
            {
                return false;
            }
        }

        var ticks = (long)(nanoseconds * TicksPerNanosecond);
        duration = TimeSpan.FromTicks(negative ? -ticks : ticks);
        return true;
    }

    /// <summary>The shortest common form: <c>1h30m</c>, <c>45s</c>, <c>1.5s</c>.</summary>
    public static string Format(TimeSpan duration)
    {
        if (duration == TimeSpan.Zero)
        {
            return "0s";
        }

        var text = new StringBuilder(duration < TimeSpan.Zero ? "-" : string.Empty);
        var left = duration.Duration();
        var hours = (long)left.TotalHours;
        if (hours > 0)
        {
            text.Append(CultureInfo.InvariantCulture, $"{hours}h");
        }

        if (left.Minutes > 0)
        {
            text.Append(CultureInfo.InvariantCulture, $"{left.Minutes}m");
        }

        var seconds = (decimal)(left.Ticks % TimeSpan.TicksPerMinute) / TimeSpan.TicksPerSecond;
        if (seconds > 0)
        {
            text.Append(CultureInfo.InvariantCulture, $"{seconds:0.#######}s");
        }

        return text.ToString();
    }

    private static bool TryTakePart(ref ReadOnlySpan<char> rest, out decimal nanoseconds)
    {
        nanoseconds = 0;
        var digits = CountOf(rest, wanted: true);
        if (digits == 0 || !decimal.TryParse(rest[..digits], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number))
        {
            return false;
        }

        rest = rest[digits..];
        var unit = rest[..CountOf(rest, wanted: false)];
        rest = rest[unit.Length..];

        // Both the micro sign and the Greek letter are in use.
        decimal? scale = unit switch
        {
            "ns" => 1m,
            "us" or "\u00B5s" or "\u03BCs" => 1_000m,
            "ms" => 1_000_000m,
            "s" => 1_000_000_000m,
            "m" => 60_000_000_000m,
            "h" => 3_600_000_000_000m,
            _ => null,
        };
        if (scale is null || number > long.MaxValue / scale)
        {
            return false;
        }

        nanoseconds = number * scale.Value;
        return true;
    }

    /// <summary>How many characters at the start belong to a number, or do not.</summary>
    private static int CountOf(ReadOnlySpan<char> text, bool wanted)
    {
        var count = 0;
        while (count < text.Length && (char.IsAsciiDigit(text[count]) || text[count] == '.') == wanted)
        {
            count++;
        }

        return count;
    }
}
