using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace Terraform.Framework;

/// <summary>An immutable map with text keys in ordinal order that equals another with equal entries.</summary>
/// <remarks>Two arrays, not a tree: maps are built once and walked in order, and all objects of one type share one array of keys.</remarks>
public sealed class ValueMap<T> : IReadOnlyDictionary<string, T>, IEquatable<ValueMap<T>>
{
    private readonly string[] keys;
    private readonly T[] values;

    /// <summary>Of equal keys the last entry counts.</summary>
    public ValueMap(IEnumerable<KeyValuePair<string, T>> source)
    {
        var entries = source.ToArray();
        if (!IsOrdered(entries))
        {
            entries = Order(entries);
        }

        keys = new string[entries.Length];
        values = new T[entries.Length];
        for (var i = 0; i < entries.Length; i++)
        {
            (keys[i], values[i]) = entries[i];
        }
    }

    private ValueMap(string[] keys, T[] values)
    {
        this.keys = keys;
        this.values = values;
    }

    public static ValueMap<T> Empty { get; } = new([]);

    public int Count => keys.Length;

    public IEnumerable<string> Keys => keys;

    public IEnumerable<T> Values => values;

    public T this[string key] => TryGetValue(key, out var value) ? value : throw new KeyNotFoundException($"There is no \"{key}\".");

    public string KeyAt(int index) => keys[index];

    public T ValueAt(int index) => values[index];

    /// <summary>Position of the key in order; negative when it is absent.</summary>
    public int IndexOf(string key) => Array.BinarySearch(keys, key, StringComparer.Ordinal);

    /// <summary>A map with the keys of this one; one value for each, in their order. Takes the array over.</summary>
    /// <exception cref="ArgumentException">The number of values is another.</exception>
    public ValueMap<TOther> WithValues<TOther>(TOther[] others) =>
        others.Length == keys.Length ? new ValueMap<TOther>(keys, others) : throw new ArgumentException("One value for each key.", nameof(others));

    /// <summary>The same keys, each with another value.</summary>
    public ValueMap<TOther> Map<TOther>(Func<string, T, TOther> convert)
    {
        var others = new TOther[values.Length];
        for (var i = 0; i < others.Length; i++)
        {
            others[i] = convert(keys[i], values[i]);
        }

        return new(keys, others);
    }

    /// <summary>The same map with one entry added or changed.</summary>
    public ValueMap<T> With(string key, T value)
    {
        var index = IndexOf(key);
        if (index < 0)
        {
            index = ~index;
            return new([.. keys.AsSpan(0, index), key, .. keys.AsSpan(index)], [.. values.AsSpan(0, index), value, .. values.AsSpan(index)]);
        }

        var changed = (T[])values.Clone();
        changed[index] = value;
        return new(keys, changed);
    }

    public bool ContainsKey(string key) => IndexOf(key) >= 0;

    public bool TryGetValue(string key, [MaybeNullWhen(false)] out T value)
    {
        var index = IndexOf(key);
        value = index >= 0 ? values[index] : default;
        return index >= 0;
    }

    public bool Equals(ValueMap<T>? other) =>
        other is not null
        && (ReferenceEquals(keys, other.keys) || keys.AsSpan().SequenceEqual(other.keys))
        && values.AsSpan().SequenceEqual(other.values, EqualityComparer<T>.Default);

    public override bool Equals(object? obj) => Equals(obj as ValueMap<T>);

    public override int GetHashCode()
    {
        var hash = new HashCode();
        for (var i = 0; i < keys.Length; i++)
        {
            hash.Add(keys[i], StringComparer.Ordinal);
            hash.Add(values[i]);
        }

        return hash.ToHashCode();
    }

    public IEnumerator<KeyValuePair<string, T>> GetEnumerator()
    {
        for (var i = 0; i < keys.Length; i++)
        {
            yield return KeyValuePair.Create(keys[i], values[i]);
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    public override string ToString() => $"{{{string.Join(", ", this.Select(e => $"{e.Key} = {e.Value}"))}}}";

    private static bool IsOrdered(KeyValuePair<string, T>[] entries)
    {
        for (var i = 1; i < entries.Length; i++)
        {
            if (string.CompareOrdinal(entries[i - 1].Key, entries[i].Key) >= 0)
            {
                return false;
            }
        }

        return true;
    }

    private static KeyValuePair<string, T>[] Order(KeyValuePair<string, T>[] entries)
    {
        var last = new Dictionary<string, T>(entries.Length, StringComparer.Ordinal);
        foreach (var (key, value) in entries)
        {
            last[key] = value;
        }

        var ordered = last.ToArray();
        Array.Sort(ordered, (left, right) => string.CompareOrdinal(left.Key, right.Key));
        return ordered;
    }
}
