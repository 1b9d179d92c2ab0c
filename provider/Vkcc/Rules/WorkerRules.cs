using VkCloud;

namespace Vkcc;

/// <summary>Sizes, zones, labels and taints of node groups (rule book section 11).</summary>
internal static class WorkerRules
{
    public const long MostNodes = 500;

    /// <summary>AS-1: a group has a fixed size or is autoscaled, exactly one of them.</summary>
    public static Diagnostic? OneWayOfScaling(TfValue<long> nodeCount, TfValue<AutoscaleModel> autoscale) =>
        (nodeCount, autoscale) switch
        {
            ({ IsKnown: true }, { IsKnown: true }) => Diagnostic.Error(
                "Both node_count and autoscale",
                "A group has either a fixed size or limits between which it is autoscaled. Remove node_count or autoscale.",
                AttributePath.Root("autoscale")),
            ({ IsNull: true }, { IsNull: true }) => Diagnostic.Error(
                "Neither node_count nor autoscale",
                "A group needs a size: node_count for a fixed one, or autoscale = { min = …, max = … } for one that follows the workload."),
            _ => null,
        };

    /// <summary>NG-1, NG-2: a group has 0 to 500 nodes.</summary>
    public static IEnumerable<Diagnostic> Sizes(TfValue<long> nodeCount, TfValue<AutoscaleModel> autoscale)
    {
        Diagnostic?[] found =
        [
            Size(nodeCount, AttributePath.Root("node_count")),
            autoscale.IsKnown ? Size(autoscale.Value.Min, AttributePath.Root("autoscale").Attribute("min")) : null,
            autoscale.IsKnown ? Size(autoscale.Value.Max, AttributePath.Root("autoscale").Attribute("max")) : null,
        ];
        return found.OfType<Diagnostic>();
    }

    /// <summary>NG-2: the first generation makes no group without nodes. An autoscaled one starts with a node, however low its min.</summary>
    public static Diagnostic? NewHasNodes(TfValue<long> generation, TfValue<long> nodeCount) =>
        generation.Is(1) && nodeCount.Is(0)
            ? Diagnostic.Error(
                "New group without nodes",
                "node_count is 0, and a first-generation node group is made with at least one node. Begin with 1 or more; "
                    + "the group can be emptied in a later apply.",
                AttributePath.Root("node_count"))
            : null;

    /// <summary>AS-2: the first generation knows no limit of nothing at all.</summary>
    public static Diagnostic? MaxAboveZero(TfValue<long> generation, TfValue<AutoscaleModel> autoscale) =>
        generation.Is(1) && autoscale is { IsKnown: true, Value.Max: var max } && max.Is(0)
            ? Diagnostic.Error(
                "max is 0",
                "autoscale.max is 0, and the greatest size of a first-generation node group is at least 1. "
                    + "For a group without nodes use node_count = 0 in place of autoscale.",
                AttributePath.Root("autoscale").Attribute("max"))
            : null;

    /// <summary>AS-2: the least size is not above the greatest.</summary>
    public static Diagnostic? MinNotAboveMax(TfValue<AutoscaleModel> autoscale) =>
        autoscale is { IsKnown: true, Value: { Min: { IsKnown: true } min, Max: { IsKnown: true } max } } && min.Value > max.Value
            ? Diagnostic.Error(
                "min is greater than max",
                $"autoscale.min is {min.Value} and autoscale.max is {max.Value}. Swap them, or raise max.",
                AttributePath.Root("autoscale").Attribute("min"))
            : null;

    /// <summary>NG-4: a second-generation group names its zone.</summary>
    public static Diagnostic? ZoneRequired(TfValue<long> generation, TfValue<string> availabilityZone) =>
        generation.Is(2) && availabilityZone.IsNull
            ? Diagnostic.Error(
                "Missing availability_zone",
                "A node group of a second-generation cluster is placed in exactly one zone, and the service does not choose it. Set availability_zone; "
                    + "it need not be a zone of the masters.",
                AttributePath.Root("availability_zone"))
            : null;

    /// <summary>NG-7: a disk has at least 1 GB.</summary>
    public static Diagnostic? DiskSize(TfValue<long> diskSize) =>
        diskSize.IsKnown && diskSize.Value < 1
            ? Diagnostic.Error("Disk too small", $"disk_size is {diskSize.Value}. It is given in GB and must be at least 1.", AttributePath.Root("disk_size"))
            : null;

    /// <summary>UPG-7: the share of nodes that may be away is 1 to 100 percent.</summary>
    public static Diagnostic? Percent(TfValue<long> maxUnavailablePercent) =>
        maxUnavailablePercent is { IsKnown: true, Value: < 1 or > 100 }
            ? Diagnostic.Error(
                "Not a percentage",
                $"max_unavailable_percent is {maxUnavailablePercent.Value}. It must be 1 to 100.",
                AttributePath.Root("max_unavailable_percent"))
            : null;

    /// <summary>NG-6: a new flavor restarts the nodes, and the only one takes the workload with it.</summary>
    public static Diagnostic? OnlyNodeRestarts(NodeGroupModel prior, NodeGroupModel plan) =>
        plan.Flavor.IsKnown && plan.Flavor != prior.Flavor && prior.CurrentNodeCount.Is(1)
            ? Diagnostic.Warning(
                "The only node restarts",
                $"Group \"{prior.Name}\" has one node, which restarts on the new flavor; what runs on it is away meanwhile. "
                    + "Raise the size first to avoid that.",
                AttributePath.Root("flavor"))
            : null;

    /// <summary>TOPO-14: masters over three zones help little when all workers stand in one.</summary>
    public static Diagnostic? SpreadWorkers(NodeGroupModel group, Cluster? cluster) => SpreadWorkers(
        cluster?.ClusterType == ClusterType.Regional,
        group.AvailabilityZone,
        cluster?.NodeGroups?.Where(g => g.Name != group.Name.ValueOr(string.Empty)).Select(g => g.AvailabilityZone).ToList() ?? []);

    /// <inheritdoc cref="SpreadWorkers(NodeGroupModel, Cluster)"/>
    /// <param name="others">Zones of the cluster's other groups.</param>
    public static Diagnostic? SpreadWorkers(bool isRegional, TfValue<string> zone, IReadOnlyCollection<string?> others) =>
        isRegional && zone.IsKnown && others.Count > 0 && others.All(other => other == zone.Value)
            ? Diagnostic.Warning(
                "All workers in one zone",
                $"The cluster is regional, its masters stand in three zones, and all of its node groups would be in {zone.Value}. "
                    + "Place groups in other zones too.",
                AttributePath.Root("availability_zone"))
            : null;

    /// <summary>NG-3: a soft limit of the service.</summary>
    /// <param name="cluster">Null when it was not seen.</param>
    public static Diagnostic? ManyGroups(Cluster? cluster) =>
        cluster?.NodeGroups is { Count: >= 50 and var groups }
            ? Diagnostic.Warning(
                "Many node groups in one cluster",
                $"The cluster has {groups} node groups already; the service recommends 50 at most. Larger groups do the same with fewer.",
                AttributePath.Root("cluster_id")).ToldOnce(new Once.ManyGroups(cluster.Id))
            : null;

    /// <summary>UPG-12: while the only workers of a cluster are replaced, the service would not upgrade it. Said once of a group, which a replacement plans
    /// twice.</summary>
    /// <param name="cluster">Null when it was not seen.</param>
    /// <param name="replacedId">The group that gives way; null when it is none of this state.</param>
    public static Diagnostic? WorkersAway(Cluster? cluster, string? replacedId) =>
        replacedId is not null
            && cluster?.NodeGroups is { } groups
            && groups.WithId(replacedId) is { Scale.Size: > 0 } own
            && groups.All(g => g.Id == replacedId || g.Scale?.Size == 0)
            ? Diagnostic.Warning(
                "Cluster is without workers for a while",
                $"Node group \"{own.Name ?? replacedId}\" is the only one of its cluster that has nodes, and without create_before_destroy "
                    + "it is destroyed before its successor is there. "
                    + "An upgrade of the cluster in the same plan takes two applies then: the first puts it off, the second makes it. "
                    + "A second group, or create_before_destroy with another name, "
                    + "keeps workers there.").ToldOnce(new Once.WorkersAway(replacedId))
            : null;

    /// <summary>NAME-4: the cluster that an id names is there.</summary>
    /// <param name="sight">Null when it was not looked for.</param>
    public static Diagnostic? ClusterExists(TfValue<string> clusterId, Sight? sight) =>
        sight is { Cluster: null }
            ? Diagnostic.Error(
                "Unknown cluster",
                $"There is no cluster {clusterId} in this project and region. Use the attribute id of a vkcc_cluster, or of data \"vkcc_cluster\".",
                AttributePath.Root("cluster_id"))
            : null;

    /// <summary>LIFE-5: its cluster, which lets no group go by itself, is destroyed in the same plan.</summary>
    public static Diagnostic GoesWithCluster(LeftMember member) => Diagnostic.Warning(
        $"{member.Title} goes with its cluster",
        $"The cluster of {member.Noun} {member} does not run and lets no {member.Noun} go by itself. The plan destroys the cluster as well, "
            + "and that takes it along, so it is out of state from now on. Should the cluster stay after all, take it over again with an import block.");

    /// <summary>LIFE-5: a cluster that was to take its members along is still there.</summary>
    /// <param name="left">Those that are out of state.</param>
    public static IEnumerable<Diagnostic> LeftBehind(TfValue<string> cluster, IReadOnlyCollection<LeftMember> left) =>
        left.GroupBy(m => m.Noun).Select(kind => Diagnostic.Warning(
            $"{kind.First().Title}s wait for the end of their cluster",
            $"Cluster \"{cluster}\" is not deleted, and its {kind.Key}s {Words.AllOf(kind.Select(m => m.ToString()))} are out of state since they go with it. "
                + "To go on, terraform destroy -refresh=false. If it is to stay, take them over again:\n\n  import {\n    to = "
                + $"{kind.First().TypeName}.<name>\n    id = \"<its id>\"\n  }}"));

    /// <summary>LIFE-5: a node group is to go, and its cluster lets none go. A warning, since the same plan may start the cluster, and the service has the last
    /// word.</summary>
    /// <param name="status">Of the cluster, as the cloud shows it now.</param>
    public static Diagnostic? LetsNoneGo(TfValue<string> name, ClusterStatus? status) =>
        status == ClusterStatus.Error || status == ClusterStatus.Stopped
            ? Diagnostic.Warning(
                "Node group cannot be deleted now",
                $"The cluster of node group \"{name}\" is {status}, and a cluster that does not run takes no change of its node groups: "
                    + "the apply will be refused, and stop there. "
                    + (status == ClusterStatus.Stopped ? "Start it first (power_state = \"running\"). " : "Delete the group when the cluster runs again. ")
                    + "If the whole cluster is to go, its node groups go with it: take them out of state (terraform state rm vkcc_node_group.<name>), "
                    + "then terraform destroy -refresh=false. "
                    + "To replace the cluster, terraform apply -replace=vkcc_cluster.<name> does all of it.")
            : null;

    /// <summary>NG-5: a replacement says what forces it and how to avoid the downtime.</summary>
    public static Diagnostic? AnnounceReplace(NodeGroupModel prior, IReadOnlyList<AttributePath> forcedBy) =>
        forcedBy.Count > 0
            ? Diagnostic.Warning(
                "Node group will be replaced",
                $"{Words.AllOf(forcedBy.Select(p => p.ToString()))} cannot change on a living node group; "
                    + $"the nodes of \"{prior.Name}\" and what runs on them will be destroyed. "
                    + "To avoid the downtime create a second group, move the workload, and remove this one. "
                    + "With create_before_destroy both exist for a while, so the new one needs another name"
                    + (prior.NamePrefix.IsKnown ? ", which name_prefix gives it." : ": name_prefix in place of name gives it one."),
                forcedBy[0])
            : null;

    private static Diagnostic? Size(TfValue<long> size, AttributePath path) => size switch
    {
        { IsKnown: true, Value: < 0 } => Diagnostic.Error("Negative number of nodes", $"{path} is {size.Value}. A group has at least 0 nodes.", path),
        { IsKnown: true, Value: > MostNodes } => Diagnostic.Error(
            "Too many nodes in one group", $"{path} is {size.Value}. A node group holds at most {MostNodes} nodes; spread more over several groups.", path),
        _ => null,
    };
}
