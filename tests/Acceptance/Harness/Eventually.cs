using System.Diagnostics;

namespace Acceptance;

/// <summary>Waiting for another process: real time passes there, so there is no clock of ours to move.</summary>
internal static class Eventually
{
    private static readonly TimeSpan step = TimeSpan.FromMilliseconds(50);

    /// <summary>Asks again and again until the answer is yes; fails with the claim when the limit is over.</summary>
    public static async Task IsTrueAsync(Func<Task<bool>> question, string claim, TimeSpan limit)
    {
        var watch = Stopwatch.StartNew();
        using var timer = new PeriodicTimer(step);
        while (!await question())
        {
            Assert.That(watch.Elapsed, Is.LessThan(limit), claim);
            await timer.WaitForNextTickAsync();
        }
    }
}
