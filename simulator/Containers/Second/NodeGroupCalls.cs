using System.Text.Json.Nodes;

namespace Vkcc.Simulator.Second;

/// <summary>Calls on node groups (B1 to B4 of vk-cloud-api.md section 3.1); what goes on shows in the cluster's status.</summary>
internal sealed class NodeGroupCalls(World world)
{
    private readonly ClusterWrites writes = new(world);

    public ApiResponse Create(ApiRequest request)
    {
        var body = request.Read<CreateNodeGroupRequest>();
        var cluster = request.Find(world.SecondClusters, body.ClusterId);
        var spec = body.NodeGroupSpec ?? throw Refusal.Invalid("node_group_spec is missing.");
        NodeGroupChecks.Create(spec, cluster, world, request.Region);
        writes.CheckMayBegin(cluster, OperationKind.CreateNodeGroup);

        var group = new NodeGroup { Api = Describe(spec, cluster) };
        Accept(request, cluster, group, OperationKind.CreateNodeGroup, () => cluster.Groups.Add(group));
        group.Sight.Hide(world.Habits.NotFoundReads);
        return ApiResponse.Ok(new JsonObject { ["node_group_id"] = group.Api.Id });
    }

    /// <summary>By id or UUID; every other call takes the id alone.</summary>
    public ApiResponse Get(ApiRequest request)
    {
        var ident = request["id"];
        return Show(Find(request, group => group.Api.Id == ident || string.Equals(group.Api.Uuid, ident, StringComparison.OrdinalIgnoreCase)).Group, ident);
    }

    public ApiResponse GetByName(ApiRequest request)
    {
        var name = request["name"];
        return Show(request.Find(world.SecondClusters, request["id"]).Groups.Find(group => group.Api.Name == name), name);
    }

    /// <summary>Everything but the flavor is shown at once; the flavor when the last node has it.</summary>
    public ApiResponse Update(ApiRequest request)
    {
        var (cluster, group) = Find(request, candidate => candidate.Api.Id == request["id"]);
        var body = request.Read<UpdateNodeGroupRequest>();
        NodeGroupChecks.Update(body, group, cluster, world);
        writes.CheckMayBegin(cluster, OperationKind.UpdateNodeGroup);

        var now = group.Api;
        var after = now with
        {
            ScaleSpec = body.ScaleSpec ?? now.ScaleSpec,
            Labels = body.Labels is null ? now.Labels : ClusterFactory.Labels(body.Labels),
            Taints = body.Taints is null ? now.Taints : Taints(body.Taints),
            ParallelUpgradeChunk = body.ParallelUpgradeChunk ?? now.ParallelUpgradeChunk,
        };
        var flavor = body.VmEngine?.NovaEngine?.FlavorId;
        Accept(request, cluster, group, OperationKind.UpdateNodeGroup, () => group.Api = after, flavor == now.FlavorId ? null : flavor);
        return ApiResponse.Done();
    }

    public ApiResponse Delete(ApiRequest request)
    {
        var (cluster, group) = Find(request, candidate => candidate.Api.Id == request["id"]);
        writes.CheckMayBegin(cluster, OperationKind.DeleteNodeGroup);
        Accept(request, cluster, group, OperationKind.DeleteNodeGroup);
        return ApiResponse.Done();
    }

    private NodeGroupObject Describe(NodeGroupSpec spec, Cluster cluster) => new()
    {
        Id = world.NewKsuid(),
        Uuid = Guid.NewGuid().ToString("D"),
        Name = spec.Name!,
        ClusterId = cluster.Api.Id,
        CreatedAt = SimulatedClock.Text(world.Clock.Now),
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

    private static ApiResponse Show(NodeGroup? group, string ident) =>
        ApiResponse.Ok(new JsonObject { ["node_group"] = Json.NodeOf(group?.Sight.Read(() => group.Api) ?? throw Absent(ident)) });

    private static Refusal Absent(string ident) => Refusal.NotFound($"Node group {ident} could not be found.");

    private (Cluster Cluster, NodeGroup Group) Find(ApiRequest request, Predicate<NodeGroup> wanted) =>
        request.FindIn(world.SecondClusters, cluster => cluster.Groups.Find(wanted)) ?? throw Absent(request["id"]);

    private void Accept(ApiRequest request, Cluster cluster, NodeGroup group, OperationKind kind, Action? change = null, string? targetFlavor = null) =>
        writes.Accept(
            request,
            cluster,
            new Operation { Kind = kind, StartedAt = world.Clock.Now, NodeGroupId = group.Api.Id, TargetFlavorId = targetFlavor },
            group,
            change);
}
