namespace Vkcc;

/// <summary>What keeps a cluster from being destroyed by accident.</summary>
internal static class ProtectionRules
{
    private static AttributePath Path => AttributePath.Root("deletion_protection");

    /// <summary>A protected cluster is not destroyed.</summary>
    /// <param name="prior">What is in state counts, not what the same configuration wants to become.</param>
    public static Diagnostic? NoDestroy(ClusterModel prior) =>
        prior.DeletionProtection.Is(true)
            ? Diagnostic.Error(
                "Cluster is protected from deletion",
                $"deletion_protection of cluster \"{prior.Name}\" is true, and this would destroy it with its node groups and their workload. If that is meant, set deletion_protection to "
                    + "false, apply that, and then destroy.",
                Path)
            : null;

    /// <summary>A protected cluster is not replaced.</summary>
    public static Diagnostic? NoReplace(ClusterModel prior, IReadOnlyList<AttributePath> forcedBy) =>
        prior.DeletionProtection.Is(true) && forcedBy.Count > 0
            ? Diagnostic.Error(
                "Cluster is protected from deletion",
                $"{Words.AllOf(forcedBy.Select(p => p.ToString()))} cannot change on a living cluster, so cluster \"{prior.Name}\" would be destroyed and created anew, and its "
                    + "deletion_protection is true. Take the change back, or set deletion_protection to false, apply that alone, and then make the change."
                    + GenerationRules.NoMigration(forcedBy),
                forcedBy[0])
            : null;

    /// <summary>MUT-1: a replacement says what forces it and what it destroys.</summary>
    public static Diagnostic? AnnounceReplace(ClusterModel prior, IReadOnlyList<AttributePath> forcedBy) =>
        !prior.DeletionProtection.Is(true) && forcedBy.Count > 0
            ? Diagnostic.Warning(
                "Cluster will be replaced",
                $"{Words.AllOf(forcedBy.Select(p => p.ToString()))} cannot change on a living cluster; cluster \"{prior.Name}\", its node groups and their workload will be destroyed."
                    + GenerationRules.NoMigration(forcedBy),
                forcedBy[0])
            : null;
}
