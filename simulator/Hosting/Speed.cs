using System.Globalization;

namespace Vkcc.Simulator;

/// <summary>How fast simulated time runs, and whether operations take any of it.</summary>
/// <param name="Factor">Simulated seconds in one real second.</param>
/// <param name="Instant">Every operation is complete by the next call.</param>
public sealed record Speed(double Factor, bool Instant)
{
    /// <summary>One real minute passes in a second.</summary>
    public static Speed Default { get; } = new(60, Instant: false);

    /// <summary>The clock runs as ours, and nothing takes time.</summary>
    public static Speed AtOnce { get; } = new(1, Instant: true);

    public static bool TryParse(string text, out Speed speed)
    {
        speed = AtOnce;
        if (text == "instant")
        {
            return true;
        }

        if (!double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var factor) || factor is not (> 0 and <= 1_000_000))
        {
            return false;
        }

        speed = new Speed(factor, Instant: false);
        return true;
    }
}
