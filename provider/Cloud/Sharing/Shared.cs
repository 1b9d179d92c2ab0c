using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;

namespace VkCloud;

/// <summary>One value that many callers want at once and that is loaded once: the first caller starts the load, all others join it.</summary>
/// <remarks>
/// A failed load is the failure of those who wait for it; the next caller starts a new one. Only among callers of little patience (<see cref="Patience"/>) a
/// failure counts for a while: a plan of a hundred objects learns of an outage once. Whoever has more patience never gets what such a caller gave up.
/// </remarks>
public sealed class Shared<T>
{
    private static readonly TimeSpan FailureCounts = TimeSpan.FromSeconds(30);

    private readonly Func<CancellationToken, Task<T>> load;
    private readonly TimeProvider time;
    private readonly Func<T, DateTimeOffset, DateTimeOffset> goodUntil;
    private readonly Lock gate = new();
    private Flight? current;

    /// <param name="load">Its token ends when nobody waits any more.</param>
    /// <param name="goodUntil">Up to when a value that was loaded at this time is handed out again; a time that is past means it is not kept.</param>
    internal Shared(Func<CancellationToken, Task<T>> load, TimeProvider time, Func<T, DateTimeOffset, DateTimeOffset> goodUntil) =>
        (this.load, this.time, this.goodUntil) = (load, time, goodUntil);

    /// <param name="since">A load that began before this moment is not good enough (<see cref="TimeProvider.GetTimestamp"/>); null takes what is kept.</param>
    public async Task<T> GetAsync(CancellationToken cancellationToken, long? since = null)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Flight flight;
        lock (gate)
        {
            if (current is null || current.Began < since || !current.IsUsable(Patience.Tries is not null, goodUntil))
            {
                current = new Flight(load, time);
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
                    current = current == flight ? null : current;
                    flight.Abandon();
                }
            }
        }
    }

    /// <summary>Makes the next caller load; a load under way is still the answer for those who wait for it.</summary>
    internal void Forget()
    {
        lock (gate)
        {
            current = null;
        }
    }

    /// <summary>Forgets only this value, not a newer one that took its place.</summary>
    internal void Forget(T value)
    {
        lock (gate)
        {
            if (current is { Task.IsCompletedSuccessfully: true } && EqualityComparer<T>.Default.Equals(current.Task.Result, value))
            {
                current = null;
            }
        }
    }

    [SuppressMessage(
        "Reliability",
        "CA1001",
        Justification = "A source without timer and handle holds nothing to give back, and giving it back would race with abandoning.")]
    private sealed class Flight
    {
        private readonly CancellationTokenSource unwanted = new();
        private readonly bool isImpatient = Patience.Tries is not null;
        private readonly TimeProvider time;
        private DateTimeOffset loaded;
        private long failed = long.MaxValue;

        public Flight(Func<CancellationToken, Task<T>> load, TimeProvider time)
        {
            this.time = time;
            Began = time.GetTimestamp();

            // On the pool: a load that fails or works synchronously must not do so inside the lock.
            Task = System.Threading.Tasks.Task.Run(async () =>
            {
                try
                {
                    var value = await load(unwanted.Token);
                    loaded = time.GetUtcNow();
                    return value;
                }
                catch
                {
                    Volatile.Write(ref failed, time.GetTimestamp());
                    throw;
                }
            });

            // Seen by those who wait; when there are none it is nobody's failure.
            _ = Task.ContinueWith(static task => _ = task.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
        }

        public Task<T> Task { get; }

        /// <summary>See <see cref="TimeProvider.GetTimestamp"/>.</summary>
        public long Began { get; }

        public int Waiting { get; set; }

        /// <param name="isImpatient">Whether the caller is.</param>
        public bool IsUsable(bool isImpatient, Func<T, DateTimeOffset, DateTimeOffset> goodUntil) => Task switch
        {
            { IsCompletedSuccessfully: true } => time.GetUtcNow() < goodUntil(Task.Result, loaded),
            { IsCompleted: true } => isImpatient && this.isImpatient && Task.IsFaulted && time.GetElapsedTime(Volatile.Read(ref failed)) < FailureCounts,
            _ => isImpatient || !this.isImpatient,
        };

        public void Abandon() => unwanted.Cancel();
    }
}

/// <summary>A <see cref="Shared{T}"/> for every key.</summary>
public sealed class SharedByKey<TKey, T>
    where TKey : notnull
{
    private readonly ConcurrentDictionary<TKey, Shared<T>> values = new();
    private readonly Func<TKey, Shared<T>> keep;

    /// <param name="age">How long a value is good, asked whenever it is wanted.</param>
    internal SharedByKey(Func<TKey, CancellationToken, Task<T>> load, TimeProvider time, Func<TimeSpan> age) => keep = key => new(
        token => load(key, token),
        time,

        // What is not there today may be there in a moment, made by the same apply.
        (value, loaded) => value is null ? DateTimeOffset.MinValue : loaded + age());

    /// <inheritdoc cref="Shared{T}.GetAsync"/>
    public Task<T> GetAsync(TKey key, CancellationToken cancellationToken, long? since = null) =>
        values.GetOrAdd(key, keep).GetAsync(cancellationToken, since);

    internal void Forget() => values.Clear();
}
