namespace Terraform.Framework;

/// <summary>The implied type of schemas (plugin-protocol section 3.7).</summary>
internal static class SchemaTypes
{
    public static TfObjectType ObjectOf(IEnumerable<SchemaAttribute> attributes, IEnumerable<SchemaBlock> blocks) =>
        new(new ValueMap<TfType>(
            attributes.Select(a => KeyValuePair.Create(a.Name, a.Type)).Concat(blocks.Select(b => KeyValuePair.Create(b.Name, b.Type)))));

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
