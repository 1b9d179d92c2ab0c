namespace Vkcc.Simulator;

/// <summary>How many masters in how many zones (rules section 5); the API says the type by which member of the deployment is set.</summary>
internal static class TopologyRules
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

    /// <summary>REG-1: a zone belongs to the region, and it is open just now.</summary>
    public static Refusal? ZoneIsThere(string zone, Region region, Func<string, bool> isOpen) =>
        !region.Zones.Contains(zone) ? Refusal.Invalid($"Zone {zone} is not in region {region.Id}. Zones there: {string.Join(", ", region.Zones)}.")
        : !isOpen(zone) ? Refusal.Invalid($"Zone {zone} is not available now.")
        : null;

    /// <summary>TOPO-10 and docs/design/open-points.md: masters are resized, never added or taken away.</summary>
    public static Refusal? SameMasterCount(Cluster cluster, int masters) => masters == cluster.Api.Master.Replicas
        ? null
        : Refusal.Invalid($"Cluster {cluster.Api.Name} has {cluster.Api.Master.Replicas} masters; their number cannot be changed to {masters}.");
}
