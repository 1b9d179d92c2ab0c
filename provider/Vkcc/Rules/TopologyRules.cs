namespace Vkcc;

/// <summary>How many masters a cluster has and over how many zones they may stand (rule book section 5).</summary>
internal static class TopologyRules
{
    public const string Standard = "standard";

    public const string Regional = "regional";

    /// <summary>TOPO-1: a cluster is standard or regional.</summary>
    public static Diagnostic? KnownType(TfValue<string> clusterType)
    {
        if (!clusterType.IsKnown || clusterType.Value is Standard or Regional)
        {
            return null;
        }

        var hint = NearestWord.Hint(clusterType.Value, [Standard, Regional]);
        return Diagnostic.Error(
            "Unknown cluster_type",
            "cluster_type must be \"standard\" (all masters in one zone) or \"regional\" (fault-tolerant, masters in three zones), "
                + $"got \"{clusterType.Value}\".{hint}",
            AttributePath.Root("cluster_type"));
    }

    /// <summary>TOPO-2: a standard cluster has 1, 3 or 5 masters.</summary>
    public static Diagnostic? StandardMasterCount(TfValue<string> clusterType, TfValue<long> masterCount) =>
        clusterType.Is(Standard) && masterCount.IsKnown && masterCount.Value is not (1 or 3 or 5)
            ? Diagnostic.Error(
                "Standard cluster needs 1, 3 or 5 masters",
                $"master_count is {masterCount.Value}. A control plane works by majority, so the service offers 1, 3 or 5 masters and no other number.",
                AttributePath.Root("master_count"))
            : null;

    /// <summary>TOPO-3: a regional cluster has 3 or 5 masters.</summary>
    public static Diagnostic? RegionalMasterCount(TfValue<string> clusterType, TfValue<long> masterCount) =>
        clusterType.Is(Regional) && masterCount.IsKnown && masterCount.Value is not (3 or 5)
            ? Diagnostic.Error(
                "Regional cluster needs 3 or 5 masters",
                $"master_count is {masterCount.Value}. A regional cluster keeps a majority of masters when one zone is lost, which takes 3 or 5."
                    + (masterCount.Value == 1 ? " For a single master use cluster_type = \"standard\"." : string.Empty),
                AttributePath.Root("master_count"))
            : null;

    /// <summary>TOPO-5: a standard cluster lives in exactly one zone.</summary>
    public static Diagnostic? StandardZones(TfValue<string> clusterType, TfStringSet zones) =>
        clusterType.Is(Standard) && zones.IsKnown && (AtLeast(zones.Value) > 1 || AtMost(zones.Value) < 1)
            ? Diagnostic.Error(
                "Standard cluster needs exactly one zone",
                $"availability_zones names {Words.Count(zones.Value.Count, "zone")}. All masters of a standard cluster are in one zone. "
                    + "Name one, or use cluster_type = \"regional\" with three zones.",
                AttributePath.Root("availability_zones"))
            : null;

    /// <summary>TOPO-6: a regional cluster spreads over exactly three different zones.</summary>
    public static Diagnostic? RegionalZones(TfValue<string> clusterType, TfStringSet zones) =>
        clusterType.Is(Regional) && zones.IsKnown && (AtLeast(zones.Value) > 3 || AtMost(zones.Value) < 3)
            ? Diagnostic.Error(
                "Regional cluster needs exactly three zones",
                $"availability_zones names {Words.Count(zones.Value.Count, "different zone")}. "
                    + "The masters of a regional cluster are spread over exactly three, so that the loss of one leaves a majority. "
                    + "Name three, or use cluster_type = \"standard\" with one.",
                AttributePath.Root("availability_zones"))
            : null;

    /// <summary>TOPO-8: 1, 3 and 5 masters are a hard limit of the service, whatever the type turns out to be.</summary>
    public static Diagnostic? MasterCountLimit(TfValue<string> clusterType, TfValue<long> masterCount) =>
        !clusterType.Is(Standard) && !clusterType.Is(Regional) && masterCount.IsKnown && masterCount.Value is not (1 or 3 or 5)
            ? Diagnostic.Error(
                "No cluster has this number of masters",
                $"master_count is {masterCount.Value}. The service makes clusters with 1, 3 or 5 masters (regional ones with 3 or 5).",
                AttributePath.Root("master_count"))
            : null;

    /// <summary>TOPO-11: a cluster with one master does not outlive it.</summary>
    public static Diagnostic? SingleMaster(TfValue<long> masterCount) =>
        masterCount.Is(1)
            ? Diagnostic.Warning(
                "One master means no fault tolerance",
                "The Kubernetes API is away whenever the only master is: when it fails, and during every upgrade and resize. "
                    + "The number of masters cannot change later; use 3 or 5 for production.",
                AttributePath.Root("master_count"))
            : null;

    /// <summary>TOPO-11, MST-4: with one master the Kubernetes API is away while the master restarts.</summary>
    public static Diagnostic? SingleMasterOutage(ClusterModel prior, ClusterModel plan)
    {
        // What is not known may turn out as it was. A template that is chosen leaves the version to be known later.
        var attribute = Changes(prior.Version, plan.Version) ? "version"
            : Changes(prior.ClusterTemplateId, plan.ClusterTemplateId) ? "cluster_template_id"
            : Changes(prior.MasterFlavor, plan.MasterFlavor) ? "master_flavor"
            : null;
        return attribute is not null && prior.MasterCount.Is(1)
            ? Diagnostic.Warning(
                "Kubernetes API will be away for a while",
                $"The cluster has one master, and the change of {attribute} restarts it. What runs on the workers goes on.",
                AttributePath.Root(attribute))
            : null;
    }

    private static bool Changes(TfValue<string> prior, TfValue<string> plan) => plan.IsKnown && plan != prior;

    // Unknown elements may turn out equal to others, so a set with unknowns has a size between two bounds.
    private static int AtLeast(ValueSet<TfValue<string>> zones) => zones.Count(z => !z.IsUnknown) is var known && known == 0 && zones.Count > 0 ? 1 : known;

    private static int AtMost(ValueSet<TfValue<string>> zones) => zones.Any(z => z.IsUnknown) ? int.MaxValue : zones.Count;
}
