using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace Vkcc.Simulator.First;

/// <summary>Lists of the first generation: <c>marker</c>, <c>limit</c>, <c>sort_key</c>, <c>sort_dir</c>, and <c>next</c> while there is more
/// (openstack-observed.md section 5).</summary>
internal static class Paging
{
    private const int MaxPage = 1000;

    public static ApiResponse Of(ApiRequest request, string member, IReadOnlyList<JsonObject> items)
    {
        var key = request.QueryValue("sort_key") ?? "id";
        var descending = request.QueryValue("sort_dir") switch
        {
            null or "asc" => false,
            "desc" => true,
            var other => throw Refusal.Invalid($"Invalid sort direction: {other}. Acceptable values are 'asc' or 'desc'"),
        };
        var sorted = Sorted(items, key, descending);
        if (request.QueryValue("marker") is { } marker)
        {
            var after = sorted.FindIndex(item => item["uuid"]!.GetValue<string>() == marker);
            sorted = after < 0 ? throw Refusal.NotFound($"Marker {marker} could not be found.") : sorted[(after + 1)..];
        }

        var limit = Limit(request);
        var body = new JsonObject { [member] = new JsonArray([.. sorted.Take(limit)]) };
        if (sorted.Count > limit)
        {
            var next = QueryString.Create(request.Query.Where(pair => pair.Key is not ("marker" or "limit")))
                .Add("limit", limit.ToString(CultureInfo.InvariantCulture))
                .Add("marker", sorted[limit - 1]["uuid"]!.GetValue<string>());
            body["next"] = $"{request.BaseUrl}{request.Path}{next}";
        }

        return ApiResponse.Ok(body);
    }

    /// <summary>By <c>id</c> is in the order in which they were made.</summary>
    private static List<JsonObject> Sorted(IReadOnlyList<JsonObject> items, string key, bool descending)
    {
        if (key != "id" && items.Any(item => item[key] is not JsonValue))
        {
            throw Refusal.Invalid($"Invalid sort key: {key}.");
        }

        var sorted = key == "id" ? items : [.. items.OrderBy(item => item[key]!.ToString(), StringComparer.Ordinal)];
        return [.. descending ? sorted.Reverse() : sorted];
    }

    private static int Limit(ApiRequest request) => request.QueryValue("limit") is not { } text ? MaxPage
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var limit) && limit > 0 ? Math.Min(limit, MaxPage)
        : throw Refusal.Invalid("Limit must be positive");
}

/// <summary>Lists of the add-on service: they go on at <c>links.next</c>. The names of the parameters are ours.</summary>
internal static class AddonPaging
{
    /// <summary>So short that the catalogue does not fit on one page.</summary>
    private const int Page = 10;

    public static ApiResponse Of(ApiRequest request, string clusterId, IReadOnlyList<JsonObject> items)
    {
        var offset = Number(request, "offset", 0);
        var limit = Number(request, "limit", Page);
        var next = QueryString.Create(
        [
            KeyValuePair.Create<string, string?>("limit", limit.ToString(CultureInfo.InvariantCulture)),
            KeyValuePair.Create<string, string?>("offset", (offset + limit).ToString(CultureInfo.InvariantCulture)),
        ]);
        return ApiResponse.Ok(new JsonObject
        {
            ["cluster_id"] = clusterId,
            ["addons"] = new JsonArray([.. items.Skip(offset).Take(limit)]),
            ["links"] = new JsonObject { ["next"] = offset + limit < items.Count ? $"{request.BaseUrl}{request.Path}{next}" : null },
        });
    }

    private static int Number(ApiRequest request, string name, int otherwise) => request.QueryValue(name) is not { } text ? otherwise
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number < 1_000_000 && (number > 0 || otherwise == 0) ? number
        : throw Refusal.Invalid($"{name} is no number that a list can have: {text}.");
}
