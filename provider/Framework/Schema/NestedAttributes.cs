namespace Terraform.Framework;

/// <summary>The inside of a nested attribute, <c>name = { … }</c>.</summary>
/// <param name="Nesting">Single, List, Set or Map.</param>
/// <param name="Attributes">Attributes of each object.</param>
public record NestedAttributes(NestingMode Nesting, ValueList<SchemaAttribute> Attributes)
{
    public TfType Type => Nesting switch
    {
        NestingMode.List => TfType.List(SchemaTypes.ObjectOf(Attributes)),
        NestingMode.Set => TfType.Set(SchemaTypes.ObjectOf(Attributes)),
        NestingMode.Map => TfType.Map(SchemaTypes.ObjectOf(Attributes)),
        _ => SchemaTypes.ObjectOf(Attributes),
    };
}

/// <summary>The inside of a nested block, <c>name { … }</c>. New schemas prefer nested attributes, which can be computed, null and unknown.</summary>
/// <remarks>Whatever plans or stores an object takes a block for an optional attribute; what core does otherwise with blocks asks for this type.</remarks>
public sealed record NestedBlock(NestingMode Nesting, ValueList<SchemaAttribute> Attributes) : NestedAttributes(Nesting, Attributes)
{
    public long MinItems { get; init; }

    /// <summary>0 is no limit.</summary>
    public long MaxItems { get; init; }
}

/// <summary>How many objects a nested attribute or block holds, and how they are told apart.</summary>
public enum NestingMode
{
    Single,
    List,
    Set,
    Map,

    /// <summary>Blocks only: one object that is never null; an object of nulls stands for none.</summary>
    Group,
}
