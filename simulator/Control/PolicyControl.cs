using System.Text.Json.Nodes;

namespace Vkcc.Simulator;

/// <summary>Body of <c>PATCH /_simulator/security-policies/{id}</c>, of either generation; what is absent stays.</summary>
internal sealed record PolicyPatch
{
    public string? PolicySettings { get; init; }

    public string? Namespace { get; init; }

    public bool? Enabled { get; init; }
}

/// <summary>The part of the control surface that acts on the policies of clusters of either generation; it asks nobody's leave.</summary>
internal sealed class PolicyControl(World world)
{
    /// <summary>In <c>GET /_simulator/state</c>: the same members for both generations.</summary>
    public static JsonObject Report(World world, SimulatedCluster cluster, ClusterPolicy policy)
    {
        var report = Json.ObjectOf(policy.Api);
        report.Insert(0, "generation", cluster.Generation);
        report.Insert(1, "cluster_id", cluster.Id);
        report["simulator"] = new JsonObject { ["region"] = cluster.Region, ["is_default"] = world.Offers.Policies.Of(policy.Api).IsDefault };
        return report;
    }

    public ApiResponse Patch(ApiRequest request)
    {
        var (cluster, policy) = Find(request);
        var patch = request.Read<PolicyPatch>();
        Refusal.ThrowFirst([PolicyChecks.Settings(patch.PolicySettings ?? "{}")]);
        var now = policy.Api;
        policy.Api = now with
        {
            PolicySettings = patch.PolicySettings ?? now.PolicySettings,
            Namespace = patch.Namespace ?? now.Namespace,
            Enabled = patch.Enabled ?? now.Enabled,
        };
        world.Changed = true;
        return ApiResponse.Ok(Report(world, cluster, policy));
    }

    public ApiResponse Delete(ApiRequest request)
    {
        var (cluster, policy) = Find(request);
        cluster.Policies.Remove(policy);
        world.Changed = true;
        return ApiResponse.Ok(new JsonObject());
    }

    private (SimulatedCluster Cluster, ClusterPolicy Policy) Find(ApiRequest request)
    {
        var id = request["id"];
        var cluster = world.AllClusters.FirstOrDefault(candidate => candidate.Policies.Exists(policy => policy.Id == id))
            ?? throw Refusal.NotFound($"There is no security policy {id} in a cluster.");
        return (cluster, cluster.Policies.Find(policy => policy.Id == id)!);
    }
}
