using VkCloud;

namespace Vkcc;

/// <summary>What exists in which generation (rule book sections 3 and 20).</summary>
internal static class GenerationRules
{
    /// <summary>Null stands for the default, which is the second.</summary>
    public static bool IsSecond(TfValue<long> generation) => generation.IsNull || generation.Is(2);

    public static bool IsFirst(TfValue<long> generation) => generation.Is(1);

    /// <summary>NAME-4: the form of a cluster's id tells its generation; unknown with it, null for a text that is no id.</summary>
    public static TfValue<long> Of(TfValue<string> clusterId) => clusterId switch
    {
        { IsUnknown: true } => TfValue<long>.Unknown,
        { IsKnown: true } when CloudId.Generation(clusterId.Value) is { } generation => generation,
        _ => TfValue<long>.Null,
    };

    /// <summary>The generation in a plan: that of the configuration, otherwise the one that the form of the cluster's id tells.</summary>
    /// <param name="configured">Unknown stays unknown: core holds the plan against the configuration.</param>
    public static TfValue<long> Planned(TfValue<long> configured, TfValue<string> clusterId) => configured.IsNull ? Of(clusterId) : configured;

    /// <summary>Of a group: told by its cluster's id; while that is unknown by the group's own argument; unknown without both.</summary>
    public static TfValue<long> Of(NodeGroupModel group) => (group.ClusterId, group.Generation) switch
    {
        ({ IsUnknown: true }, { IsKnown: true } said) => said,
        var (id, _) => Of(id),
    };

    /// <summary>GEN-2: what stands on a cluster says the generation that the cluster has.</summary>
    public static Diagnostic? FitsCluster(TfValue<string> clusterId, TfValue<long> generation) =>
        generation.IsKnown && Exists(generation) is null && Of(clusterId) is { IsKnown: true } told && told != generation
            ? Diagnostic.Error(
                "Generation is not the cluster's",
                $"generation is {generation.Value}, and cluster_id is the id of a cluster of generation {told.Value}. "
                    + "Leave generation out, or take the id of another cluster.",
                AttributePath.Root("generation"))
            : null;

    /// <summary>GEN-2: what one generation refuses of a new group, while nothing tells which its cluster is of. The apply refuses it before the call, but then
    /// the cluster is made already.</summary>
    /// <param name="config">As configured: a zone that is left out is null.</param>
    public static IEnumerable<Diagnostic?> NotKnownYet(NodeGroupModel config) => !Of(config).IsUnknown
        ? []
        :
        [
            Depends(
                config.NodeCount.Is(0),
                "node_count",
                "node_count is 0: fine on the second generation, while a group of the first is made with at least one node."),
            Depends(
                config.Autoscale is { IsKnown: true, Value.Max: var max } && max.Is(0),
                "autoscale",
                "autoscale.max is 0: fine on the second generation, while it is at least 1 on the first."),
            Depends(
                config.AvailabilityZone.IsNull,
                "availability_zone",
                "availability_zone is not given: on the first generation it is the cluster's then, while the second needs it."),
            Depends(config.Name.Is("master"), "name", "The name is master: fine on the first generation, while the second reserves it."),
        ];

    /// <summary>GEN-1: there are two generations.</summary>
    public static Diagnostic? Exists(TfValue<long> generation) =>
        generation.IsKnown && generation.Value is not (1 or 2)
            ? Diagnostic.Error(
                "Unknown generation",
                $"generation is {generation.Value}. There are two generations of clusters: 2 (the default) and 1.",
                AttributePath.Root("generation"))
            : null;

    /// <summary>GEN-2: arguments that only the first generation knows are refused on the second.</summary>
    public static IEnumerable<Diagnostic?> FirstOnly(ClusterModel config) => !IsSecond(config.Generation)
        ? []
        :
        [
            NotInSecond(
                config.ClusterTemplateId.IsKnown,
                "cluster_template_id",
                "Second-generation clusters have no templates. Remove it and name the Kubernetes version in version."),
            NotInSecond(
                ClusterRequests.TextOrNull(config.Keypair) is not null,
                "keypair",
                "The machines of a second-generation cluster belong to the platform, and nobody logs in to them. Remove it."),
            NotInSecond(
                ClusterRequests.TextOrNull(config.DnsDomain) is not null,
                "dns_domain",
                "The DNS domain of a second-generation cluster cannot be chosen. Remove it."),
            NotInSecond(
                config.SecurityPolicySync.IsKnown,
                "security_policy_sync",
                "Security policies of second-generation clusters are always kept in sync. Remove it."),
        ];

    /// <summary>GEN-2: arguments that only the second generation knows are refused on the first.</summary>
    public static IEnumerable<Diagnostic?> SecondOnly(ClusterModel config) => !IsFirst(config.Generation)
        ? []
        :
        [
            NotInFirst(
                ClusterRequests.TextOrNull(config.Description) is not null,
                "description",
                "First-generation clusters have no description. Remove it; a comment in the configuration can say the same."),
            NotInFirst(
                config.ApiAllowedCidrs is { IsKnown: true, Value.Count: > 0 },
                "api_allowed_cidrs",
                "The Kubernetes API of a first-generation cluster has no list of allowed networks. Remove it; "
                    + "to keep the API from the internet set public_ip to false, which leaves it an address in the cluster's network only."),
        ];

    /// <summary>GEN-2, MON-1: labels that set options of the first generation do nothing on the second.</summary>
    public static IEnumerable<Diagnostic> OptionsWithoutEffect(TfValue<long> generation, TfStringMap labels) =>
        from key in IsSecond(generation) && labels.IsKnown ? labels.Value.Keys.Where(OptionRules.Names.Contains) : []
        select Diagnostic.Warning(
            "Label has no effect",
            $"\"{key}\" sets an option of first-generation clusters. On the second generation it is stored and does "
                + $"nothing{(key == OptionRules.Monitoring ? ": monitoring is always on" : string.Empty)}. "
                + "Remove it.",
            AttributePath.Root("labels").Key(key));

    /// <summary>NAME-4: the form of a cluster's id tells its generation; people write the name.</summary>
    /// <param name="called">Clusters that have the text for a name; null when they were not asked for.</param>
    public static Diagnostic? ClusterIdForm(TfValue<string> clusterId, FoundClusters? called = null) =>
        clusterId.IsKnown && CloudId.Generation(clusterId.Value) is null
            ? called?.NotAName(clusterId.Value, AttributePath.Root("cluster_id")) ?? Diagnostic.Error(
                "Not a cluster's id",
                "cluster_id takes the id of a cluster: 27 letters and digits on the second generation, a UUID on the first; got "
                    + $"\"{Words.Shortened(clusterId.Value)}\". Use the attribute id of a vkcc_cluster; if that is a name, data \"vkcc_cluster\" finds the id.",
                AttributePath.Root("cluster_id"))
            : null;

    /// <summary>GEN-2: what a change of generation means, for the message of the replacement that it is; null when it is none.</summary>
    public static string? NoMigration(IEnumerable<AttributePath> forcedBy) =>
        forcedBy.Contains(AttributePath.Root("generation"))
            ? " There is no migration from one generation to the other: to keep the workload, create a second cluster under another name beside this one, "
                + "move the workload (for example with Velero), and remove this one afterwards."
            : null;

    private static Diagnostic? NotInSecond(bool isGiven, string attribute, string detail) =>
        isGiven ? Diagnostic.Error("Not available in the second generation", detail, AttributePath.Root(attribute)) : null;

    private static Diagnostic? NotInFirst(bool isGiven, string attribute, string detail) =>
        isGiven ? Diagnostic.Error("Not available in the first generation", detail, AttributePath.Root(attribute)) : null;

    private static Diagnostic? Depends(bool isSo, string attribute, string what) => isSo
        ? Diagnostic.Warning(
            "Depends on the cluster's generation",
            $"{what} The cluster does not exist yet, so this plan cannot tell its generation. Set generation on the node group to have it checked now.",
            AttributePath.Root(attribute))
        : null;
}
