using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace Vkcc.Simulator;

/// <summary>The reads of compute that a plan needs (vk-cloud-api.md section 5.1).</summary>
internal sealed class ComputeApi(World world)
{
    private const string Base = "{region}/compute/v2.1/";
    private const int MaxPage = 1000;

    public IEnumerable<Route> Routes =>
    [
        Route("os-availability-zone", Zones),
        Route("flavors", request => Flavors(request, FlavorSummary)),
        Route("flavors/detail", request => Flavors(request, FlavorObject)),
        Route("flavors/{id}", request => ApiResponse.Ok(new JsonObject { ["flavor"] = FlavorObject(Find(request), request) })),
        Route("flavors/{id}/os-extra_specs", request => ApiResponse.Ok(new JsonObject { ["extra_specs"] = ExtraSpecs(Find(request)) })),
        Route("os-quota-sets/{project}", request => Quota(request, detail: false)),
        Route("os-quota-sets/{project}/detail", request => Quota(request, detail: true)),
        Route("os-keypairs", _ => ApiResponse.Ok(new JsonObject { ["keypairs"] = new JsonArray(new JsonObject { ["keypair"] = KeyPair() }) })),
        Route("os-keypairs/{name}", OneKeyPair),
    ];

    private static Route Route(string path, Func<ApiRequest, ApiResponse> handle) =>
        new("GET", Base + path, Access.Project, Dialects.Compute, handle);

    private ApiResponse Zones(ApiRequest request) => ApiResponse.Ok(new JsonObject
    {
        ["availabilityZoneInfo"] = new JsonArray([.. request.Region.Zones.Select(zone => new JsonObject
        {
            ["zoneName"] = zone,
            ["zoneState"] = new JsonObject { ["available"] = world.IsOpen(zone) },
            ["hosts"] = null,
        })]),
    });

    private static ApiResponse Flavors(ApiRequest request, Func<Flavor, ApiRequest, JsonObject> show)
    {
        var (minRam, minDisk) = (Number(request, "minRam") ?? 0, Number(request, "minDisk") ?? 0);
        // All flavors are public and none has a disk of its own.
        var found = In(request.Region)
            .Where(flavor => flavor.RamGb * 1024 >= minRam && minDisk == 0 && !IsFalse(request.QueryValue("is_public")))
            .ToList();
        if (request.QueryValue("marker") is { } marker)
        {
            var after = found.FindIndex(flavor => flavor.Id == marker);
            found = after < 0 ? throw Refusal.Invalid($"marker [{marker}] not found") : found[(after + 1)..];
        }

        var limit = Math.Min(Number(request, "limit") ?? MaxPage, MaxPage);
        if (limit == 0)
        {
            limit = MaxPage;
        }

        var page = found.Take(limit).ToList();
        var body = new JsonObject { ["flavors"] = new JsonArray([.. page.Select(flavor => show(flavor, request))]) };
        if (page.Count < found.Count)
        {
            var next = QueryString.Create(request.Query.Where(pair => pair.Key is not "marker")).Add("marker", page[^1].Id);
            body["flavors_links"] = new JsonArray(new JsonObject { ["rel"] = "next", ["href"] = $"{request.BaseUrl}{request.Path}{next}" });
        }

        return ApiResponse.Ok(body);
    }

    private static JsonObject FlavorSummary(Flavor flavor, ApiRequest request) => new()
    {
        ["id"] = flavor.Id,
        ["name"] = flavor.Name,
        ["links"] = Links(flavor, request),
    };

    private static JsonObject FlavorObject(Flavor flavor, ApiRequest request)
    {
        var body = new JsonObject
        {
            ["id"] = flavor.Id,
            ["name"] = flavor.Name,
            ["ram"] = flavor.RamGb * 1024,
            ["vcpus"] = flavor.Vcpus,
            ["disk"] = 0,
            ["swap"] = "",
            ["rxtx_factor"] = 1.0,
            ["os-flavor-access:is_public"] = true,
            ["OS-FLV-EXT-DATA:ephemeral"] = 0,
            ["OS-FLV-DISABLED:disabled"] = false,
            ["links"] = Links(flavor, request),
        };
        if (Microversion(request) >= new Version(2, 61))
        {
            body["extra_specs"] = ExtraSpecs(flavor);
        }

        return body;
    }

    private static JsonArray Links(Flavor flavor, ApiRequest request) =>
        new(new JsonObject { ["rel"] = "self", ["href"] = $"{request.BaseUrl}/{request.Region.Id}/compute/v2.1/flavors/{flavor.Id}" });

    private static JsonObject ExtraSpecs(Flavor flavor) =>
        new(flavor.ExtraSpecs.Select(spec => KeyValuePair.Create(spec.Key, (JsonNode?)JsonValue.Create(spec.Value))));

    private ApiResponse Quota(ApiRequest request, bool detail)
    {
        if (request["project"] != request.ProjectId)
        {
            throw Refusal.Forbidden("Policy doesn't allow os_compute_api:os-quota-sets:show to be performed.");
        }

        // GEN-4: machines of the second generation live in the service project; those of the first are here.
        var used = ComputeUsage.Of(world, request.Region.Id);
        var quotas = world.QuotasOf(request.Region.Id);
        var set = new JsonObject { ["id"] = request.ProjectId };
        foreach (var (name, limit, inUse) in ((string, int, long)[])
        [
            ("cores", quotas.ComputeCores, used.Cores), ("ram", quotas.ComputeRam, used.Ram), ("instances", quotas.ComputeInstances, used.Instances),
            ("key_pairs", 100, 0), ("metadata_items", 128, 0), ("server_groups", 10, 0), ("server_group_members", 10, 0),
            ("injected_files", 5, 0), ("injected_file_content_bytes", 10_240, 0), ("injected_file_path_bytes", 255, 0),
        ])
        {
            set[name] = detail ? new JsonObject { ["limit"] = limit, ["in_use"] = inUse, ["reserved"] = 0 } : limit;
        }

        return ApiResponse.Ok(new JsonObject { ["quota_set"] = set });
    }

    private static ApiResponse OneKeyPair(ApiRequest request) => request["name"] == "demo"
        ? ApiResponse.Ok(new JsonObject { ["keypair"] = KeyPair() })
        : throw Refusal.NotFound($"Keypair {request["name"]} not found for user.");

    private static JsonObject KeyPair() => new()
    {
        ["name"] = "demo",
        ["type"] = "ssh",
        ["fingerprint"] = "7e:eb:ab:24:ba:d1:e1:88:ae:9a:fb:66:53:df:d3:bd",
        ["public_key"] = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIDemoDemoDemoDemoDemoDemoDemoDemoDemoDemoDemo demo",
    };

    private static Flavor Find(ApiRequest request) => In(request.Region).FirstOrDefault(flavor => flavor.Id == request["id"])
        ?? throw Refusal.NotFound($"Flavor {request["id"]} could not be found.");

    private static IEnumerable<Flavor> In(Region region) => FlavorGrid.All.Where(flavor => region.Zones.Any(flavor.IsIn));

    private static int? Number(ApiRequest request, string name)
    {
        if (request.QueryValue(name) is not { } text)
        {
            return null;
        }

        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw Refusal.Invalid($"Invalid {name} parameter: {text}.");
    }

    private static bool IsFalse(string? text) => text is not null && (text.Equals("false", StringComparison.OrdinalIgnoreCase) || text == "0");

    /// <summary>Both headers of vk-cloud-api.md section 1.8 mean the same; without one it is the oldest.</summary>
    private static Version Microversion(ApiRequest request)
    {
        var text = request.Headers["OpenStack-API-Version"].ToString() is { Length: > 0 } both
            ? both.Replace("compute ", "", StringComparison.Ordinal)
            : request.Headers["X-OpenStack-Nova-API-Version"].ToString();
        return text == "latest" ? new Version(2, 90) : Version.TryParse(text, out var version) ? version : new Version(2, 1);
    }
}
