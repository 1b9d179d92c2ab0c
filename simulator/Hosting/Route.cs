using System.Diagnostics.CodeAnalysis;

namespace Vkcc.Simulator;

/// <summary>What a route asks of the caller's token.</summary>
internal enum Access
{
    /// <summary>Nothing.</summary>
    Open,

    /// <summary>A valid token, of whatever scope.</summary>
    Token,

    /// <summary>A valid token scoped to a project.</summary>
    Project,
}

/// <summary>One call of the simulated cloud.</summary>
/// <param name="Pattern">Path without slashes at its ends; a segment is a literal, <c>{name}</c>, or <c>{name}:verb</c>.</param>
internal sealed record Route(string Method, string Pattern, Access Access, ErrorDialect Dialect, Func<ApiRequest, ApiResponse> Handle)
{
    private readonly string[] segments = Pattern.Split('/');

    /// <summary>The values of the pattern's names, or null when the path is another one.</summary>
    public Dictionary<string, string>? Match(string method, ReadOnlySpan<string> path)
    {
        if (!string.Equals(method, Method, StringComparison.Ordinal) || path.Length != segments.Length)
        {
            return null;
        }

        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var i = 0; i < segments.Length; i++)
        {
            if (!MatchSegment(segments[i], path[i], values))
            {
                return null;
            }
        }

        return values;
    }

    private static bool MatchSegment(string pattern, string segment, Dictionary<string, string> values)
    {
        if (!pattern.StartsWith('{'))
        {
            return string.Equals(pattern, segment, StringComparison.Ordinal);
        }

        var end = pattern.IndexOf('}', StringComparison.Ordinal);
        var verb = pattern[(end + 1)..];
        if (segment.Length <= verb.Length || !segment.EndsWith(verb, StringComparison.Ordinal))
        {
            return false;
        }

        var value = segment[..^verb.Length];
        // A verb is part of the last segment: `clusters/{id}` must not swallow `clusters/x:upgrade`.
        if (value.Contains(':', StringComparison.Ordinal))
        {
            return false;
        }

        values[pattern[1..end]] = value;
        return true;
    }
}

/// <summary>All routes in order; the first that matches wins, so literals stand before names.</summary>
internal sealed class RouteTable(IReadOnlyList<Route> routes)
{
    public bool TryFind(string method, string path, [NotNullWhen(true)] out Route? route, [NotNullWhen(true)] out Dictionary<string, string>? values)
    {
        var segments = path.Trim('/').Split('/');
        foreach (var candidate in routes)
        {
            values = candidate.Match(method, segments);
            if (values is not null)
            {
                route = candidate;
                return true;
            }
        }

        route = null;
        values = null;
        return false;
    }
}

/// <summary>AUTH-3: a viewer changes nothing.</summary>
internal static class Roles
{
    /// <summary>A call that changes something, as only an administrator may.</summary>
    public static Func<ApiRequest, ApiResponse> Writer(Func<ApiRequest, ApiResponse> handle) => request =>
        Preloaded.Users.First(user => user.Id == request.Token!.UserId).Role == "mcs_k8s_viewer"
            ? throw Refusal.Forbidden("Your role mcs_k8s_viewer may not change clusters; it needs mcs_k8s_admin.")
            : handle(request);
}
