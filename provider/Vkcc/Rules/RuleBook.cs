namespace Vkcc;

/// <summary>Every rule of the service that could be checked before or during an apply, and what the provider does about it. <c>docs/guides/rules.md</c> is made of this.</summary>
/// <remarks>What is checked comes from the lists of the resources, which validation and planning run; what the service or the shape of the provider sees to is named here.</remarks>
internal static class RuleBook
{
    private const string Validate = "validate, plan";
    private const string Plan = "plan";
    private const string Online = "plan, asks the cloud";
    private const string Apply = "apply, by the service";
    private const string OtherResource = "not checked: no such resource";
    private const string Not = "not checked";

    private static readonly ValueList<RuleEntry> online =
    [
        new("REG-1", Online, "vkcc_cluster.availability_zones vkcc_node_group.availability_zone", "A zone is one of the region's."),
        new("REG-2", Online, "vkcc_cluster.availability_zones vkcc_node_group.availability_zone",
            "A zone is open; zones come from the cloud and not from a list here."),
        new("REG-6", Online, "vkcc_cluster.cluster_type vkcc_cluster.availability_zones", "A regional cluster needs a region with three open zones."),
        new("REG-7", Online, "vkcc_cluster.availability_zones", "Any three open zones will do."),
        new("VER-1", Online, "vkcc_cluster.version", "The version is one of those offered."),
        new("UPG-4", Online, "vkcc_cluster.version", "The target of an upgrade is one of the versions offered."),
        new("UPG-12", Online, "vkcc_cluster.version vkcc_node_group.name",
            "A second-generation cluster without workers keeps its version until it has some (warning)."),
        new("UPG-12", Online, "vkcc_cluster.version vkcc_node_group.name",
            "A second-generation cluster whose only workers are replaced is upgraded by the next apply (warning)."),
        new("UPG-8", Online, "vkcc_cluster.version vkcc_node_group.autoscale", "Groups that stand at their maximum have no room for an upgrade (warning)."),
        new("MST-10", Online, "vkcc_cluster.master_flavor", "Masters have no GPU flavor."),
        new("MST-11", Online, "vkcc_cluster.master_flavor vkcc_node_group.flavor", "The flavor exists, given by name or id, and its name is unique."),
        new("MST-8", Online, "vkcc_cluster.master_flavor vkcc_cluster.master_flavor_actual",
            "Masters grown by the platform are not shrunk unless the configured value changes, and then with a warning."),
        new("NET-1", Online, "vkcc_cluster.network_id", "The network of a second-generation cluster is on SDN Sprut."),
        new("NET-2", Online, "vkcc_cluster.network_id", "A first-generation cluster takes a network of either SDN, and cannot move to another."),
        new("REG-4", Online, "vkcc_cluster.availability_zones vkcc_cluster.network_id vkcc_node_group.availability_zone",
            "Zone PA2 needs a network on SDN Sprut, for masters and for node groups."),
        new("NET-3", Online, "vkcc_cluster.subnet_id vkcc_cluster.loadbalancer_subnet_id vkcc_cluster.network_id",
            "subnet_id and loadbalancer_subnet_id are subnets of the network."),
        new("NET-4", Online, "vkcc_cluster.public_ip vkcc_cluster.subnet_id",
            "With a public IP, the subnets of nodes and load balancers are connected to a router with an external gateway."),
        new("NET-7", Online, "vkcc_cluster.pods_cidr vkcc_cluster.labels", "pods_cidr overlaps no subnet of the network."),
        new("NET-8", Online, "vkcc_cluster.pods_cidr vkcc_cluster.subnet_id", "The nodes' subnet does not overlap the service range (warning)."),
        new("NET-6", Online, "vkcc_cluster.public_ip vkcc_cluster.external_network_id", "The external network leads to the internet, and is on SDN Sprut."),
        new("NET-6", Online, "vkcc_cluster.public_ip vkcc_cluster.external_network_id",
            "The external network of a first-generation cluster is on the SDN of the cluster's network (warning)."),
        new("NAME-3", Online, "vkcc_cluster.name vkcc_node_group.name", "The name is not taken by an object that this configuration does not manage."),
        new("NG-3", Online, "vkcc_node_group.cluster_id", "More than 50 groups in one cluster (warning)."),
        new("NG-7", Online, "vkcc_node_group.disk_type vkcc_node_group.disk_size", "The disk type is offered in the group's zone."),
        new("NG-8", Online, "vkcc_node_group.disk_type", "Disk types come from the cloud, with their zones."),
        new("TOPO-14", Online, "vkcc_node_group.availability_zone", "All workers of a regional cluster in one zone (warning)."),
        new("QUO-1", Online, "vkcc_cluster.master_count vkcc_cluster.master_flavor vkcc_node_group.flavor vkcc_node_group.node_count",
            "Quotas come from the cloud."),
        new("QUO-2", Online, "vkcc_cluster.master_count vkcc_cluster.master_flavor vkcc_node_group.flavor vkcc_node_group.node_count vkcc_node_group.autoscale",
            "What the plan adds fits what the quotas of compute and, where it answers, of block storage leave (warning); one object of the first generation that is more than the whole quota is refused."),
    ];

    /// <summary>What the provider's shape, the order of its calls or the service itself sees to. No function checks these.</summary>
    private static readonly ValueList<RuleEntry> told =
    [
        new("TOPO-10", Plan, "vkcc_cluster.cluster_type vkcc_cluster.master_count vkcc_cluster.availability_zones",
            "master_count, cluster_type and zones cannot change: the plan replaces the cluster, and says so."),
        new("MUT-1", Plan, "vkcc_cluster.cluster_type vkcc_cluster.master_count vkcc_cluster.availability_zones vkcc_cluster.network_id vkcc_cluster.subnet_id",
            "A replacement names what forces it and what is lost."),
        new("SPREAD-1", Plan, "vkcc_cluster.master_placement", "master_placement is known in the plan."),
        new("SPREAD-2", Plan, "vkcc_cluster.fault_tolerance", "fault_tolerance shows the quorum and how many masters may fail."),
        new("SPREAD-3", Plan, "vkcc_cluster.fault_tolerance", "fault_tolerance shows whether a zone may be lost."),
        new("NG-5", Plan, "vkcc_node_group.availability_zone vkcc_node_group.disk_type vkcc_node_group.disk_size",
            "A replacement of a group names what forces it (warning)."),
        new("REG-3", Plan, "vkcc_cluster.availability_zones vkcc_node_group.availability_zone", "GZ1 is being retired (warning for new objects)."),
        new("REG-5", Plan, "vkcc_cluster.availability_zones vkcc_cluster.master_flavor vkcc_node_group.availability_zone vkcc_node_group.flavor",
            "PA2 wants flavors of the family STD3 (second generation, warning)."),
        new("VER-3", Plan, "vkcc_cluster.version", "Versions are compared by number."),
        new("VER-4", Online, "vkcc_cluster.version", "A version is out of support, and a newer one with a later end is offered (warning with its date)."),
        new("MST-9", Plan, "vkcc_cluster.master_flavor vkcc_cluster.version",
            "Version and flavor changed together are carried out one after the other, with a wait in between."),
        new("AS-4", Plan, "vkcc_node_group.autoscale vkcc_node_group.current_node_count", "The size that the autoscaler chooses never causes a change."),
        new("NG-2", Plan, "vkcc_node_group.node_count vkcc_node_group.autoscale", "A second-generation group may have 0 nodes."),
        new("UPG-9", Plan, "vkcc_cluster.version", "CoreDNS is reset by an upgrade (part of the warning of UPG-8)."),
        new("MIG-2", Plan, "vkcc_cluster.availability_zones vkcc_node_group.availability_zone",
            "Zones that the platform has moved are a warning, not a replacement."),
        new("TOPO-4", Validate, "vkcc_cluster.master_count", "master_count is required, so there is no default to know."),
        new("TOPO-7", Validate, "vkcc_cluster.cluster_type vkcc_cluster.availability_zones",
            "Standard has one zone and regional three, whatever older documentation says."),
        new("MST-1", Validate, "vkcc_cluster.master_flavor", "master_flavor is required."),
        new("NAME-4", Plan, "vkcc_cluster.id vkcc_node_group.id", "An id of 27 letters and digits is of the second generation, a UUID of the first."),
        new("AUTH-4", Validate, "", "One complete way of logging in is given."),
        new("GEN-5", Not, "", "Ports of a cluster belong to no resource of this provider."),
        new("GEN-8", Apply, "", "Clusters of VK Data Platform are not managed here."),
        new("NET-5", Apply, "vkcc_cluster.subnet_id", "Nodes reach the internet, or a network with Shadow port."),
        new("NET-14", OtherResource, "", "Security groups of a cluster are left alone."),
        new("NET-16", Apply, "", "Limits of the project for balancers, ports and networks."),
        new("NG-9", Apply, "", "A group is deleted while its cluster is RUNNING; the provider waits for that."),
        new("NG-11", Apply, "vkcc_node_group.flavor vkcc_node_group.availability_zone", "A GPU flavor is available in the group's zone; no call shows it."),
        new("UPG-10", OtherResource, "vkcc_cluster.version", "Addons support the target of an upgrade."),
        new("LIFE-3", Not, "", "What becomes of volumes when a second-generation cluster is deleted is not documented."),
        new("LIFE-6", Apply, "", "One change at a time per cluster; the provider queues its own and waits for those of others."),
        new("GEN-2", Plan, "vkcc_node_group.generation",
            "What one generation refuses of a new group is told while the cluster's generation is not known (warning)."),
        new("LIFE-9", Apply, "vkcc_cluster.status vkcc_node_group.status", "Changes need a RUNNING cluster; the provider waits for it."),
        new("AUTH-3", Apply, "", "The role of the user permits the call."),
        new("SEC-2", OtherResource, "", "Default security policies cannot be changed."),
        new("SEC-3", OtherResource, "", "Kinds of security policies."),
        new("SEC-4", OtherResource, "", "Namespaces of security policies."),
        new("SEC-5", OtherResource, "", "Settings of security policies."),
        new("ADD-1", OtherResource, "", "An addon is offered for the cluster and supports its version."),
        new("ADD-2", OtherResource, "", "Addons need workers."),
        new("ADD-3", OtherResource, "", "Addons change their values and versions in place."),
        new("ADD-4", OtherResource, "", "Versions of addons only go up."),
        new("ADD-5", OtherResource, "", "Custom resources are deleted before their addon is removed."),
        new("ADD-7", OtherResource, "", "An addon in ERROR is a failure."),
        new("GEN-7", Apply, "vkcc_cluster.generation", "A project may make first-generation clusters; support opens projects for it."),
        new("UPG-3", Online, "vkcc_cluster.version vkcc_cluster.cluster_template_id",
            "A first-generation cluster goes to a cluster template that is offered; otherwise UPG-1 and UPG-2 hold, since no call lists its targets."),
        new("UPG-13", Apply, "vkcc_cluster.version vkcc_cluster.cluster_template_id", "A first-generation cluster with alpha features is not upgraded."),
        new("AS-3", Plan, "vkcc_node_group.node_count vkcc_node_group.autoscale",
            "The size of a first-generation group lies between min and max: limits are opened before the size changes and closed after it."),
        new("LIFE-5", Online, "vkcc_node_group.cluster_id",
            "A stopped cluster gets no new groups before it is started (warning; apply refuses before any call)."),
        new("LIFE-8", Apply, "vkcc_cluster.status vkcc_node_group.status", "A first-generation cluster in ERROR has a reason, which is shown."),
        new("PWR-1", Apply, "vkcc_cluster.power_state",
            "First-generation clusters are stopped and started in place; in one apply a start comes first and a stop last."),
    ];

    /// <summary>A rule may have several lines.</summary>
    public static IReadOnlyList<RuleEntry> All { get; } =
    [
        .. Lines(ClusterResource.Name, ClusterRules.All),
        .. Lines(NodeGroupResource.Name, NodeGroupRules.All),
        .. online,
        .. told,
    ];

    /// <summary>Where the page speaks of a rule.</summary>
    public static string Anchor(string id) => id.ToLowerInvariant();

    /// <summary>Ids by their word, then by their number.</summary>
    public static Comparer<string> NumericOrder { get; } = Comparer<string>.Create((left, right) =>
    {
        var (a, b) = (left.Split('-'), right.Split('-'));
        return string.CompareOrdinal(a[0], b[0]) is var words and not 0
            ? words
            : int.Parse(a[1], System.Globalization.CultureInfo.InvariantCulture).CompareTo(int.Parse(b[1], System.Globalization.CultureInfo.InvariantCulture));
    });

    private static IEnumerable<RuleEntry> Lines<TSubject>(string type, ValueList<Rule<TSubject>> rules) =>
        rules.Select(r => new RuleEntry(r.Id, Where(r.Phase), string.Join(' ', r.Attributes.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(name => $"{type}.{name}")), r.Statement));

    private static string Where(Phase phase) => (phase & (Phase.Offers | Phase.Objects)) != 0 ? Online : phase.HasFlag(Phase.Configuration) ? Validate : Plan;
}

/// <summary>A line of the list of rules in the documentation.</summary>
/// <param name="Id">Id of the rule book.</param>
/// <param name="Where">When the provider checks it, or why it does not.</param>
/// <param name="Attributes">The attributes that it speaks of, separated by blanks: <c>vkcc_cluster.version</c>.</param>
/// <param name="Statement">What must hold, or what is said, in one sentence.</param>
internal sealed record RuleEntry(string Id, string Where, string Attributes, string Statement)
{
    /// <summary>Whether it speaks of an attribute.</summary>
    public bool IsAbout(string attribute) => Attributes.Split(' ').Contains(attribute);
}
