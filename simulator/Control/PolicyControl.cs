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
    public ApiResponse Patch(ApiRequest request)
    {
        var (cluster, policy) = Find(request);
        var patch = request.Read<PolicyPatch>();
        Refusal.ThrowFirst(PolicyChecks.Settings(patch.PolicySettings ?? "{}"));
        var now = policy.Api;
        policy.Api = now with
        {
            PolicySettings = patch.PolicySettings ?? now.PolicySettings,
            Namespace = patch.Namespace ?? now.Namespace,
            Enabled = patch.Enabled ?? now.Enabled,
        };
        return world.Done(ClusterReport.Of(cluster, policy, world.Offers.Policies));
    }

    public ApiResponse Delete(ApiRequest request)
    {
        var (cluster, policy) = Find(request);
        cluster.Policies.Remove(policy);
        return world.Done([]);
    }

    private (SimulatedCluster Cluster, ClusterPolicy Policy) Find(ApiRequest request) =>
        world.PartOf(cluster => cluster.Policies.Find(policy => policy.Id == request["id"]), $"security policy {request["id"]} in a cluster");
}
