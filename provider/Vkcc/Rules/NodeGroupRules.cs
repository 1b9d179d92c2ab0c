namespace Vkcc;

/// <summary>The rules of <c>vkcc_node_group</c>, in the order in which they are checked.</summary>
internal static class NodeGroupRules
{
    /// <summary>Checked in every validation, also the one inside plan and apply, when more is known.</summary>
    public static ValueList<Rule<NodeGroupModel>> Configuration { get; } =
    [
        Rule<NodeGroupModel>.Of("GEN-1", "The generation is 1 or 2.", g => GenerationRules.Exists(g.Generation)),
        Rule<NodeGroupModel>.Of("GEN-2", "A group says the generation that its cluster has.", GenerationRules.FitsCluster),
        Rule<NodeGroupModel>.Of("NAME-1", "A name has 3 to 24 characters (25 on existing second-generation groups, any number on existing first-generation ones).", g => NameRules.Form(g.Name, GenerationRules.Of(g))),
        Rule<NodeGroupModel>.Of("NAME-1", "Exactly one of name and name_prefix of a group is given.", g => NamePrefix.OneOf("node group", g.Name, g.NamePrefix)),
        Rule<NodeGroupModel>.Of("NAME-1", "name_prefix has 1 to 16 characters and begins with a letter.", g => NamePrefix.Form(g.NamePrefix)),
        Rule<NodeGroupModel>.Of("NG-10", "No second-generation group is called master.", g => NameRules.NotMaster(g.Name, GenerationRules.Of(g))),
        Rule<NodeGroupModel>.Of("AS-1", "Exactly one of node_count and autoscale is given.", g => WorkerRules.OneWayOfScaling(g.NodeCount, g.Autoscale)),
        new("NG-1", "A group has at most 500 nodes.", g => WorkerRules.Sizes(g.NodeCount, g.Autoscale)),
        Rule<NodeGroupModel>.Of("AS-2", "min is not greater than max.", g => WorkerRules.MinNotAboveMax(g.Autoscale)),
        Rule<NodeGroupModel>.Of("AS-2", "max of a first-generation group is at least 1.", g => WorkerRules.MaxAboveZero(GenerationRules.Of(g), g.Autoscale)),
        Rule<NodeGroupModel>.Of("NG-4", "A second-generation group names its zone.", g => WorkerRules.ZoneRequired(GenerationRules.Of(g), g.AvailabilityZone)),
        Rule<NodeGroupModel>.Of("NG-7", "disk_size is at least 1 GB.", g => WorkerRules.DiskSize(g.DiskSize)),
        Rule<NodeGroupModel>.Of("UPG-7", "max_unavailable_percent is 1 to 100.", g => WorkerRules.Percent(g.MaxUnavailablePercent)),
        new("LT-1", "Label keys and values are those of Kubernetes.", g => LabelRules.NodeLabels(g.Labels)),
        new("LT-1", "Taint keys and values are those of Kubernetes.", g => LabelRules.TaintTexts(g.Taints)),
        new("LT-8", "Labels of the platform are left to it.", g => LabelRules.PlatformLabels(g.Labels)),
        new("LT-2", "Taint effects are those of Kubernetes.", g => TaintRules.KnownEffects(g.Taints)),
        new("LT-3", "No two taints have the same key and effect.", g => TaintRules.Different(g.Taints)),
    ];

    /// <summary>Checked in every plan of a new group, from the plan alone.</summary>
    public static ValueList<Rule<NodeGroupModel>> Creation { get; } =
    [
        // Not at validate: mock_provider makes up ids of a form of its own, and asks for validation only.
        Rule<NodeGroupModel>.Of("NAME-4", "cluster_id has the form of a cluster's id, which shows the generation.", g => GenerationRules.ClusterIdForm(g.ClusterId)),
        Rule<NodeGroupModel>.Of("NAME-2", "A new name begins with a letter and has at most 24 characters.", g => NameRules.NewForm(g.Name)),
        Rule<NodeGroupModel>.Of("NG-2", "A new first-generation group has at least one node.", g => WorkerRules.NewHasNodes(GenerationRules.Of(g), g.NodeCount)),
    ];

    /// <summary>Checked in every plan of a group that exists.</summary>
    public static ValueList<Rule<Change<NodeGroupModel>>> Update { get; } =
    [
        Rule<Change<NodeGroupModel>>.Of("LIFE-5", "Groups of a stopped cluster do not change before it is started (warning; apply refuses before any call).", c => PowerRules.StoppedGroupChange(c.Prior, c.Plan)),
        Rule<Change<NodeGroupModel>>.Of("AS-2", "min is not greater than max, also where ignore_changes keeps one of the two.", c => WorkerRules.MinNotAboveMax(c.Plan.Autoscale)),
        Rule<Change<NodeGroupModel>>.Of("NG-6", "The only node of a group restarts with a new flavor.", c => WorkerRules.OnlyNodeRestarts(c.Prior, c.Plan)),
        Rule<Change<NodeGroupModel>>.Of("LT-5", "A new NoExecute taint evicts pods.", c => TaintRules.Evicts(c.Prior.Taints, c.Plan.Taints)),
    ];
}
