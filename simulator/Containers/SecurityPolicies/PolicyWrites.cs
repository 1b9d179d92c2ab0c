namespace Vkcc.Simulator;

/// <summary>How the service accepts a change of policies, alike in both generations: it is done at once, and the cluster is reconfigured afterwards
/// (addons-and-policies.md D1; its status meanwhile is inferred).</summary>
internal sealed class PolicyWrites(World world)
{
    private readonly ClusterWrites writes = new(world);

    private string Now => SimulatedClock.Text(world.Clock.Now);

    public ClusterPolicy Add(ApiRequest request, SimulatedCluster cluster, string id, PolicyTemplate template, string settings, string place, bool enabled)
    {
        var policy = new ClusterPolicy { Api = new PolicyObject(id, template.Name, settings, place, enabled, Now, Now) };
        policy.Sight.Hide(world.Habits.NotFoundReads);
        Accept(request, cluster, () => cluster.Policies.Add(policy));
        return policy;
    }

    public void Change(ApiRequest request, SimulatedCluster cluster, ClusterPolicy policy, string settings, string place, bool enabled)
    {
        policy.Sight.Keep(policy.Api, world.Habits.LateReads);
        Accept(request, cluster, () => policy.Api = policy.Api with { PolicySettings = settings, Namespace = place, Enabled = enabled, UpdatedAt = Now });
    }

    public void Remove(ApiRequest request, SimulatedCluster cluster, ClusterPolicy policy) =>
        Accept(request, cluster, () => cluster.Policies.Remove(policy));

    private void Accept(ApiRequest request, SimulatedCluster cluster, Action change) =>
        writes.Accept(request, cluster, writes.Operation(OperationKind.ChangePolicies), change: change);
}
