using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace Vkcc.Simulator.First;

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
