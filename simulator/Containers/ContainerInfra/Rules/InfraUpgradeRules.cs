namespace Vkcc.Simulator;

/// <summary>Upgrades from one template to another (rules section 9).</summary>
internal static class InfraUpgradeRules
{
    private const int LastWithoutUpgrade = 16;

    /// <summary>UPG-1, UPG-3 and UPG-5; that no minor version may be left out is our reading of UPG-3.</summary>
    public static Refusal? Path(KubernetesVersion from, KubernetesVersion to) =>
        from.Minor <= LastWithoutUpgrade ? Refusal.Invalid($"A cluster of version {from} cannot be upgraded in place; 1.16 and older never could.")
        : VersionRules.UpgradePath(from.ToString(), to.ToString());

    /// <summary>UPG-13.</summary>
    public static Refusal? NoAlphaFeatures(InfraCluster cluster) => cluster.Api.AlphaFeaturesEnabled
        ? Refusal.Invalid($"Cluster {cluster.Api.Name} has alpha features enabled and cannot be upgraded.")
        : null;
}
