using VkCloud;

namespace Vkcc;

/// <summary>Remembers in private state which document the catalogue's own values were when they were sent, so that state need not hold them, and a later
/// catalogue does not look like a change in the cluster.</summary>
/// <remarks>Never of values that were configured: from the mark of a short secret the secret could be guessed.</remarks>
internal static class CatalogueValues
{
    private const string Key = "catalogue_values";

    public static void Note(PrivateState @private, string? values) => @private[Key] = values is null ? null : AddonValues.Fingerprint(values);

    public static bool AreNoted(PrivateState @private) => @private[Key] is not null;

    /// <summary>Whether an installation has the values that were noted; null where none were.</summary>
    public static bool? Are(PrivateState @private, string values) => @private[Key] is { } noted ? noted == AddonValues.Fingerprint(values) : null;
}
