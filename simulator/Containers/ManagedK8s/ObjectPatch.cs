using System.Text.Json;
using System.Text.Json.Nodes;

namespace Vkcc.Simulator;

/// <summary>Changes behind Terraform's back: JSON merge patches on what the service shows.</summary>
internal static class ObjectPatch
{
    /// <summary>A patched status stays until it is patched again: whatever the cluster was busy with is dropped.</summary>
    public static void Apply(Cluster cluster, JsonObject patch, Func<string, bool> zoneIsOpen)
    {
        Protect(patch, "id", "node_groups");
        var after = Merge(cluster.Show(), patch) with { NodeGroups = [] };
        if (patch.ContainsKey("status"))
        {
            cluster.Operation = null;
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
        group.Api = Merge(group.Api, patch);
        group.MatchSize(cluster.Api.Name, cluster.Api.Version);
    }

    private static T Merge<T>(T value, JsonObject patch)
    {
        try
        {
            return Json.Merge(Json.ObjectOf(value), patch)!.Deserialize<T>(Json.Whole)!;
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
