namespace Vkcc.Simulator;

/// <summary>Addresses for the load balancers of the Kubernetes API: the first free one from the tenth on.</summary>
internal static class AddressPool
{
    private const int First = 10;

    /// <summary>The subnet that an external network gives floating addresses from.</summary>
    public static Subnet Of(Networking networking, string externalNetworkId) => networking.SubnetsOf(externalNetworkId).FirstOrDefault()
        ?? throw Refusal.Invalid($"External network {externalNetworkId} has no subnet to take an address from.");

    /// <exception cref="Refusal">403 when the subnet is full.</exception>
    public static string Take(Subnet subnet, IEnumerable<string> taken)
    {
        var used = taken.ToHashSet(StringComparer.Ordinal);
        var block = CidrBlock.Parse(subnet.Cidr);
        for (var index = First; index < block.Size - 1; index++)
        {
            if (!used.Contains(block.Address(index)))
            {
                return block.Address(index);
            }
        }

        throw Refusal.QuotaExceeded($"Subnet {subnet.Name} has no free address left.");
    }
}
