namespace Vkcc;

/// <summary>Remembers zones that an object had before the platform moved it (MIG-2), so that a configuration that still names them is not taken for a wish to
/// replace.</summary>
/// <remarks>In state, as <c>moved_from</c>: only there can an apply forget them when the configuration has followed. Several zones of one object are one text,
/// since they were had together.</remarks>
internal static class MovedZones
{
    /// <summary>The attribute of cluster and group.</summary>
    public static SchemaAttribute Attribute(string zones) => new("moved_from", TfType.Set(TfType.String))
    {
        Mode = AttributeMode.Computed,
        KeepsPrior = true,
        LocalOnly = true,
        Description =
            $"""
            Where it stood before the platform moved it away from a zone that is being retired; null where it was not moved. As long as `{zones}` names that
            place, a plan warns and replaces nothing. Once the configuration names another, an apply forgets it and calls nothing for that.
            """,
    };

    /// <summary>What a read remembers: what is stored is what was applied or read last.</summary>
    /// <param name="known">As remembered so far.</param>
    public static TfStringSet Noted(TfStringSet known, TfStringSet stored, TfStringSet actual)
    {
        if (!stored.IsKnown || !actual.IsKnown || stored == actual)
        {
            return known;
        }

        // Back where it was: there is nothing left to follow.
        return Contains(known, actual) ? TfStringSet.Null : new ValueSet<TfValue<string>>([.. known.IsKnown ? known.Value : [], Text(stored)]);
    }

    /// <summary>Whether the planned zones are only those that the object had before.</summary>
    public static bool IsMove(TfStringSet known, TfStringSet planned, TfStringSet actual) =>
        planned.IsKnown && planned.Value.All(z => z.IsKnown) && actual.IsKnown && planned != actual && Contains(known, planned);

    /// <summary>MIG-2.</summary>
    /// <param name="known">As <see cref="IsMove"/> has it.</param>
    /// <param name="line">The value that is true, as it is written in a configuration.</param>
    public static Diagnostic? Announce(string attribute, TfStringSet known, TfStringSet configured, TfStringSet actual, string line) =>
        IsMove(known, configured, actual)
            ? Diagnostic.Warning(
                "Moved to another zone by the platform",
                $"It runs in other zones than {attribute} says, because the platform moves everything out of a zone that is being retired. "
                    + $"Nothing is replaced. Write the new value into the configuration:\n\n  {attribute} = {line}\n\n"
                    + "To have it where the configuration says instead, replace it, which destroys it first: terraform apply -replace=ADDRESS.",
                AttributePath.Root(attribute))
            : null;

    private static bool Contains(TfStringSet known, TfStringSet zones) => known.IsKnown && known.Value.Contains(Text(zones));

    private static string Text(TfStringSet zones) => string.Join(", ", ClusterRequests.Texts(zones));
}
