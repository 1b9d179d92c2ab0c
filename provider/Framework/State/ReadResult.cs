namespace Terraform.Framework;

/// <summary>Brings what a data source or an ephemeral resource found into the shape that core takes: whole, known, and configured values as they were given (plugin-protocol sections 4.10 and 4.11).</summary>
internal static class ReadResult
{
    public static TfObject Of(Schema schema, TfObject config, TfObject found, DiagnosticBag diagnostics, string doing)
    {
        if (ProtocolRules.IsSwitchedOn)
        {
            // Before anything is mended, so that a test sees the mistake and not its bandage.
            diagnostics.AddRange(ProtocolRules.ToDiagnostics([.. ProtocolRules.CheckSaved(schema, found), .. Unknowns(found)], doing));
        }

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

    private static IEnumerable<RuleViolation> Unknowns(TfObject found) =>
        found.Attributes.Where(a => !a.Value.IsWhollyKnown).Select(a => new RuleViolation(AttributePath.Root(a.Key), "unknown after reading"));
}
