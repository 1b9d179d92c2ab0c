using System.Collections.Frozen;

namespace Vkcc.Simulator;

/// <summary>The state machine of first-generation clusters: one table, and time that moves along it (vk-cloud-api.md sections 2.11 and 7.2).</summary>
/// <param name="instant">Operations take no time: they are complete at the next call.</param>
internal sealed class InfraLifecycle(bool instant)
{
    private static readonly string[] WhenRunning = [InfraStatus.Running];
    private static readonly InfraTransition Update = new(WhenRunning, InfraStatus.Reconciling, "UPDATE_IN_PROGRESS", InfraStatus.Running, "UPDATE_COMPLETE");

    public static FrozenDictionary<OperationKind, InfraTransition> Table { get; } = new Dictionary<OperationKind, InfraTransition>
    {
        [OperationKind.CreateCluster] = new([], InfraStatus.Provisioning, "CREATE_IN_PROGRESS", InfraStatus.Running, "CREATE_COMPLETE"),
        [OperationKind.UpdateCluster] = Update,
        [OperationKind.UpgradeCluster] = Update with { OldDuring = "UPGRADE_IN_PROGRESS", OldTo = "UPGRADE_COMPLETE" },
        [OperationKind.ResizeMasters] = Update,
        [OperationKind.CreateNodeGroup] = Update,
        [OperationKind.UpdateNodeGroup] = Update,
        [OperationKind.DeleteNodeGroup] = Update,
        // Directly from one to the other: the old state is shown until the new one is reached.
        [OperationKind.TurnOffCluster] = new(WhenRunning, InfraStatus.Running, "TURNING_OFF", InfraStatus.Shutoff, "TURNED_OFF"),
        [OperationKind.TurnOnCluster] = new([InfraStatus.Shutoff], InfraStatus.Shutoff, "TURNING_ON", InfraStatus.Running, "TURNED_ON"),
        [OperationKind.DeleteCluster] = new(
            [InfraStatus.Running, InfraStatus.Shutoff, InfraStatus.Error], InfraStatus.Deleting, "DELETE_IN_PROGRESS", null, "DELETE_COMPLETE"),
    }.ToFrozenDictionary();

    /// <summary>LIFE-5 and LIFE-6: one thing at a time, and only from the states of the table.</summary>
    /// <exception cref="Refusal">409, with the status it is in.</exception>
    public static void CheckMayBegin(InfraCluster cluster, OperationKind kind)
    {
        var name = cluster.Api.Name;
        if (cluster.Operation is not null)
        {
            throw Refusal.Conflict($"Cluster {name} is busy: its status is {cluster.ShownStatus} ({cluster.Api.Status}). Wait until that is over.");
        }

        // SPREAD-5: without majority nothing but the end of the cluster is possible.
        if (!cluster.HasQuorum && kind != OperationKind.DeleteCluster)
        {
            throw Refusal.Conflict(
                $"Cluster {name} is {cluster.ShownStatus}: {cluster.HealthyMasters} of {cluster.Masters.Count} masters are healthy and {Quorum.Of(cluster.Masters.Count)} are needed.");
        }

        // openstack-observed.md section 6: a change of size is what a refused upgrade can be healed with.
        var heals = cluster.RefusedUpgrade && kind is OperationKind.ResizeMasters or OperationKind.UpdateNodeGroup;
        if (!Table[kind].From.Contains(cluster.Api.NewStatus) && !heals)
        {
            throw Refusal.Conflict($"Cluster {name} is {cluster.Api.NewStatus}; it accepts this call only when {string.Join(" or ", Table[kind].From)}.");
        }
    }

    public void Begin(InfraCluster cluster, Operation operation)
    {
        operation.Steps = [.. InfraSteps.For(cluster, operation).Select(step => instant ? step with { Duration = TimeSpan.Zero } : step)];
        operation.Due = operation.StartedAt + operation.Steps[0].Duration;
        cluster.Operation = operation;
        cluster.RefusedUpgrade = false;
        cluster.SetStatus(Table[operation.Kind].During, Table[operation.Kind].OldDuring);
        TakeOut(cluster, operation);
        cluster.PauseOrResume(operation.StartedAt);
    }

    /// <summary>Lets the cluster's operation go on until now.</summary>
    /// <returns>Whether anything changed.</returns>
    public static bool Settle(InfraCluster cluster, DateTimeOffset now)
    {
        var changed = false;
        while (cluster.Operation is { PausedAt: null } operation && operation.Due <= now)
        {
            if (operation.Kind == OperationKind.DeleteCluster && cluster.HalfDeletedReads > 0)
            {
                // The groups go before the cluster's own row, and somebody shall see that.
                changed |= cluster.Groups.Count > 0;
                cluster.Groups.Clear();
                return changed;
            }

            changed = true;
            InfraEffects.StepDone(cluster, operation, operation.Steps[operation.Current]);
            operation.Current++;
            if (operation.Current < operation.Steps.Count)
            {
                operation.Due += operation.Steps[operation.Current].Duration;
                TakeOut(cluster, operation);
                continue;
            }

            Finish(cluster, operation, now);
        }

        return changed;
    }

    private static void Finish(InfraCluster cluster, Operation operation, DateTimeOffset now)
    {
        cluster.Operation = null;
        InfraEffects.Done(cluster, operation);
        if (Table[operation.Kind].To is { } status)
        {
            cluster.SetStatus(status, Table[operation.Kind].OldTo);
            cluster.Api = cluster.Api with { UpdatedAt = ClusterFactory.Time(operation.Due < now ? operation.Due : now) };
        }
        else
        {
            cluster.Gone = true;
        }
    }

    private static void TakeOut(InfraCluster cluster, Operation operation)
    {
        var number = operation.Steps[operation.Current].Master;
        foreach (var master in cluster.Masters)
        {
            master.InWork = master.Number == number;
        }
    }
}
