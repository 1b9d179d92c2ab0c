namespace Terraform.Framework;

/// <summary>What a practitioner may write in a block of the provider, a resource, a data source, and what it means.</summary>
public sealed record Schema
{
    /// <summary>Version of the stored state; a higher one calls for state upgrades.</summary>
    public long Version { get; init; }

    /// <summary>Markdown for the practitioner; opens the documentation page.</summary>
    public required string Description { get; init; }

    /// <summary>Attributes, and blocks (<see cref="NestedBlock"/>) among them.</summary>
    public required ValueList<SchemaAttribute> Attributes
    {
        get;
        init
        {
            field = value;
            Type = SchemaTypes.ObjectOf(value);
        }
    }

    /// <summary>Type of the whole object; kept, since every call asks for it.</summary>
    public TfObjectType Type { get; private init; } = null!;

    /// <summary>An object in which nothing is given: attributes null, blocks as absent as their kind allows.</summary>
    public TfObject EmptyObject() => SchemaTypes.Object(Attributes, SchemaTypes.Absent);

    public SchemaAttribute? Find(string name) => Attributes.FirstOrDefault(a => a.Name == name);

    /// <summary>The attribute that a path ends at, at any depth; null when it ends elsewhere.</summary>
    public SchemaAttribute? Find(AttributePath path)
    {
        var attributes = Attributes;
        SchemaAttribute? found = null;
        foreach (var step in path.Steps.OfType<AttributePathStep.Attribute>())
        {
            found = attributes.FirstOrDefault(a => a.Name == step.Name);
            attributes = found?.Nested?.Attributes ?? [];
        }

        return path.Steps is [.., AttributePathStep.Attribute] ? found : null;
    }
}

/// <summary>The types that schemas imply, and objects of them (plugin-protocol section 3.7).</summary>
internal static class SchemaTypes
{
    public static TfObjectType ObjectOf(IEnumerable<SchemaAttribute> attributes) =>
        new(new ValueMap<TfType>(attributes.Select(a => KeyValuePair.Create(a.Name, a.Type))));

    /// <summary>An object with a value for every attribute.</summary>
    public static TfObject Object(IEnumerable<SchemaAttribute> attributes, Func<SchemaAttribute, TfValue> value) =>
        new(new ValueMap<TfValue>(attributes.Select(a => KeyValuePair.Create(a.Name, value(a)))));

    /// <summary>Null, but collections of blocks are empty and a group is an object of nulls.</summary>
    public static TfValue Absent(SchemaAttribute attribute) => attribute.Nested is not NestedBlock block ? TfValue.Null : block.Nesting switch
    {
        NestingMode.List => new TfList([]),
        NestingMode.Set => new TfSet([]),
        NestingMode.Map => new TfMap(ValueMap<TfValue>.Empty),
        NestingMode.Group => Object(block.Attributes, Absent),
        _ => TfValue.Null,
    };
}
