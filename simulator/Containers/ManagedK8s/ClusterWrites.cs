namespace Vkcc.Simulator;

/// <summary>How the second generation accepts a change: at once in words, later in deed.</summary>
internal sealed class ClusterWrites(World world)
{
    /// <summary>LIFE-6: one thing at a time, unless the service queues (<see cref="Habits.QueueWhileBusy"/>).</summary>
    /// <exception cref="Refusal">409.</exception>
    public void CheckMayBegin(Cluster cluster, OperationKind kind)
    {
        if (!world.Habits.QueueWhileBusy || cluster.Operation is null || cluster.ShownStatus != ClusterStatus.Reconciling || !cluster.HasQuorum)
        {
            ClusterLifecycle.CheckMayBegin(cluster, kind);
        }
    }

    /// <param name="change">What the object shows from now on; whoever reads late sees what was before.</param>
    public void Accept(ApiRequest request, Cluster cluster, Operation operation, NodeGroup? group = null, Action? change = null)
    {
        cluster.Sight.Keep(cluster.Show(), world.Habits.LateReads);
        group?.Sight.Keep(group.Api, world.Habits.LateReads);
        change?.Invoke();
        request.Cluster = cluster;
        world.Lifecycle.Begin(cluster, operation);
        world.Changed = true;
    }
}
