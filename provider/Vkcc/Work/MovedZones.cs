namespace Vkcc;

/// <summary>Remembers zones that an object had before the platform moved it (MIG-2), so that a configuration that still names them is not taken for a wish to replace.</summary>
internal static class MovedZones
{
    private const string Key = "moved_from";

    /// <summary>One zone as a set.</summary>
    public static TfStringSet One(TfValue<string> zone) => zone.IsKnown ? new ValueSet<TfValue<string>>([zone]) : TfStringSet.Null;

    /// <summary>Called at every read: what is stored is what was applied or read last.</summary>
    public static void Note(PrivateState @private, TfStringSet stored, TfStringSet actual)
    {
        if (stored.IsKnown && actual.IsKnown && stored != actual && Text(stored) is var old && !Known(@private).Contains(old))
        {
            @private[Key] = string.Join(';', Known(@private).Append(old));
        }
    }

    /// <summary>Whether the planned zones are only those that the object had before.</summary>
    public static bool IsMove(PrivateState @private, TfStringSet planned, TfStringSet actual) =>
        planned.IsKnown && planned.Value.All(z => z.IsKnown) && actual.IsKnown && planned != actual && Known(@private).Contains(Text(planned));

    public static Diagnostic Announce(string attribute, string line) => Diagnostic.Warning(
        "Moved to another zone by the platform",
        $"What runs stands in other zones than {attribute} says; the platform moves what stands in a zone that it retires. Nothing is replaced. Write what is true:\n\n  {attribute} = {line}",
        AttributePath.Root(attribute));

    private static string[] Known(PrivateState @private) => @private[Key]?.Split(';') ?? [];

    private static string Text(TfStringSet zones) => string.Join(',', ClusterRequests.Texts(zones));
}
