namespace Vkcc;

/// <summary>The mark in private state of an upgrade that an apply could not make, since the cluster had no workers any more. State has the version that was
/// asked for, and the next apply makes it so (docs/design/resume.md).</summary>
internal static class PutOffUpgrade
{
    private const string Key = "upgrade_put_off";
    private const string Again = "upgrade_put_off_again";

    /// <summary>The version that the cluster really runs; null when no upgrade is put off.</summary>
    public static string? Runs(PrivateState @private) => @private[Key];

    /// <summary>Whether the apply that was to make up for it met a cluster without workers once more: then it is not tried again by itself.</summary>
    public static bool IsGivenUp(PrivateState @private) => @private[Again] is not null;

    public static void Begin(PrivateState @private, string runs)
    {
        @private[Again] = @private[Key] is null ? null : "true";
        @private[Key] = runs;
    }

    public static void End(PrivateState @private) => @private[Key] = @private[Again] = null;

    /// <summary>What a refresh makes of the version: the one asked for as long as the cluster runs what it ran when the upgrade was put off, the cluster's own
    /// as soon as it is another.</summary>
    public static ClusterModel Read(PrivateState @private, ClusterModel stored, ClusterModel read)
    {
        if (Runs(@private) is not { } runs)
        {
            return read;
        }

        if (!KubernetesVersion.SameMeaning(read.Version.ValueOr(string.Empty), runs))
        {
            End(@private);
            return read;
        }

        return read with { Version = stored.Version };
    }
}
