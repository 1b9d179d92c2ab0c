using System.Globalization;
using System.Text.Json.Nodes;

namespace Vkcc.Simulator;

/// <summary>The reads of network that a plan needs (vk-cloud-api.md section 5.3); the header <c>X-SDN</c> narrows them to one back-end.</summary>
internal static class NetworkApi
{
    private const string Base = "{region}/network/v2.0/";
    private const int MaxPage = 1000;

    private static readonly string[] BackEnds = ["neutron", "sprut"];

    public static IEnumerable<Route> Routes =>
    [
        Route("available-sdn", _ => ApiResponse.Ok(BackEnds)),
        .. Collection("network", "networks", Preloaded.Networks, network => network.Region),
        .. Collection("subnet", "subnets", Preloaded.Subnets, subnet => subnet.Region),
        .. Collection("router", "routers", Preloaded.Routers, router => router.Region),
        .. Collection("port", "ports", Preloaded.Ports, port => port.Region),
    ];

    private static Route Route(string path, Func<ApiRequest, ApiResponse> handle) =>
        new("GET", Base + path, Access.Project, Dialects.Network, handle);

    private static IEnumerable<Route> Collection<T>(string one, string many, IReadOnlyList<T> items, Func<T, string> regionOf)
    {
        IEnumerable<JsonObject> Visible(ApiRequest request) => items
            .Where(item => regionOf(item) == request.Region.Id)
            .Select(Json.ObjectOf)
            .Where(item => request.Headers["X-SDN"].ToString() is not { Length: > 0 } sdn || item["sdn"]!.GetValue<string>() == sdn);

        return
        [
            Route(many, request => List(many, Visible(request), request)),
            Route($"{many}/{{id}}", request => Visible(request).FirstOrDefault(item => item["id"]!.GetValue<string>() == request["id"]) is { } found
                ? ApiResponse.Ok(new JsonObject { [one] = found })
                : throw Refusal.NotFound($"{char.ToUpperInvariant(one[0])}{one[1..]} {request["id"]} could not be found.")),
        ];
    }

    private static ApiResponse List(string name, IEnumerable<JsonObject> items, ApiRequest request)
    {
        var found = items.Where(item => NetworkFilter.Matches(item, request.Query)).ToList();
        if (request.QueryValue("marker") is { } marker)
        {
            var after = found.FindIndex(item => item["id"]!.GetValue<string>() == marker);
            found = after < 0 ? throw Refusal.Invalid($"marker {marker} not found") : found[(after + 1)..];
        }

        var limit = int.TryParse(request.QueryValue("limit"), NumberStyles.None, CultureInfo.InvariantCulture, out var given) && given > 0 ? Math.Min(given, MaxPage) : MaxPage;
        var page = found.Take(limit).ToList();
        var body = new JsonObject { [name] = new JsonArray([.. page]) };
        if (page.Count < found.Count)
        {
            var next = QueryString.Create(request.Query.Where(pair => pair.Key is not "marker")).Add("marker", page[^1]["id"]!.GetValue<string>());
            body[$"{name}_links"] = new JsonArray(new JsonObject { ["rel"] = "next", ["href"] = $"{request.BaseUrl}{request.Path}{next}" });
        }

        return ApiResponse.Ok(body);
    }
}
