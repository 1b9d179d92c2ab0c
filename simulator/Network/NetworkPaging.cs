using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace Vkcc.Simulator;

/// <summary>Lists of the network API: filters, <c>marker</c>, <c>limit</c>, and a link to what is left.</summary>
internal static class NetworkPaging
{
    private const int MaxPage = 1000;

    public static ApiResponse Of(string name, IEnumerable<JsonObject> items, ApiRequest request)
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
