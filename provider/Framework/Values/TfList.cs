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
