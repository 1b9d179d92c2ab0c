using System.Text.Json.Nodes;

namespace Vkcc.Simulator;

/// <summary>What Neutron says, with the types of its errors.</summary>
internal static class NetworkWords
{
    public static JsonObject Shown(JsonObject item)
    {
        item.Remove("region");
        item.Remove("built_at");
        return item;
    }

    public static Refusal Absent(string kind, string? id) =>
        new(404, RefusalCode.NotFound, $"{Capital(kind)} {id} could not be found.") { Type = $"{Capital(kind)}NotFound" };

    public static Refusal Invalid(string message) =>
        new(400, RefusalCode.InvalidArgument, $"Invalid input for operation: {message}.") { Type = "InvalidInput" };

    /// <param name="resource">What the request was about, as Neutron names it.</param>
    public static Refusal Bad(string message, string resource = "router") => new(400, RefusalCode.InvalidArgument, $"Bad {resource} request: {message}.") { Type = "BadRequest" };

    public static Refusal InUse(string kind, string message) => new(409, RefusalCode.FailedPrecondition, message) { Type = $"{Capital(kind)}InUse" };

    public static Refusal Forbidden(string message) => new(403, RefusalCode.PermissionDenied, message) { Type = "PolicyNotAuthorized" };

    /// <summary>The back-end asked for in the body or the header <c>X-SDN</c>; Sprut otherwise, as for new projects.</summary>
    public static string Sdn(ApiRequest request, string? asked)
    {
        var sdn = !string.IsNullOrEmpty(asked) ? asked : request.Headers["X-SDN"].ToString() is { Length: > 0 } header ? header : "sprut";
        return sdn is "sprut" or "neutron" ? sdn : throw Invalid($"SDN {sdn} is not available");
    }

    private static string Capital(string word) => char.ToUpperInvariant(word[0]) + word[1..];
}
