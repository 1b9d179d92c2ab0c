namespace Terraform.Framework;

/// <summary>A set: elements without order. Unknown elements are kept one by one, since each may become something of its own.</summary>
public sealed class TfSet : TfValue
{
    public TfSet(IEnumerable<TfValue> elements)
    {
        var seen = new HashSet<TfValue>();
        Elements = [.. elements.Where(e => !e.IsWhollyKnown || seen.Add(e))];
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
}
