namespace Vkcc;

/// <summary>What may stand as id of an import (NAME-6).</summary>
internal static class ImportRules
{
    /// <param name="noun"><c>cluster</c> or <c>node group</c>.</param>
    public static Diagnostic? Id(string id, string noun) =>
        CloudId.Generation(id) is not null
            ? null
            : Diagnostic.Error(
                "Not the id of an import",
                $"Import takes the cloud's id of a {noun}: 27 letters and digits (a KSUID) such as 2xQ8kZ0yTq1bWcVn3RfJmH5sLpD on the second generation, a UUID on the first, got "
                    + $"\"{Words.Shortened(id)}\". Names are not taken.");
}
