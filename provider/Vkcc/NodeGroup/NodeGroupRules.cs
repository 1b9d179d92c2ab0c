using static Vkcc.Phase;

namespace Vkcc;

/// <summary>The rules of <c>vkcc_node_group</c>, in the order in which they are checked.</summary>
internal static class NodeGroupRules
{
    public static ValueList<Rule<Subject<NodeGroupModel, NodeGroupSeen>>> All { get; } =
    [
        new("GEN-1", "generation", Configuration, "The generation is 1 or 2.", g => GenerationRules.Exists(g.Config.Generation)),
        new("GEN-2", "generation cluster_id", Configuration, "A group says the generation that its cluster has.",
            g => GenerationRules.FitsCluster(g.Config.ClusterId, g.Config.Generation)),
        new("NAME-1", "name", Configuration,
            "A name has 3 to 24 characters (25 on existing second-generation groups, any number on existing first-generation ones).",
            g => NameRules.Form(g.Config.Name, GenerationRules.Of(g.Config))),
        new("NAME-1", "name name_prefix", Configuration,
            "Exactly one of name and name_prefix of a group is given.", g => NamePrefix.OneOf("node group", g.Config.Name, g.Config.NamePrefix)),
        new("NAME-1", "name_prefix", Configuration, "name_prefix has 1 to 16 characters and begins with a letter.", g => NamePrefix.Form(g.Config.NamePrefix)),
        new("NG-10", "name", Configuration,
            "No second-generation group is called master.", g => NameRules.NotMaster(g.Config.Name, GenerationRules.Of(g.Config))),
        new("AS-1", "node_count autoscale", Configuration,
            "Exactly one of node_count and autoscale is given.", g => WorkerRules.OneWayOfScaling(g.Config.NodeCount, g.Config.Autoscale)),
        new("NG-1", "node_count autoscale", Configuration, "A group has at most 500 nodes.", g => WorkerRules.Sizes(g.Config.NodeCount, g.Config.Autoscale)),
        new("AS-2", "autoscale", Configuration, "min is not greater than max.", g => WorkerRules.MinNotAboveMax(g.Config.Autoscale)),
        new("AS-2", "autoscale", Configuration,
            "max of a first-generation group is at least 1.", g => WorkerRules.MaxAboveZero(GenerationRules.Of(g.Config), g.Config.Autoscale)),
        new("NG-4", "availability_zone", Configuration,
            "A second-generation group names its zone.", g => WorkerRules.ZoneRequired(GenerationRules.Of(g.Config), g.Config.AvailabilityZone)),
        new("NG-7", "disk_size", Configuration, "disk_size is at least 1 GB.", g => WorkerRules.DiskSize(g.Config.DiskSize)),
        new("UPG-7", "max_unavailable_percent", Configuration,
            "max_unavailable_percent is 1 to 100.", g => WorkerRules.Percent(g.Config.MaxUnavailablePercent)),
        new("LT-1", "labels", Configuration, "Label keys and values are those of Kubernetes.", g => LabelRules.NodeLabels(g.Config.Labels)),
        new("LT-1", "taints", Configuration, "Taint keys and values are those of Kubernetes.", g => LabelRules.TaintTexts(g.Config.Taints)),
        new("LT-8", "labels", Configuration, "Labels of the platform are left to it.", g => LabelRules.PlatformLabels(g.Config.Labels)),
        new("LT-2", "taints", Configuration, "Taint effects are those of Kubernetes.", g => TaintRules.KnownEffects(g.Config.Taints)),
        new("LT-3", "taints", Configuration, "No two taints have the same key and effect.", g => TaintRules.Different(g.Config.Taints)),

        // Not at validate: mock_provider makes up ids of a form of its own, and asks for validation only.
        new("NAME-4", "cluster_id", Creation,
            "cluster_id has the form of a cluster's id, which shows the generation.", g => GenerationRules.ClusterIdForm(g.Plan.ClusterId, g.Seen.Called)),
        new("GEN-2", "generation", Creation,
            "What one generation refuses of a new group is told while the cluster's generation is not known (warning).",
            g => GenerationRules.NotKnownYet(g.Config)),
        new("REG-3", "availability_zone", Creation, "GZ1 is being retired (warning for new objects).",
            g => ItsZone(g, zone => OfferRules.ZoneRetires(zone, ZonePath))),
        new("REG-5", "availability_zone flavor", Creation, "PA2 wants flavors of the family STD3 (second generation, warning).",
            g => ItsZone(g, zone => OfferRules.FlavorForZone(g.Plan.Generation, g.Plan.Flavor, [zone], FlavorPath))),
        new("NAME-3", "name", Creation, "No two new objects of one plan have the same name.",
            g => NameRules.GivenTwice("node group of the cluster", g.Plan.Name, g.Seen.IsNameGivenTwice)),
        new("NAME-2", "name", Creation, "A new name begins with a letter and has at most 24 characters.", g => NameRules.NewForm(g.Plan.Name)),
        new("NG-2", "node_count autoscale", Creation,
            "A new first-generation group has at least one node.", g => WorkerRules.NewHasNodes(GenerationRules.Of(g.Plan), g.Plan.NodeCount)),

        new("LIFE-5", "flavor node_count autoscale labels taints max_unavailable_percent", Change,
            "Groups of a stopped cluster do not change before it is started (warning; apply refuses before any call).",
            g => PowerRules.StoppedGroupChange(g.Prior, g.Plan)),
        new("AS-2", "autoscale", Change,
            "min is not greater than max, also where ignore_changes keeps one of the two.", g => WorkerRules.MinNotAboveMax(g.Plan.Autoscale)),
        new("NG-6", "flavor node_count", Change, "The only node of a group restarts with a new flavor.", g => WorkerRules.OnlyNodeRestarts(g.Prior, g.Plan)),
        new("LT-5", "taints", Change, "A new NoExecute taint evicts pods.", g => TaintRules.Evicts(g.Prior.Taints, g.Plan.Taints)),
        new("MIG-2", "availability_zone", Change | Replacement,
            "A group that the platform has moved to another zone is a warning, not a replacement.", MovedByPlatform),

        new("NG-5", "availability_zone disk_type disk_size", Replacement,
            "A replacement of a group names what forces it (warning).", g => WorkerRules.AnnounceReplace(g.Prior, g.ForcedBy)),

        new("REG-1", "availability_zone", Creation | Offers, "A zone is one of the region's.",
            g => ItsZone(g, zone => OfferRules.ZoneExists(zone, g.Seen.Zones, ZonePath))),
        new("REG-2", "availability_zone", Creation | Offers,
            "A zone is open; zones come from the cloud and not from a list here.",
            g => ItsZone(g, zone => OfferRules.ZoneIsOpen(zone, g.Seen.Zones, ZonePath))),
        new("NG-7", "disk_type", Creation | Offers,
            "The disk type is offered in the group's zone.", g => OfferRules.DiskTypeOffered(g.Plan.DiskType, g.Plan.AvailabilityZone, g.Seen.DiskTypes)),
        new("MST-11", "flavor", Creation | Change | Offers, "The flavor exists, given by name or id, and its name is unique.",
            g => g.Changes(m => m.Flavor) ? OfferRules.FlavorExists(g.Plan.Flavor, g.Seen.Flavors, FlavorPath) : null),
        new("NAME-4", "cluster_id", Creation | Objects | Identity,
            "The cluster is there (a warning in an apply, whose creation refuses it).", g => WorkerRules.ClusterExists(g.Plan.ClusterId, g.Seen.Sight)),
        new("NAME-3", "name", Creation | Objects | Identity,
            "The name is not taken by an object that this configuration does not manage.",
            g => NameRules.Taken("Node group", NodeGroupResource.Name, g.Seen.Namesake)),
        new("NAME-3", "name_prefix", Creation | Objects, "Objects with a name that name_prefix may give are those of this state (warning).",
            g => NameRules.OutsideOfState("Node group", NodeGroupResource.Name, g.Plan.NamePrefix, g.Seen.Strangers)),
        new("LIFE-5", "cluster_id", Creation | Objects,
            "A stopped cluster gets no new groups before it is started (warning; apply refuses before any call).",
            g => PowerRules.NewGroupOfStoppedCluster(g.Seen.Cluster?.Status.Word)),
        new("LIFE-5", "cluster_id", Destruction | Objects,
            "A cluster that does not run lets no group go by itself (warning).", g => WorkerRules.LetsNoneGo(g.Prior.Name, g.Seen.Cluster?.Status)),
        new("NG-3", "cluster_id", Creation | Objects, "More than 50 groups in one cluster (warning).",
            g => OfCluster(g, WorkerRules.ManyGroups(g.Seen.Cluster))),
        new("TOPO-14", "availability_zone", Creation | Objects,
            "All workers of a regional cluster in one zone (warning).", g => OfCluster(g, WorkerRules.SpreadWorkers(g.Plan, g.Seen.Cluster))),
        new("UPG-12", "name", Creation | Replacement | Objects,
            "A second-generation cluster whose only workers are replaced is upgraded by the next apply (warning).",
            g => WorkerRules.WorkersAway(g.Seen.Cluster, g.Seen.ReplacedId)),
        new("REG-4", "availability_zone", Creation | Objects, "Zone PA2 needs a network on SDN Sprut, for masters and for node groups.",
            g => ItsZone(g, zone => NetworkRules.ZoneNeedsSprut(zone, g.Seen.Network, ZonePath))),
        new("QUO-2", "flavor node_count autoscale", Creation | Change | Objects, QuotaRules.Statement,
            g => QuotaRules.Suffice(g.Plan.Generation, g.Seen.Quota)),
    ];

    private static Diagnostic? MovedByPlatform(Subject<NodeGroupModel, NodeGroupSeen> group) => MovedZones.Announce(
        "availability_zone",
        group.Prior.MovedFrom,
        group.Config.Zones,
        group.Prior.Zones,
        $"\"{group.Prior.AvailabilityZone}\"");

    private static AttributePath ZonePath => AttributePath.Root("availability_zone");

    private static AttributePath FlavorPath => AttributePath.Root("flavor");

    private static Diagnostic? ItsZone(Subject<NodeGroupModel, NodeGroupSeen> group, Func<string, Diagnostic?> check) =>
        group.Plan.AvailabilityZone.IsKnown ? check(group.Plan.AvailabilityZone.Value) : null;

    private static Diagnostic? OfCluster(Subject<NodeGroupModel, NodeGroupSeen> group, Diagnostic? found) =>
        found is null ? null : found with { IsNews = group.Seen.IsClusterNew };
}
