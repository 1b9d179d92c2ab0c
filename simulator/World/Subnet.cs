using System.Text.Json.Serialization;

namespace Vkcc.Simulator;

/// <summary>A subnet as the network API shows it.</summary>
internal sealed record Subnet
{
    /// <summary>Kept, and not shown.</summary>
    public string Region { get; init; } = "";

    public required string Id { get; init; }

    public required string Name { get; init; }

    public string Description { get; init; } = "";

    public required string NetworkId { get; init; }

    public int IpVersion { get; init; } = 4;

    public required string Cidr { get; init; }

    /// <summary>Null for a subnet that leads nowhere.</summary>
    public required string? GatewayIp { get; init; }

    public IReadOnlyList<string> DnsNameservers { get; init; } = ["8.8.8.8"];

    public required IReadOnlyList<AllocationPool> AllocationPools { get; init; }

    public IReadOnlyList<HostRoute> HostRoutes { get; init; } = [];

    public bool EnableDhcp { get; init; } = true;

    public bool EnablePrivateDns { get; init; }

    public string TenantId => ProjectId;

    public string ProjectId { get; init; } = Preloaded.ProjectId;

    public string? SubnetpoolId { get; init; }

    public IReadOnlyList<string> Tags { get; init; } = [];

    public required string Sdn { get; init; }

    /// <summary>Whether its block, pools and gateway are addresses of one kind.</summary>
    [JsonIgnore]
    public bool IsSound => CidrBlock.TryParse(Cidr, out var block)
        && (GatewayIp is null || block.Holds(GatewayIp))
        && AllocationPools.All(pool => pool is not null && block.Holds(pool.Start) && block.Holds(pool.End));

    /// <summary>What addresses are given from unless something else is asked for: all but the network's, the broadcast and the gateway's.</summary>
    /// <param name="gateway">Null without one.</param>
    public static IReadOnlyList<AllocationPool> PoolsOf(CidrBlock block, string? gateway)
    {
        var leg = gateway is null ? 0 : block.IndexOf(gateway);
        (long Start, long End)[] pools = [(1, leg - 1), (Math.Max(leg, 0) + 1, block.Size - 2)];
        return [.. pools.Where(pool => pool.Start <= pool.End).Select(pool => new AllocationPool(block.Address(pool.Start), block.Address(pool.End)))];
    }
}

internal sealed record AllocationPool(string Start, string End);

/// <summary>A route that the subnet's machines learn.</summary>
internal sealed record HostRoute(string? Destination, string? Nexthop);
