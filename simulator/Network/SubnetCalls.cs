using System.Net;
using System.Numerics;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Vkcc.Simulator;

/// <summary>Making, changing and deleting subnets.</summary>
internal sealed class SubnetCalls(World world)
{
    private const string Kind = "subnet";

    private readonly Networking networking = world.Networking;

    public ApiResponse Create(ApiRequest request)
    {
        var body = Body(request);
        var network = networking.Network(body.NetworkId, request.Region.Id) ?? throw NetworkWords.Absent("network", body.NetworkId);
        if (network.ProjectId != request.ProjectId)
        {
            throw NetworkWords.Forbidden($"Tenant {request.ProjectId} not allowed to create subnet on this network.");
        }

        var block = Block(body, network);
        var gateway = Gateway(body.GatewayIp, block, block.Address(1));
        var subnet = new Subnet
        {
            Region = network.Region,
            Id = Guid.NewGuid().ToString("D"),
            Name = body.Name ?? "",
            Description = body.Description ?? "",
            NetworkId = network.Id,
            IpVersion = block.IsIPv4 ? 4 : 6,
            Cidr = body.Cidr!,
            GatewayIp = gateway,
            AllocationPools = body.AllocationPools is { Count: > 0 } pools ? Pools(pools, block, gateway) : Subnet.PoolsOf(block, gateway),
            DnsNameservers = body.DnsNameservers ?? [],
            HostRoutes = body.HostRoutes ?? [],
            EnableDhcp = body.EnableDhcp ?? true,
            EnablePrivateDns = body.EnablePrivateDns ?? false,
            ProjectId = request.ProjectId,
            Sdn = network.Sdn,
        };
        networking.Subnets.Add(subnet);
        return Answer(201, subnet);
    }

    public ApiResponse Update(ApiRequest request)
    {
        var (subnet, body) = (Own(request), Body(request));
        if (body.Cidr is not null || body.NetworkId is not null || body.SubnetpoolId is not null)
        {
            throw NetworkWords.Invalid("cidr, network_id and subnetpool_id of a subnet cannot change");
        }

        var block = CidrBlock.Parse(subnet.Cidr);
        var gateway = Gateway(body.GatewayIp, block, subnet.GatewayIp);
        var after = subnet with
        {
            Name = body.Name ?? subnet.Name,
            Description = body.Description ?? subnet.Description,
            GatewayIp = gateway,
            AllocationPools = Pools(body.AllocationPools ?? subnet.AllocationPools, block, gateway),
            DnsNameservers = body.DnsNameservers ?? subnet.DnsNameservers,
            HostRoutes = body.HostRoutes ?? subnet.HostRoutes,
            EnableDhcp = body.EnableDhcp ?? subnet.EnableDhcp,
            EnablePrivateDns = body.EnablePrivateDns ?? subnet.EnablePrivateDns,
        };
        Networking.Replace(networking.Subnets, subnet, after);
        return Answer(200, after);
    }

    public ApiResponse Delete(ApiRequest request)
    {
        var subnet = Own(request);
        if (networking.Ports.Exists(port => port.FixedIps.Any(ip => ip.SubnetId == subnet.Id)) || world.UsesSubnet(subnet.Id))
        {
            throw NetworkWords.InUse(Kind, $"Unable to complete operation on subnet {subnet.Id}: One or more ports have an IP allocation from this subnet.");
        }

        networking.Subnets.Remove(subnet);
        world.Changed = true;
        return ApiResponse.NoContent();
    }

    private CidrBlock Block(SubnetBody body, Network network)
    {
        if (!string.IsNullOrEmpty(body.SubnetpoolId))
        {
            throw Refusal.NotFound($"Subnet pool {body.SubnetpoolId} could not be found.", "SubnetPoolNotFound");
        }

        if (body.UseDefaultSubnetpool == true)
        {
            throw NetworkWords.Bad($"No default subnetpool found for IPv{body.IpVersion ?? 4}", "subnets");
        }

        if (string.IsNullOrEmpty(body.Cidr))
        {
            throw NetworkWords.Bad("a subnetpool must be specified in the absence of a cidr", "subnets");
        }

        if (!CidrBlock.TryParse(body.Cidr, out var block))
        {
            throw NetworkWords.Invalid($"'{body.Cidr}' is not a valid IP subnet");
        }

        if (block.Network != block)
        {
            throw NetworkWords.Invalid($"'{block}' isn't a recognized IP subnet cidr, '{block.Network}' is recommended");
        }

        if (body.IpVersion is { } version && version != (block.IsIPv4 ? 4 : 6))
        {
            throw NetworkWords.Invalid($"cidr '{block}' does not match the ip_version '{version}'");
        }

        return networking.SubnetsOf(network.Id).FirstOrDefault(other => CidrBlock.Parse(other.Cidr).Overlaps(block)) is { } taken
            ? throw NetworkWords.Invalid($"Requested subnet with cidr: {block} for network: {network.Id} overlaps with another subnet ({taken.Id})")
            : block;
    }

    /// <summary>Within the subnet, from low to high, apart from each other and from the gateway.</summary>
    private static IReadOnlyList<AllocationPool> Pools(IReadOnlyList<AllocationPool> pools, CidrBlock block, string? gateway)
    {
        List<(AllocationPool Pool, BigInteger Start, BigInteger End)> seen = [];
        foreach (var pool in pools)
        {
            if (pool is null || Number(pool.Start, block) is not { } start || Number(pool.End, block) is not { } end || start > end)
            {
                throw Refusal.Invalid($"The allocation pool {pool?.Start}-{pool?.End} is not valid.", "InvalidAllocationPool");
            }

            var first = Number(block.Address(0), block)!.Value;
            if (start < first || end >= first + block.Size)
            {
                throw Refusal.Invalid($"The allocation pool {pool.Start}-{pool.End} spans beyond the subnet cidr {block}.", "OutOfBoundsAllocationPool");
            }

            if (seen.Find(other => start <= other.End && other.Start <= end) is { Pool: { } taken })
            {
                throw Refusal.Conflict(
                    $"Found overlapping allocation pools: {taken.Start}-{taken.End}, {pool.Start}-{pool.End} for subnet {block}.",
                    "OverlappingAllocationPools");
            }

            if (Number(gateway, block) is { } leg && start <= leg && leg <= end)
            {
                throw Refusal.Conflict(
                    $"Gateway ip {gateway} conflicts with allocation pool {pool.Start}-{pool.End}.", "GatewayConflictWithAllocationPools");
            }

            seen.Add((pool, start, end));
        }

        return pools;
    }

    /// <summary>Null for what is no address of the block's kind.</summary>
    private static BigInteger? Number(string? address, CidrBlock block) =>
        IPAddress.TryParse(address, out var parsed) && parsed.AddressFamily == block.Host.AddressFamily
            ? new BigInteger(parsed.GetAddressBytes(), isUnsigned: true, isBigEndian: true)
            : null;

    private static string? Gateway(JsonElement asked, CidrBlock block, string? otherwise) => asked.ValueKind switch
    {
        JsonValueKind.Undefined => otherwise,
        JsonValueKind.Null => null,
        JsonValueKind.String when block.Holds(asked.GetString()) => asked.GetString(),
        _ => throw NetworkWords.Invalid($"Gateway {asked} is not valid on subnet {block}"),
    };

    private static SubnetBody Body(ApiRequest request) => request.Read<SubnetRequest>().Subnet ?? throw NetworkWords.Invalid("the member subnet is missing");

    private Subnet Own(ApiRequest request)
    {
        if (networking.Subnet(request["id"]) is not { } subnet || subnet.Region != request.Region.Id)
        {
            throw NetworkWords.Absent(Kind, request["id"]);
        }

        return subnet.ProjectId == request.ProjectId ? subnet : throw NetworkWords.Forbidden($"Subnet {subnet.Name} is the platform's.");
    }

    private ApiResponse Answer(int status, Subnet subnet) => NetworkWords.Changed(world, status, Kind, Json.ObjectOf(subnet));
}
