using System.Text.Json.Nodes;

namespace Vkcc.Simulator.First;

/// <summary>The first generation's calls (vk-cloud-api.md section 2). A slash at the end of a path changes nothing, so both forms of <c>actions</c> are
/// there.</summary>
internal sealed class ContainerInfraApi(World world)
{
    private const string Base = "{region}/container-infra/v1/";

    /// <summary>Minor versions that calls came with in Magnum (openstack-observed.md section 5); inferred for this service.</summary>
    private const int Upgrades = 8;
    private const int NodeGroups = 9;

    public IEnumerable<Route> Routes
    {
        get
        {
            var clusters = new ClusterCalls(world);
            var groups = new NodeGroupCalls(world);
            return
            [
                Route("POST", "clusters", Roles.Writer(clusters.Create)),
                Route("GET", "clusters", clusters.List),
                // Before `clusters/{id}`, which would take it for a name.
                Route("GET", "clusters/detail", clusters.ListDetail),
                Route("GET", "clusters/{id}", clusters.Get),
                Route("GET", "clusters/{id}/kube_config", clusters.KubeConfig),
                Route("GET", "clusters/{id}/upgrade_params", clusters.UpgradeParams),
                Route("PATCH", "clusters/{id}", Roles.Writer(clusters.Patch)),
                Route("PATCH", "clusters/{id}/actions/upgrade", Roles.Writer(clusters.Upgrade), Upgrades),
                Route("POST", "clusters/{id}/actions", Roles.Writer(clusters.Act)),
                Route("DELETE", "clusters/{id}", Roles.Writer(clusters.Delete)),
                Route("POST", "nodegroups", Roles.Writer(groups.Create), NodeGroups),
                Route("GET", "nodegroups", groups.List, NodeGroups),
                Route("GET", "nodegroups/{id}", groups.Get, NodeGroups),
                Route("PATCH", "nodegroups/{id}", Roles.Writer(groups.Patch), NodeGroups),
                Route("PATCH", "nodegroups/{id}/actions/resize", Roles.Writer(groups.Resize), NodeGroups),
                Route("PATCH", "nodegroups/{id}/actions/scale", Roles.Writer(groups.Scale), NodeGroups),
                Route("DELETE", "nodegroups/{id}", Roles.Writer(groups.Delete), NodeGroups),
                Route("GET", "clustertemplates", Templates),
                Route("GET", "clustertemplates/{id}", Template),
                .. new First.PolicyCalls(world).Routes,
            ];
        }
    }

    /// <summary>The service's own address, without a slash at the end.</summary>
    public static string Url(ApiRequest request) => $"{request.BaseUrl}/{request.Region.Id}/container-infra/v1";

    private ApiResponse Templates(ApiRequest request) =>
        Paging.Of(request, "clustertemplates", [.. world.Offers.Templates.All.Select(template => ClusterTemplates.Show(template, Url(request)))]);

    private ApiResponse Template(ApiRequest request) => ApiResponse.Ok(ClusterTemplates.Show(
        world.Offers.Templates.FindByIdent(request["id"]) ?? throw Refusal.NotFound($"ClusterTemplate {request["id"]} could not be found."), Url(request)));

    public static Route Route(string method, string path, Func<ApiRequest, ApiResponse> handle, int needed = 1) =>
        new(method, Base + path, Access.Project, Dialects.ContainerInfra, request => Versioned(request, handle, needed));

    /// <summary>The version first, then the body's type, then the call; refusals carry the versions too.</summary>
    private static ApiResponse Versioned(ApiRequest request, Func<ApiRequest, ApiResponse> handle, int needed)
    {
        var minor = Microversion.Of(request, needed, out var refused);
        if (refused is not null)
        {
            return Microversion.Marked(refused, 0);
        }

        try
        {
            if (!request.Body.IsEmpty && !IsJson(request.Headers.ContentType.ToString()))
            {
                throw new Refusal(415, RefusalCode.InvalidArgument, $"Unexpected content type: {request.Headers.ContentType}. Expected application/json.");
            }

            return Microversion.Marked(handle(request), minor);
        }
        catch (Refusal refusal) when (refusal.Status != 401)
        {
            return Microversion.Marked(ApiResponse.Refused(Dialects.ContainerInfra, refusal), minor);
        }
    }

    private static bool IsJson(string contentType) => contentType.Split(';')[0].Trim().Equals("application/json", StringComparison.OrdinalIgnoreCase);
}
