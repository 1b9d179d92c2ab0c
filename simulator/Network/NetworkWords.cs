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

    /// <summary>The answer to a change: what it left behind, under the name of its kind.</summary>
    public static ApiResponse Changed(World world, int status, string kind, JsonObject item)
    {
        world.Changed = true;
        return ApiResponse.Of(status, new JsonObject { [kind] = Shown(item) });
    }

    public static Refusal Absent(string kind, string? id) =>
        Refusal.NotFound($"{Capital(kind)} {id} could not be found.", $"{Capital(kind)}NotFound");

    public static Refusal Invalid(string message) => Refusal.Invalid($"Invalid input for operation: {message}.", "InvalidInput");

    /// <param name="resource">What the request was about, as Neutron names it.</param>
    public static Refusal Bad(string message, string resource = "router") => Refusal.Invalid($"Bad {resource} request: {message}.", "BadRequest");

    public static Refusal InUse(string kind, string message) => Refusal.Conflict(message, $"{Capital(kind)}InUse");

    public static Refusal Forbidden(string message) => Refusal.Forbidden(message, "PolicyNotAuthorized");

    /// <summary>The back-end asked for in the body or the header <c>X-SDN</c>; Sprut otherwise, as for new projects.</summary>
    public static string Sdn(ApiRequest request, string? asked)
    {
        var sdn = !string.IsNullOrEmpty(asked) ? asked : request.Headers["X-SDN"].ToString() is { Length: > 0 } header ? header : "sprut";
        return sdn is "sprut" or "neutron" ? sdn : throw Invalid($"SDN {sdn} is not available");
    }

    private static string Capital(string word) => char.ToUpperInvariant(word[0]) + word[1..];
}
