using System.Text.Json.Nodes;

namespace Vkcc.Simulator.Second;

/// <summary>The second generation's calls (vk-cloud-api.md sections 3.1 and 8); every success is 200.</summary>
internal sealed class ManagedK8sApi(World world)
{
    private const string Base = "{region}/managed-k8s/";

    public IEnumerable<Route> Routes
    {
        get
        {
            var clusters = new ClusterCalls(world);
            var groups = new NodeGroupCalls(world);
            return
            [
                // Before `clusters/{id}`, which would take it for an id.
                Route("GET", "clusters/k8s_versions", Versions),
                Route("GET", "available-resources/storage-classes", StorageClasses),
                Route("POST", "clusters", Roles.Writer(clusters.Create)),
                Route("GET", "clusters", clusters.List),
                Route("GET", "clusters/{id}", clusters.Get),
                Route("DELETE", "clusters/{id}", Roles.Writer(clusters.Delete)),
                Route("POST", "clusters/{id}:scaleControlPlane", Roles.Writer(clusters.ScaleControlPlane)),
                Route("PATCH", "clusters/{id}:upgrade", Roles.Writer(clusters.Upgrade)),
                Route("PATCH", "clusters/{id}:update", Roles.Writer(clusters.Update)),
                Route("POST", "clusters/{id}/kube_config", clusters.KubeConfig),
                Route("GET", "clusters/{id}/node-groups/{name}", groups.GetByName),
                Route("POST", "node-groups", Roles.Writer(groups.Create)),
                Route("GET", "node-groups/{id}", groups.Get),
                Route("PATCH", "node-groups/{id}", Roles.Writer(groups.Update)),
                Route("DELETE", "node-groups/{id}", Roles.Writer(groups.Delete)),
                .. new Second.AddonCalls(world).Routes,
                .. new Second.PolicyCalls(world).Routes,
            ];
        }
    }

    public static Route Route(string method, string path, Func<ApiRequest, ApiResponse> handle) =>
        new(method, Base + path, Access.Project, Dialects.ManagedK8s, handle);

    private ApiResponse Versions(ApiRequest request) => ApiResponse.Ok(new JsonObject
    {
        ["k8s_versions"] = new JsonArray([.. world.Offers.Versions.Select(version => new JsonObject { ["version"] = version })]),
    });

    private static ApiResponse StorageClasses(ApiRequest request) => ApiResponse.Ok(new JsonObject
    {
        ["storage_classes"] = new JsonArray([.. Preloaded.VolumeTypes
            .Where(type => type.Region == request.Region.Id)
            .Select(type => new JsonObject { ["name"] = type.Name, ["zones"] = new JsonArray([.. type.Zones.Select(zone => JsonValue.Create(zone))]) })]),
    });
}
