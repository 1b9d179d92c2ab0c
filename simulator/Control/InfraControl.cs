using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Vkcc.Simulator;

/// <summary>The part of the control surface that acts on first-generation clusters and node groups; it asks nobody's leave.</summary>
internal sealed class InfraControl(World world)
{
    // Beyond what the service would do, within what this machine can hold.
    private const int MaxMasters = 99;
    private const int MaxNodes = 10_000;

    public bool HasCluster(string id) => world.InfraClusters.Exists(cluster => cluster.Api.Uuid == id);

    public bool HasNodeGroup(string id) => world.InfraClusters.Exists(cluster => cluster.Groups.Exists(group => group.Api.Uuid == id));

    /// <summary>A patched status stays until it is patched again: whatever the cluster was busy with is dropped.</summary>
    public ApiResponse PatchCluster(ApiRequest request)
    {
        var cluster = Cluster(request);
        var patch = ObjectPatch.Read(request, "uuid", "node_count");
        var after = ObjectPatch.Merge(cluster.Show(), patch) with { NodeCount = 0 };
        if (after.MasterCount is < 1 or > MaxMasters || after.Zones is [""])
        {
            throw Refusal.Invalid($"A cluster has 1 to {MaxMasters} masters and a zone, even a patched one.");
        }

        if (patch.ContainsKey("new_status"))
        {
            cluster.Operation = null;
        }
        else
        {
            after = after with { NewStatus = cluster.Api.NewStatus };
        }

        cluster.Api = after;
        if (patch.ContainsKey("master_count") || patch.ContainsKey("availability_zone") || patch.ContainsKey("availability_zones") || patch.ContainsKey("master_flavor_id"))
        {
            cluster.PlaceMasters(world.IsOpen);
        }

        return Changed(InfraReport.Of(cluster));
    }

    public ApiResponse DeleteCluster(ApiRequest request)
    {
        world.InfraClusters.Remove(Cluster(request));
        return Changed([]);
    }

    /// <summary>MST-5 and MST-7.</summary>
    public ApiResponse GrowMasters(ApiRequest request)
    {
        var cluster = Cluster(request);
        var next = ObjectControl.NextFlavor(request, cluster.Api.MasterFlavorId);
        var from = FlavorGrid.Find(cluster.Api.MasterFlavorId)!.Name;
        cluster.Api = cluster.Api with { MasterFlavorId = next.Id };
        cluster.Masters.ForEach(master => master.FlavorId = next.Id);
        return Changed(new JsonObject { ["from"] = from, ["to"] = next.Name, ["flavor_id"] = next.Id });
    }

    public ApiResponse FailMaster(ApiRequest request, bool failed)
    {
        var cluster = Cluster(request);
        var master = int.TryParse(request["number"], NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? cluster.Masters.Find(candidate => candidate.Number == number)
            : null;
        (master ?? throw Refusal.NotFound($"Cluster {cluster.Api.Name} has no master {request["number"]}.")).Failed = failed;
        cluster.PauseOrResume(world.Clock.Now);
        return Changed(InfraReport.Of(cluster));
    }

    public ApiResponse PatchNodeGroup(ApiRequest request)
    {
        var (cluster, group) = NodeGroup(request);
        var after = ObjectPatch.Merge(group.Api, ObjectPatch.Read(request, "uuid", "cluster_id", "nodes"));
        if (after.NodeCount is < 0 or > MaxNodes)
        {
            throw Refusal.Invalid($"A node group has 0 to {MaxNodes} nodes, even a patched one.");
        }

        group.Api = after;
        group.MatchSize(cluster, world.Clock.Now);
        return Changed(InfraReport.Of(cluster, group, world.IsOpen));
    }

    public ApiResponse DeleteNodeGroup(ApiRequest request)
    {
        var (cluster, group) = NodeGroup(request);
        cluster.Groups.Remove(group);
        if (cluster.Operation?.NodeGroupId == group.Api.Uuid)
        {
            cluster.Operation = null;
            cluster.SetStatus(InfraStatus.Running, "UPDATE_COMPLETE");
        }

        return Changed([]);
    }

    /// <summary>AS-6, AS-7 and UPG-8: within the limits and the quota, and only while the cluster lives.</summary>
    public ApiResponse Autoscale(ApiRequest request)
    {
        var (cluster, group) = NodeGroup(request);
        var size = request.Read<AutoscaleRequest>().Size;
        if (!group.Api.AutoscalingEnabled)
        {
            throw Refusal.Conflict($"Node group {group.Api.Name} has a fixed size.");
        }

        if (!cluster.HasQuorum || cluster.Api.NewStatus == InfraStatus.Shutoff || cluster.Operation?.Kind == OperationKind.UpgradeCluster)
        {
            throw Refusal.Conflict($"The autoscaler of cluster {cluster.Api.Name} pauses: the cluster is stopped, being upgraded or without a majority of masters.");
        }

        Refusal.ThrowFirst(
        [
            InfraScaleRules.Limits(size, group.Api.MinNodes, group.Api.MaxNodes, autoscaling: true),
            .. InfraNodeGroupChecks.Grow(group, size, cluster, world),
        ]);
        group.Api = group.Api with { NodeCount = size };
        group.MatchSize(cluster, world.Clock.Now);
        return Changed(InfraReport.Of(cluster, group, world.IsOpen));
    }

    public ApiResponse Habits(ApiRequest request) => ApiResponse.Ok(world.Habits);

    /// <summary>A merge patch: what is not named stays.</summary>
    public ApiResponse SetHabits(ApiRequest request)
    {
        Habits habits;
        try
        {
            habits = Json.Merge(Json.ObjectOf(world.Habits), request.ReadNode()).Deserialize(Json.Of<Habits>(Json.Strict))!;
        }
        catch (JsonException exception)
        {
            throw Refusal.Invalid($"The habits cannot be read: {exception.Message}");
        }

        world.Habits = habits.Problem() is { } problem ? throw Refusal.Invalid($"The habits make no sense: {problem}.") : habits;
        return Habits(request);
    }

    public ApiResponse DropHabits(ApiRequest request)
    {
        world.Habits = new Habits();
        return Habits(request);
    }

    public ApiResponse Project(ApiRequest request) => ApiResponse.Ok(new JsonObject
    {
        ["id"] = KnownProject(request),
        ["first_generation"] = !world.ClosedProjects.Contains(request["id"]),
    });

    /// <summary>GEN-7: whether the project may create first-generation clusters; those that exist live on.</summary>
    public ApiResponse PatchProject(ApiRequest request)
    {
        var id = KnownProject(request);
        world.Changed |= request.Read<ProjectPatch>().FirstGeneration ? world.ClosedProjects.Remove(id) : world.ClosedProjects.Add(id);
        return Project(request);
    }

    private static string KnownProject(ApiRequest request) =>
        request["id"] == Preloaded.ProjectId ? request["id"] : throw Refusal.NotFound($"There is no project {request["id"]}.");

    private ApiResponse Changed(JsonObject answer)
    {
        world.Changed = true;
        return ApiResponse.Ok(answer);
    }

    private InfraCluster Cluster(ApiRequest request) => world.InfraClusters.Find(cluster => cluster.Api.Uuid == request["id"])
        ?? throw Refusal.NotFound($"There is no cluster {request["id"]}.");

    private (InfraCluster Cluster, InfraNodeGroup Group) NodeGroup(ApiRequest request)
    {
        var cluster = world.InfraClusters.Find(candidate => candidate.Groups.Exists(group => group.Api.Uuid == request["id"]))
            ?? throw Refusal.NotFound($"There is no node group {request["id"]}.");
        return (cluster, cluster.Groups.First(group => group.Api.Uuid == request["id"]));
    }
}
