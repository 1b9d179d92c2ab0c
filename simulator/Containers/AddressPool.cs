namespace Vkcc.Simulator;

/// <summary>Addresses of a subnet's allocation pools: balancers, masters and routers take the first free one, nodes the last.</summary>
internal static class AddressPool
{
    /// <summary>The subnet's first ones are left to DHCP and to servers of one's own while there are others.</summary>
    private const int First = 10;

    /// <summary>The subnet that an external network gives floating addresses from.</summary>
    public static Subnet Of(Networking networking, string externalNetworkId) => networking.SubnetsOf(externalNetworkId).FirstOrDefault()
        ?? throw Refusal.Invalid($"External network {externalNetworkId} has no subnet to take an address from.");

    /// <exception cref="Refusal">403 when the subnet is full.</exception>
    public static string Take(Subnet subnet, IEnumerable<string> taken)
    {
        var used = taken.ToHashSet(StringComparer.Ordinal);
        return Free(subnet, used, index => index >= First) ?? Free(subnet, used, index => index < First)
            ?? throw Refusal.QuotaExceeded($"Subnet {subnet.Name} has no free address left.");
    }

    /// <summary>The lowest address that is free; null when none is.</summary>
    public static string? Lowest(Subnet subnet, HashSet<string> taken) => Free(subnet, taken, _ => true);

    /// <summary>From the highest to the lowest.</summary>
    public static IEnumerable<string> Downwards(Subnet subnet)
    {
        var block = CidrBlock.Parse(subnet.Cidr);
        foreach (var pool in subnet.AllocationPools.OrderByDescending(pool => block.IndexOf(pool.Start)))
        {
            for (var (index, start) = (block.IndexOf(pool.End), block.IndexOf(pool.Start)); index >= start; index--)
            {
                yield return block.Address(index);
            }
        }
    }

    private static string? Free(Subnet subnet, HashSet<string> taken, Func<long, bool> wanted)
    {
        var block = CidrBlock.Parse(subnet.Cidr);
        foreach (var pool in subnet.AllocationPools.OrderBy(pool => block.IndexOf(pool.Start)))
        {
            for (var (index, end) = (block.IndexOf(pool.Start), block.IndexOf(pool.End)); index <= end; index++)
            {
                if (wanted(index) && block.Address(index) is var address && !taken.Contains(address))
                {
                    return address;
                }
            }
        }

        return null;
    }
}

/// <summary>Gives the nodes of one cluster their addresses when somebody first looks at them.</summary>
internal sealed class NodeAddresses(SimulatedCluster cluster, World world)
{
    private HashSet<string>? taken;
    private IEnumerator<string>? left;

    /// <summary>Empty when the subnet is full or gone.</summary>
    public string Of(Node node)
    {
        if (node.Address.Length > 0 || world.Networking.Subnet(cluster.NodesSubnetId) is not { } subnet)
        {
            return node.Address;
        }

        taken ??= world.TakenAddresses(cluster.Region).ToHashSet(StringComparer.Ordinal);
        left ??= AddressPool.Downwards(subnet).GetEnumerator();
        while (node.Address.Length == 0 && left.MoveNext())
        {
            if (taken.Add(left.Current))
            {
                node.Address = left.Current;
                world.Changed = true;
            }
        }

        return node.Address;
    }
}
