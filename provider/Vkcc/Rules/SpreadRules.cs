namespace Vkcc;

/// <summary>How masters spread over zones and what the control plane survives (rule book section 6).</summary>
internal static class SpreadRules
{
    /// <summary>SPREAD-1: zones in ordinal order take masters in turn, so counts differ by one at most and the first zones get the extra ones.</summary>
    public static TfValue<ValueMap<TfValue<long>>> Placement(TfStringSet zones, TfValue<long> masterCount)
    {
        if (!masterCount.IsKnown || !zones.IsKnown || zones.Value.Count == 0 || zones.Value.Any(z => !z.IsKnown))
        {
            return TfValue<ValueMap<TfValue<long>>>.Unknown;
        }

        var ordered = zones.Value.Select(z => z.Value).Order(StringComparer.Ordinal).ToList();
        return new ValueMap<TfValue<long>>(ordered.Select((zone, place) =>
            KeyValuePair.Create(zone, TfValue<long>.Known((masterCount.Value / ordered.Count) + (place < masterCount.Value % ordered.Count ? 1 : 0)))));
    }

    /// <summary>SPREAD-2: masters that must be healthy for the control plane to take changes.</summary>
    public static long Quorum(long masterCount) => (masterCount / 2) + 1;

    /// <summary>SPREAD-2: masters that may fail.</summary>
    public static long MastersMayFail(long masterCount) => masterCount - Quorum(masterCount);

    /// <summary>SPREAD-3: any single zone may be lost exactly when none holds more masters than may fail.</summary>
    public static bool SurvivesZoneLoss(IEnumerable<long> mastersPerZone, long masterCount) =>
        mastersPerZone.All(masters => masters <= MastersMayFail(masterCount));

    /// <summary>What follows from SPREAD-1 to SPREAD-3 for a cluster; unknown while zones or master_count are.</summary>
    public static TfValue<FaultToleranceModel> FaultTolerance(TfStringSet zones, TfValue<long> masterCount) =>
        Placement(zones, masterCount).Map(placement => new FaultToleranceModel
        {
            Quorum = Quorum(masterCount.Value),
            MastersMayFail = MastersMayFail(masterCount.Value),
            SurvivesZoneLoss = SurvivesZoneLoss(placement.Values.Select(m => m.Value), masterCount.Value),
        });
}
