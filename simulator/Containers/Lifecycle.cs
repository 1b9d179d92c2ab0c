using System.Collections.Frozen;

namespace Vkcc.Simulator;

/// <summary>A state machine: a table, and time that moves clusters along it.</summary>
/// <param name="instant">Operations take no time: they are complete at the next call.</param>
internal sealed class Lifecycle(FrozenDictionary<OperationKind, Transition> table, bool instant, Func<string, bool> zoneIsOpen)
{
    /// <summary>Begins now, or, while another operation runs, after it; a deletion waits for nothing.</summary>
    public void Begin(SimulatedCluster cluster, Operation operation)
    {
        if (operation.Kind == OperationKind.DeleteCluster)
        {
            cluster.Drop();
        }

        if (cluster.Operation is not null)
        {
            cluster.Queue.Add(operation);
            return;
        }

        operation.Steps = [.. table[operation.Kind].Steps(cluster, operation).Select(step => instant ? step with { Duration = TimeSpan.Zero } : step)];
        operation.Due = operation.StartedAt + operation.Steps[0].Duration;
        cluster.Operation = operation;
        cluster.SetStatus(table[operation.Kind].During);
        BeginStep(cluster, operation, operation.StartedAt);
    }

    /// <summary>Takes up what was queued; a change of a group that is gone by now is none.</summary>
    public void BeginNext(SimulatedCluster cluster, DateTimeOffset now)
    {
        while (cluster.Operation is null && cluster.Queue is [var next, ..])
        {
            cluster.Queue.RemoveAt(0);
            if (next.NodeGroupId is null || cluster.Group(next.NodeGroupId) is not null)
            {
                next.StartedAt = now;
                Begin(cluster, next);
            }
        }
    }

    /// <summary>Lets the cluster's operation go on until now.</summary>
    /// <returns>Whether anything changed.</returns>
    public bool Settle(SimulatedCluster cluster, DateTimeOffset now)
    {
        var changed = false;
        while (cluster.Operation is { PausedAt: null } operation && operation.Due <= now)
        {
            if (cluster.Lingers)
            {
                var groups = cluster.NodeGroups.ToArray();
                Array.ForEach(groups, cluster.Remove);
                return changed || groups.Length > 0;
            }

            changed = true;
            EndStep(cluster, operation, operation.Steps[operation.Current]);
            operation.Current++;
            if (operation.Current < operation.Steps.Count)
            {
                var ended = operation.Due;
                operation.Due += operation.Steps[operation.Current].Duration;
                BeginStep(cluster, operation, ended);
                continue;
            }

            Finish(cluster, operation);
        }

        return changed;
    }

    private void Finish(SimulatedCluster cluster, Operation operation)
    {
        cluster.Operation = null;
        table[operation.Kind].Done?.Invoke(cluster, operation);
        if (table[operation.Kind].To is { } status)
        {
            cluster.SetStatus(status);
            cluster.Touch(operation.Due);
            BeginNext(cluster, operation.Due);
        }
        else
        {
            cluster.Gone = true;
        }
    }

    private void BeginStep(SimulatedCluster cluster, Operation operation, DateTimeOffset now)
    {
        var number = operation.Steps[operation.Current].Master;
        foreach (var master in cluster.Masters)
        {
            master.InWork = master.Number == number;
        }

        cluster.PauseOrResume(now, zoneIsOpen);
    }

    private static void EndStep(SimulatedCluster cluster, Operation operation, OperationStep step)
    {
        if (step.Master is { } number && cluster.Masters.Find(candidate => candidate.Number == number) is { } master)
        {
            master.InWork = false;
            master.Version = operation.TargetVersion ?? master.Version;
            master.FlavorId = operation.TargetFlavorId ?? master.FlavorId;
        }

        if (step.Wave is { } wave && cluster.Group(step.NodeGroupId) is { } rolling)
        {
            foreach (var node in operation.Rolling ? rolling.Nodes.Skip(wave * rolling.WaveSize).Take(rolling.WaveSize) : rolling.Nodes)
            {
                node.Version = operation.TargetVersion ?? node.Version;
                node.FlavorId = operation.TargetFlavorId ?? node.FlavorId;
                node.ReplacedAt = SimulatedClock.Text(operation.Due);
            }
        }
    }
}
