namespace Terraform.Framework;

/// <summary>Named attributes, each with a type; every value carries all of them.</summary>
public sealed record TfObjectType(ValueMap<TfType> Attributes) : TfType
{
    private protected override bool AcceptsKnown(TfValue value) =>
        value is TfObject o
            && o.Attributes.Count == Attributes.Count
            && Attributes.All(a => o.Attributes.TryGetValue(a.Key, out var part) && a.Value.Accepts(part));
}
