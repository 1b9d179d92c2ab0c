using System.Globalization;
using System.Text.Json.Nodes;

namespace Vkcc.Simulator;

internal sealed record AutoscaleRequest(int Size);

/// <param name="By"><c>cpu</c>, which is the default, or <c>ram</c>: what ran short.</param>
internal sealed record GrowRequest(string? By);

/// <summary>The part of the control surface that acts on clusters and node groups of either generation; it asks nobody's leave.</summary>
internal sealed class ObjectControl(World world)
{
    public ApiResponse State(ApiRequest request) => ApiResponse.Ok(new JsonObject
    {
        ["clusters"] = All(cluster => [ClusterReport.Of(cluster)]),
        ["node_groups"] = All(cluster => cluster.NodeGroups.Select(group => ClusterReport.Of(cluster, group, world.IsOpen))),
        ["addons"] = All(cluster => cluster.Addons.Select(addon => ClusterReport.Of(cluster, addon))),
        ["security_policies"] = All(cluster => cluster.Policies.Select(policy => ClusterReport.Of(cluster, policy, world.Offers.Policies))),
    });

    private JsonArray All(Func<SimulatedCluster, IEnumerable<JsonObject>> report) =>
        [.. world.AllClusters.SelectMany(report).Select(JsonNode? (shown) => shown)];

    /// <summary>A patched status stays until it is patched again: whatever the cluster was busy with is dropped.</summary>
    public ApiResponse PatchCluster(ApiRequest request)
    {
        var found = Cluster(request);
        if (found is Second.Cluster second)
        {
            ObjectPatch.Apply(second, ObjectPatch.Read(request), world.IsOpen);
        }
        else if (found is First.Cluster first)
        {
            ObjectPatch.Apply(first, ObjectPatch.Read(request), world.IsOpen);
        }

        return world.Done(ClusterReport.Of(found));
    }

    public ApiResponse PatchNodeGroup(ApiRequest request)
    {
        var (cluster, group) = NodeGroup(request);
        if (group is Second.NodeGroup second)
        {
            ObjectPatch.Apply(second, ObjectPatch.Read(request));
        }
        else if (group is First.NodeGroup first)
        {
            ObjectPatch.Apply(first, ObjectPatch.Read(request));
        }

        group.MatchSize(cluster, world.Clock.Now);
        return world.Done(ClusterReport.Of(cluster, group, world.IsOpen));
    }

    public ApiResponse DeleteCluster(ApiRequest request)
    {
        var found = Cluster(request);
        world.SecondClusters.RemoveAll(cluster => cluster == found);
        world.FirstClusters.RemoveAll(cluster => cluster == found);
        return world.Done([]);
    }

    public ApiResponse DeleteNodeGroup(ApiRequest request)
    {
        var (cluster, group) = NodeGroup(request);
        cluster.Remove(group);
        if (cluster.Operation?.NodeGroupId == group.Id)
        {
            cluster.Operation = null;
            cluster.SetStatus(new Shown(ClusterStatus.Running, "UPDATE_COMPLETE"));
            world.Lifecycle(cluster).BeginNext(cluster, world.Clock.Now);
        }

        return world.Done([]);
    }

    /// <summary>MST-5 and MST-7: one step up, at once and without a word in the cluster's status.</summary>
    public ApiResponse GrowMasters(ApiRequest request)
    {
        var cluster = Cluster(request);
        var by = request.Body.IsEmpty ? null : request.Read<GrowRequest>().By;
        var current = FlavorGrid.Find(cluster.FlavorId) ?? throw Refusal.Conflict($"The masters have flavor {cluster.FlavorId}, which does not exist.");
        var next = by switch
        {
            null or "cpu" => FlavorGrid.AfterCpuPressure(current),
            "ram" => FlavorGrid.AfterRamPressure(current),
            _ => throw Refusal.Invalid($"by must be cpu or ram, got {by}."),
        }
        ?? throw Refusal.Conflict($"There is no larger flavor after {current.Name}.");
        cluster.SetFlavor(next.Id);
        cluster.Masters.ForEach(master => master.FlavorId = next.Id);
        return world.Done(new JsonObject { ["from"] = current.Name, ["to"] = next.Name, ["flavor_id"] = next.Id });
    }

    /// <summary>SPREAD-5.</summary>
    public ApiResponse FailMaster(ApiRequest request, bool failed)
    {
        var cluster = Cluster(request);
        var master = int.TryParse(request["number"], NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? cluster.Masters.Find(candidate => candidate.Number == number)
            : null;
        (master ?? throw Refusal.NotFound($"Cluster {cluster.Name} has no master {request["number"]}.")).Failed = failed;
        cluster.PauseOrResume(world.Clock.Now, world.IsOpen);
        return world.Done(ClusterReport.Of(cluster));
    }

    /// <summary>AS-6, AS-7 and UPG-8: within the limits and the quota, and only while the cluster lives and is not upgraded.</summary>
    public ApiResponse Autoscale(ApiRequest request)
    {
        var (cluster, group) = NodeGroup(request);
        var size = request.Read<AutoscaleRequest>().Size;
        if (group.Limits is null)
        {
            throw Refusal.Conflict($"Node group {group.Name} has a fixed size.");
        }

        if (!cluster.HasQuorum || cluster.Status == ClusterStatus.Shutoff || cluster.Operation?.Kind == OperationKind.UpgradeCluster)
        {
            throw Refusal.Conflict(
                $"The autoscaler of cluster {cluster.Name} pauses: the cluster is stopped, being upgraded or without a majority of masters.");
        }

        if (group is Second.NodeGroup second)
        {
            Autoscale(cluster, second, size);
        }
        else if (group is First.NodeGroup first)
        {
            Autoscale((First.Cluster)cluster, first, size);
        }

        group.MatchSize(cluster, world.Clock.Now);
        return world.Done(ClusterReport.Of(cluster, group, world.IsOpen));
    }

    private void Autoscale(SimulatedCluster cluster, Second.NodeGroup group, int size)
    {
        var scale = group.Api.ScaleSpec.AutoScale!;
        var wanted = new Second.ScaleSpec { AutoScale = scale with { Size = size } };
        Refusal.ThrowFirst(
        [
            Second.ScaleRules.Limits(wanted),
            .. Second.QuotaRules.Change(
                world, cluster.Region, (group.FlavorId, group.Size, group.DiskSize), (group.FlavorId, size, group.DiskSize), workers: true),
        ]);
        group.Api = group.Api with { ScaleSpec = wanted };
    }

    private void Autoscale(First.Cluster cluster, First.NodeGroup group, int size)
    {
        Refusal.ThrowFirst(
        [
            First.ScaleRules.Limits(size, group.Api.MinNodes, group.Api.MaxNodes, autoscaling: true),
            .. First.NodeGroupChecks.Grow(group, size, cluster, world),
        ]);
        group.Api = group.Api with { NodeCount = size };
    }

    private SimulatedCluster Cluster(ApiRequest request) => world.AllClusters.FirstOrDefault(cluster => cluster.Id == request["id"])
        ?? throw Refusal.NotFound($"There is no cluster {request["id"]}.");

    private (SimulatedCluster Cluster, SimulatedGroup Group) NodeGroup(ApiRequest request) =>
        world.PartOf(cluster => cluster.Group(request["id"]), $"node group {request["id"]}");
}
