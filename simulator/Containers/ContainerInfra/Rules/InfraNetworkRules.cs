namespace Vkcc.Simulator;

/// <summary>Networks of the first generation: of either SDN (NET-2).</summary>
internal static class InfraNetworkRules
{
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
            { } network when network.Sdn != networking.Network(clusterNetworkId, region)?.Sdn => Refusal.Invalid($"External network {network.Name} uses another SDN ({network.Sdn}) than the cluster's network."),
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
}
