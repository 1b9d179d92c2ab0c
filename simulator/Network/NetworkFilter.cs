using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace Vkcc.Simulator;

/// <summary>Query parameters as Neutron takes them: a member's name and its value; one name repeated means any of the values.</summary>
internal static class NetworkFilter
{
    private static readonly string[] NotFilters = ["marker", "limit", "fields", "sort_key", "sort_dir", "page_reverse"];

    /// <exception cref="Refusal">400 for a parameter that is no member of the object.</exception>
    public static bool Matches(JsonObject item, IQueryCollection query) =>
        query.Where(pair => !NotFilters.Contains(pair.Key)).All(pair => MatchesOne(item, pair.Key, pair.Value));

    private static bool MatchesOne(JsonObject item, string name, IReadOnlyList<string?> wanted)
    {
        if (!item.TryGetPropertyValue(name, out var value))
        {
            throw Refusal.Invalid($"[{name}] is invalid attribute for filtering");
        }

        return name switch
        {
            "tags" => wanted.SelectMany(tags => (tags ?? "").Split(',')).All(tag => Texts(value).Contains(tag)),
            "fixed_ips" => wanted.Any(pair => HasFixedIp(value as JsonArray, pair ?? "")),
            _ => wanted.Any(text => Texts(value).Contains(text ?? "", StringComparer.OrdinalIgnoreCase)),
        };
    }

    /// <summary><c>fixed_ips=subnet_id=…</c> and <c>fixed_ips=ip_address=…</c>.</summary>
    private static bool HasFixedIp(JsonArray? ips, string pair)
    {
        var parts = pair.Split('=', 2);
        return parts.Length == 2 && ips is not null && ips.Any(ip => ip?[parts[0]]?.GetValue<string>() == parts[1]);
    }

    private static IEnumerable<string> Texts(JsonNode? value) => value switch
    {
        null => [""],
        JsonArray list => list.SelectMany(Texts),
        _ when value.GetValueKind() == JsonValueKind.String => [value.GetValue<string>()],
        _ => [value.ToJsonString()],
    };
}

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

        _ = int.TryParse(request.QueryValue("limit"), NumberStyles.None, CultureInfo.InvariantCulture, out var given);
        var limit = given > 0 ? Math.Min(given, MaxPage) : MaxPage;
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
