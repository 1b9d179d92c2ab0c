using Microsoft.Extensions.Time.Testing;

namespace Vkcc.Simulator.Tests;

/// <summary>A clock that stands still until a test moves it; it tells when somebody first waits on it.</summary>
internal sealed class ManualClock() : FakeTimeProvider(new DateTimeOffset(2026, 6, 1, 10, 0, 0, TimeSpan.Zero))
{
    private readonly TaskCompletionSource timerSet = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task TimerSet => timerSet.Task;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = base.CreateTimer(callback, state, dueTime, period);
        timerSet.TrySetResult();
        return timer;
    }
}
