namespace Terraform.Framework;

/// <summary>The inside of a nested attribute.</summary>
/// <param name="Nesting">Single, List, Set or Map.</param>
/// <param name="Attributes">Attributes of each object.</param>
public sealed record NestedAttributes(NestingMode Nesting, ValueList<SchemaAttribute> Attributes)
{
    public TfType Type => SchemaTypes.NestedOf(Nesting, Attributes, []);
}

/// <summary>How many nested objects an attribute or block holds, and how they are told apart.</summary>
public enum NestingMode
{
    Single,
    List,
    Set,
    Map,

    /// <summary>Blocks only: one object that is never null; an object of nulls stands for none.</summary>
    Group,
}

/// <summary>A nested block: <c>name { … }</c>. New schemas prefer nested attributes, which can be computed, null and unknown.</summary>
public sealed record SchemaBlock(string Name, NestingMode Nesting, ValueList<SchemaAttribute> Attributes, ValueList<SchemaBlock> Blocks)
{
    public required string Description { get; init; }

    public long MinItems { get; init; }

    /// <summary>0 is no limit.</summary>
    public long MaxItems { get; init; }

    public TfType Type => SchemaTypes.NestedOf(Nesting, Attributes, Blocks);
}
