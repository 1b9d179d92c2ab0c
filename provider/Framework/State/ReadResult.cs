namespace Terraform.Framework;

/// <summary>Brings what a data source or an ephemeral resource found into the shape that core takes: whole, known, and configured values as they were given
/// (plugin-protocol sections 4.10 and 4.11).</summary>
internal static class ReadResult
{
    public static TfObject Of(Schema schema, TfObject config, TfObject found)
    {
        var result = StateShape.OfState(schema, found);
        foreach (var attribute in schema.Attributes)
        {
            if (attribute.IsConfigurable && attribute.Nested is null && (!attribute.IsComputed || !config[attribute.Name].IsNull))
            {
                result = result.With(attribute.Name, config[attribute.Name]);
            }
        }

        return result;
    }
}
