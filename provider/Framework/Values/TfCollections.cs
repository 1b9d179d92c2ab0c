namespace Terraform.Framework;

/// <summary>A list, or a tuple: elements in order.</summary>
public sealed class TfList(ValueList<TfValue> elements) : TfValue
{
    public ValueList<TfValue> Elements => elements;

    public override bool IsWhollyKnown => elements.All(e => e.IsWhollyKnown);

    public override bool Equals(TfValue? other) => other is TfList l && l.Elements.Equals(elements);

    public override int GetHashCode() => elements.GetHashCode();

    public override string ToString() => elements.ToString();
}

/// <summary>A map with free keys.</summary>
public sealed class TfMap(ValueMap<TfValue> entries) : TfValue
{
    public ValueMap<TfValue> Entries => entries;

    public override bool IsWhollyKnown => entries.Values.All(e => e.IsWhollyKnown);

    public override bool Equals(TfValue? other) => other is TfMap m && m.Entries.Equals(entries);

    public override int GetHashCode() => entries.GetHashCode();

    public override string ToString() => entries.ToString();
}

/// <summary>A set: elements without order. Unknown elements are kept one by one, since each may become something of its own.</summary>
public sealed class TfSet : TfValue
{
    /// <summary>Up to this many elements are compared with each other: cheaper than a table of them, and most sets are small.</summary>
    private const int Few = 8;

    public TfSet(IEnumerable<TfValue> elements)
    {
        var all = elements.ToArray();
        Elements = new ValueList<TfValue>(all.Length <= Few && AreDistinct(all) ? all : Distinct(all));
    }

    public ValueList<TfValue> Elements { get; }

    public override bool IsWhollyKnown => Elements.All(e => e.IsWhollyKnown);

    public override bool Equals(TfValue? other)
    {
        if (other is not TfSet set || set.Elements.Count != Elements.Count)
        {
            return false;
        }

        // Known elements stand once each, so a look-up is enough for them; the few others are crossed off one by one.
        var known = new HashSet<TfValue>(set.Elements.Where(e => e.IsWhollyKnown));
        var rest = set.Elements.Where(e => !e.IsWhollyKnown).ToList();
        return Elements.All(e => e.IsWhollyKnown ? known.Contains(e) : rest.Remove(e));
    }

    public override int GetHashCode()
    {
        var hash = Elements.Count;
        foreach (var element in Elements)
        {
            hash += element.GetHashCode();
        }

        return hash;
    }

    public override string ToString() => $"{{{string.Join(", ", Elements)}}}";

    private static bool AreDistinct(TfValue[] elements)
    {
        for (var i = 1; i < elements.Length; i++)
        {
            if (elements.AsSpan(0, i).Contains(elements[i]) && elements[i].IsWhollyKnown)
            {
                return false;
            }
        }

        return true;
    }

    private static TfValue[] Distinct(TfValue[] elements)
    {
        var seen = new HashSet<TfValue>(elements.Length);
        return Array.FindAll(elements, e => !e.IsWhollyKnown || seen.Add(e));
    }
}
