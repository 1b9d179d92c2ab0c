using System.Collections.Frozen;

namespace Vkcc.Simulator;

/// <summary>The state machine of second-generation clusters: one table, and time that moves along it (vk-cloud-api.md sections 3.4 and 7.2).</summary>
/// <param name="instant">Operations take no time: they are complete at the next call.</param>
internal sealed class ClusterLifecycle(bool instant)
{
    private static readonly string[] WhenRunning = [ClusterStatus.Running];

    public static FrozenDictionary<OperationKind, Transition> Table { get; } = new Dictionary<OperationKind, Transition>
    {
        [OperationKind.CreateCluster] = new([], ClusterStatus.Provisioning, ClusterStatus.Running),
        [OperationKind.UpdateCluster] = new(WhenRunning, ClusterStatus.Reconciling, ClusterStatus.Running),
        [OperationKind.UpgradeCluster] = new(WhenRunning, ClusterStatus.Reconciling, ClusterStatus.Running),
        [OperationKind.ResizeMasters] = new(WhenRunning, ClusterStatus.Reconciling, ClusterStatus.Running),
        [OperationKind.CreateNodeGroup] = new(WhenRunning, ClusterStatus.Reconciling, ClusterStatus.Running),
        [OperationKind.UpdateNodeGroup] = new(WhenRunning, ClusterStatus.Reconciling, ClusterStatus.Running),
        [OperationKind.DeleteNodeGroup] = new(WhenRunning, ClusterStatus.Reconciling, ClusterStatus.Running),
        [OperationKind.DeleteCluster] = new([ClusterStatus.Running, ClusterStatus.Error], ClusterStatus.Deleting, null),
    }.ToFrozenDictionary();

    /// <summary>LIFE-6: one thing at a time, and only from the statuses of the table.</summary>
    /// <exception cref="Refusal">409, with the status it is in.</exception>
    public static void CheckMayBegin(Cluster cluster, OperationKind kind)
    {
        var name = cluster.Api.Name;

        // SPREAD-5: without majority nothing but the end of the cluster is possible.
        if (!cluster.HasQuorum)
        {
            if (kind == OperationKind.DeleteCluster && cluster.Api.Status != ClusterStatus.Deleting)
            {
                return;
            }

            throw Refusal.Conflict(
                $"Cluster {name} is {cluster.ShownStatus}: its control plane has lost its majority, {cluster.HealthyMasters} of {cluster.Masters.Count} masters are healthy and {Quorum.Of(cluster.Masters.Count)} are needed.");
        }

        // design.md section 8: the word for a cluster that was stopped in the console is unknown; whatever it is, such a cluster can go.
        var stands = kind == OperationKind.DeleteCluster && !ClusterStatus.Busy.Contains(cluster.Api.Status);
        if (!Table[kind].From.Contains(cluster.Api.Status) && !stands)
        {
            throw Refusal.Conflict($"Cluster {name} is {cluster.Api.Status}; it accepts this call only when {string.Join(" or ", Table[kind].From)}.");
        }
    }

    /// <summary>Begins now, or, while another operation runs, after it; a deletion waits for nothing.</summary>
    public void Begin(Cluster cluster, Operation operation)
    {
        if (operation.Kind == OperationKind.DeleteCluster)
        {
            cluster.Hold(cluster.Api.Status);
        }

        if (cluster.Operation is not null)
        {
            cluster.Queue.Add(operation);
            return;
        }

        operation.Steps = [.. OperationSteps.For(cluster, operation).Select(step => instant ? step with { Duration = TimeSpan.Zero } : step)];
        operation.Due = operation.StartedAt + operation.Steps[0].Duration;
        cluster.Operation = operation;
        cluster.SetStatus(Table[operation.Kind].During);
        TakeOut(cluster, operation);
        cluster.PauseOrResume(operation.StartedAt);
    }

    /// <summary>Lets the cluster's operation go on until now.</summary>
    /// <returns>Whether anything changed.</returns>
    public bool Settle(Cluster cluster, DateTimeOffset now)
    {
        var changed = false;
        while (cluster.Operation is { PausedAt: null } operation && operation.Due <= now)
        {
            changed = true;
            OperationEffects.StepDone(cluster, operation, operation.Steps[operation.Current]);
            operation.Current++;
            if (operation.Current < operation.Steps.Count)
            {
                operation.Due += operation.Steps[operation.Current].Duration;
                TakeOut(cluster, operation);
                continue;
            }

            Finish(cluster, operation);
            BeginNext(cluster, operation.Due);
        }

        return changed;
    }

    /// <summary>Takes up what was queued; a change of a group that is gone by now is none.</summary>
    public void BeginNext(Cluster cluster, DateTimeOffset now)
    {
        while (cluster.Operation is null && cluster.Queue is [var next, ..])
        {
            cluster.Queue.RemoveAt(0);
            if (next.NodeGroupId is null || cluster.Groups.Exists(group => group.Api.Id == next.NodeGroupId))
            {
                next.StartedAt = now;
                Begin(cluster, next);
            }
        }
    }

    private static void Finish(Cluster cluster, Operation operation)
    {
        cluster.Operation = null;
        OperationEffects.Done(cluster, operation);
        if (Table[operation.Kind].To is { } status)
        {
            cluster.SetStatus(status);
        }
        else
        {
            cluster.Gone = true;
        }
    }

    private static void TakeOut(Cluster cluster, Operation operation)
    {
        var number = operation.Steps[operation.Current].Master;
        foreach (var master in cluster.Masters)
        {
            master.InWork = master.Number == number;
        }
    }
}
