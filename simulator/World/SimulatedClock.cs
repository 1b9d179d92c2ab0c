namespace Vkcc.Simulator;

/// <summary>The one clock: time since the start, times the speed, plus what was skipped by hand. It never goes back.</summary>
internal sealed class SimulatedClock(TimeProvider timeProvider, double factor, DateTimeOffset start)
{
    private readonly DateTimeOffset realStart = timeProvider.GetUtcNow();
    private DateTimeOffset origin = start;
    private DateTimeOffset latest;

    public DateTimeOffset Now
    {
        get
        {
            var now = origin + ((timeProvider.GetUtcNow() - realStart) * factor);
            return latest = now > latest ? now : latest;
        }
    }

    public void Advance(TimeSpan time) => origin += time;
}
