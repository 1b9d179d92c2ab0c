namespace Terraform.Framework;

/// <summary>Keeps what is stored where the cloud says the same in other words, so that no drift is shown that is none. Pure.</summary>
internal static class Spelling
{
    /// <summary>The state as read, in the spelling of the stored one; what is configured and lives in state alone stays as stored, and after an import is its
    /// default.</summary>
    public static TfObject Keep(Schema schema, TfObject stored, TfObject read)
    {
        var kept = Object(schema.Attributes, stored, read);
        foreach (var attribute in schema.Attributes)
        {
            if (attribute is { LocalOnly: true, IsConfigurable: true }
                && (stored[attribute.Name].IsNull ? attribute.Default : stored[attribute.Name]) is { } own)
            {
                kept = kept.With(attribute.Name, own);
            }
        }

        return kept;
    }

    private static TfObject Object(ValueList<SchemaAttribute> attributes, TfObject stored, TfObject read) =>
        SchemaTypes.Object(attributes, a => Attribute(a, stored[a.Name], read[a.Name]));

    private static TfValue Attribute(SchemaAttribute attribute, TfValue stored, TfValue read) =>
        stored == read ? read
            : SetMatching.SameMeaning(attribute, read, stored) ? stored
            : attribute.Nested is not { } nested ? read
            : NestedValue.Map(nested.Attributes, read, stored, (now, before) => before is null ? now : Object(nested.Attributes, before, now));
}
