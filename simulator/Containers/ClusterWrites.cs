namespace Vkcc.Simulator;

/// <summary>How the service accepts a change: at once in words, later in deed.</summary>
internal sealed class ClusterWrites(World world)
{
    /// <summary>LIFE-6: one thing at a time, only from the statuses of the table, unless the service queues (<see cref="Habits.QueueWhileBusy"/>).</summary>
    /// <exception cref="Refusal">409, with the status it is in.</exception>
    public void CheckMayBegin(Second.Cluster cluster, OperationKind kind)
    {
        if (world.Habits.QueueWhileBusy && cluster.Operation is not null && cluster.ShownStatus == ClusterStatus.Reconciling && cluster.HasQuorum)
        {
            return;
        }

        // SPREAD-5: without majority nothing but the end of the cluster is possible.
        if (!cluster.HasQuorum)
        {
            if (kind == OperationKind.DeleteCluster && cluster.Status != ClusterStatus.Deleting)
            {
                return;
            }

            throw Refusal.Conflict($"Cluster {cluster.Name} is {cluster.ShownStatus}: its control plane has lost its majority, {Majority(cluster)}.");
        }

        // docs/design/open-points.md: the word for a cluster that was stopped in the console is unknown; whatever it is, such a cluster can go.
        CheckStatus(cluster, Transitions.Second[kind], otherwise: kind == OperationKind.DeleteCluster && !ClusterStatus.Busy.Contains(cluster.Status));
    }

    /// <summary>LIFE-5 and LIFE-6: one thing at a time, and only from the states of the table.</summary>
    /// <exception cref="Refusal">409, with the status it is in.</exception>
    public static void CheckMayBegin(First.Cluster cluster, OperationKind kind)
    {
        if (cluster.Operation is not null)
        {
            throw Refusal.Conflict($"Cluster {cluster.Name} is busy: its status is {cluster.ShownStatus} ({cluster.Api.Status}). Wait until that is over.");
        }

        // SPREAD-5: without majority nothing but the end of the cluster is possible.
        if (!cluster.HasQuorum && kind != OperationKind.DeleteCluster)
        {
            throw Refusal.Conflict($"Cluster {cluster.Name} is {cluster.ShownStatus}: {Majority(cluster)}.");
        }

        // openstack-observed.md section 6: a change of size is what a refused upgrade can be healed with.
        var heals = cluster.RefusedUpgrade && kind is OperationKind.ResizeMasters or OperationKind.UpdateNodeGroup;
        CheckStatus(cluster, Transitions.First[kind], otherwise: heals);
    }

    /// <summary>Whether the change may begin now.</summary>
    /// <returns>False when it is to be accepted and forgotten (<see cref="Habits.DropWhileBusy"/>).</returns>
    /// <exception cref="Refusal">409.</exception>
    public bool MayBegin(First.Cluster cluster, OperationKind kind)
    {
        if (world.Habits.DropWhileBusy && cluster.Operation is not null
            && kind is OperationKind.UpdateCluster or OperationKind.UpdateNodeGroup or OperationKind.ResizeMasters)
        {
            return false;
        }

        CheckMayBegin(cluster, kind);
        return true;
    }

    /// <param name="change">What the object shows from now on; whoever reads late sees what was before.</param>
    public void Accept(ApiRequest request, SimulatedCluster cluster, Operation operation, SimulatedGroup? group = null, Action? change = null)
    {
        cluster.KeepSeen(world.Habits.LateReads);
        group?.KeepSeen(cluster, world.Habits.LateReads);
        change?.Invoke();
        request.Cluster = cluster;
        if (cluster is First.Cluster first)
        {
            first.RefusedUpgrade = false;
        }

        world.Lifecycle(cluster).Begin(cluster, operation);
        world.Changed = true;
    }

    public Operation Operation(OperationKind kind, SimulatedGroup? group = null) => new()
    {
        Kind = kind,
        StartedAt = world.Clock.Now,
        NodeGroupId = group?.Id,
    };

    private static void CheckStatus(SimulatedCluster cluster, Transition row, bool otherwise)
    {
        if (!row.From.Contains(cluster.Status) && !otherwise)
        {
            throw Refusal.Conflict($"Cluster {cluster.Name} is {cluster.Status}; it accepts this call only when {string.Join(" or ", row.From)}.");
        }
    }

    private static string Majority(SimulatedCluster cluster) =>
        $"{cluster.HealthyMasters} of {cluster.Masters.Count} masters are healthy and {Quorum.Of(cluster.Masters.Count)} are needed";
}
