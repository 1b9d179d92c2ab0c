using System.Collections.Frozen;

namespace Vkcc.Simulator;

/// <summary>A status as the service says it.</summary>
/// <param name="Old">First generation only: the member <c>status</c>, beside <c>new_status</c>; null leaves it.</param>
internal readonly record struct Shown(string Status, string? Old = null);

/// <summary>One row of a state machine.</summary>
/// <param name="From">Statuses that the operation starts in; empty for creation: there was nothing before.</param>
/// <param name="To">Null when nothing is left.</param>
/// <param name="Done">What is different after the whole; null when its steps have done it all.</param>
internal sealed record Transition(
    IReadOnlyList<string> From,
    Shown During,
    Shown? To,
    Func<SimulatedCluster, Operation, IEnumerable<OperationStep>> Steps,
    Action<SimulatedCluster, Operation>? Done = null);

/// <summary>The state machines of clusters and their node groups, one table for each generation.</summary>
internal static class Transitions
{
    /// <summary>vk-cloud-api.md sections 3.4 and 7.2.</summary>
    public static FrozenDictionary<OperationKind, Transition> Second { get; } = Table(new()
    {
        [OperationKind.CreateCluster] = new(
            [],
            new(ClusterStatus.Provisioning),
            new(ClusterStatus.Running),
            OperationSteps.Whole(Durations.CreateCluster),
            (cluster, _) => cluster.ShowAddresses()),
        [OperationKind.DeleteCluster] = new(
            [ClusterStatus.Running, ClusterStatus.Error],
            new(ClusterStatus.Deleting),
            null,
            OperationSteps.Whole(Durations.Delete)),
    });

    /// <summary>vk-cloud-api.md sections 2.11 and 7.2.</summary>
    public static FrozenDictionary<OperationKind, Transition> First { get; } = Table(new()
    {
        [OperationKind.CreateCluster] = new(
            [],
            new(ClusterStatus.Provisioning, "CREATE_IN_PROGRESS"),
            new(ClusterStatus.Running, "CREATE_COMPLETE"),
            OperationSteps.Whole(Durations.CreateCluster),
            (cluster, _) => cluster.ShowAddresses()),
        // Directly from one to the other: the old state is shown until the new one is reached.
        [OperationKind.TurnOffCluster] = new(
            [ClusterStatus.Running],
            new(ClusterStatus.Running, "TURNING_OFF"),
            new(ClusterStatus.Shutoff, "TURNED_OFF"),
            OperationSteps.Whole(Durations.Power)),
        [OperationKind.TurnOnCluster] = new(
            [ClusterStatus.Shutoff],
            new(ClusterStatus.Shutoff, "TURNING_ON"),
            new(ClusterStatus.Running, "TURNED_ON"),
            OperationSteps.Whole(Durations.Power)),
        [OperationKind.DeleteCluster] = new(
            [ClusterStatus.Running, ClusterStatus.Shutoff, ClusterStatus.Error],
            new(ClusterStatus.Deleting, "DELETE_IN_PROGRESS"),
            null,
            OperationSteps.Whole(Durations.Delete)),
    });

    /// <summary>These rows, and those in which the generations are alike; a word of the first generation does not show in the second.</summary>
    private static FrozenDictionary<OperationKind, Transition> Table(Dictionary<OperationKind, Transition> own) =>
        new Dictionary<OperationKind, Transition>(own)
        {
            [OperationKind.UpdateCluster] = Change(OperationSteps.Whole(Durations.Relabel)),
            // docs/design/open-points.md: the old version is shown until the upgrade is complete.
            [OperationKind.UpgradeCluster] = Change(OperationSteps.Upgrade, (cluster, operation) => cluster.Upgrade(operation), "UPGRADE"),
            [OperationKind.ResizeMasters] = Change(
                OperationSteps.Masters(Durations.ResizeMaster), (cluster, operation) => cluster.SetFlavor(operation.TargetFlavorId!)),
            [OperationKind.CreateNodeGroup] = Change(OperationSteps.Whole(Durations.CreateNodeGroup), SettleGroup),
            [OperationKind.UpdateNodeGroup] = Change(OperationSteps.GroupUpdate, SettleGroup),
            [OperationKind.DeleteNodeGroup] = Change(OperationSteps.Whole(Durations.Delete), RemoveGroup),
            [OperationKind.ChangeAddons] = Change(OperationSteps.Whole(Durations.ChangeAddons)),
            [OperationKind.ChangePolicies] = Change(OperationSteps.Whole(Durations.ChangePolicies)),
        }.ToFrozenDictionary();

    private static Transition Change(
        Func<SimulatedCluster, Operation, IEnumerable<OperationStep>> steps, Action<SimulatedCluster, Operation>? done = null, string old = "UPDATE") =>
        new([ClusterStatus.Running], new(ClusterStatus.Reconciling, $"{old}_IN_PROGRESS"), new(ClusterStatus.Running, $"{old}_COMPLETE"), steps, done);

    private static void SettleGroup(SimulatedCluster cluster, Operation operation)
    {
        // A patch through the control surface may have taken the group away meanwhile.
        if (cluster.Group(operation.NodeGroupId) is not { } group)
        {
            return;
        }

        if (operation.TargetFlavorId is { } flavor)
        {
            group.SetFlavor(flavor);
            group.Nodes.ForEach(node => node.FlavorId = flavor);
        }

        group.MatchSize(cluster, operation.Due);
        group.Touch(operation.Due);
    }

    private static void RemoveGroup(SimulatedCluster cluster, Operation operation)
    {
        if (cluster.Group(operation.NodeGroupId) is { } group)
        {
            cluster.Remove(group);
        }
    }
}
