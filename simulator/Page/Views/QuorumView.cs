namespace Vkcc.Simulator;

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
internal sealed record QuorumView(QuorumState State, int Masters, int Healthy, int Needed, IReadOnlyList<string> ZonesMayFail, IReadOnlyList<string> ZonesMustStay)
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
