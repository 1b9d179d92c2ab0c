using VkCloud;

namespace Vkcc;

/// <summary>Kubernetes versions and the ways between them (rule book sections 8 and 9).</summary>
internal static class VersionRules
{
    private static AttributePath Path => AttributePath.Root("version");

    /// <summary>VER-2: a version has three numbers, on the first generation two or three; a leading v makes no difference.</summary>
    public static Diagnostic? Form(TfValue<string> version, TfValue<long> generation)
    {
        var second = GenerationRules.IsSecond(generation);
        if (!version.IsKnown || (second ? KubernetesVersion.TryParse(version.Value, out _) : PartialVersion.TryParse(version.Value, out _)))
        {
            return null;
        }

        var form = second
            ? "version must name major, minor and patch without leading zeros, such as \"1.34.2\" or \"v1.34.2\""
            : "version must name major and minor, or patch as well, without leading zeros, such as \"1.34\" or \"1.34.2\"";
        var patch = second && PartialVersion.TryParse(version.Value, out var minor)
            ? (SupportTable.PatchOf(minor.Major, minor.Minor) is { } known
                ? FormattableString.Invariant($" Of {minor} the service offered {known} on {SupportTable.Read:yyyy-MM-dd};")
                : string.Empty) + " data \"vkcc_kubernetes_versions\" lists what it offers now."
            : string.Empty;
        return Diagnostic.Error("Not a Kubernetes version", $"{form}, got \"{Words.Shortened(version.Value)}\".{patch}", Path);
    }

    /// <summary>VER-2: a cluster says which version it wants; on the first generation a template may say it.</summary>
    public static Diagnostic? Given(TfValue<long> generation, TfValue<string> version, TfValue<string> clusterTemplateId) =>
        !version.IsNull || generation.IsUnknown || (GenerationRules.IsFirst(generation) && !clusterTemplateId.IsNull)
            ? null
            : Diagnostic.Error(
                "Missing version",
                GenerationRules.IsFirst(generation)
                    ? "Neither version nor cluster_template_id is given. Name the Kubernetes version, such as \"1.34\", or the cluster template that has it."
                    : "A cluster needs its Kubernetes version. Set version, such as \"1.34.2\".",
                Path);

    /// <summary>UPG-1: Kubernetes cannot be downgraded.</summary>
    public static Diagnostic? NoDowngrade(TfValue<string> prior, TfValue<string> planned) =>
        TryBoth(prior, planned, out var from, out var to) && to.IsBelow(from)
            ? Diagnostic.Error(
                "Kubernetes cannot be downgraded",
                $"The cluster runs {from} and version asks for {to}. Set version to {from} or higher; going back means a new cluster and moving the workload.",
                Path)
            : null;

    /// <summary>UPG-2: an upgrade goes to a higher patch or to the next minor version; none is skipped.</summary>
    /// <param name="offered">Versions that the cloud offers, for the path in the message, which names patches where the target does; empty when they are not
    /// known.</param>
    public static Diagnostic? NoSkippedMinor(TfValue<string> prior, TfValue<string> planned, IReadOnlyCollection<KubernetesVersion> offered)
    {
        if (!TryBoth(prior, planned, out var from, out var to) || !from.IsBelow(to) || (to.Major == from.Major && to.Minor <= from.Minor + 1))
        {
            return null;
        }

        if (to.Major != from.Major)
        {
            return Diagnostic.Error("Upgrade skips versions", $"Kubernetes cannot go from {from} to {to} in one step.", Path);
        }

        var steps = Enumerable.Range(from.Minor + 1, to.Minor - from.Minor - 1)
            .Select(minor => (to.Patch is null ? null : NewestOf(to.Major, minor, offered)?.ToString()) ?? $"{to.Major}.{minor}");
        return Diagnostic.Error(
            "Upgrade skips versions",
            $"Kubernetes cannot go from {from} to {to} in one step. Take one minor version at a time, each in an apply of its own: "
                + $"{from} → {string.Join(" → ", steps)} → {to}.",
            Path);
    }

    /// <summary>UPG-5: 1.16 and older stay what they are.</summary>
    public static Diagnostic? TooOldToUpgrade(ClusterModel prior, ClusterModel plan)
    {
        if (!GenerationRules.IsFirst(prior.Generation)
            || !PartialVersion.TryParse(prior.Version.ValueOr(string.Empty), out var from)
            || !from.IsBelow(new(1, 17, null)))
        {
            return null;
        }

        var up = plan.Version.IsKnown && PartialVersion.TryParse(plan.Version.Value, out var to) && from.IsBelow(to);
        return up || (plan.ClusterTemplateId.IsKnown && plan.ClusterTemplateId != prior.ClusterTemplateId)
            ? Diagnostic.Error(
                "Cluster is too old to be upgraded",
                $"The cluster runs {from}, and 1.16 and older cannot be upgraded in place. "
                    + "Create a new cluster beside it and move the workload by backup and restore (for example with Velero).",
                up ? Path : AttributePath.Root("cluster_template_id"))
            : null;
    }

    /// <summary>UPG-8, UPG-9: what an upgrade does beside upgrading.</summary>
    public static Diagnostic? AnnounceUpgrade(TfValue<string> prior, TfValue<string> planned) =>
        TryBoth(prior, planned, out var from, out var to) && from.IsBelow(to)
            ? Diagnostic.Warning(
                "Cluster will be upgraded",
                $"From {from} to {to}: masters one after another, then the node groups in waves. Autoscaling pauses meanwhile, so groups need spare nodes; "
                    + "the Corefile of CoreDNS is reset, so keep a copy of changes to it; addons stay as they are.",
                Path)
            : null;

    /// <summary>UPG-12: a cluster without workers accepts an upgrade and keeps its version, so none is planned.</summary>
    [VkCloud.Inferred(
        "A second-generation cluster without workers accepts an upgrade and keeps its version, as a comment in the tests of VK Cloud's own provider says.")]
    public static Diagnostic? NeedsWorkers(Upgrade? leftOut) => leftOut is not var (runs, wanted, _) ? null : Diagnostic.Warning(
        "Cluster without workers is not upgraded",
        $"The cluster has no worker nodes. The service would accept an upgrade to {wanted} and keep {runs}, so this plan leaves the version as it is. "
            + "It takes two applies: the first with a node group, or nodes in one, and the second for the upgrade.",
        Path);

    /// <summary>UPG-12: what became of an upgrade whose workers were taken away by the same apply.</summary>
    /// <param name="runs">The version that the cluster still runs; null when nothing was put off.</param>
    public static Diagnostic? PutOff(TfValue<string> name, TfValue<string> planned, string? runs, bool isGivenUp) => runs is null ? null : Diagnostic.Warning(
        "Upgrade is put off",
        $"Cluster \"{name.Value}\" still runs {runs} and was not upgraded to {planned.Value}: this apply had taken its last workers away by then, "
            + "and the service upgrades no cluster without workers. "
            + (isGivenUp ? GivenUp(planned.Value, runs) : "Apply once more; the next plan makes the upgrade as soon as there are workers."),
        Path);

    /// <summary>UPG-12: the apply after one that put an upgrade off.</summary>
    public static Diagnostic? MakesUp(Upgrade? putOff) => putOff is not var (runs, wanted, isGivenUp) ? null : Diagnostic.Warning(
        isGivenUp ? "Upgrade is put off" : "Upgrade that was put off",
        $"State has version {wanted}, which was planned before; the cluster still runs {runs}, since it had no workers when it was to be upgraded. "
            + (isGivenUp ? GivenUp(wanted, runs) : "This plan makes that upgrade."),
        Path);

    private static string GivenUp(string planned, string runs) =>
        "Twice its workers were taken away right before the upgrade, so it is not tried again by itself. "
            + $"Remove from the node groups what replaces them when the cluster changes (replace_triggered_by), set version to \"{runs}\", apply, "
            + $"set it to \"{planned}\" again, and apply.";

    /// <summary>UPG-8: an upgrade takes nodes out in waves while the autoscaler pauses, so a group that stands at its maximum has nowhere to put their
    /// pods.</summary>
    /// <param name="groups">Null when they could not be asked for.</param>
    public static Diagnostic? NoHeadroom(IEnumerable<NodeGroup>? groups, AttributePath path) =>
        (groups ?? [])
            .Where(g => g.Scale is AutoScale { Size: > 0 } scale && scale.Size >= scale.Max)
            .OrderBy(g => g.Name, StringComparer.Ordinal)
            .ToList() is { Count: > 0 } full
            ? Diagnostic.Warning(
                "Node groups without room for the upgrade",
                "Autoscaling pauses during an upgrade, and "
                    + $"{Words.AllOf(full.Select(g => $"\"{g.Name}\" ({g.Scale!.Size} of {((AutoScale)g.Scale).Max} nodes)"))} had to grow to the maximum "
                    + "already: while nodes are taken out, their pods may find no place. Raise autoscale.max and let the group grow in "
                    + "an apply of its own first, or upgrade when it is less busy.",
                path)
            : null;

    /// <summary>UPG-10: an upgrade leaves add-ons as they are.</summary>
    /// <param name="unfit">In the cluster, whoever installed them.</param>
    public static Diagnostic? LeavesAddons(ClusterModel plan, IReadOnlyList<OfferedAddon>? unfit) => unfit is { Count: > 0 }
        ? Diagnostic.Warning(
            "Cluster leaves its add-ons behind",
            $"The upgrade to {plan.Version} leaves add-ons as they are, and not all that are in the cluster run on that version:\n"
                + string.Concat(unfit.Select(addon => $"\n  {addon.Name} {addon.Version}: Kubernetes {AddonWords.List(addon.KubernetesVersions!)}"))
                + "\n\nRaise version of those that are a vkcc_addon, in the same plan or before; those that are in no configuration are changed in the cloud's "
                + "console, or imported.",
            AttributePath.Root("version"))
        : null;

    /// <summary>No node group, or none with a node. False when the cloud does not say.</summary>
    public static bool HasNoWorkers(Cluster cluster) => cluster.NodeGroups?.All(group => group.Scale?.Size == 0) == true;

    /// <summary>The newest patch of a minor version that is offered; null when there is none.</summary>
    public static KubernetesVersion? NewestOf(int major, int minor, IEnumerable<KubernetesVersion> offered) =>
        offered.Where(v => v.Major == major && v.Minor == minor).Select(v => (KubernetesVersion?)v).Max();

    /// <summary>UPG-1, UPG-2: what a cluster of this version may be upgraded to in one step, newest first.</summary>
    public static IEnumerable<KubernetesVersion> UpgradesOf(KubernetesVersion version, IEnumerable<KubernetesVersion> offered) =>
        offered.Where(v => v > version && v.Major == version.Major && v.Minor <= version.Minor + 1).Distinct().OrderDescending();

    private static bool TryBoth(TfValue<string> prior, TfValue<string> planned, out PartialVersion from, out PartialVersion to)
    {
        (from, to) = (default, default);
        return prior.IsKnown && planned.IsKnown && PartialVersion.TryParse(prior.Value, out from) && PartialVersion.TryParse(planned.Value, out to);
    }
}
