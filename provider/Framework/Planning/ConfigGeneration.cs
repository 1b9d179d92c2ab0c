namespace Terraform.Framework;

/// <summary>The configuration of an object that exists: everything that may be written and means something, nothing that the provider computes or would plan by
/// itself.</summary>
internal static class ConfigGeneration
{
    public static TfObject Of(Schema schema, TfObject state) => Object(schema.Attributes, state, isRoot: true);

    private static TfObject Object(ValueList<SchemaAttribute> attributes, TfObject state, bool isRoot) =>
        SchemaTypes.Object(attributes, a => Attribute(a, state[a.Name], isRoot));

    private static TfValue Attribute(SchemaAttribute attribute, TfValue value, bool isRoot)
    {
        var silent = !attribute.IsConfigurable
            || attribute.WriteOnly
            || attribute.DeprecationMessage is not null

            // A default is planned at the root whatever the configuration leaves out; inside collections it is written all the same, since an element may be
            // known by it.
            || (isRoot && attribute.Default == value);
        return silent ? TfValue.Null
            : attribute.Nested is { } nested ? NestedValue.Map(value, one => Object(nested.Attributes, one, isRoot: false))
            : value;
    }
}
