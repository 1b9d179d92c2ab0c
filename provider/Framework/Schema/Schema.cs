namespace Terraform.Framework;

/// <summary>What a practitioner may write in a block of the provider, a resource, a data source, and what it means.</summary>
public sealed record Schema
{
    private readonly ImpliedType type = new();

    /// <summary>Version of the stored state; a higher one calls for state upgrades.</summary>
    public long Version { get; init; }

    /// <summary>Markdown for the practitioner; opens the documentation page.</summary>
    public required string Description { get; init; }

    public required ValueList<SchemaAttribute> Attributes { get; init; }

    public ValueList<SchemaBlock> Blocks { get; init; } = [];

    /// <summary>Type of the whole object, with every attribute and block.</summary>
    public TfObjectType Type => type.Of(Attributes, Blocks);

    /// <summary>An object in which nothing is given: attributes null, blocks as absent as their kind allows.</summary>
    public TfObject EmptyObject() => SchemaTypes.EmptyObject(Attributes, Blocks);

    public SchemaAttribute? Find(string name) => Attributes.FirstOrDefault(a => a.Name == name);

    /// <summary>The attribute that a path ends at, at any depth; null when it ends elsewhere.</summary>
    public SchemaAttribute? Find(AttributePath path)
    {
        var (attributes, blocks) = (Attributes, Blocks);
        SchemaAttribute? found = null;
        foreach (var step in path.Steps)
        {
            if (step is not AttributePathStep.Attribute named)
            {
                continue;
            }

            found = attributes.FirstOrDefault(a => a.Name == named.Name);
            var block = blocks.FirstOrDefault(b => b.Name == named.Name);
            attributes = found?.Nested?.Attributes ?? block?.Attributes ?? [];
            blocks = block?.Blocks ?? [];
        }

        return path.Steps is [.., AttributePathStep.Attribute] ? found : null;
    }
}

/// <summary>Keeps the type that a schema's attributes and blocks make, since it is asked for in every call.</summary>
/// <remarks>A copy of the schema (<c>with</c>) shares it, so it goes by the lists it was made of; and it is no part of the schema's equality.</remarks>
internal sealed class ImpliedType : IEquatable<ImpliedType>
{
    private Made? made;

    public TfObjectType Of(ValueList<SchemaAttribute> attributes, ValueList<SchemaBlock> blocks)
    {
        var known = made;
        if (known is null || !ReferenceEquals(known.Attributes, attributes) || !ReferenceEquals(known.Blocks, blocks))
        {
            made = known = new Made(attributes, blocks, SchemaTypes.ObjectOf(attributes, blocks));
        }

        return known.Type;
    }

    public bool Equals(ImpliedType? other) => other is not null;

    public override bool Equals(object? obj) => obj is ImpliedType;

    public override int GetHashCode() => 0;

    private sealed record Made(ValueList<SchemaAttribute> Attributes, ValueList<SchemaBlock> Blocks, TfObjectType Type);
}

/// <summary>The implied type of schemas (plugin-protocol section 3.7).</summary>
internal static class SchemaTypes
{
    public static TfObjectType ObjectOf(IEnumerable<SchemaAttribute> attributes, IEnumerable<SchemaBlock> blocks) =>
        new(new ValueMap<TfType>(
            attributes.Select(a => KeyValuePair.Create(a.Name, a.Type)).Concat(blocks.Select(b => KeyValuePair.Create(b.Name, b.Type)))));

    public static TfType NestedOf(NestingMode nesting, IEnumerable<SchemaAttribute> attributes, IEnumerable<SchemaBlock> blocks) => nesting switch
    {
        NestingMode.List => TfType.List(ObjectOf(attributes, blocks)),
        NestingMode.Set => TfType.Set(ObjectOf(attributes, blocks)),
        NestingMode.Map => TfType.Map(ObjectOf(attributes, blocks)),
        _ => ObjectOf(attributes, blocks),
    };

    public static TfObject EmptyObject(IEnumerable<SchemaAttribute> attributes, IEnumerable<SchemaBlock> blocks) =>
        new(new ValueMap<TfValue>(
            attributes.Select(a => KeyValuePair.Create(a.Name, TfValue.Null)).Concat(blocks.Select(b => KeyValuePair.Create(b.Name, Absent(b))))));

    /// <summary>Collections of blocks are empty, never null; a group is an object of nulls (plugin-protocol section 3.7).</summary>
    public static TfValue Absent(SchemaBlock block) => block.Nesting switch
    {
        NestingMode.List => new TfList([]),
        NestingMode.Set => new TfSet([]),
        NestingMode.Map => new TfMap(ValueMap<TfValue>.Empty),
        NestingMode.Group => EmptyObject(block.Attributes, block.Blocks),
        _ => TfValue.Null,
    };
}
