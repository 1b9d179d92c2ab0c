namespace Unit.Support;

public sealed class HandClockTests
{
    [Test]
    public async Task A_delay_ends_although_the_clock_moved_while_it_began()
    {
        var clock = new MovedWhenRead { DelaysPassAtOnce = true };

        await Task.Delay(TimeSpan.FromSeconds(2), clock).WaitAsync(TimeSpan.FromMinutes(1));

        Assert.That(clock.Delays, Is.EqualTo((TimeSpan[])[TimeSpan.FromSeconds(2)]));
    }

    /// <summary>As if another thread moved the clock right after each look at it.</summary>
    private sealed class MovedWhenRead : HandClock
    {
        public override DateTimeOffset GetUtcNow()
        {
            var now = base.GetUtcNow();
            Advance(TimeSpan.FromSeconds(1));
            return now;
        }
    }
}
