namespace Terraform.Framework;

/// <summary>Where in a resource's configuration something is: <c>autoscale.max</c>, <c>labels["env"]</c>. Elements of a set have no address: a path ends at the
/// set (plugin-protocol section 5.2).</summary>
public sealed record AttributePath(ValueList<AttributePathStep> Steps)
{
    /// <summary>The whole resource.</summary>
    public static AttributePath Whole { get; } = new([]);

    public bool IsWhole => Steps.Count == 0;

    public static AttributePath Root(string name) => new([new AttributePathStep.Attribute(name)]);

    public AttributePath Attribute(string name) => new([.. Steps, new AttributePathStep.Attribute(name)]);

    public AttributePath Key(string key) => new([.. Steps, new AttributePathStep.Key(key)]);

    public AttributePath Index(long position) => new([.. Steps, new AttributePathStep.Index(position)]);

    /// <summary>The value at the path; unknown when it lies inside of one, null reference when there is no such place.</summary>
    public TfValue? Find(TfValue value)
    {
        TfValue? found = value;
        foreach (var step in Steps)
        {
            found = (found, step) switch
            {
                (TfUnknown, _) => found,
                (TfObject o, AttributePathStep.Attribute attribute) when o.Attributes.TryGetValue(attribute.Name, out var part) => part,
                (TfMap map, AttributePathStep.Key key) when map.Entries.TryGetValue(key.Text, out var part) => part,
                (TfList list, AttributePathStep.Index index) when index.Position >= 0 && index.Position < list.Elements.Count =>
                    list.Elements[(int)index.Position],
                _ => null,
            };
        }

        return found;
    }

    /// <summary>The type of what is at the path; null reference when values of the type have no such place.</summary>
    public TfType? Find(TfType type)
    {
        TfType? found = type;
        foreach (var step in Steps)
        {
            found = (found, step) switch
            {
                (TfPrimitiveType { Kind: TfPrimitive.Dynamic }, _) => found,
                (TfObjectType of, AttributePathStep.Attribute attribute) when of.Attributes.TryGetValue(attribute.Name, out var part) => part,
                (TfCollectionType { Kind: TfCollection.Map } map, AttributePathStep.Key) => map.Element,
                (TfCollectionType { Kind: TfCollection.List } list, AttributePathStep.Index) => list.Element,
                (TfTupleType tuple, AttributePathStep.Index index) when index.Position >= 0 && index.Position < tuple.Elements.Count =>
                    tuple.Elements[(int)index.Position],
                _ => null,
            };
        }

        return found;
    }

    public override string ToString()
    {
        var text = string.Concat(Steps.Select(step => step switch
        {
            AttributePathStep.Attribute attribute => "." + attribute.Name,
            AttributePathStep.Key key => $"[\"{key.Text}\"]",
            AttributePathStep.Index index => $"[{index.Position}]",
            _ => string.Empty,
        }));
        return text.TrimStart('.');
    }
}

/// <summary>One step of a path: an attribute's name, a key of a map, or an index of a list.</summary>
public abstract record AttributePathStep
{
    private AttributePathStep()
    {
    }

    public sealed record Attribute(string Name) : AttributePathStep;

    public sealed record Key(string Text) : AttributePathStep;

    public sealed record Index(long Position) : AttributePathStep;
}
