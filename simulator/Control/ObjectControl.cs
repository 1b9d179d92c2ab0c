using System.Globalization;
using System.Text.Json.Nodes;

namespace Vkcc.Simulator;

/// <summary>The part of the control surface that acts on clusters and node groups; it asks nobody's leave.</summary>
internal sealed class ObjectControl(World world)
{
    public ApiResponse State(ApiRequest request) => ApiResponse.Ok(new JsonObject
    {
        ["clusters"] = new JsonArray([.. world.Clusters.Select(ClusterReport.Of), .. world.InfraClusters.Select(InfraReport.Of)]),
        ["node_groups"] = new JsonArray(
        [
            .. world.Clusters.SelectMany(cluster => cluster.Groups.Select(group => ClusterReport.Of(cluster, group, world.IsOpen))),
            .. world.InfraClusters.SelectMany(cluster => cluster.Groups.Select(group => InfraReport.Of(cluster, group, world.IsOpen))),
        ]),
    });

    public ApiResponse PatchCluster(ApiRequest request)
    {
        var cluster = FindCluster(request);
        ObjectPatch.Apply(cluster, Patch(request), world.IsOpen);
        return Changed(ClusterReport.Of(cluster));
    }

    public ApiResponse DeleteCluster(ApiRequest request)
    {
        world.Clusters.Remove(FindCluster(request));
        return Changed([]);
    }

    /// <summary>MST-5: one step up, at once and without a word in the cluster's status.</summary>
    public ApiResponse GrowMasters(ApiRequest request)
    {
        var cluster = FindCluster(request);
        var next = NextFlavor(request, cluster.Api.FlavorId);
        var from = FlavorGrid.Find(cluster.Api.FlavorId)!.Name;
        cluster.Api = cluster.Api with { Master = cluster.Api.Master with { VmEngine = new MachineEngine(new NovaEngine(next.Id)) } };
        cluster.Masters.ForEach(master => master.FlavorId = next.Id);
        return Changed(new JsonObject { ["from"] = from, ["to"] = next.Name, ["flavor_id"] = next.Id });
    }

    /// <summary>The flavor that pressure on CPU or RAM, as the request says, leads to.</summary>
    public static Flavor NextFlavor(ApiRequest request, string currentId)
    {
        var by = request.Body.IsEmpty ? null : request.Read<GrowRequest>().By;
        var current = FlavorGrid.Find(currentId) ?? throw Refusal.Conflict($"The masters have flavor {currentId}, which does not exist.");
        var next = by switch
        {
            null or "cpu" => FlavorGrid.AfterCpuPressure(current),
            "ram" => FlavorGrid.AfterRamPressure(current),
            _ => throw Refusal.Invalid($"by must be cpu or ram, got {by}."),
        };
        return next ?? throw Refusal.Conflict($"There is no larger flavor after {current.Name}.");
    }

    /// <summary>SPREAD-5.</summary>
    public ApiResponse FailMaster(ApiRequest request, bool failed)
    {
        var cluster = FindCluster(request);
        var master = int.TryParse(request["number"], NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? cluster.Masters.Find(candidate => candidate.Number == number)
            : null;
        (master ?? throw Refusal.NotFound($"Cluster {cluster.Api.Name} has no master {request["number"]}.")).Failed = failed;
        cluster.PauseOrResume(world.Clock.Now);
        return Changed(ClusterReport.Of(cluster));
    }

    public ApiResponse PatchNodeGroup(ApiRequest request)
    {
        var (cluster, group) = FindNodeGroup(request);
        ObjectPatch.Apply(cluster, group, Patch(request));
        return Changed(ClusterReport.Of(cluster, group, world.IsOpen));
    }

    public ApiResponse DeleteNodeGroup(ApiRequest request)
    {
        var (cluster, group) = FindNodeGroup(request);
        cluster.Groups.Remove(group);
        if (cluster.Operation?.NodeGroupId == group.Api.Id)
        {
            cluster.Operation = null;
            cluster.SetStatus(ClusterStatus.Running);
            world.Lifecycle.BeginNext(cluster, world.Clock.Now);
        }

        return Changed([]);
    }

    /// <summary>AS-6, AS-7 and UPG-8: within the limits and the quota, and not while the cluster is upgraded or without majority.</summary>
    public ApiResponse Autoscale(ApiRequest request)
    {
        var (cluster, group) = FindNodeGroup(request);
        var size = request.Read<AutoscaleRequest>().Size;
        if (group.Api.ScaleSpec.AutoScale is not { } scale)
        {
            throw Refusal.Conflict($"Node group {group.Api.Name} has a fixed size.");
        }

        if (!cluster.HasQuorum || cluster.Operation?.Kind == OperationKind.UpgradeCluster)
        {
            throw Refusal.Conflict($"The autoscaler of cluster {cluster.Api.Name} pauses: the cluster is being upgraded or has no majority of masters.");
        }

        var disk = group.Api.DiskType.CinderVolumeType?.Size ?? 0;
        var wanted = new ScaleSpec { AutoScale = scale with { Size = size } };
        Refusal.ThrowFirst(
        [
            ScaleRules.Limits(wanted),
            .. QuotaRules.Change(world, cluster.Region, (group.Api.FlavorId, scale.Size, disk), (group.Api.FlavorId, size, disk), workers: true),
        ]);
        group.Api = group.Api with { ScaleSpec = wanted };
        group.MatchSize(cluster.Api.Name, cluster.Api.Version);
        return Changed(ClusterReport.Of(cluster, group, world.IsOpen));
    }

    private ApiResponse Changed(JsonObject answer)
    {
        world.Changed = true;
        return ApiResponse.Ok(answer);
    }

    private static JsonObject Patch(ApiRequest request) =>
        request.ReadNode() as JsonObject ?? throw Refusal.Invalid("The merge patch must be an object.");

    private Cluster FindCluster(ApiRequest request) => world.Clusters.Find(cluster => cluster.Api.Id == request["id"])
        ?? throw Refusal.NotFound($"There is no cluster {request["id"]}.");

    private (Cluster Cluster, NodeGroup Group) FindNodeGroup(ApiRequest request)
    {
        foreach (var cluster in world.Clusters)
        {
            if (cluster.Groups.Find(group => group.Api.Id == request["id"]) is { } found)
            {
                return (cluster, found);
            }
        }

        throw Refusal.NotFound($"There is no node group {request["id"]}.");
    }
}
