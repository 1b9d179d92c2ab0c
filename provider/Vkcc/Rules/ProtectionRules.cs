namespace Vkcc;

/// <summary>What keeps a cluster from being destroyed by accident.</summary>
internal static class ProtectionRules
{
    private const string Key = "protected";

    private const string Replaced = "replaces";

    private static AttributePath Path => AttributePath.Root("deletion_protection");

    /// <summary>A protected cluster is not destroyed.</summary>
    /// <param name="prior">What is in state counts, not what the same configuration wants to become.</param>
    public static Diagnostic? NoDestroy(ClusterModel prior) =>
        prior.DeletionProtection.Is(true)
            ? Diagnostic.Error(
                "Cluster is protected from deletion",
                $"deletion_protection of cluster \"{prior.Name}\" is true, and this would destroy it with its node groups and their workload. "
                    + "If that is meant, set deletion_protection to false, apply that, and then destroy.",
                Path)
            : null;

    /// <summary>A protected cluster is not replaced.</summary>
    public static Diagnostic? NoReplace(ClusterModel prior, IReadOnlyList<AttributePath> forcedBy) =>
        prior.DeletionProtection.Is(true) && forcedBy.Count > 0
            ? Diagnostic.Error(
                "Cluster is protected from deletion",
                $"{Words.AllOf(forcedBy.Select(p => p.ToString()))} cannot change on a living cluster, so cluster \"{prior.Name}\" would be destroyed and "
                    + "created anew, and its deletion_protection is true. Take the change back, or set deletion_protection to false, apply that alone, "
                    + "and then make the change."
                    + GenerationRules.NoMigration(forcedBy),
                forcedBy[0])
            : null;

    /// <summary>Leaves word for the second half of a forced replacement. Core plans the object that is there, and when -replace or replace_triggered_by asks
    /// for another, a new one with the planned private state of the first.</summary>
    /// <param name="private">Of the plan of an object that is there.</param>
    public static void Mark(PrivateState @private, ClusterModel prior)
    {
        var isProtected = prior.DeletionProtection.Is(true);
        @private[Key] = isProtected ? prior.Id.ValueOr("?") : null;
        @private[Replaced] = isProtected ? null : prior.Id.ValueOr("?");
    }

    /// <summary>Whether the plan of a new cluster is the second half of a replacement.</summary>
    public static bool TakesAPlace(PrivateState @private) => @private[Key] is not null || @private[Replaced] is not null;

    /// <summary>The unprotected cluster that the plan of a new one replaces; null when it is not known to replace any. The mark ends there.</summary>
    public static string? TakeReplaced(PrivateState @private)
    {
        var id = @private[Replaced];
        @private[Replaced] = null;
        return id;
    }

    /// <summary>A protected cluster is not replaced by -replace or replace_triggered_by either.</summary>
    /// <param name="private">Of the plan of a new object; empty when it takes nothing's place.</param>
    public static Diagnostic? NoForcedReplace(PrivateState @private, ClusterModel plan) =>
        @private[Key] is { } id
            ? Diagnostic.Error(
                "Cluster is protected from deletion",
                $"The plan replaces cluster \"{NamePrefix.Shown(plan.Name, plan.NamePrefix)}\" (id {id}), asked for by -replace or replace_triggered_by, "
                    + "which would destroy it with its node groups and their workload, and its deletion_protection is true. "
                    + "If that is meant, set deletion_protection to false, apply that alone, and replace it then. "
                    + "Nothing was destroyed.",
                Path)
            : null;

    /// <summary>Nor because it is tainted: core plans a new object then and nothing else, so the one that is in state with its name is recognised by
    /// that.</summary>
    /// <param name="kept">Protected clusters of the state that were not planned as they are, by id, with their names.</param>
    public static Diagnostic? NoTaintedReplace(IEnumerable<KeyValuePair<string, string>> kept, ClusterModel plan) =>
        plan.Name.IsKnown && kept.FirstOrDefault(k => k.Value == plan.Name.Value) is { Key: { } id }
            ? Tainted($"Cluster \"{plan.Name}\" (id {id})", Path)
            : null;

    /// <summary>With another name it is recognised by what stands on it: a node group that is to go to a new cluster, while its own is not planned as it
    /// is.</summary>
    /// <param name="isPassedOver">Whether the group's cluster is protected and not planned as it is.</param>
    public static Diagnostic? NoTaintedGround(NodeGroupModel prior, bool isPassedOver) =>
        isPassedOver
            ? Tainted($"The cluster of node group \"{prior.Name}\" (id {prior.ClusterId})", AttributePath.Root("cluster_id"))
            : null;

    private static Diagnostic Tainted(string subject, AttributePath path) => Diagnostic.Error(
        "Cluster is protected from deletion",
        $"{subject} is in state with deletion_protection = true, and the plan puts a new one in its place, most likely because it is tainted. "
            + "It would be destroyed with its node groups and their workload. If it is in order, take the mark away: terraform untaint vkcc_cluster.<name>. "
            + "If the replacement is meant, do that, set deletion_protection to false, apply that alone, and then terraform apply "
            + "-replace=vkcc_cluster.<name>. Nothing was destroyed.",
        path);

    /// <summary>MUT-1: a replacement says what forces it and what it destroys.</summary>
    public static Diagnostic? AnnounceReplace(ClusterModel prior, IReadOnlyList<AttributePath> forcedBy) =>
        !prior.DeletionProtection.Is(true) && forcedBy.Count > 0
            ? Diagnostic.Warning(
                "Cluster will be replaced",
                $"{Words.AllOf(forcedBy.Select(p => p.ToString()))} cannot change on a living cluster; "
                    + $"cluster \"{prior.Name}\", its node groups and their workload will be destroyed."
                    + (IsRenamed(prior, forcedBy)
                        ? string.Empty
                        : " With create_before_destroy, its own or that of a node group (Terraform passes it on), both clusters exist for a while, "
                            + "so the new one needs another name: name_prefix in place of name gives it one.")
                    + GenerationRules.NoMigration(forcedBy),
                forcedBy[0])
            : null;

    private static bool IsRenamed(ClusterModel prior, IReadOnlyList<AttributePath> forcedBy) =>
        prior.NamePrefix.IsKnown || forcedBy.Contains(AttributePath.Root("name")) || forcedBy.Contains(AttributePath.Root("name_prefix"));
}
