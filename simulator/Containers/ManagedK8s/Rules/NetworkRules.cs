namespace Vkcc.Simulator;

/// <summary>Networks, subnets and addresses of a cluster (rules section 13).</summary>
internal static class NetworkRules
{
    /// <summary>NET-1: the network exists in the region and is Sprut's.</summary>
    public static Refusal? SprutNetwork(Networking networking, string? networkId, string region) => networking.Network(networkId, region) switch
    {
        null => Refusal.Invalid($"Network {networkId} does not exist in region {region}."),
        { Sdn: not "sprut" } network => Refusal.Invalid($"Network {network.Name} uses SDN {network.Sdn}; a cluster needs a Sprut network."),
        { External: true } network => Refusal.Invalid($"Network {network.Name} is an external network; a cluster needs one of the project."),
        _ => null,
    };

    /// <summary>NET-3.</summary>
    public static Refusal? SubnetOfNetwork(Networking networking, string member, string? subnetId, string? networkId) =>
        networking.Subnet(subnetId) is not { } subnet ? Refusal.Invalid($"Subnet {subnetId} in {member} does not exist.")
        : subnet.NetworkId != networkId ? Refusal.Invalid($"Subnet {subnet.Name} ({subnet.Id}) in {member} is not part of network {networkId}.")
        : null;

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

    /// <summary>NET-4: a public address needs a router that leads outside, for the balancer and for the nodes.</summary>
    public static Refusal? RouterForPublicIp(Networking networking, bool publicIp, string? subnetId) => !publicIp || networking.LeadsOutside(subnetId)
        ? null
        : Refusal.Invalid($"Subnet {subnetId} has no router with external access; the cluster cannot get a public IP.");

    /// <summary>NET-10: exactly one of the two plug-ins.</summary>
    public static Refusal? Plugin(NetworkPlugin? plugin) => (plugin?.Calico is null) == (plugin?.Cilium is null)
        ? Refusal.Invalid("network_config.plugin needs exactly one of calico and cilium.")
        : null;

    /// <summary>NET-7: an IPv4 block that meets no subnet of the network. That the service range is refused (NET-8) is documented nowhere; such a cluster is made, and is of little use.</summary>
    public static Refusal? PodCidr(Networking networking, string? cidr, string? networkId)
    {
        if (!CidrBlock.TryParse(cidr, out var pods) || !pods.IsIPv4)
        {
            return Refusal.Invalid($"pods_ipv4_cidr must be an IPv4 CIDR such as 10.100.0.0/16, got {(string.IsNullOrEmpty(cidr) ? "nothing" : cidr)}.");
        }

        return networking.SubnetsOf(networkId).FirstOrDefault(subnet => CidrBlock.Parse(subnet.Cidr).Overlaps(pods)) is { } taken
            ? Refusal.Invalid($"Pod CIDR {cidr} overlaps subnet {taken.Name} ({taken.Cidr}).")
            : null;
    }

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
