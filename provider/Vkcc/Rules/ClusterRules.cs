namespace Vkcc;

/// <summary>The rules of <c>vkcc_cluster</c>, in the order in which they are checked. Every list of rules in the documentation is made of these.</summary>
internal static class ClusterRules
{
    /// <summary>Checked in every validation, also the one inside plan and apply, when more is known.</summary>
    public static ValueList<Rule<ClusterModel>> Configuration { get; } =
    [
        Rule<ClusterModel>.Of("GEN-1", "The generation is 1 or 2.", c => GenerationRules.Exists(c.Generation)),
        new("GEN-2", "Arguments of the first generation are not given for the second.", GenerationRules.FirstOnly),
        new("GEN-2", "Arguments of the second generation are not given for the first.", GenerationRules.SecondOnly),
        Rule<ClusterModel>.Of("PWR-1", "power_state is running or stopped.", c => PowerRules.KnownState(c.Generation, c.PowerState)),
        Rule<ClusterModel>.Of("PWR-2", "Second-generation clusters have no power_state.", c => PowerRules.NotInSecond(c.Generation, c.PowerState)),
        Rule<ClusterModel>.Of(
            "NAME-1",
            "A name has 3 to 24 characters (25 on existing second-generation clusters, any number on existing first-generation ones).",
            c => NameRules.Form(c.Name, c.Generation)),
        Rule<ClusterModel>.Of("NAME-1", "Exactly one of name and name_prefix of a cluster is given.", c => NamePrefix.OneOf("cluster", c.Name, c.NamePrefix)),
        Rule<ClusterModel>.Of("NAME-1", "name_prefix has 1 to 16 characters and begins with a letter.", c => NamePrefix.Form(c.NamePrefix)),
        Rule<ClusterModel>.Of("NAME-5", "A description has at most 256 characters.", c => NameRules.Description(c.Description)),
        Rule<ClusterModel>.Of("TOPO-1", "cluster_type is standard or regional.", c => TopologyRules.KnownType(c.ClusterType)),
        Rule<ClusterModel>.Of("TOPO-2", "A standard cluster has 1, 3 or 5 masters.", c => TopologyRules.StandardMasterCount(c.ClusterType, c.MasterCount)),
        Rule<ClusterModel>.Of("TOPO-3", "A regional cluster has 3 or 5 masters.", c => TopologyRules.RegionalMasterCount(c.ClusterType, c.MasterCount)),
        Rule<ClusterModel>.Of("TOPO-5", "A standard cluster has exactly one zone.", c => TopologyRules.StandardZones(c.ClusterType, c.AvailabilityZones)),
        Rule<ClusterModel>.Of("TOPO-6", "A regional cluster has exactly three zones.", c => TopologyRules.RegionalZones(c.ClusterType, c.AvailabilityZones)),
        Rule<ClusterModel>.Of("TOPO-8", "No cluster has another number of masters than 1, 3 or 5.", c => TopologyRules.MasterCountLimit(c.ClusterType, c.MasterCount)),
        Rule<ClusterModel>.Of("VER-2", "A version has three numbers, on the first generation two or three.", c => VersionRules.Form(c.Version, c.Generation)),
        Rule<ClusterModel>.Of(
            "VER-2",
            "version is given; on the first generation cluster_template_id may stand in for it.",
            c => VersionRules.Given(c.Generation, c.Version, c.ClusterTemplateId)),
        Rule<ClusterModel>.Of("NET-6", "A public IP of a second-generation cluster needs an external network.", c => NetworkRules.PublicIpNeedsExternalNetwork(c.Generation, c.PublicIp, c.ExternalNetworkId)),
        Rule<ClusterModel>.Of("NET-7", "pods_cidr is an IPv4 network.", c => NetworkRules.PodsCidrForm(c.PodsCidr)),
        Rule<ClusterModel>.Of("NET-7", "The pods' network is not said once more, and otherwise, in a label of the first generation (warning).", OptionRules.PodsNetworkTwice),
        Rule<ClusterModel>.Of("NET-8", "pods_cidr does not overlap the service range.", c => NetworkRules.ServiceRange(c.PodsCidr)),
        Rule<ClusterModel>.Of("NET-10", "cilium is for the second generation.", c => NetworkRules.PluginOfGeneration(c.Generation, c.NetworkPlugin)),
        new("NET-12", "api_allowed_cidrs are networks without host bits.", c => NetworkRules.AllowedCidrsForm(c.ApiAllowedCidrs)),
        Rule<ClusterModel>.Of("NET-12", "No network is allowed twice.", c => NetworkRules.AllowedCidrsDiffer(c.ApiAllowedCidrs)),
        new("NET-15", "insecure_registries are hosts.", c => RegistryRules.Form(c.Generation, c.InsecureRegistries)),
        new("LT-6", "Keys and values of second-generation cluster labels have at most 63 characters.", c => LabelRules.ClusterLabels(c.Generation, c.Labels)),
        new("MST-2", "Labels that set options of a first-generation cluster have values that the options can have.", c => OptionRules.Values(c.Generation, c.Labels)),
        new("MON-1", "Labels of the first generation do nothing on the second, where monitoring is always on (warning).", c => GenerationRules.OptionsWithoutEffect(c.Generation, c.Labels)),
    ];

    /// <summary>Checked in every plan of a new cluster, from the plan alone.</summary>
    public static ValueList<Rule<ClusterModel>> Creation { get; } =
    [
        Rule<ClusterModel>.Of("NAME-2", "A new name begins with a letter and has at most 24 characters.", c => NameRules.NewForm(c.Name)),
        Rule<ClusterModel>.Of("PWR-3", "A new cluster starts running.", c => PowerRules.NewRuns(c.Generation, c.PowerState)),
        Rule<ClusterModel>.Of("NET-9", "pods_cidr has room for the pods of more than a few nodes (warning).", c => NetworkRules.RoomForPods(c.PodsCidr)),
        Rule<ClusterModel>.Of("TOPO-11", "One master is no fault tolerance.", c => TopologyRules.SingleMaster(c.MasterCount)),
    ];

    /// <summary>Checked in every plan of a cluster that exists.</summary>
    public static ValueList<Rule<Change<ClusterModel>>> Update { get; } =
    [
        Rule<Change<ClusterModel>>.Of("LIFE-5", "A stopped cluster takes no change but a start.", c => PowerRules.StoppedClusterChange(c.Prior, c.Plan)),
        Rule<Change<ClusterModel>>.Of("PWR-1", "Groups take no change after a stop (warning).", c => PowerRules.AnnounceStop(c.Prior, c.Plan)),
        Rule<Change<ClusterModel>>.Of("UPG-1", "Kubernetes is never downgraded.", c => VersionRules.NoDowngrade(c.Prior.Version, c.Plan.Version)),
        Rule<Change<ClusterModel>>.Of("UPG-2", "An upgrade skips no minor version.", c => VersionRules.NoSkippedMinor(c.Prior.Version, c.Plan.Version, c.Offered)),
        Rule<Change<ClusterModel>>.Of("UPG-5", "A cluster of 1.16 or older is not upgraded.", c => VersionRules.TooOldToUpgrade(c.Prior, c.Plan)),
        Rule<Change<ClusterModel>>.Of("UPG-8", "Autoscaling pauses during an upgrade, and CoreDNS is reset.", c => VersionRules.AnnounceUpgrade(c.Prior.Version, c.Plan.Version)),
        Rule<Change<ClusterModel>>.Of(
            "MST-4", "The Kubernetes API of a single master is away while it is resized or upgraded.", c => TopologyRules.SingleMasterOutage(c.Prior, c.Plan)),
        new("UPG-14", "Labels of a first-generation cluster take effect when nodes are created anew (warning).", c => OptionRules.LateEffect(c.Prior, c.Plan)),
    ];
}
