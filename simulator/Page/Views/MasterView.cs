namespace Vkcc.Simulator;

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
