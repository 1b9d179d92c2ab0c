using Microsoft.Extensions.Time.Testing;

namespace Unit.Support;

/// <summary>A clock that only moves when told to, or, with <see cref="DelaysPassAtOnce"/>, whenever somebody waits for it; it remembers what was waited
/// for.</summary>
public class HandClock() : FakeTimeProvider(new DateTimeOffset(2026, 6, 1, 10, 0, 0, TimeSpan.Zero))
{
    private readonly List<TimeSpan> delays = [];

    /// <summary>A <see cref="Task.Delay(TimeSpan, TimeProvider)"/> moves the clock to its end and is over; time limits on tokens fire when the clock passes
    /// them.</summary>
    public bool DelaysPassAtOnce { get; init; }

    /// <summary>Every delay asked for so far, in order.</summary>
    public IReadOnlyList<TimeSpan> Delays
    {
        get
        {
            lock (delays)
            {
                return [.. delays];
            }
        }
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = base.CreateTimer(callback, state, dueTime, period);

        // Read after the timer has its own: the clock may have moved in between, and never back.
        var end = GetUtcNow() + dueTime;

        // Task.Delay hands its own task over as state; a token source hands itself.
        if (state is Task && dueTime != Timeout.InfiniteTimeSpan)
        {
            lock (delays)
            {
                delays.Add(dueTime);
            }

            if (DelaysPassAtOnce)
            {
                // Not from in here: the delay does not know its timer yet.
                ThreadPool.QueueUserWorkItem(_ => MoveTo(end));
            }
        }

        return timer;
    }

    /// <summary>Somebody else's delay may have moved the clock further in the meantime.</summary>
    private void MoveTo(DateTimeOffset end)
    {
        try
        {
            SetUtcNow(end);
        }
        catch (ArgumentOutOfRangeException)
        {
            Advance(TimeSpan.Zero);
        }
    }
}
