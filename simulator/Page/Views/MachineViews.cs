namespace Vkcc.Simulator;

/// <summary>What a machine on the page does.</summary>
internal enum MachineState
{
    Healthy,

    /// <summary>Asked for, not there yet.</summary>
    Coming,

    /// <summary>Taken out by the operation that runs.</summary>
    InWork,

    /// <summary>Down by itself or with its zone.</summary>
    Failed,

    /// <summary>Powered off with its cluster; first generation only.</summary>
    Stopped,

    /// <summary>On its way out.</summary>
    Leaving,
}

internal sealed record MasterView(int Number, string Zone, string Flavor, string Version, MachineState State)
{
    public static MasterView Of(Master master, MachineState whole, bool busy) => new(
        master.Number,
        master.Zone,
        ClusterView.FlavorName(master.FlavorId),
        master.Version,
        whole is MachineState.Coming or MachineState.Stopped or MachineState.Leaving ? whole
            : !master.Healthy ? MachineState.Failed
            : busy && master.InWork ? MachineState.InWork
            : MachineState.Healthy);
}

/// <param name="Name">Empty while the node does not exist yet.</param>
internal sealed record NodeView(string Name, string Version, MachineState State);
