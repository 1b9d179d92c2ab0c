namespace Vkcc.Simulator.Tests;

internal sealed class SimulatedClockTests
{
    private static readonly DateTimeOffset Start = new(2026, 6, 1, 10, 0, 0, TimeSpan.Zero);

    [Test]
    public void Time_runs_at_its_factor_and_can_be_skipped()
    {
        var hand = new ManualClock();
        var clock = new SimulatedClock(hand, 60, Start);

        hand.Advance(TimeSpan.FromSeconds(2));
        Assert.That(clock.Now, Is.EqualTo(Start.AddMinutes(2)));

        clock.Advance(TimeSpan.FromSeconds(30));
        Assert.That(clock.Now, Is.EqualTo(Start.AddSeconds(150)));
    }

    [Test]
    public void Time_never_goes_back()
    {
        var hand = new ManualClock();
        var clock = new SimulatedClock(hand, 1, Start);
        hand.Advance(TimeSpan.FromMinutes(1));
        var before = clock.Now;

        hand.AdjustTime(hand.GetUtcNow() - TimeSpan.FromMinutes(30));

        Assert.That(clock.Now, Is.EqualTo(before));
    }

    [TestCase("instant", true)]
    [TestCase("60", true)]
    [TestCase("0.5", true)]
    [TestCase("0", false)]
    [TestCase("-1", false)]
    [TestCase("NaN", false)]
    [TestCase("1e3", false)]
    [TestCase("", false)]
    public void A_speed_is_a_number_above_zero_or_instant(string text, bool good) => Assert.That(Speed.TryParse(text, out _), Is.EqualTo(good));
}
