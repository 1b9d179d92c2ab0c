namespace Terraform.Framework;

/// <summary>The implied type of schemas (plugin-protocol section 3.7).</summary>
internal static class SchemaTypes
{
    public static TfObjectType ObjectOf(IEnumerable<SchemaAttribute> attributes, IEnumerable<SchemaBlock> blocks) =>
        new(new ValueMap<TfType>(
            attributes.Select(a => KeyValuePair.Create(a.Name, a.Type)).Concat(blocks.Select(b => KeyValuePair.Create(b.Name, b.Type)))));
}
