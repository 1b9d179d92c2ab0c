using System.Diagnostics.CodeAnalysis;

namespace VkCloud;

/// <summary>One value that many callers want at once and that is loaded once: the first caller starts the load, all others join it.</summary>
/// <param name="load">Its token ends when nobody waits any more.</param>
/// <param name="goodUntil">Up to when a loaded value is handed out again; a time that is past means it is not kept.</param>
/// <remarks>A failed load is the failure of those who wait for it; the next caller starts a new one.</remarks>
internal sealed class Shared<T>(Func<CancellationToken, Task<T>> load, TimeProvider time, Func<T, DateTimeOffset> goodUntil)
{
    private readonly Lock gate = new();
    private Flight? current;

    public async Task<T> GetAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Flight flight;
        lock (gate)
        {
            if (current is null || !current.IsUsable(time.GetUtcNow(), goodUntil))
            {
                current = new Flight(load);
            }

            flight = current;
            flight.Waiting++;
        }

        try
        {
            return await flight.Task.WaitAsync(cancellationToken);
        }
        finally
        {
            lock (gate)
            {
                if (--flight.Waiting == 0 && !flight.Task.IsCompleted)
                {
                    // Whoever comes next starts anew; this one ends without an audience.
                    Leave(flight);
                    flight.Abandon();
                }
            }
        }
    }

    /// <summary>The value at hand, without loading.</summary>
    public bool TryGet(out T value)
    {
        lock (gate)
        {
            if (current is { Task.IsCompletedSuccessfully: true } flight && flight.IsUsable(time.GetUtcNow(), goodUntil))
            {
                value = flight.Task.Result;
                return true;
            }

            value = default!;
            return false;
        }
    }

    /// <summary>Makes the next caller load; a load under way is still the answer for those who wait for it.</summary>
    public void Forget()
    {
        lock (gate)
        {
            current = null;
        }
    }

    /// <summary>Forgets only this value, not a newer one that took its place.</summary>
    public void Forget(T value)
    {
        lock (gate)
        {
            if (current is { Task.IsCompletedSuccessfully: true } && EqualityComparer<T>.Default.Equals(current.Task.Result, value))
            {
                current = null;
            }
        }
    }

    private void Leave(Flight flight)
    {
        if (current == flight)
        {
            current = null;
        }
    }

    [SuppressMessage("Reliability", "CA1001", Justification = "A source without timer and handle holds nothing to give back, and giving it back would race with abandoning.")]
    private sealed class Flight
    {
        private readonly CancellationTokenSource unwanted = new();

        public Flight(Func<CancellationToken, Task<T>> load)
        {
            // On the pool: a load that fails or works synchronously must not do so inside the lock.
            Task = System.Threading.Tasks.Task.Run(() => load(unwanted.Token));

            // Seen by those who wait; when there are none it is nobody's failure.
            _ = Task.ContinueWith(static task => _ = task.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
        }

        public Task<T> Task { get; }

        public int Waiting { get; set; }

        public bool IsUsable(DateTimeOffset now, Func<T, DateTimeOffset> goodUntil) =>
            !Task.IsCompleted || (Task.IsCompletedSuccessfully && now < goodUntil(Task.Result));

        public void Abandon() => unwanted.Cancel();
    }
}
