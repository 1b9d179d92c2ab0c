using System.Text.Json.Nodes;

namespace Vkcc.Simulator.Second;

/// <summary>Calls on clusters (A1 to A6 of vk-cloud-api.md section 3.1, the list and <c>:update</c>).</summary>
internal sealed class ClusterCalls(World world)
{
    private readonly ClusterWrites writes = new(world);

    public ApiResponse Create(ApiRequest request)
    {
        var body = request.Read<CreateClusterRequest>();
        ClusterChecks.Create(body, world, request.Region, request.ProjectId);
        var cluster = ClusterFactory.Make(body, world, request);
        ClusterPolicy.AddDefaults(cluster, world);
        world.SecondClusters.Add(cluster);
        writes.Accept(request, cluster, writes.Operation(OperationKind.CreateCluster));
        cluster.Sight.Keep(cluster.Show(), 0);
        cluster.Sight.Hide(world.Habits.NotFoundReads);
        return ApiResponse.Ok(new JsonObject { ["id"] = cluster.Api.Id });
    }

    /// <summary>Inferred: no public source shows a list (docs/design/open-points.md).</summary>
    public ApiResponse List(ApiRequest request) => ApiResponse.Ok(new JsonObject
    {
        ["clusters"] = new JsonArray(
            [.. world.SecondClusters.Where(request.Owns).Select(cluster => cluster.Look()).OfType<ClusterObject>().Select(Json.NodeOf)]),
    });

    /// <summary>By id, UUID or name, whose forms cannot meet; every other call takes the id alone.</summary>
    public ApiResponse Get(ApiRequest request)
    {
        var ident = request["id"];
        var found = request.FindWith(world.SecondClusters, cluster =>
            cluster.Id == ident || cluster.Name == ident || string.Equals(cluster.Api.Uuid, ident, StringComparison.OrdinalIgnoreCase));
        return ApiResponse.Ok(found?.Look() ?? throw Refusal.NotFound($"Cluster {ident} could not be found."));
    }

    public ApiResponse Delete(ApiRequest request)
    {
        var cluster = request.Find(world.SecondClusters, request["id"]);
        writes.CheckMayBegin(cluster, OperationKind.DeleteCluster);
        writes.Accept(request, cluster, writes.Operation(OperationKind.DeleteCluster));
        return ApiResponse.Done();
    }

    public ApiResponse ScaleControlPlane(ApiRequest request)
    {
        var cluster = request.Find(world.SecondClusters, request["id"]);
        var body = request.Read<ScaleControlPlaneRequest>();
        ClusterChecks.ScaleControlPlane(cluster, body, world);
        writes.CheckMayBegin(cluster, OperationKind.ResizeMasters);
        writes.Accept(request, cluster, new Operation
        {
            Kind = OperationKind.ResizeMasters,
            StartedAt = world.Clock.Now,
            TargetFlavorId = body.MasterSpec!.Engine!.NovaEngine!.FlavorId,
        });
        return ApiResponse.Done();
    }

    public ApiResponse Upgrade(ApiRequest request)
    {
        var cluster = request.Find(world.SecondClusters, request["id"]);
        var body = request.Read<UpgradeRequest>();
        ClusterChecks.Upgrade(cluster, body, world);
        writes.CheckMayBegin(cluster, OperationKind.UpgradeCluster);
        writes.Accept(request, cluster, new Operation
        {
            Kind = OperationKind.UpgradeCluster,
            StartedAt = world.Clock.Now,
            // Inferred: without workers the upgrade is accepted and the version stays (docs/design/open-points.md).
            TargetVersion = cluster.Workers > 0 ? body.TargetVersion : null,
        });
        return ApiResponse.Done();
    }

    public ApiResponse Update(ApiRequest request)
    {
        var cluster = request.Find(world.SecondClusters, request["id"]);
        var body = request.Read<UpdateClusterRequest>();
        ClusterChecks.Update(body);
        writes.CheckMayBegin(cluster, OperationKind.UpdateCluster);
        var balancer = cluster.Api.LoadBalancerConfig.OctaviaEngine!;
        writes.Accept(request, cluster, writes.Operation(OperationKind.UpdateCluster), change: () => cluster.Api = cluster.Api with
        {
            Labels = body.Labels is null ? cluster.Api.Labels : ClusterFactory.Labels(body.Labels),
            LoadBalancerConfig = body.AllowedCidrs is { } cidrs
                ? new LoadBalancerConfig(balancer with { AllowedCidrs = ClusterFactory.Normalized(cidrs) })
                : cluster.Api.LoadBalancerConfig,
        });
        return ApiResponse.Done();
    }

    public ApiResponse KubeConfig(ApiRequest request) => Kubeconfig.Answer(request.Find(world.SecondClusters, request["id"]), world);
}
