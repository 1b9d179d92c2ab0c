namespace Keystone;

/// <summary>Its time of day stands still until it is moved; its timers are real.</summary>
internal sealed class StoppedClock : TimeProvider
{
    private DateTimeOffset now = DateTimeOffset.UtcNow;

    public override DateTimeOffset GetUtcNow() => now;

    public void Move(TimeSpan by) => now += by;
}
