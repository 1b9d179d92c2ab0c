namespace Vkcc.Simulator;

/// <summary>How the first generation accepts a change: at once in words, later in deed.</summary>
internal sealed class InfraWrites(World world)
{
    /// <summary>Whether the change may begin now.</summary>
    /// <returns>False when it is to be accepted and forgotten (<see cref="Habits.DropWhileBusy"/>).</returns>
    /// <exception cref="Refusal">409.</exception>
    public bool MayBegin(InfraCluster cluster, OperationKind kind)
    {
        if (world.Habits.DropWhileBusy && cluster.Operation is not null
            && kind is OperationKind.UpdateCluster or OperationKind.UpdateNodeGroup or OperationKind.ResizeMasters)
        {
            return false;
        }

        InfraLifecycle.CheckMayBegin(cluster, kind);
        return true;
    }

    /// <param name="change">What the object shows from now on; whoever reads late sees what was before.</param>
    public void Accept(ApiRequest request, InfraCluster cluster, Operation operation, InfraNodeGroup? group = null, Action? change = null)
    {
        cluster.Sight.Keep(cluster.Show(), world.Habits.LateReads);
        group?.Sight.Keep(group.Show(cluster), world.Habits.LateReads);
        change?.Invoke();
        request.Cluster = cluster;
        cluster.RefusedUpgrade = false;
        world.InfraLifecycle.Begin(cluster, operation);
        world.Changed = true;
    }

    public Operation Operation(OperationKind kind, InfraNodeGroup? group = null) => new()
    {
        Kind = kind,
        StartedAt = world.Clock.Now,
        NodeGroupId = group?.Api.Uuid,
    };
}
