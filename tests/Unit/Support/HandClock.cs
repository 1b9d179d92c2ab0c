namespace Unit.Support;

/// <summary>A clock that only moves when told to, or, with <see cref="DelaysPassAtOnce"/>, whenever somebody waits for it.</summary>
public sealed class HandClock(DateTimeOffset start) : TimeProvider
{
    private readonly Lock gate = new();
    private readonly List<HandTimer> timers = [];
    private readonly List<TimeSpan> delays = [];
    private DateTimeOffset now = start;

    public HandClock()
        : this(new DateTimeOffset(2026, 6, 1, 10, 0, 0, TimeSpan.Zero))
    {
    }

    /// <summary>A <see cref="Task.Delay(TimeSpan, TimeProvider)"/> moves the clock to its end and is over; time limits on tokens fire when the clock passes them.</summary>
    public bool DelaysPassAtOnce { get; init; }

    /// <summary>Every delay asked for so far, in order.</summary>
    public IReadOnlyList<TimeSpan> Delays
    {
        get
        {
            lock (gate)
            {
                return [.. delays];
            }
        }
    }

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow()
    {
        lock (gate)
        {
            return now;
        }
    }

    public override long GetTimestamp() => GetUtcNow().UtcTicks;

    public void Advance(TimeSpan by) => MoveTo(GetUtcNow() + by);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new HandTimer(this, callback, state);
        timer.Change(dueTime, period);

        // Task.Delay hands its own task over as state; a token source hands itself.
        if (state is Task && dueTime != Timeout.InfiniteTimeSpan)
        {
            DateTimeOffset end;
            lock (gate)
            {
                delays.Add(dueTime);
                end = now + dueTime;
            }

            if (DelaysPassAtOnce)
            {
                // Not from in here: the delay does not know its timer yet.
                ThreadPool.QueueUserWorkItem(_ => MoveTo(end));
            }
        }

        return timer;
    }

    private void MoveTo(DateTimeOffset end)
    {
        while (true)
        {
            HandTimer? next;
            lock (gate)
            {
                next = timers.Where(timer => timer.Due <= end).MinBy(timer => timer.Due);
                if (next is null)
                {
                    now = end > now ? end : now;
                    return;
                }

                now = next.Due > now ? next.Due.Value : now;
                next.Due = null;
                timers.Remove(next);
            }

            next.Fire();
        }
    }

    private sealed class HandTimer(HandClock clock, TimerCallback callback, object? state) : ITimer
    {
        public DateTimeOffset? Due { get; set; }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (clock.gate)
            {
                clock.timers.Remove(this);
                Due = dueTime == Timeout.InfiniteTimeSpan ? null : clock.now + dueTime;
                if (Due is not null)
                {
                    clock.timers.Add(this);
                }
            }

            return true;
        }

        public void Fire() => callback(state);

        public void Dispose() => Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
