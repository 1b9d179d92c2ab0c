using System.Text.Json.Nodes;

namespace Vkcc.Simulator.First;

/// <summary>Calls on first-generation node groups (N1 to N6 of vk-cloud-api.md section 2.1, and the list).</summary>
internal sealed class NodeGroupCalls(World world)
{
    /// <summary>What the list leaves out unless <c>expand</c> asks for it; which members these are is ours.</summary>
    private static readonly string[] OnlyExpanded = ["labels", "taints", "nodes", "created_at", "updated_at"];

    private readonly ClusterWrites writes = new(world);

    public ApiResponse Create(ApiRequest request)
    {
        var body = request.Read<CreateNodeGroupRequest>();
        var cluster = request.Find(world.FirstClusters, body.ClusterId);
        // Before it is described: pairs without a key have no place in the object.
        Refusal.ThrowFirst(MagnumLabels.Pairs(body.Labels), LabelRules.Taints(body.Taints));
        var group = new NodeGroup { Api = Describe(body, cluster) };
        NodeGroupChecks.Create(body, group.Api, cluster, world, request.Region);
        ClusterWrites.CheckMayBegin(cluster, OperationKind.CreateNodeGroup);
        writes.Accept(request, cluster, writes.Operation(OperationKind.CreateNodeGroup, group), change: () => cluster.Groups.Add(group));
        group.Sight.Hide(world.Habits.NotFoundReads);
        return ApiResponse.Of(202, group.Show(cluster));
    }

    public ApiResponse List(ApiRequest request)
    {
        var clusters = request.QueryValue("cluster_id") is { } id ? [request.Find(world.FirstClusters, id)] : world.FirstClusters.Where(request.Owns).ToArray();
        var expanded = request.QueryValue("expand") is "true" or "True" or "1";
        var autoscaled = request.QueryValue("autoscaling_enabled") is { } wanted ? wanted is "true" or "True" or "1" : (bool?)null;
        return Paging.Of(request, "node_groups",
        [
            .. from cluster in clusters
               from candidate in cluster.Groups
               where autoscaled is null || candidate.Api.AutoscalingEnabled == autoscaled
               let seen = candidate.Sight.Read(() => candidate.Show(cluster))
               where seen is not null
               select Shown(seen, expanded),
        ]);
    }

    public ApiResponse Get(ApiRequest request)
    {
        var (cluster, group) = Find(request);
        return ApiResponse.Ok(group.Sight.Read(() => group.Show(cluster)) ?? throw Absent(request["id"]));
    }

    public ApiResponse Patch(ApiRequest request)
    {
        var (cluster, group) = Find(request);
        var after = JsonPatch.Apply(group.Api, request.Read<List<PatchOperation>>());
        Refusal.ThrowFirst(NodeGroupChecks.Described(after));
        Change(request, cluster, group, writes.Operation(OperationKind.UpdateNodeGroup, group), () => group.Api = after);
        return ApiResponse.Ok(new JsonObject { ["uuid"] = group.Api.Uuid });
    }

    public ApiResponse Scale(ApiRequest request)
    {
        var (cluster, group) = Find(request);
        var delta = request.Read<ScaleRequest>().Delta;
        NodeGroupChecks.Scale(group, delta, cluster, world);
        Change(request, cluster, group, writes.Operation(OperationKind.UpdateNodeGroup, group), () =>
            group.Api = group.Api with { NodeCount = group.Api.NodeCount + delta!.Value });
        // The short form, as the vendor's audit log shows it.
        return ApiResponse.Of(202, new JsonObject { ["uuid"] = group.Api.Uuid });
    }

    public ApiResponse Resize(ApiRequest request)
    {
        var (cluster, group) = Find(request);
        var flavor = request.Read<ResizeRequest>().FlavorId;
        NodeGroupChecks.Resize(group, flavor, cluster, world);
        Change(request, cluster, group, new Operation
        {
            Kind = OperationKind.UpdateNodeGroup,
            StartedAt = world.Clock.Now,
            NodeGroupId = group.Api.Uuid,
            TargetFlavorId = flavor,
        });
        return ApiResponse.Of(202, new JsonObject { ["uuid"] = group.Api.Uuid });
    }

    public ApiResponse Delete(ApiRequest request)
    {
        var (cluster, group) = Find(request);
        ClusterWrites.CheckMayBegin(cluster, OperationKind.DeleteNodeGroup);
        writes.Accept(request, cluster, writes.Operation(OperationKind.DeleteNodeGroup, group));
        return ApiResponse.NoContent();
    }

    private void Change(ApiRequest request, Cluster cluster, NodeGroup group, Operation operation, Action? change = null)
    {
        if (writes.MayBegin(cluster, OperationKind.UpdateNodeGroup))
        {
            writes.Accept(request, cluster, operation, group, change);
        }
    }

    private NodeGroupObject Describe(CreateNodeGroupRequest body, Cluster cluster) => new()
    {
        Uuid = Guid.NewGuid().ToString("D"),
        Name = body.Name ?? "",
        ClusterId = cluster.Api.Uuid,
        NodeCount = body.NodeCount ?? 0,
        MinNodes = body.MinNodes,
        MaxNodes = body.MaxNodes,
        AutoscalingEnabled = body.AutoscalingEnabled ?? false,
        FlavorId = string.IsNullOrEmpty(body.FlavorId) ? ClusterTemplate.DefaultFlavorId : body.FlavorId,
        ImageId = string.IsNullOrEmpty(body.ImageId) ? cluster.Api.ClusterTemplateId : body.ImageId,
        VolumeSize = body.VolumeSize ?? 50,
        VolumeType = string.IsNullOrEmpty(body.VolumeType) ? "ceph-ssd" : body.VolumeType,
        // NG-4: the cluster's zone; which one of a regional cluster's is ours.
        AvailabilityZones = [body.AvailabilityZones is [{ Length: > 0 } zone] ? zone : cluster.Api.Zones.Order(StringComparer.Ordinal).First()],
        MaxNodeUnavailable = body.MaxNodeUnavailable ?? 25,
        State = ClusterStatus.Running,
        Labels = MagnumLabels.Kept(body.Labels),
        Taints = MagnumLabels.Kept(body.Taints),
        CreatedAt = SimulatedClock.Text(world.Clock.Now),
    };

    private static JsonObject Shown(NodeGroupObject group, bool expanded)
    {
        var shown = Json.ObjectOf(group);
        foreach (var name in expanded ? [] : OnlyExpanded)
        {
            shown.Remove(name);
        }

        return shown;
    }

    private (Cluster Cluster, NodeGroup Group) Find(ApiRequest request) =>
        request.FindIn(world.FirstClusters, cluster => cluster.Groups.Find(group => group.Id == request["id"])) ?? throw Absent(request["id"]);

    private static Refusal Absent(string id) => Refusal.NotFound($"Nodegroup {id} could not be found.");
}
