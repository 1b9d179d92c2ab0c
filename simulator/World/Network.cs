using System.Text.Json.Serialization;

namespace Vkcc.Simulator;

/// <summary>A network as the network API shows it.</summary>
internal sealed record Network
{
    /// <summary>Kept, and not shown.</summary>
    public string Region { get; init; } = "";

    /// <summary>Until then it is being built; kept, and not shown.</summary>
    public DateTimeOffset BuiltAt { get; init; }

    public required string Id { get; init; }

    public required string Name { get; init; }

    public string Description { get; init; } = "";

    public bool AdminStateUp { get; init; } = true;

    /// <summary>See <see cref="StatusAt"/>.</summary>
    public string Status { get; init; } = "ACTIVE";

    public bool Shared { get; init; }

    /// <summary>Ids; filled when the object is shown.</summary>
    public IReadOnlyList<string> Subnets { get; init; } = [];

    public string TenantId => ProjectId;

    public string ProjectId { get; init; } = Preloaded.ProjectId;

    public IReadOnlyList<string> Tags { get; init; } = [];

    [JsonPropertyName("router:external")]
    public bool External { get; init; }

    public bool PortSecurityEnabled { get; init; } = true;

    public string PrivateDnsDomain { get; init; } = "mcs.local.";

    public bool EnableShadowPort { get; init; }

    public required string Sdn { get; init; }

    public string CreatedAt { get; init; } = Preloaded.CreatedAt;

    public string UpdatedAt { get; init; } = Preloaded.CreatedAt;

    /// <summary>As it is shown (vk-cloud-api.md section 5.3: clients wait from BUILD to ACTIVE or DOWN).</summary>
    public string StatusAt(DateTimeOffset now) => PortStatus.At(now, BuiltAt, AdminStateUp, Status);
}

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
