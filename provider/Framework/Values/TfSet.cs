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

        var rest = set.Elements.ToList();
        return Elements.All(rest.Remove);
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
