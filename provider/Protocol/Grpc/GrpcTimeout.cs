using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Terraform.Protocol;

/// <summary>The <c>grpc-timeout</c> header: up to eight digits and a unit.</summary>
internal static class GrpcTimeout
{
    // CancelAfter takes no more than about 49 days; a longer wait is none.
    private static readonly TimeSpan Longest = TimeSpan.FromDays(49);

    /// <summary>False for anything that is not a timeout.</summary>
    /// <param name="timeout">Null: as long as the call takes.</param>
    public static bool TryParse(string header, [NotNullWhen(true)] out TimeSpan? timeout)
    {
        timeout = null;
        if (header.Length is < 2 or > 9
            || !long.TryParse(header.AsSpan(0, header.Length - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var amount)
            || TicksPer(header[^1]) is not { } ticks)
        {
            return false;
        }

        // Eight digits of hours still fit: 99999999 h is about 3.6e18 ticks.
        timeout = ticks == 0 ? TimeSpan.FromTicks(amount / 100) : TimeSpan.FromTicks(amount * ticks);
        timeout = timeout > Longest ? Longest : timeout;
        return true;
    }

    /// <summary>0 stands for a nanosecond, which is less than a tick.</summary>
    private static long? TicksPer(char unit) => unit switch
    {
        'H' => TimeSpan.TicksPerHour,
        'M' => TimeSpan.TicksPerMinute,
        'S' => TimeSpan.TicksPerSecond,
        'm' => TimeSpan.TicksPerMillisecond,
        'u' => TimeSpan.TicksPerMicrosecond,
        'n' => 0,
        _ => null,
    };
}
