using System.Text.Json.Nodes;

namespace Vkcc.Simulator;

/// <summary>Calls on clusters (A1 to A6 of vk-cloud-api.md section 3.1, the list and <c>:update</c>).</summary>
internal sealed class ClusterCalls(World world)
{
    public ApiResponse Create(ApiRequest request)
    {
        var body = request.Read<CreateClusterRequest>();
        Refusal.ThrowFirst(ClusterChecks.Create(body, world, request.Region, request.ProjectId));
        var cluster = ClusterFactory.Make(body, world, request);
        world.Clusters.Add(cluster);
        Begin(request, cluster, new Operation { Kind = OperationKind.CreateCluster, StartedAt = world.Clock.Now });
        return ApiResponse.Ok(new JsonObject { ["id"] = cluster.Api.Id });
    }

    /// <summary>Inferred: no public source shows a list (design.md section 8).</summary>
    public ApiResponse List(ApiRequest request) => ApiResponse.Ok(new
    {
        clusters = world.Clusters.Where(cluster => IsOf(request, cluster)).Select(cluster => cluster.Show()),
    });

    public ApiResponse Get(ApiRequest request) => ApiResponse.Ok(Find(request, request["id"]).Show());

    public ApiResponse Delete(ApiRequest request)
    {
        var cluster = Find(request, request["id"]);
        ClusterLifecycle.CheckMayBegin(cluster, OperationKind.DeleteCluster);
        Begin(request, cluster, new Operation { Kind = OperationKind.DeleteCluster, StartedAt = world.Clock.Now });
        return ApiResponse.Done();
    }

    public ApiResponse ScaleControlPlane(ApiRequest request)
    {
        var cluster = Find(request, request["id"]);
        var body = request.Read<ScaleControlPlaneRequest>();
        Refusal.ThrowFirst(ClusterChecks.ScaleControlPlane(cluster, body, world));
        ClusterLifecycle.CheckMayBegin(cluster, OperationKind.ResizeMasters);
        Begin(request, cluster, new Operation
        {
            Kind = OperationKind.ResizeMasters,
            StartedAt = world.Clock.Now,
            TargetFlavorId = body.MasterSpec!.Engine!.NovaEngine!.FlavorId,
        });
        return ApiResponse.Done();
    }

    public ApiResponse Upgrade(ApiRequest request)
    {
        var cluster = Find(request, request["id"]);
        var body = request.Read<UpgradeRequest>();
        Refusal.ThrowFirst(ClusterChecks.Upgrade(cluster, body));
        ClusterLifecycle.CheckMayBegin(cluster, OperationKind.UpgradeCluster);
        Begin(request, cluster, new Operation
        {
            Kind = OperationKind.UpgradeCluster,
            StartedAt = world.Clock.Now,
            // Inferred: without workers the upgrade is accepted and the version stays (design.md section 8).
            TargetVersion = cluster.Workers > 0 ? body.TargetVersion : null,
        });
        return ApiResponse.Done();
    }

    public ApiResponse Update(ApiRequest request)
    {
        var cluster = Find(request, request["id"]);
        var body = request.Read<UpdateClusterRequest>();
        Refusal.ThrowFirst(ClusterChecks.Update(body));
        ClusterLifecycle.CheckMayBegin(cluster, OperationKind.UpdateCluster);
        var balancer = cluster.Api.LoadBalancerConfig.OctaviaEngine!;
        cluster.Api = cluster.Api with
        {
            Labels = body.Labels is null ? cluster.Api.Labels : ClusterFactory.Labels(body.Labels),
            LoadBalancerConfig = body.LoadBalancerConfig?.OctaviaEngine?.AllowedCidrs is { } cidrs
                ? new LoadBalancerConfig(balancer with { AllowedCidrs = ClusterFactory.Normalized(cidrs) })
                : cluster.Api.LoadBalancerConfig,
        };
        Begin(request, cluster, new Operation { Kind = OperationKind.UpdateCluster, StartedAt = world.Clock.Now });
        return ApiResponse.Done();
    }

    public ApiResponse KubeConfig(ApiRequest request)
    {
        var cluster = Find(request, request["id"]);
        return cluster.Api.ApiAddress.Length == 0
            ? throw Refusal.Conflict($"Cluster {cluster.Api.Name} is {cluster.ShownStatus}; it has no API address yet.")
            : ApiResponse.Text(200, "application/yaml", Kubeconfig.Of(cluster));
    }

    private Cluster Find(ApiRequest request, string id) =>
        request.Cluster = world.Clusters.Find(cluster => cluster.Api.Id == id && IsOf(request, cluster))
            ?? throw Refusal.NotFound($"Cluster {id} could not be found.");

    private static bool IsOf(ApiRequest request, Cluster cluster) =>
        cluster.Api.ProjectId == request.ProjectId && cluster.Region == request.Region.Id;

    private void Begin(ApiRequest request, Cluster cluster, Operation operation)
    {
        request.Cluster = cluster;
        world.Lifecycle.Begin(cluster, operation);
        world.Changed = true;
    }
}
