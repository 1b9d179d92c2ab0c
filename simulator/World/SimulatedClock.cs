using System.Globalization;

namespace Vkcc.Simulator;

/// <summary>The one clock: real time times a factor, plus what was skipped by hand. It never goes back.</summary>
internal sealed class SimulatedClock(TimeProvider timeProvider, double factor, DateTimeOffset start)
{
    private DateTimeOffset realStart = timeProvider.GetUtcNow();
    private DateTimeOffset origin = start;
    private DateTimeOffset latest;
    private DateTimeOffset? moment;

    /// <summary>Simulated seconds in a real one.</summary>
    public double Factor { get; private set; } = factor;

    /// <summary>Time moves by hand alone.</summary>
    public bool Paused { get; private set; }

    public DateTimeOffset Now
    {
        get
        {
            if (moment is { } past)
            {
                return past;
            }

            var now = origin + (Paused ? TimeSpan.Zero : (timeProvider.GetUtcNow() - realStart) * Factor);
            return latest = now > latest ? now : latest;
        }
    }

    public void Advance(TimeSpan time) => origin += time;

    /// <summary>From now on time runs so; what has passed stays as it was.</summary>
    public void Run(double factor, bool paused)
    {
        (origin, realStart) = (Now, timeProvider.GetUtcNow());
        (Factor, Paused) = (factor, paused);
    }

    /// <summary>Does something that was due at a moment that nobody has looked at since: for it, it is that moment.</summary>
    public void At(DateTimeOffset past, Action act)
    {
        moment = past;
        try
        {
            act();
        }
        finally
        {
            moment = null;
        }
    }

    /// <summary>The beginning of 1970 for what is no moment, as a patch may make it.</summary>
    public static DateTimeOffset Time(string text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time : DateTimeOffset.UnixEpoch;

    /// <summary>As the container services write a moment.</summary>
    public static string Text(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
