using System.Collections.Frozen;

namespace Vkcc.Simulator;

/// <summary>The state machine of second-generation clusters (vk-cloud-api.md sections 3.4 and 7.2).</summary>
internal sealed class ClusterLifecycle(bool instant, Func<string, bool> zoneIsOpen) : Lifecycle<Cluster>(Table, instant, zoneIsOpen)
{
    public static FrozenDictionary<OperationKind, Transition<Cluster>> Table { get; } = new Dictionary<OperationKind, Transition<Cluster>>
    {
        [OperationKind.CreateCluster] = new(
            [], new(ClusterStatus.Provisioning), new(ClusterStatus.Running), OperationSteps.Whole(Durations.CreateCluster), (cluster, _) => cluster.ShowAddresses()),
        [OperationKind.UpdateCluster] = Change(OperationSteps.Whole(Durations.Relabel)),
        // docs/design/open-points.md: the old version is shown until the upgrade is complete.
        [OperationKind.UpgradeCluster] = Change(
            OperationSteps.Upgrade, (cluster, operation) => cluster.Api = cluster.Api with { Version = operation.TargetVersion ?? cluster.Api.Version }),
        [OperationKind.ResizeMasters] = Change(OperationSteps.Masters(Durations.ResizeMaster), Resized),
        [OperationKind.CreateNodeGroup] = Change(OperationSteps.Whole(Durations.CreateNodeGroup), SettleGroup),
        [OperationKind.UpdateNodeGroup] = Change(OperationSteps.GroupUpdate, SettleGroup),
        [OperationKind.DeleteNodeGroup] = Change(OperationSteps.Whole(Durations.Delete), RemoveGroup),
        [OperationKind.ChangeAddons] = Change(OperationSteps.Whole(Durations.ChangeAddons)),
        [OperationKind.ChangePolicies] = Change(OperationSteps.Whole(Durations.ChangePolicies)),
        [OperationKind.DeleteCluster] = new([ClusterStatus.Running, ClusterStatus.Error], new(ClusterStatus.Deleting), null, OperationSteps.Whole(Durations.Delete)),
    }.ToFrozenDictionary();

    /// <summary>LIFE-6: one thing at a time, and only from the statuses of the table.</summary>
    /// <exception cref="Refusal">409, with the status it is in.</exception>
    public static void CheckMayBegin(Cluster cluster, OperationKind kind)
    {
        // SPREAD-5: without majority nothing but the end of the cluster is possible.
        if (!cluster.HasQuorum)
        {
            if (kind == OperationKind.DeleteCluster && cluster.Status != ClusterStatus.Deleting)
            {
                return;
            }

            throw Refusal.Conflict(
                $"Cluster {cluster.Name} is {cluster.ShownStatus}: its control plane has lost its majority, {cluster.HealthyMasters} of {cluster.Masters.Count} masters are healthy and {Quorum.Of(cluster.Masters.Count)} are needed.");
        }

        // docs/design/open-points.md: the word for a cluster that was stopped in the console is unknown; whatever it is, such a cluster can go.
        var stands = kind == OperationKind.DeleteCluster && !ClusterStatus.Busy.Contains(cluster.Status);
        if (!Table[kind].From.Contains(cluster.Status) && !stands)
        {
            throw Refusal.Conflict($"Cluster {cluster.Name} is {cluster.Status}; it accepts this call only when {string.Join(" or ", Table[kind].From)}.");
        }
    }

    private static Transition<Cluster> Change(Func<Cluster, Operation, IEnumerable<OperationStep>> steps, Action<Cluster, Operation>? done = null) =>
        new([ClusterStatus.Running], new(ClusterStatus.Reconciling), new(ClusterStatus.Running), steps, done);
}
