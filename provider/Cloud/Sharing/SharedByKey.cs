using System.Collections.Concurrent;

namespace VkCloud;

/// <summary>A <see cref="Shared{T}"/> for every key.</summary>
/// <param name="age">How long a value is good, asked whenever it is wanted.</param>
internal sealed class SharedByKey<TKey, T>(Func<TKey, CancellationToken, Task<T>> load, TimeProvider time, Func<TimeSpan> age)
    where TKey : notnull
{
    private readonly ConcurrentDictionary<TKey, Kept> values = new();

    public SharedByKey(Func<TKey, CancellationToken, Task<T>> load, TimeProvider time, TimeSpan age)
        : this(load, time, () => age)
    {
    }

    /// <inheritdoc cref="Shared{T}.GetAsync"/>
    public async Task<T> GetAsync(TKey key, CancellationToken cancellationToken, long? since = null)
    {
        var kept = values.GetOrAdd(key, static (key, self) => self.Keep(key), this);
        return await kept.Value.GetAsync(cancellationToken, since);
    }

    public void Forget() => values.Clear();

    public void Forget(TKey key) => values.TryRemove(key, out _);

    private Kept Keep(TKey key) => new(load, key, time, age);

    private sealed class Kept
    {
        private DateTimeOffset loaded;

        public Kept(Func<TKey, CancellationToken, Task<T>> load, TKey key, TimeProvider time, Func<TimeSpan> age) => Value = new(
            async cancellationToken =>
            {
                var value = await load(key, cancellationToken);
                loaded = time.GetUtcNow();
                return value;
            },
            time,

            // What is not there today may be there in a moment, made by the same apply.
            value => value is null ? DateTimeOffset.MinValue : loaded + age());

        public Shared<T> Value { get; }
    }
}
