namespace Vkcc;

/// <summary>What may stand as id of an import (NAME-6).</summary>
internal static class ImportRules
{
    /// <param name="noun"><c>cluster</c> or <c>node group</c>.</param>
    public static Diagnostic? Id(string id, string noun) =>
        CloudId.IsKsuid(id)
            ? null
            : CloudId.IsUuid(id)
                ? Diagnostic.Error(
                    "Not the id of an import",
                    $"\"{id}\" is a UUID: the id of a first-generation {noun}, which this version of the provider cannot import, or the uuid of a second-generation one. "
                        + $"Import takes the id of a second-generation {noun}: 27 letters and digits.")
                : Diagnostic.Error(
                    "Not the id of an import",
                    $"Import takes the cloud's id of a second-generation {noun}, 27 letters and digits (a KSUID) such as 2xQ8kZ0yTq1bWcVn3RfJmH5sLpD, got \"{id}\". Names are not taken.");
}
