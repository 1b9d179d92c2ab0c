using System.Text.Json.Nodes;

namespace Vkcc.Simulator;

/// <summary>What Neutron says, with the types of its errors.</summary>
internal static class NetworkWords
{
    public static JsonObject Shown(JsonObject item)
    {
        item.Remove("region");
        return item;
    }

    public static Refusal Absent(string kind, string? id) =>
        new(404, RefusalCode.NotFound, $"{Capital(kind)} {id} could not be found.") { Type = $"{Capital(kind)}NotFound" };

    public static Refusal Invalid(string message) =>
        new(400, RefusalCode.InvalidArgument, $"Invalid input for operation: {message}.") { Type = "InvalidInput" };

    public static Refusal InUse(string kind, string message) => new(409, RefusalCode.FailedPrecondition, message) { Type = $"{Capital(kind)}InUse" };

    public static Refusal Forbidden(string message) => new(403, RefusalCode.PermissionDenied, message) { Type = "PolicyNotAuthorized" };

    private static string Capital(string word) => char.ToUpperInvariant(word[0]) + word[1..];
}
