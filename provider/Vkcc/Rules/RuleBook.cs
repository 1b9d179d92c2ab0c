namespace Vkcc;

/// <summary>Every rule of the service that could be checked before or during an apply, and what the provider does about it. <c>docs/guides/rules.md</c> is made
/// of this.</summary>
/// <remarks>What is checked comes from the lists of the resources, which validation and planning run; what the service or the shape of the provider sees to is
/// named here.</remarks>
internal static class RuleBook
{
    private const string Validate = "validate, plan";
    private const string Plan = "plan";
    private const string Online = "plan, asks the cloud";
    private const string Apply = "apply, by the service";
    private const string OtherResource = "not checked: no such resource";
    private const string Not = "not checked";

    /// <summary>What the provider's shape, the order of its calls or the service itself sees to. No function checks these.</summary>
    private static readonly ValueList<RuleEntry> told =
    [
        new("TOPO-10", Plan, "vkcc_cluster.cluster_type vkcc_cluster.master_count vkcc_cluster.availability_zones",
            "master_count, cluster_type and zones cannot change: the plan replaces the cluster, and says so."),
        new("REG-7", Online, "vkcc_cluster.availability_zones", "Any three open zones will do."),
        new("NG-8", Online, "vkcc_node_group.disk_type", "Disk types come from the cloud, with their zones."),
        new("QUO-1", Online, "vkcc_cluster.master_count vkcc_cluster.master_flavor vkcc_node_group.flavor vkcc_node_group.node_count",
            "Quotas come from the cloud."),
        new("SPREAD-1", Plan, "vkcc_cluster.master_placement", "master_placement is known in the plan."),
        new("SPREAD-2", Plan, "vkcc_cluster.fault_tolerance", "fault_tolerance shows the quorum and how many masters may fail."),
        new("SPREAD-3", Plan, "vkcc_cluster.fault_tolerance", "fault_tolerance shows whether a zone may be lost."),
        new("VER-3", Plan, "vkcc_cluster.version", "Versions are compared by number."),
        new("MST-9", Plan, "vkcc_cluster.master_flavor vkcc_cluster.version",
            "Version and flavor changed together are carried out one after the other, with a wait in between."),
        new("AS-4", Plan, "vkcc_node_group.autoscale vkcc_node_group.current_node_count", "The size that the autoscaler chooses never causes a change."),
        new("NG-2", Plan, "vkcc_node_group.node_count vkcc_node_group.autoscale", "A second-generation group may have 0 nodes."),
        new("UPG-9", Plan, "vkcc_cluster.version", "CoreDNS is reset by an upgrade (part of the warning of UPG-8)."),
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
        new("LIFE-3", Not, "", "What becomes of volumes when a second-generation cluster is deleted is not documented."),
        new("LIFE-6", Apply, "", "One change at a time per cluster; the provider queues its own and waits for those of others."),
        new("LIFE-9", Apply, "vkcc_cluster.status vkcc_node_group.status", "Changes need a RUNNING cluster; the provider waits for it."),
        new("AUTH-3", Apply, "", "The role of the user permits the call."),
        new("ADD-3", Plan, "vkcc_addon.values vkcc_addon.version", "Add-ons change their values and versions in place."),
        new("ADD-7", Apply, "vkcc_addon.status", "An add-on that ends in ERROR (FAILED on the first generation) is a failure, and stays in state."),
        new("UPG-13", Apply, "vkcc_cluster.version vkcc_cluster.cluster_template_id", "A first-generation cluster with alpha features is not upgraded."),
        new("AS-3", Plan, "vkcc_node_group.node_count vkcc_node_group.autoscale",
            "The size of a first-generation group lies between min and max: limits are opened before the size changes and closed after it."),
        new("LIFE-8", Apply, "vkcc_cluster.status vkcc_node_group.status", "A first-generation cluster in ERROR has a reason, which is shown."),
        new("PWR-1", Apply, "vkcc_cluster.power_state",
            "First-generation clusters are stopped and started in place; in one apply a start comes first and a stop last."),
    ];

    /// <summary>A rule may have several lines.</summary>
    public static IReadOnlyList<RuleEntry> All { get; } =
    [
        .. Lines(ClusterResource.Name, ClusterRules.All),
        .. Lines(NodeGroupResource.Name, NodeGroupRules.All),
        .. Lines(AddonResource.Name, AddonRules.All),
        .. Lines(SecurityPolicyResource.Name, SecurityPolicyRules.All),
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
        from rule in rules
        let attributes = rule.Attributes.Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(name => name.Contains('.', StringComparison.Ordinal) ? name : $"{type}.{name}")
        select new RuleEntry(rule.Id, Where(rule.Phase), string.Join(' ', attributes), rule.Statement);

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
