using System.Collections.Concurrent;

namespace Vkcc;

/// <summary>One queue per cluster: changes of a cluster and of its groups go one after another, since the cloud takes one at a time (LIFE-6).</summary>
internal sealed class ClusterQueues
{
    private readonly ConcurrentDictionary<string, SemaphoreSlim> queues = new(StringComparer.Ordinal);

    /// <summary>Waits for the turn, first come first served; disposing what is returned lets the next one in.</summary>
    public async Task<Turn> EnterAsync(string clusterId, CancellationToken cancellationToken)
    {
        var queue = queues.GetOrAdd(clusterId, static _ => new SemaphoreSlim(1, 1));
        await queue.WaitAsync(cancellationToken);
        return new Turn(queue);
    }

    /// <summary>The same for an operation with a time limit, which counts from the turn on: with many groups in one cluster the last would never come to
    /// it.</summary>
    public async Task<Turn> EnterAsync(string clusterId, StatefulContext context, CancellationToken cancellationToken)
    {
        context.PauseTimeout();
        try
        {
            return await EnterAsync(clusterId, cancellationToken);
        }
        finally
        {
            context.RestartTimeout();
        }
    }

    /// <summary>The right to change a cluster, until disposed.</summary>
    internal sealed class Turn(SemaphoreSlim queue) : IDisposable
    {
        private SemaphoreSlim? held = queue;

        public void Dispose() => Interlocked.Exchange(ref held, null)?.Release();
    }
}
