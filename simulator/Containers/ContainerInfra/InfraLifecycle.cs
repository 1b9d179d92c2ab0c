using System.Collections.Frozen;

namespace Vkcc.Simulator;

/// <summary>The state machine of first-generation clusters (vk-cloud-api.md sections 2.11 and 7.2).</summary>
internal sealed class InfraLifecycle(bool instant, Func<string, bool> zoneIsOpen) : Lifecycle<InfraCluster>(Table, instant, zoneIsOpen)
{
    public static FrozenDictionary<OperationKind, Transition<InfraCluster>> Table { get; } = new Dictionary<OperationKind, Transition<InfraCluster>>
    {
        [OperationKind.CreateCluster] = new(
            [],
            new(ClusterStatus.Provisioning, "CREATE_IN_PROGRESS"),
            new(ClusterStatus.Running, "CREATE_COMPLETE"),
            OperationSteps.Whole(Durations.CreateCluster),
            (cluster, _) => cluster.ShowAddresses()),
        [OperationKind.UpdateCluster] = Change(OperationSteps.Whole(Durations.Relabel)),
        [OperationKind.UpgradeCluster] = Change(OperationSteps.Upgrade, Upgraded, "UPGRADE"),
        [OperationKind.ResizeMasters] = Change(OperationSteps.Masters(Durations.ResizeMaster), Resized),
        [OperationKind.CreateNodeGroup] = Change(OperationSteps.Whole(Durations.CreateNodeGroup), SettleGroup),
        [OperationKind.UpdateNodeGroup] = Change(OperationSteps.GroupUpdate, SettleGroup),
        [OperationKind.DeleteNodeGroup] = Change(OperationSteps.Whole(Durations.Delete), RemoveGroup),
        [OperationKind.ChangeAddons] = Change(OperationSteps.Whole(Durations.ChangeAddons)),
        [OperationKind.ChangePolicies] = Change(OperationSteps.Whole(Durations.ChangePolicies)),
        // Directly from one to the other: the old state is shown until the new one is reached.
        [OperationKind.TurnOffCluster] = new(
            [ClusterStatus.Running], new(ClusterStatus.Running, "TURNING_OFF"), new(ClusterStatus.Shutoff, "TURNED_OFF"), OperationSteps.Whole(Durations.Power)),
        [OperationKind.TurnOnCluster] = new(
            [ClusterStatus.Shutoff], new(ClusterStatus.Shutoff, "TURNING_ON"), new(ClusterStatus.Running, "TURNED_ON"), OperationSteps.Whole(Durations.Power)),
        [OperationKind.DeleteCluster] = new(
            [ClusterStatus.Running, ClusterStatus.Shutoff, ClusterStatus.Error],
            new(ClusterStatus.Deleting, "DELETE_IN_PROGRESS"),
            null,
            OperationSteps.Whole(Durations.Delete)),
    }.ToFrozenDictionary();

    /// <summary>LIFE-5 and LIFE-6: one thing at a time, and only from the states of the table.</summary>
    /// <exception cref="Refusal">409, with the status it is in.</exception>
    public static void CheckMayBegin(InfraCluster cluster, OperationKind kind)
    {
        if (cluster.Operation is not null)
        {
            throw Refusal.Conflict($"Cluster {cluster.Name} is busy: its status is {cluster.ShownStatus} ({cluster.Api.Status}). Wait until that is over.");
        }

        // SPREAD-5: without majority nothing but the end of the cluster is possible.
        if (!cluster.HasQuorum && kind != OperationKind.DeleteCluster)
        {
            throw Refusal.Conflict(
                $"Cluster {cluster.Name} is {cluster.ShownStatus}: {cluster.HealthyMasters} of {cluster.Masters.Count} masters are healthy and {Quorum.Of(cluster.Masters.Count)} are needed.");
        }

        // openstack-observed.md section 6: a change of size is what a refused upgrade can be healed with.
        var heals = cluster.RefusedUpgrade && kind is OperationKind.ResizeMasters or OperationKind.UpdateNodeGroup;
        if (!Table[kind].From.Contains(cluster.Status) && !heals)
        {
            throw Refusal.Conflict($"Cluster {cluster.Name} is {cluster.Status}; it accepts this call only when {string.Join(" or ", Table[kind].From)}.");
        }
    }

    private static Transition<InfraCluster> Change(
        Func<InfraCluster, Operation, IEnumerable<OperationStep>> steps, Action<InfraCluster, Operation>? done = null, string old = "UPDATE") =>
        new([ClusterStatus.Running], new(ClusterStatus.Reconciling, $"{old}_IN_PROGRESS"), new(ClusterStatus.Running, $"{old}_COMPLETE"), steps, done);

    /// <summary>What came from the old template comes from the new one; what was asked for stays.</summary>
    private static void Upgraded(InfraCluster cluster, Operation operation)
    {
        var version = KubernetesVersion.Parse(operation.TargetVersion)!;
        var old = KubernetesVersion.Parse(cluster.Api.CoeVersion) is { } before ? ClusterTemplate.LabelsOf(before) : [];
        var labels = ClusterTemplate.LabelsOf(version);
        foreach (var (key, value) in cluster.Api.Labels.Where(label => old.GetValueOrDefault(label.Key) != label.Value))
        {
            labels[key] = value;
        }

        cluster.Api = cluster.Api with { ClusterTemplateId = operation.TargetTemplateId!, CoeVersion = version.ToString(), Labels = labels };
        cluster.Masters.ForEach(master => master.Version = cluster.Version);
        cluster.Groups.ForEach(group => group.Nodes.ForEach(node => node.Version = cluster.Version));
    }
}
