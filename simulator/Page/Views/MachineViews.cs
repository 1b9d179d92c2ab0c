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

/// <summary>Whether the control plane works (SPREAD-2, SPREAD-5).</summary>
internal enum QuorumState
{
    Holds,
    Lost,

    /// <summary>The cluster is being created: there is nothing yet that could hold.</summary>
    Starting,

    /// <summary>Powered off; first generation only.</summary>
    Stopped,
}

/// <summary>The control plane's majority.</summary>
/// <param name="Needed">SPREAD-2: a majority of all masters.</param>
/// <param name="ZonesMayFail">Zones with masters in work whose loss, from now on, would leave a majority.</param>
/// <param name="ZonesMustStay">Those whose loss would not.</param>
internal sealed record QuorumView(
    QuorumState State, int Masters, int Healthy, int Needed, IReadOnlyList<string> ZonesMayFail, IReadOnlyList<string> ZonesMustStay)
{
    public static QuorumView Of(IReadOnlyList<Master> masters, QuorumState? special)
    {
        var healthy = masters.Count(master => master.Healthy);
        var needed = Quorum.Of(masters.Count);
        var zones = masters.Where(master => master.Healthy).GroupBy(master => master.Zone)
            .ToLookup(zone => healthy - zone.Count() >= needed, zone => zone.Key);
        return new QuorumView(
            special ?? (healthy >= needed ? QuorumState.Holds : QuorumState.Lost),
            masters.Count,
            healthy,
            needed,
            [.. zones[true].Order(StringComparer.Ordinal)],
            [.. zones[false].Order(StringComparer.Ordinal)]);
    }
}
