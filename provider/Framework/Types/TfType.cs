namespace Terraform.Framework;

/// <summary>A type of Terraform's type system (plugin-protocol section 3.6).</summary>
public abstract record TfType
{
    private protected TfType()
    {
    }

    public static TfType String { get; } = new TfPrimitiveType(TfPrimitive.String);

    public static TfType Number { get; } = new TfPrimitiveType(TfPrimitive.Number);

    public static TfType Bool { get; } = new TfPrimitiveType(TfPrimitive.Bool);

    /// <summary>The dynamic pseudo-type: the value brings its type along.</summary>
    public static TfType Dynamic { get; } = new TfPrimitiveType(TfPrimitive.Dynamic);

    /// <summary>Whether a value can be of this type; null and unknown can be of any.</summary>
    public bool Accepts(TfValue value) => value is TfNull or TfUnknown || AcceptsKnown(value);

    public static TfType List(TfType element) => new TfCollectionType(TfCollection.List, element);

    public static TfType Set(TfType element) => new TfCollectionType(TfCollection.Set, element);

    public static TfType Map(TfType element) => new TfCollectionType(TfCollection.Map, element);

    public static TfType Tuple(params ReadOnlySpan<TfType> elements) => new TfTupleType([.. elements]);

    public static TfType Object(params ReadOnlySpan<(string Name, TfType Type)> attributes)
    {
        var byName = new Dictionary<string, TfType>(StringComparer.Ordinal);
        foreach (var (name, type) in attributes)
        {
            byName.Add(name, type);
        }

        return new TfObjectType(new ValueMap<TfType>(byName));
    }

    private protected abstract bool AcceptsKnown(TfValue value);
}

/// <summary>A string, number, bool, or the dynamic pseudo-type.</summary>
public sealed record TfPrimitiveType(TfPrimitive Kind) : TfType
{
    private protected override bool AcceptsKnown(TfValue value) => Kind switch
    {
        TfPrimitive.String => value is TfString,
        TfPrimitive.Number => value is TfNumber,
        TfPrimitive.Bool => value is TfBool,
        _ => value is TfDynamic dynamic && dynamic.Type.Accepts(dynamic.Value),
    };
}

/// <summary>The types without parts.</summary>
public enum TfPrimitive
{
    String,
    Number,
    Bool,
    Dynamic,
}

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

/// <summary>The kinds of collection, each with one element type.</summary>
public enum TfCollection
{
    List,
    Set,
    Map,
}

/// <summary>Named attributes, each with a type; every value carries all of them.</summary>
public sealed record TfObjectType(ValueMap<TfType> Attributes) : TfType
{
    private protected override bool AcceptsKnown(TfValue value) =>
        value is TfObject o
            && o.Attributes.Count == Attributes.Count
            && Attributes.All(a => o.Attributes.TryGetValue(a.Key, out var part) && a.Value.Accepts(part));
}

/// <summary>A sequence of fixed length whose elements have types of their own.</summary>
public sealed record TfTupleType(ValueList<TfType> Elements) : TfType
{
    private protected override bool AcceptsKnown(TfValue value) =>
        value is TfList list && list.Elements.Count == Elements.Count && Elements.Zip(list.Elements).All(p => p.First.Accepts(p.Second));
}
