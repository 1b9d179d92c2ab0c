namespace Terraform.Framework;

/// <summary>A sequence of fixed length whose elements have types of their own.</summary>
public sealed record TfTupleType(ValueList<TfType> Elements) : TfType
{
    private protected override bool AcceptsKnown(TfValue value) =>
        value is TfList list && list.Elements.Count == Elements.Count && Elements.Zip(list.Elements).All(p => p.First.Accepts(p.Second));
}
