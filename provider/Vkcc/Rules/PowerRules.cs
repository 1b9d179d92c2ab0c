using VkCloud;

namespace Vkcc;

/// <summary>Stopping and starting, which only the first generation knows (rule book section 14).</summary>
internal static class PowerRules
{
    public const string Running = "running";

    public const string Stopped = "stopped";

    /// <summary>The status word of a stopped cluster and of its groups.</summary>
    private const string Shutoff = "SHUTOFF";

    private static AttributePath Path => AttributePath.Root("power_state");

    /// <summary>PWR-1: a cluster runs or is stopped.</summary>
    public static Diagnostic? KnownState(TfValue<long> generation, TfValue<string> powerState)
    {
        if (GenerationRules.IsSecond(generation) || !powerState.IsKnown || powerState.Value is Running or Stopped)
        {
            return null;
        }

        var hint = NearestWord.Hint(powerState.Value, [Running, Stopped]);
        return Diagnostic.Error(
            "Unknown power_state",
            $"power_state must be \"{Running}\" or \"{Stopped}\", got \"{Words.Shortened(powerState.Value)}\".{hint}",
            Path);
    }

    /// <summary>PWR-2: no public API stops or starts a second-generation cluster; since May 2026 the vendor's console does.</summary>
    public static Diagnostic? NotInSecond(TfValue<long> generation, TfValue<string> powerState) =>
        GenerationRules.IsSecond(generation) && powerState.IsKnown
            ? Diagnostic.Error(
                "Not available in the second generation",
                "No public API stops or starts a second-generation cluster; the cloud's console may. "
                    + "Scale node groups down, or use the console, and remove power_state.",
                Path)
            : null;

    /// <summary>PWR-3: a new cluster starts running.</summary>
    public static Diagnostic? NewRuns(TfValue<long> generation, TfValue<string> powerState) =>
        GenerationRules.IsFirst(generation) && powerState.Is(Stopped)
            ? Diagnostic.Error(
                "A new cluster starts running",
                $"power_state is \"{Stopped}\", and no cluster can be created stopped. Set it to \"{Running}\" or leave it out; "
                    + "stop the cluster in a later apply.",
                Path)
            : null;

    /// <summary>LIFE-5: a stopped cluster takes no change but a start.</summary>
    public static Diagnostic? StoppedClusterChange(ClusterModel prior, ClusterModel plan)
    {
        var stopped = prior.PowerState.Is(Stopped) || prior.Status.Is(Shutoff);
        if (!GenerationRules.IsFirst(prior.Generation) || !stopped || plan.PowerState.IsUnknown || plan.PowerState.Is(Running))
        {
            return null;
        }

        var changed = Changed(
            ("version", Changes(prior.Version, plan.Version)),
            ("cluster_template_id", Changes(prior.ClusterTemplateId, plan.ClusterTemplateId)),
            ("master_flavor", Changes(prior.MasterFlavor, plan.MasterFlavor)),
            ("labels", Changes(Filled(prior.Labels), Filled(plan.Labels))),
            ("security_policy_sync", Changes(prior.SecurityPolicySync.OrWhenNull(false), plan.SecurityPolicySync.OrWhenNull(false))));
        return changed.Count == 0 ? null : Refused(
            $"Cluster \"{prior.Name}\" is stopped and takes no change but a start, and {Words.AllOf(changed)} would change.",
            AttributePath.Root(changed[0]));
    }

    /// <summary>LIFE-5: neither do the groups of a stopped cluster change. A warning, since the same plan may start the cluster, and no plan of a group can
    /// know that of its cluster.</summary>
    public static Diagnostic? StoppedGroupChange(NodeGroupModel prior, NodeGroupModel plan)
    {
        if (!GenerationRules.Of(prior.ClusterId).Is(1) || !prior.Status.Is(Shutoff))
        {
            return null;
        }

        var changed = Changed(
            ("flavor", Changes(prior.Flavor, plan.Flavor)),
            ("node_count", Changes(prior.NodeCount, plan.NodeCount)),
            ("autoscale", Changes(prior.Autoscale, plan.Autoscale)),
            ("labels", Changes(Filled(prior.Labels), Filled(plan.Labels))),
            ("taints", Changes(prior.Taints, plan.Taints)),
            ("max_unavailable_percent", Changes(prior.MaxUnavailablePercent, plan.MaxUnavailablePercent)));
        return changed.Count == 0 ? null : Unless(
            $"The cluster of node group \"{prior.Name}\" is stopped, and its groups take no change: {Words.AllOf(changed)} would change.",
            AttributePath.Root(changed[0]));
    }

    /// <summary>LIFE-5: a stopped cluster gets no new groups. A warning for the same reason.</summary>
    /// <param name="status">Of the cluster, as the cloud shows it now.</param>
    public static Diagnostic? NewGroupOfStoppedCluster(string? status) =>
        status == Shutoff ? Unless("The cluster is stopped and takes no new node groups.", AttributePath.Root("cluster_id")) : null;

    /// <summary>LIFE-5: neither does a stopped cluster take add-ons or security policies, or changes of them. A warning for the same reason.</summary>
    /// <param name="nouns">Of all such members: <c>add-ons</c>.</param>
    /// <param name="status">Of the cluster, as the cloud shows it now.</param>
    public static Diagnostic? MemberOfStoppedCluster(string nouns, ClusterStatus? status) =>
        status == ClusterStatus.Stopped
            ? Unless($"The cluster is stopped, and takes neither new {nouns} nor changes of those that it has.", AttributePath.Root("cluster_id"))
            : null;

    /// <summary>LIFE-5: what a stop means for the groups, whose own plans cannot know of it.</summary>
    public static Diagnostic? AnnounceStop(ClusterModel prior, ClusterModel plan) =>
        GenerationRules.IsFirst(prior.Generation) && plan.PowerState.Is(Stopped) && prior.PowerState.IsKnown && !prior.PowerState.Is(Stopped)
            ? Diagnostic.Warning(
                "Cluster will be stopped",
                $"Cluster \"{prior.Name}\", its Kubernetes API and all of its nodes go down. "
                    + "Changes of its node groups come after the stop and are refused then: apply them before, in an apply of their own.",
                Path)
            : null;

    private static Diagnostic Unless(string what, AttributePath path) => Diagnostic.Warning(
        "Cluster is stopped",
        $"{what} The apply will refuse this before it calls anything, unless power_state = \"{Running}\" has started the cluster by then, "
            + "in this plan or before it.",
        path);

    private static Diagnostic Refused(string what, AttributePath path) => Diagnostic.Error(
        "Cluster is stopped",
        $"{what} Set power_state = \"{Running}\" together with the change and apply; set it to \"{Stopped}\" again in a later apply.",
        path);

    private static List<string> Changed(params (string Attribute, bool Changes)[] all) => [.. all.Where(c => c.Changes).Select(c => c.Attribute)];

    private static bool Changes<T>(TfValue<T> prior, TfValue<T> plan)
        where T : notnull
        => !plan.IsUnknown && plan != prior;

    private static TfStringMap Filled(TfStringMap map) => map.OrWhenNull(ValueMap<TfValue<string>>.Empty);
}
