using VkCloud;

namespace Vkcc;

/// <summary>What may stand in the identity of an import (NAME-6); what may stand as its id is <see cref="ImportText"/>.</summary>
internal static class ImportRules
{
    /// <param name="noun"><c>cluster</c> or <c>node group</c>.</param>
    public static Diagnostic? Id(string id, string noun) =>
        CloudId.Generation(id) is not null
            ? null
            : Diagnostic.Error(
                "Invalid import id",
                $"The identity of a {noun} holds the cloud's id: 27 letters and digits (a KSUID) such as 2xQ8kZ0yTq1bWcVn3RfJmH5sLpD on the second generation, "
                    + $"a UUID on the first; got \"{Words.Shortened(id)}\".");
}
