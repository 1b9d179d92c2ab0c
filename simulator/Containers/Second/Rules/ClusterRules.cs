namespace Vkcc.Simulator.Second;

/// <summary>Masters, zones and networks of a cluster of the second generation (rules sections 5 and 13).</summary>
internal static class ClusterRules
{
    /// <summary>TOPO-1: standard or regional, not both and not neither.</summary>
    public static Refusal? Type(DeploymentType? deployment) =>
        (deployment?.ZonalDeployment is null) == (deployment?.MultiZonalDeployment is null)
            ? Refusal.Invalid("deployment_type needs exactly one of zonal_deployment and multi_zonal_deployment.")
            : null;

    /// <summary>TOPO-2, TOPO-3, TOPO-8: 1, 3 or 5 masters, and no single one over zones.</summary>
    public static Refusal? MasterCount(DeploymentType deployment, int masters) => deployment.MultiZonalDeployment is null
        ? masters is 1 or 3 or 5 ? null : Refusal.Invalid($"A standard cluster has 1, 3 or 5 masters, got {masters}.")
        : masters is 3 or 5 ? null : Refusal.Invalid($"A regional cluster has 3 or 5 masters, got {masters}.");

    /// <summary>TOPO-5 and TOPO-6: one zone, or three different ones.</summary>
    public static Refusal? ZoneCount(DeploymentType deployment)
    {
        if (deployment.MultiZonalDeployment is { } regional)
        {
            var zones = regional.Zones ?? [];
            return zones.Count == 3 && zones.Distinct(StringComparer.Ordinal).Count() == 3
                ? null
                : Refusal.Invalid($"A regional cluster needs exactly 3 different zones, got {(zones.Count == 0 ? "none" : string.Join(", ", zones))}.");
        }

        return string.IsNullOrEmpty(deployment.ZonalDeployment?.Zone)
            ? Refusal.Invalid("A standard cluster lives in exactly one zone; zonal_deployment.zone is empty.")
            : null;
    }

    /// <summary>TOPO-10 and docs/design/open-points.md: masters are resized, never added or taken away.</summary>
    public static Refusal? SameMasterCount(Cluster cluster, int masters) => masters == cluster.Api.Master.Replicas
        ? null
        : Refusal.Invalid($"Cluster {cluster.Api.Name} has {cluster.Api.Master.Replicas} masters; their number cannot be changed to {masters}.");

    /// <summary>NET-1: the network exists in the region and is Sprut's.</summary>
    public static Refusal? SprutNetwork(Networking networking, string? networkId, string region) => networking.Network(networkId, region) switch
    {
        null => Refusal.Invalid($"Network {networkId} does not exist in region {region}."),
        { Sdn: not "sprut" } network => Refusal.Invalid($"Network {network.Name} uses SDN {network.Sdn}; a cluster needs a Sprut network."),
        { External: true } network => Refusal.Invalid($"Network {network.Name} is an external network; a cluster needs one of the project."),
        _ => null,
    };

    /// <summary>NET-6: an external network when one is named; an empty name lets the service choose.</summary>
    public static Refusal? ExternalNetwork(Networking networking, string? networkId, string region)
    {
        if (string.IsNullOrEmpty(networkId))
        {
            return null;
        }

        return networking.Network(networkId, region) switch
        {
            null => Refusal.Invalid($"External network {networkId} does not exist in region {region}."),
            { External: false } network => Refusal.Invalid($"Network {network.Name} is not an external network."),
            { Sdn: not "sprut" } network => Refusal.Invalid($"External network {network.Name} uses SDN {network.Sdn}; a cluster needs Sprut."),
            _ => null,
        };
    }

    /// <summary>NET-10: exactly one of the two plug-ins.</summary>
    public static Refusal? Plugin(NetworkPlugin? plugin) => (plugin?.Calico is null) == (plugin?.Cilium is null)
        ? Refusal.Invalid("network_config.plugin needs exactly one of calico and cilium.")
        : null;

    /// <summary>NET-12: readable, and different as networks.</summary>
    public static Refusal? AllowedCidrs(IReadOnlyList<string>? cidrs)
    {
        var seen = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var cidr in cidrs ?? [])
        {
            if (!CidrBlock.TryParse(cidr, out var block))
            {
                return Refusal.Invalid($"allowed_cidrs holds {cidr ?? "null"}, which is not a CIDR.");
            }

            if (!seen.TryAdd(block.Network.ToString(), cidr))
            {
                return Refusal.Invalid($"allowed_cidrs holds {seen[block.Network.ToString()]} and {cidr}, which are the same network {block.Network}.");
            }
        }

        return null;
    }
}
