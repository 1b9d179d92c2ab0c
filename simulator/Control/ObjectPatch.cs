using System.Text.Json.Nodes;

namespace Vkcc.Simulator;

/// <summary>Changes behind Terraform's back: JSON merge patches on what the service shows.</summary>
internal static class ObjectPatch
{
    // Beyond what the service would do, within what this machine can hold.
    private const int MaxMasters = 99;
    private const int MaxNodes = 10_000;

    public static void Apply(Second.Cluster cluster, JsonObject patch, Func<string, bool> zoneIsOpen)
    {
        Protect(patch, "id", "node_groups");
        var after = Merge(cluster.Show(), patch) with { NodeGroups = [] };
        Check(after.Master.Replicas, after.Zones.Any());
        cluster.Api = Held(cluster, patch, "status") ? after : after with { Status = cluster.Status };
        if (patch.ContainsKey("master") || patch.ContainsKey("deployment_type") || patch.ContainsKey("version"))
        {
            cluster.PlaceMasters(zoneIsOpen);
        }
    }

    public static void Apply(First.Cluster cluster, JsonObject patch, Func<string, bool> zoneIsOpen)
    {
        Protect(patch, "uuid", "node_count");
        var after = Merge(cluster.Show(), patch) with { NodeCount = 0 };
        Check(after.MasterCount, after.Zones is not [""]);
        cluster.Api = Held(cluster, patch, "new_status") ? after : after with { NewStatus = cluster.Status };
        string[] moving = ["master_count", "availability_zone", "availability_zones", "master_flavor_id"];
        if (moving.Any(patch.ContainsKey))
        {
            cluster.PlaceMasters(zoneIsOpen);
        }
    }

    public static void Apply(Second.NodeGroup group, JsonObject patch)
    {
        Protect(patch, "id", "cluster_id");
        var after = Merge(group.Api, patch);
        CheckSize(after.ScaleSpec.Size);
        group.Api = after;
    }

    public static void Apply(First.NodeGroup group, JsonObject patch)
    {
        Protect(patch, "uuid", "cluster_id", "nodes");
        var after = Merge(group.Api, patch);
        CheckSize(after.NodeCount);
        group.Api = after;
    }

    /// <exception cref="Refusal">400 when it is no object, or names one of these members.</exception>
    public static JsonObject Read(ApiRequest request, params string[] members)
    {
        var patch = request.ReadNode() as JsonObject ?? throw Refusal.Invalid("The merge patch must be an object.");
        Protect(patch, members);
        return patch;
    }

    public static T Merge<T>(T value, JsonObject patch) => Json.Read<T>(Json.Merge(Json.ObjectOf(value), patch), Json.Whole, "The patched object");

    /// <summary>What the body makes of a whole that is the simulator's own, where a misspelt member is refused.</summary>
    /// <param name="what">The whole, for the refusal.</param>
    public static T MergeOwn<T>(T value, ApiRequest request, string what) =>
        Json.Read<T>(Json.Merge(Json.ObjectOf(value), Read(request)), Json.Strict, what);

    /// <summary>Whether the patch puts the cluster into a status, where it stays: what it was busy with is dropped.</summary>
    private static bool Held(SimulatedCluster cluster, JsonObject patch, string member)
    {
        if (!patch.ContainsKey(member))
        {
            return false;
        }

        cluster.Drop();
        return true;
    }

    private static void Check(int masters, bool hasZone)
    {
        if (masters is < 1 or > MaxMasters || !hasZone)
        {
            throw Refusal.Invalid($"A cluster has 1 to {MaxMasters} masters and a zone, even a patched one.");
        }
    }

    private static void CheckSize(int nodes)
    {
        if (nodes is < 0 or > MaxNodes)
        {
            throw Refusal.Invalid($"A node group has 0 to {MaxNodes} nodes, even a patched one.");
        }
    }

    private static void Protect(JsonObject patch, params string[] members)
    {
        if (members.FirstOrDefault(patch.ContainsKey) is { } member)
        {
            throw Refusal.Invalid($"{member} cannot be patched here.");
        }
    }
}
