using System.Collections;
using System.Runtime.CompilerServices;

namespace Terraform.Framework;

/// <summary>An immutable set that equals another with equal elements in any order; duplicates collapse, the first order is kept for reading.</summary>
/// <remarks>Unknown elements do not collapse: each may become something of its own.</remarks>
[CollectionBuilder(typeof(ValueSet), nameof(ValueSet.Create))]
public sealed class ValueSet<T> : IReadOnlyCollection<T>, IEquatable<ValueSet<T>>
{
    private readonly T[] items;
    private readonly HashSet<T> lookup;

    public ValueSet(IEnumerable<T> source)
    {
        lookup = [];
        var kept = new List<T>();
        foreach (var item in source)
        {
            if (lookup.Add(item) || item is IPresence { IsUnknown: true })
            {
                kept.Add(item);
            }
        }

        items = [.. kept];
    }

    public int Count => items.Length;

    public bool Contains(T item) => lookup.Contains(item);

    public bool Equals(ValueSet<T>? other) => other is not null && items.Length == other.items.Length && lookup.SetEquals(other.lookup);

    public override bool Equals(object? obj) => Equals(obj as ValueSet<T>);

    public override int GetHashCode()
    {
        // Order must not matter, so the parts are added up.
        var hash = items.Length;
        foreach (var item in items)
        {
            hash += item?.GetHashCode() ?? 0;
        }

        return hash;
    }

    public IEnumerator<T> GetEnumerator() => ((IEnumerable<T>)items).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => items.GetEnumerator();

    public override string ToString() => $"{{{string.Join(", ", items)}}}";
}

/// <summary>Makes value sets from collection expressions.</summary>
public static class ValueSet
{
    public static ValueSet<T> Create<T>(ReadOnlySpan<T> items) => new(items.ToArray());
}
