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

    public static NodeGroupView Of(NodeGroup group, Operation? operation, MachineState whole, bool zoneIsOpen)
    {
        var scale = group.Api.ScaleSpec;
        return Draw(
            new(group.Api.Id, group.Api.Name, group.Api.Zone, ClusterView.FlavorName(group.Api.FlavorId), scale.Size, 0, scale.AutoScale?.MinSize, scale.AutoScale?.MaxSize, [], 0),
            [.. group.Nodes.Select(node => (node.Name, node.Version))],
            group.WaveSize,
            operation,
            whole,
            zoneIsOpen);
    }

    public static NodeGroupView Of(InfraNodeGroup group, Operation? operation, MachineState whole, bool zoneIsOpen)
    {
        var (min, max) = group.Api.AutoscalingEnabled ? (group.Api.MinNodes, group.Api.MaxNodes) : (null, null);
        return Draw(
            new(group.Api.Uuid, group.Api.Name, group.Api.Zone, ClusterView.FlavorName(group.Api.FlavorId), group.Api.NodeCount, 0, min, max, [], 0),
            [.. group.Nodes.Select(node => (node.Name, node.Version))],
            group.WaveSize,
            operation,
            whole,
            zoneIsOpen);
    }

    private static NodeGroupView Draw(NodeGroupView group, (string Name, string Version)[] nodes, int waveSize, Operation? operation, MachineState whole, bool zoneIsOpen)
    {
        var step = operation?.Steps.ElementAtOrDefault(operation.Current);
        var wave = step?.NodeGroupId == group.Id ? step.Wave : null;
        var leaves = operation is { Kind: OperationKind.DeleteNodeGroup } && operation.NodeGroupId == group.Id;
        MachineState State(int index) =>
            leaves ? MachineState.Leaving
            : whole is MachineState.Coming or MachineState.Stopped or MachineState.Leaving ? whole
            : index >= nodes.Length ? MachineState.Coming
            : !zoneIsOpen ? MachineState.Failed
            : index >= group.Size ? MachineState.Leaving
            : wave is { } number && index / waveSize == number ? MachineState.InWork
            : MachineState.Healthy;

        var all = Math.Max(nodes.Length, group.Size);
        return group with
        {
            Running = zoneIsOpen && whole != MachineState.Stopped ? nodes.Length : 0,
            Nodes = [.. Enumerable.Range(0, Math.Min(all, MaxNodes)).Select(index => index < nodes.Length
                ? new NodeView(nodes[index].Name, nodes[index].Version, State(index))
                : new NodeView("", "", State(index)))],
            More = Math.Max(0, all - MaxNodes),
        };
    }
}
