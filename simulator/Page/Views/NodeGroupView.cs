namespace Vkcc.Simulator;

/// <summary>The workers of a node group.</summary>
/// <param name="Size">Nodes that should run.</param>
/// <param name="Running">Nodes that exist and whose zone is up.</param>
/// <param name="Min">Lower limit of the autoscaler; null for a fixed size.</param>
/// <param name="Max">Upper limit of the autoscaler; null for a fixed size.</param>
/// <param name="Nodes">The first <see cref="MaxNodes"/> of those that exist or come.</param>
/// <param name="More">How many nodes beyond them there are.</param>
internal sealed record NodeGroupView(string Id, string Name, string Zone, string Flavor, int Size, int Running, int? Min, int? Max, IReadOnlyList<NodeView> Nodes, int More)
{
    /// <summary>Beyond it a picture of every node helps nobody; a patched group may have ten thousand.</summary>
    public const int MaxNodes = 60;

    public static NodeGroupView Of(SimulatedGroup group, Operation? operation, MachineState whole, bool zoneIsOpen)
    {
        var nodes = group.Nodes;
        var step = operation?.Steps.ElementAtOrDefault(operation.Current);
        var wave = step?.NodeGroupId == group.Id ? step.Wave : null;
        var leaves = operation is { Kind: OperationKind.DeleteNodeGroup } && operation.NodeGroupId == group.Id;
        MachineState State(int index) =>
            leaves ? MachineState.Leaving
            : whole is MachineState.Coming or MachineState.Stopped or MachineState.Leaving ? whole
            : index >= nodes.Count ? MachineState.Coming
            : !zoneIsOpen ? MachineState.Failed
            : index >= group.Size ? MachineState.Leaving
            : wave is { } number && index / group.WaveSize == number ? MachineState.InWork
            : MachineState.Healthy;

        var all = Math.Max(nodes.Count, group.Size);
        return new NodeGroupView(
            group.Id,
            group.Name,
            group.Zone,
            ClusterView.FlavorName(group.FlavorId),
            group.Size,
            zoneIsOpen && whole != MachineState.Stopped ? nodes.Count : 0,
            group.Limits?.Min,
            group.Limits?.Max,
            [.. Enumerable.Range(0, Math.Min(all, MaxNodes)).Select(index => index < nodes.Count
                ? new NodeView(nodes[index].Name, nodes[index].Version, State(index))
                : new NodeView("", "", State(index)))],
            Math.Max(0, all - MaxNodes));
    }
}
