using System.Diagnostics.CodeAnalysis;

namespace Vkcc.Simulator;

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
