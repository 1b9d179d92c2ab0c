namespace Terraform.Framework;

/// <summary>The configuration of an object that exists: everything that may be written and means something, nothing that the provider computes or would plan by
/// itself.</summary>
internal static class ConfigGeneration
{
    public static TfObject Of(Schema schema, TfObject state) => Object(schema.Attributes, schema.Blocks, state, isRoot: true);

    private static TfObject Object(
        ValueList<SchemaAttribute> attributes, ValueList<SchemaBlock> blocks, TfObject state, bool isRoot) => new(new ValueMap<TfValue>(
    [
        .. attributes.Select(a => KeyValuePair.Create(a.Name, Attribute(a, state[a.Name], isRoot))),
        .. blocks.Select(b => KeyValuePair.Create(b.Name, Elements(b.Attributes, b.Blocks, state[b.Name]))),
    ]));

    private static TfValue Attribute(SchemaAttribute attribute, TfValue value, bool isRoot)
    {
        var silent = !attribute.IsConfigurable
            || attribute.WriteOnly
            || attribute.DeprecationMessage is not null

            // A default is planned at the root whatever the configuration leaves out; inside collections it is written all the same, since an element may be
            // known by it.
            || (isRoot && attribute.Default == value);
        return silent ? TfValue.Null : attribute.Nested is { } nested ? Elements(nested.Attributes, [], value) : value;
    }

    private static TfValue Elements(ValueList<SchemaAttribute> attributes, ValueList<SchemaBlock> blocks, TfValue value)
    {
        return value switch
        {
            TfObject one => Object(attributes, blocks, one, isRoot: false),
            TfList list => new TfList([.. list.Elements.Select(Element)]),
            TfSet set => new TfSet(set.Elements.Select(Element)),
            TfMap map => new TfMap(map.Entries.Map((_, e) => Element(e))),
            _ => value,
        };

        TfValue Element(TfValue element) => element is TfObject one ? Object(attributes, blocks, one, isRoot: false) : element;
    }
}
