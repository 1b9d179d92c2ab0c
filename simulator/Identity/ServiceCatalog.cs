using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace Vkcc.Simulator;

/// <summary>Where the services are: one public endpoint for each region (vk-cloud-api.md sections 1.5 and 1.6).</summary>
internal static class ServiceCatalog
{
    private static readonly (string Type, string Name, string Path)[] Services =
    [
        ("identity", "keystone", "identity/v3/"),
        ("container-infra", "magnum", "{region}/container-infra/v1/"),
        ("managed-k8s", "managed-k8s", "{region}/managed-k8s/"),
        ("manage-cluster-addons", "addons", "{region}/manage-cluster-addons/"),
        ("compute", "nova", "{region}/compute/v2.1/"),
        ("network", "neutron", "{region}/network/"),
        ("volumev3", "cinderv3", "{region}/volume/v3/" + Preloaded.ProjectId + "/"),
    ];

    public static JsonArray For(string baseUrl) =>
        new([.. Services.Select(service => new JsonObject
        {
            ["id"] = IdOf(service.Type),
            ["name"] = service.Name,
            ["type"] = service.Type,
            ["endpoints"] = new JsonArray([.. Preloaded.Regions.Select(region => Endpoint(service.Type, region.Id, Url(baseUrl, service.Path, region.Id)))]),
        })]);

    /// <summary>Type, region and address of every endpoint, for people.</summary>
    public static IEnumerable<(string Type, string Region, string Url)> Endpoints(string baseUrl) =>
        from service in Services
        from region in Preloaded.Regions
        select (service.Type, region.Id, Url(baseUrl, service.Path, region.Id));

    private static JsonObject Endpoint(string type, string region, string url) => new()
    {
        ["id"] = IdOf(type + region),
        ["interface"] = "public",
        ["region"] = region,
        ["region_id"] = region,
        ["url"] = url,
    };

    private static string Url(string baseUrl, string path, string region) =>
        $"{baseUrl}/{path.Replace("{region}", region, StringComparison.Ordinal)}";

    private static string IdOf(string what) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(what)))[..32];
}
