using System.Collections.Concurrent;

namespace Acceptance;

/// <summary>Simulated clouds that wait for their next test: starting one costs as much as a whole plan.</summary>
[SetUpFixture]
internal sealed class CloudPool
{
    private static readonly ConcurrentBag<Cloud> idle = [];

    public static async Task<Cloud> TakeAsync() => idle.TryTake(out var cloud) ? cloud : await Cloud.StartAsync();

    /// <summary>Takes back a cloud of the speed <c>instant</c> whose test has passed.</summary>
    public static async Task ReturnAsync(Cloud cloud)
    {
        await cloud.ResetAsync();
        idle.Add(cloud);
    }

    [OneTimeTearDown]
    public static async Task EndAsync()
    {
        while (idle.TryTake(out var cloud))
        {
            await cloud.DisposeAsync();
        }
    }
}
