namespace Vkcc.Simulator.Tests;

/// <summary>vk-cloud-api.md section 3.9.</summary>
internal sealed class KsuidTests
{
    [Test]
    public void The_epoch_with_nothing_is_all_zeros() =>
        Assert.That(Ksuid.Create(DateTimeOffset.FromUnixTimeSeconds(1_400_000_000), new byte[16]), Is.EqualTo(new string('0', 27)));

    [Test]
    public void The_last_moment_with_everything_is_the_documented_maximum() =>
        Assert.That(
            Ksuid.Create(DateTimeOffset.FromUnixTimeSeconds(1_400_000_000L + uint.MaxValue), [.. Enumerable.Repeat((byte)255, 16)]),
            Is.EqualTo("aWgEPTl1tmebfsQzFP4bxwgy80V"));

    [Test]
    public void Later_ids_sort_after_earlier_ones()
    {
        var time = new DateTimeOffset(2026, 6, 1, 10, 0, 0, TimeSpan.Zero);
        var (earlier, later) = (Ksuid.Create(time, new byte[16]), Ksuid.Create(time.AddSeconds(1), new byte[16]));
        Assert.That(string.CompareOrdinal(earlier, later), Is.Negative);
    }
}
