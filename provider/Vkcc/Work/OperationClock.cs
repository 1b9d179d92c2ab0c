namespace Vkcc;

/// <summary>How much time an operation has left of its <c>timeouts</c>.</summary>
internal sealed class OperationClock
{
    private readonly TimeProvider time;
    private readonly long started;

    /// <param name="timeout">Of the whole operation; null when there is no limit.</param>
    public OperationClock(TimeProvider time, TimeSpan? timeout)
    {
        this.time = time;
        started = time.GetTimestamp();
        Timeout = timeout ?? TimeSpan.FromDays(1);

        // The framework's own limit ends the operation without a word about the cloud's status, so our waits end a moment before it.
        Limit = Timeout - TimeSpan.FromTicks(Math.Min(TimeSpan.FromSeconds(2).Ticks, Timeout.Ticks / 20));
    }

    public TimeSpan Timeout { get; }

    public TimeSpan Elapsed => time.GetElapsedTime(started);

    public TimeSpan Remaining => Limit - Elapsed is var left && left > TimeSpan.Zero ? left : TimeSpan.Zero;

    private TimeSpan Limit { get; }
}
