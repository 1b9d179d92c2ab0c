using Microsoft.Extensions.Time.Testing;

namespace Keystone;

/// <summary>Its time of day stands still until it is moved; its timers are real, since the server's are.</summary>
internal sealed class StoppedClock() : FakeTimeProvider(DateTimeOffset.UtcNow)
{
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        System.CreateTimer(callback, state, dueTime, period);
}
