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
