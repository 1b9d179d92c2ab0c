using System.Text.Json.Nodes;

namespace Vkcc.Simulator;

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
                Route("POST", "clusters", Writer(clusters.Create)),
                Route("GET", "clusters", clusters.List),
                Route("GET", "clusters/{id}", clusters.Get),
                Route("DELETE", "clusters/{id}", Writer(clusters.Delete)),
                Route("POST", "clusters/{id}:scaleControlPlane", Writer(clusters.ScaleControlPlane)),
                Route("PATCH", "clusters/{id}:upgrade", Writer(clusters.Upgrade)),
                Route("PATCH", "clusters/{id}:update", Writer(clusters.Update)),
                Route("POST", "clusters/{id}/kube_config", clusters.KubeConfig),
                Route("GET", "clusters/{id}/node-groups/{name}", groups.GetByName),
                Route("POST", "node-groups", Writer(groups.Create)),
                Route("GET", "node-groups/{id}", groups.Get),
                Route("PATCH", "node-groups/{id}", Writer(groups.Update)),
                Route("DELETE", "node-groups/{id}", Writer(groups.Delete)),
            ];
        }
    }

    private static Route Route(string method, string path, Func<ApiRequest, ApiResponse> handle) =>
        new(method, Base + path, Access.Project, Dialects.ManagedK8s, handle);

    /// <summary>AUTH-3: a viewer changes nothing.</summary>
    private static Func<ApiRequest, ApiResponse> Writer(Func<ApiRequest, ApiResponse> handle) => request =>
        Preloaded.Users.First(user => user.Id == request.Token!.UserId).Role == "mcs_k8s_viewer"
            ? throw Refusal.Forbidden("Your role mcs_k8s_viewer may not change clusters; it needs mcs_k8s_admin.")
            : handle(request);

    private ApiResponse Versions(ApiRequest request) => ApiResponse.Ok(new JsonObject
    {
        ["k8s_versions"] = new JsonArray([.. world.Versions.Select(version => new JsonObject { ["version"] = version })]),
    });

    private static ApiResponse StorageClasses(ApiRequest request) => ApiResponse.Ok(new JsonObject
    {
        ["storage_classes"] = new JsonArray([.. Preloaded.VolumeTypes
            .Where(type => type.Region == request.Region.Id)
            .Select(type => new JsonObject { ["name"] = type.Name, ["zones"] = new JsonArray([.. type.Zones.Select(zone => JsonValue.Create(zone))]) })]),
    });
}
