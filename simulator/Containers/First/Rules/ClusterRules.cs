namespace Vkcc.Simulator.First;

/// <summary>A cluster of the first generation: its masters, zones, networks and versions (rules sections 5, 9 and 13).</summary>
internal static class ClusterRules
{
    public const string Standard = "standard";
    public const string Regional = "regional";

    private const int LastWithoutUpgrade = 16;

    /// <summary>TOPO-1.</summary>
    public static Refusal? Type(string? type) => type is Standard or Regional
        ? null
        : Refusal.Invalid($"cluster_type must be standard or regional, got {type}.");

    /// <summary>TOPO-2, TOPO-3 and TOPO-8.</summary>
    public static Refusal? MasterCount(string? type, int? masters) => type == Regional
        ? masters is 3 or 5 ? null : Refusal.Invalid($"A regional cluster has 3 or 5 masters, got {masters}.")
        : masters is 1 or 3 or 5 ? null : Refusal.Invalid($"A standard cluster has 1, 3 or 5 masters, got {masters}.");

    /// <summary>TOPO-5: one zone for standard, and no list.</summary>
    public static Refusal? OneZone(string? zone, IReadOnlyList<string?>? zones) =>
        zones is { Count: > 0 } ? Refusal.Invalid("A standard cluster names its zone in availability_zone; availability_zones is for regional clusters.")
        : string.IsNullOrEmpty(zone) ? Refusal.Invalid("A standard cluster lives in exactly one zone; availability_zone is empty.")
        : null;

    /// <summary>TOPO-6: three different zones for regional, and no single one.</summary>
    public static Refusal? ThreeZones(string? zone, IReadOnlyList<string?>? zones) =>
        !string.IsNullOrEmpty(zone) ? Refusal.Invalid("A regional cluster names its zones in availability_zones; availability_zone is for standard clusters.")
        : zones is { Count: 3 } && zones.Distinct(StringComparer.Ordinal).Count() == 3 ? null
        : Refusal.Invalid($"A regional cluster needs exactly 3 different zones, got {(zones is not { Count: > 0 } ? "none" : string.Join(", ", zones))}.");

    /// <summary>REG-4.</summary>
    public static Refusal? ZoneOfSdn(Networking networking, string zone, string? networkId) =>
        zone == "PA2" && networking.Networks.Find(network => network.Id == networkId) is { Sdn: not "sprut" } network
            ? Refusal.Invalid($"Zone PA2 works only in Sprut networks. Network {network.Name} uses SDN {network.Sdn}.")
            : null;

    public static Refusal? Network(Networking networking, string? networkId, string region) => networking.Network(networkId, region) switch
    {
        null => Refusal.Invalid($"Network {networkId} does not exist in region {region}."),
        { External: true } network => Refusal.Invalid($"Network {network.Name} is an external network; a cluster needs one of the project."),
        _ => null,
    };

    /// <summary>NET-6: an external network of the same SDN; without one the service chooses.</summary>
    public static Refusal? ExternalNetwork(Networking networking, string? networkId, string? clusterNetworkId, string region)
    {
        if (string.IsNullOrEmpty(networkId))
        {
            return null;
        }

        return networking.Network(networkId, region) switch
        {
            null => Refusal.Invalid($"External network {networkId} does not exist in region {region}."),
            { External: false } network => Refusal.Invalid($"Network {network.Name} is not an external network."),
            { } network when network.Sdn != networking.Network(clusterNetworkId, region)?.Sdn =>
                Refusal.Invalid($"External network {network.Name} uses another SDN ({network.Sdn}) than the cluster's network."),
            _ => null,
        };
    }

    /// <summary>NET-6.</summary>
    public static string ChooseExternal(Networking networking, string? clusterNetworkId, string region) =>
        networking.External(region, networking.Network(clusterNetworkId, region)?.Sdn)?.Id ?? "";

    /// <summary>A key that nobody has is 404, as with Magnum.</summary>
    public static Refusal? Keypair(string? name) => string.IsNullOrEmpty(name) || name == "demo"
        ? null
        : Refusal.NotFound($"Keypair {name} could not be found.");

    /// <summary>UPG-1, UPG-3 and UPG-5; that no minor version may be left out is our reading of UPG-3.</summary>
    public static Refusal? Path(KubernetesVersion from, KubernetesVersion to) =>
        from.Minor <= LastWithoutUpgrade ? Refusal.Invalid($"A cluster of version {from} cannot be upgraded in place; 1.16 and older never could.")
        : VersionRules.UpgradePath(from.ToString(), to.ToString());

    /// <summary>UPG-13.</summary>
    public static Refusal? NoAlphaFeatures(Cluster cluster) => cluster.Api.AlphaFeaturesEnabled
        ? Refusal.Invalid($"Cluster {cluster.Api.Name} has alpha features enabled and cannot be upgraded.")
        : null;
}
