using System.Text.Json.Nodes;

namespace Vkcc.Simulator.First;

/// <summary>Calls on first-generation clusters (C1 to C8 of vk-cloud-api.md section 2.1, the lists and <c>upgrade_params</c>).</summary>
internal sealed class ClusterCalls(World world)
{
    /// <summary>What the short form of the list leaves out (openstack-observed.md section 5).</summary>
    private static readonly string[] OnlyInDetail =
    [
        "api_address", "api_lb_vip", "api_lb_fip", "ingress_floating_ip", "master_addresses", "network_id", "subnet_id", "loadbalancer_subnet_id",
        "external_network_id", "pods_network_cidr", "discovery_url", "registry_auth_password", "insecure_registries", "created_at", "updated_at",
    ];

    private readonly ClusterWrites writes = new(world);

    public ApiResponse Create(ApiRequest request)
    {
        var body = ClusterFactory.Complete(request.Read<CreateClusterRequest>(), world, request.Region);
        ClusterChecks.Create(body, world, request.Region, request.ProjectId);
        var cluster = ClusterFactory.Make(body, world, request);
        ClusterPolicy.AddDefaults(cluster, world);
        world.FirstClusters.Add(cluster);
        writes.Accept(request, cluster, writes.Operation(OperationKind.CreateCluster));
        cluster.Sight.Keep(cluster.Show(), 0);
        cluster.Sight.Hide(world.Habits.NotFoundReads);
        return Accepted(202, cluster);
    }

    public ApiResponse List(ApiRequest request) => List(request, show: cluster =>
    {
        var shown = Json.ObjectOf(cluster);
        foreach (var name in OnlyInDetail)
        {
            shown.Remove(name);
        }

        return shown;
    });

    public ApiResponse ListDetail(ApiRequest request) => List(request, Json.ObjectOf);

    public ApiResponse Get(ApiRequest request)
    {
        var cluster = Find(request);
        CheckWhole(cluster);
        return ApiResponse.Ok(cluster.Sight.Read(cluster.Show) ?? throw Absent(request["id"]));
    }

    public ApiResponse KubeConfig(ApiRequest request) => Kubeconfig.Answer(Find(request), world);

    public ApiResponse Patch(ApiRequest request)
    {
        var cluster = Find(request);
        var after = JsonPatch.Apply(cluster.Api, request.Read<List<PatchOperation>>(), world.Habits.RespellLabels);
        Refusal.ThrowFirst(MagnumLabels.Known(after.Labels, cluster.Region, cluster.Api.Zones));
        if (writes.MayBegin(cluster, OperationKind.UpdateCluster))
        {
            writes.Accept(request, cluster, writes.Operation(OperationKind.UpdateCluster), change: () => cluster.Api = after);
        }

        return Accepted(202, cluster);
    }

    public ApiResponse Upgrade(ApiRequest request)
    {
        var cluster = Find(request);
        var body = request.Read<UpgradeRequest>();
        try
        {
            ClusterChecks.Upgrade(cluster, body, world);
        }
        catch (Refusal refusal) when (refusal.Status == 400
            && world.Habits.FailAfterRefusedUpgrade
            && cluster is { Operation: null, Api.NewStatus: ClusterStatus.Running })
        {
            cluster.SetStatus(new Shown(ClusterStatus.Error, "UPDATE_FAILED"), refusal.Message);
            (cluster.RefusedUpgrade, world.Changed) = (true, true);
            throw;
        }

        if (!writes.MayBegin(cluster, OperationKind.UpgradeCluster))
        {
            return Accepted(202, cluster);
        }

        var target = world.Offers.Templates.Find(body.ClusterTemplateId)!;
        writes.Accept(request, cluster, new Operation
        {
            Kind = OperationKind.UpgradeCluster,
            StartedAt = world.Clock.Now,
            TargetTemplateId = target.Uuid,
            TargetVersion = target.Version.ToString(),
            Rolling = body.RollingEnabled ?? true,
        });
        return Accepted(202, cluster);
    }

    /// <summary>Inferred: the member is named as in the list of templates.</summary>
    public ApiResponse UpgradeParams(ApiRequest request)
    {
        var from = KubernetesVersion.Parse(Find(request).Api.CoeVersion);
        var targets = from is null ? [] : world.Offers.Templates.TargetsOf(from);
        return ApiResponse.Ok(new JsonObject
        {
            ["clustertemplates"] = new JsonArray([.. targets.Select(template => ClusterTemplates.Show(template, ContainerInfraApi.Url(request)))]),
        });
    }

    public ApiResponse Act(ApiRequest request)
    {
        var cluster = Find(request);
        var body = request.Read<ActionRequest>();
        switch (body.Action)
        {
            case "resize_masters":
                ResizeMasters(request, cluster, body.Payload?.Flavor);
                break;
            case "turn_off_cluster":
                Turn(request, cluster, OperationKind.TurnOffCluster);
                break;
            case "turn_on_cluster":
                Turn(request, cluster, OperationKind.TurnOnCluster);
                break;
            default:
                throw Refusal.Invalid($"Action {body.Action} is not known. There are resize_masters, turn_off_cluster and turn_on_cluster.");
        }

        return Accepted(202, cluster);
    }

    public ApiResponse Delete(ApiRequest request)
    {
        var cluster = Find(request);
        if (cluster.Operation?.Kind != OperationKind.DeleteCluster)
        {
            writes.MayBegin(cluster, OperationKind.DeleteCluster);
            cluster.HalfDeletedReads = world.Habits.HalfDeletedReads;
            writes.Accept(request, cluster, writes.Operation(OperationKind.DeleteCluster));
        }

        return ApiResponse.NoContent();
    }

    private void ResizeMasters(ApiRequest request, Cluster cluster, string? flavorId)
    {
        ClusterChecks.ResizeMasters(cluster, flavorId, world);
        if (writes.MayBegin(cluster, OperationKind.ResizeMasters))
        {
            writes.Accept(request, cluster, new Operation { Kind = OperationKind.ResizeMasters, StartedAt = world.Clock.Now, TargetFlavorId = flavorId });
        }
    }

    private void Turn(ApiRequest request, Cluster cluster, OperationKind kind)
    {
        ClusterWrites.CheckMayBegin(cluster, kind);
        writes.Accept(request, cluster, writes.Operation(kind));
    }

    private ApiResponse List(ApiRequest request, Func<ClusterObject, JsonObject> show)
    {
        var clusters = world.FirstClusters.Where(request.Owns).ToArray();
        // One dying cluster fails the project's list (openstack-observed.md section 6).
        Array.ForEach(clusters, CheckWhole);
        return Paging.Of(
            request, "clusters", [.. clusters.Select(cluster => cluster.Sight.Read(cluster.Show)).OfType<ClusterObject>().Select(show)]);
    }

    private void CheckWhole(Cluster cluster)
    {
        if (cluster.IsHalfDeleted(world.Clock.Now))
        {
            cluster.HalfDeletedReads--;
            throw Refusal.Invalid("Invalid input for field/attribute master_count. Value: '0'. Value should be greater than or equal to 1.");
        }
    }

    /// <summary>By UUID or by name; a name that several have is 409.</summary>
    private Cluster Find(ApiRequest request)
    {
        var ident = request["id"];
        var mine = world.FirstClusters.Where(request.Owns).ToArray();
        Cluster[] found = [.. mine.Where(cluster => cluster.Api.Uuid == ident)];
        if (found.Length == 0)
        {
            found = [.. mine.Where(cluster => cluster.Api.Name == ident)];
        }

        request.Cluster = found.Length switch
        {
            0 => throw Absent(ident),
            1 => found[0],
            _ => throw Refusal.Conflict("Multiple clusters exist with same name. Please use the cluster uuid instead."),
        };
        return found[0];
    }

    private static Refusal Absent(string ident) => Refusal.NotFound($"Cluster {ident} could not be found.");

    private static ApiResponse Accepted(int status, Cluster cluster) => ApiResponse.Of(status, new JsonObject { ["uuid"] = cluster.Api.Uuid });
}
