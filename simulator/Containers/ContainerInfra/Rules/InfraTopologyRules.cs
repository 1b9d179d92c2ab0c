namespace Vkcc.Simulator;

/// <summary>How many masters in how many zones (rules section 5), as the first generation asks for it.</summary>
internal static class InfraTopologyRules
{
    public const string Standard = "standard";
    public const string Regional = "regional";

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
}
