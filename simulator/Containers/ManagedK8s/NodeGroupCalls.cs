using System.Text.Json.Nodes;

namespace Vkcc.Simulator;

/// <summary>Calls on node groups (B1 to B4 of vk-cloud-api.md section 3.1); what goes on shows in the cluster's status.</summary>
internal sealed class NodeGroupCalls(World world)
{
    public ApiResponse Create(ApiRequest request)
    {
        var body = request.Read<CreateNodeGroupRequest>();
        var cluster = world.Clusters.Find(candidate => candidate.Api.Id == body.ClusterId && IsOf(request, candidate))
            ?? throw Refusal.NotFound($"Cluster {body.ClusterId} could not be found.");
        var spec = body.NodeGroupSpec ?? throw Refusal.Invalid("node_group_spec is missing.");
        Refusal.ThrowFirst(NodeGroupChecks.Create(spec, cluster, world, request.Region));
        ClusterLifecycle.CheckMayBegin(cluster, OperationKind.CreateNodeGroup);

        var group = new NodeGroup { Api = Describe(spec, cluster) };
        cluster.Groups.Add(group);
        Begin(request, cluster, group, OperationKind.CreateNodeGroup);
        return ApiResponse.Ok(new JsonObject { ["node_group_id"] = group.Api.Id });
    }

    public ApiResponse Get(ApiRequest request) => ApiResponse.Ok(new { node_group = Find(request).Group.Api });

    /// <summary>Everything but the flavor is shown at once; the flavor when the last node has it.</summary>
    public ApiResponse Update(ApiRequest request)
    {
        var (cluster, group) = Find(request);
        var body = request.Read<UpdateNodeGroupRequest>();
        Refusal.ThrowFirst(NodeGroupChecks.Update(body, group, cluster, world));
        ClusterLifecycle.CheckMayBegin(cluster, OperationKind.UpdateNodeGroup);

        var now = group.Api;
        group.Api = now with
        {
            ScaleSpec = body.ScaleSpec ?? now.ScaleSpec,
            Labels = body.Labels is null ? now.Labels : ClusterFactory.Labels(body.Labels),
            Taints = body.Taints is null ? now.Taints : Taints(body.Taints),
            ParallelUpgradeChunk = body.ParallelUpgradeChunk ?? now.ParallelUpgradeChunk,
        };
        var flavor = body.VmEngine?.NovaEngine?.FlavorId;
        Begin(request, cluster, group, OperationKind.UpdateNodeGroup, flavor == now.FlavorId ? null : flavor);
        return ApiResponse.Done();
    }

    public ApiResponse Delete(ApiRequest request)
    {
        var (cluster, group) = Find(request);
        ClusterLifecycle.CheckMayBegin(cluster, OperationKind.DeleteNodeGroup);
        Begin(request, cluster, group, OperationKind.DeleteNodeGroup);
        return ApiResponse.Done();
    }

    private NodeGroupObject Describe(NodeGroupSpec spec, Cluster cluster) => new()
    {
        Id = world.NewKsuid(),
        Uuid = Guid.NewGuid().ToString("D"),
        Name = spec.Name!,
        ClusterId = cluster.Api.Id,
        CreatedAt = ClusterFactory.Time(world.Clock.Now),
        Zones = [spec.Zones![0]!],
        ScaleSpec = spec.ScaleSpec!,
        Labels = ClusterFactory.Labels(spec.Labels),
        Taints = Taints(spec.Taints),
        VmEngine = spec.VmEngine!,
        ParallelUpgradeChunk = spec.ParallelUpgradeChunk,
        DiskType = spec.DiskType!,
    };

    private static IReadOnlyList<Taint> Taints(IReadOnlyList<Taint>? taints) =>
        [.. (taints ?? []).Select(taint => taint with { Value = taint.Value ?? "" })];

    private (Cluster Cluster, NodeGroup Group) Find(ApiRequest request)
    {
        var id = request["id"];
        var cluster = world.Clusters.Find(candidate => IsOf(request, candidate) && candidate.Groups.Exists(group => group.Api.Id == id))
            ?? throw Refusal.NotFound($"Node group {id} could not be found.");
        request.Cluster = cluster;
        return (cluster, cluster.Groups.First(group => group.Api.Id == id));
    }

    private static bool IsOf(ApiRequest request, Cluster cluster) =>
        cluster.Api.ProjectId == request.ProjectId && cluster.Region == request.Region.Id;

    private void Begin(ApiRequest request, Cluster cluster, NodeGroup group, OperationKind kind, string? targetFlavor = null)
    {
        request.Cluster = cluster;
        world.Lifecycle.Begin(cluster, new Operation { Kind = kind, StartedAt = world.Clock.Now, NodeGroupId = group.Api.Id, TargetFlavorId = targetFlavor });
        world.Changed = true;
    }
}
