using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace Terraform.Framework;

/// <summary>An immutable map with text keys in ordinal order that equals another with equal entries.</summary>
public sealed class ValueMap<T> : IReadOnlyDictionary<string, T>, IEquatable<ValueMap<T>>
{
    private readonly SortedDictionary<string, T> entries;

    public ValueMap(IEnumerable<KeyValuePair<string, T>> source)
    {
        entries = new SortedDictionary<string, T>(StringComparer.Ordinal);
        foreach (var (key, value) in source)
        {
            entries[key] = value;
        }
    }

    public static ValueMap<T> Empty { get; } = new([]);

    public int Count => entries.Count;

    public IEnumerable<string> Keys => entries.Keys;

    public IEnumerable<T> Values => entries.Values;

    public T this[string key] => entries[key];

    public bool ContainsKey(string key) => entries.ContainsKey(key);

    public bool TryGetValue(string key, [MaybeNullWhen(false)] out T value) => entries.TryGetValue(key, out value);

    public bool Equals(ValueMap<T>? other)
    {
        if (other is null || other.Count != Count)
        {
            return false;
        }

        foreach (var (key, value) in entries)
        {
            if (!other.entries.TryGetValue(key, out var theirs) || !EqualityComparer<T>.Default.Equals(value, theirs))
            {
                return false;
            }
        }

        return true;
    }

    public override bool Equals(object? obj) => Equals(obj as ValueMap<T>);

    public override int GetHashCode()
    {
        var hash = new HashCode();
        foreach (var (key, value) in entries)
        {
            hash.Add(key, StringComparer.Ordinal);
            hash.Add(value);
        }

        return hash.ToHashCode();
    }

    public IEnumerator<KeyValuePair<string, T>> GetEnumerator() => entries.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => entries.GetEnumerator();

    public override string ToString() => $"{{{string.Join(", ", entries.Select(e => $"{e.Key} = {e.Value}"))}}}";
}
