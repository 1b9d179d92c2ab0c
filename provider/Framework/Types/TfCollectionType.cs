namespace Terraform.Framework;

/// <summary>A list, set or map with elements of one type.</summary>
public sealed record TfCollectionType(TfCollection Kind, TfType Element) : TfType
{
    private protected override bool AcceptsKnown(TfValue value) => value switch
    {
        TfList list => Kind == TfCollection.List && list.Elements.All(Element.Accepts),
        TfSet set => Kind == TfCollection.Set && set.Elements.All(Element.Accepts),
        TfMap map => Kind == TfCollection.Map && map.Entries.Values.All(Element.Accepts),
        _ => false,
    };
}
