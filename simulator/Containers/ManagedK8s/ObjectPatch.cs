using System.Text.Json;
using System.Text.Json.Nodes;

namespace Vkcc.Simulator;

/// <summary>Changes behind Terraform's back: JSON merge patches on what the service shows.</summary>
internal static class ObjectPatch
{
    // Beyond what the service would do, within what this machine can hold.
    private const int MaxMasters = 99;
    private const int MaxNodes = 10_000;

    /// <summary>A patched status stays until it is patched again: whatever the cluster was busy with is dropped.</summary>
    public static void Apply(Cluster cluster, JsonObject patch, Func<string, bool> zoneIsOpen)
    {
        Protect(patch, "id", "node_groups");
        var after = Merge(cluster.Show(), patch) with { NodeGroups = [] };
        if (after.Master.Replicas is < 1 or > MaxMasters || !after.Zones.Any())
        {
            throw Refusal.Invalid($"A cluster has 1 to {MaxMasters} masters and a zone, even a patched one.");
        }

        if (patch.ContainsKey("status"))
        {
            cluster.Hold(after.Status, after.StatusReason);
        }
        else
        {
            after = after with { Status = cluster.Api.Status };
        }

        cluster.Api = after;
        if (patch.ContainsKey("master") || patch.ContainsKey("deployment_type") || patch.ContainsKey("version"))
        {
            cluster.PlaceMasters(zoneIsOpen);
        }
    }

    public static void Apply(Cluster cluster, NodeGroup group, JsonObject patch)
    {
        Protect(patch, "id", "cluster_id");
        var after = Merge(group.Api, patch);
        if (after.ScaleSpec.Size is < 0 or > MaxNodes)
        {
            throw Refusal.Invalid($"A node group has 0 to {MaxNodes} nodes, even a patched one.");
        }

        group.Api = after;
        group.MatchSize(cluster.Api.Name, cluster.Api.Version);
    }

    /// <exception cref="Refusal">400 when it is no object, or names one of these members.</exception>
    public static JsonObject Read(ApiRequest request, params string[] members)
    {
        var patch = request.ReadNode() as JsonObject ?? throw Refusal.Invalid("The merge patch must be an object.");
        Protect(patch, members);
        return patch;
    }

    public static T Merge<T>(T value, JsonObject patch)
    {
        try
        {
            return Json.Merge(Json.ObjectOf(value), patch)!.Deserialize(Json.Of<T>(Json.Whole))!;
        }
        catch (JsonException exception)
        {
            throw Refusal.Invalid($"The patched object is not one the service could show: {exception.Message}");
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
