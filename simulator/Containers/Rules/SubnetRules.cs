namespace Vkcc.Simulator;

/// <summary>Subnets and addresses of a cluster (rules section 13), in both generations.</summary>
internal static class SubnetRules
{
    /// <summary>NET-3.</summary>
    public static Refusal? SubnetOfNetwork(Networking networking, string member, string? subnetId, string? networkId) =>
        networking.Subnet(subnetId) is not { } subnet ? Refusal.Invalid($"Subnet {subnetId} in {member} does not exist.")
        : subnet.NetworkId != networkId ? Refusal.Invalid($"Subnet {subnet.Name} ({subnet.Id}) in {member} is not part of network {networkId}.")
        : null;

    /// <summary>NET-4: a public address needs a router that leads outside, for the balancer and for the nodes.</summary>
    public static Refusal? RouterForPublicIp(Networking networking, bool publicIp, string? subnetId) => !publicIp || networking.LeadsOutside(subnetId)
        ? null
        : Refusal.Invalid($"Subnet {subnetId} has no router with external access; the cluster cannot get a public IP.");

    /// <summary>NET-7: an IPv4 block that meets no subnet of the network. That the service range is refused (NET-8) is documented nowhere; such a cluster is
    /// made, and is of little use.</summary>
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
}
