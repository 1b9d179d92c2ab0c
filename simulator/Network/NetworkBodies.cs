using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace Vkcc.Simulator;

/// <summary>What may be said of a network, a subnet and a router alike; what is absent stays, or gets its default.</summary>
internal abstract record ItemBody
{
    public string? Name { get; init; }

    public string? Description { get; init; }

    /// <summary>The header <c>X-SDN</c> says the same.</summary>
    public string? Sdn { get; init; }

    public string? TenantId { get; init; }

    public string? ProjectId { get; init; }
}

/// <summary>Body of <c>POST networks</c> and <c>PUT networks/{id}</c>.</summary>
internal sealed record NetworkRequest(NetworkBody? Network);

internal sealed record NetworkBody : ItemBody
{
    public bool? AdminStateUp { get; init; }

    public bool? Shared { get; init; }

    [JsonPropertyName("router:external")]
    public bool? External { get; init; }

    public bool? PortSecurityEnabled { get; init; }

    public string? PrivateDnsDomain { get; init; }

    public bool? EnableShadowPort { get; init; }
}

/// <summary>Body of <c>POST subnets</c> and <c>PUT subnets/{id}</c>.</summary>
internal sealed record SubnetRequest(SubnetBody? Subnet);

internal sealed record SubnetBody : ItemBody
{
    public string? NetworkId { get; init; }

    public string? Cidr { get; init; }

    /// <summary>A pool that the block would be cut from; there are none.</summary>
    public string? SubnetpoolId { get; init; }

    /// <summary>As <see cref="SubnetpoolId"/>.</summary>
    public bool? UseDefaultSubnetpool { get; init; }

    /// <summary>Size of what would be cut from the pool.</summary>
    public int? Prefixlen { get; init; }

    public int? IpVersion { get; init; }

    /// <summary>Null is a subnet without a gateway; absent is its first address.</summary>
    public JsonElement GatewayIp { get; init; }

    public IReadOnlyList<string>? DnsNameservers { get; init; }

    public IReadOnlyList<AllocationPool>? AllocationPools { get; init; }

    public IReadOnlyList<HostRoute>? HostRoutes { get; init; }

    public bool? EnableDhcp { get; init; }

    public bool? EnablePrivateDns { get; init; }
}

/// <summary>Body of <c>POST routers</c> and <c>PUT routers/{id}</c>.</summary>
internal sealed record RouterRequest(RouterBody? Router);

internal sealed record RouterBody : ItemBody
{
    public bool? AdminStateUp { get; init; }

    /// <summary>Null or an empty object is none; absent leaves it.</summary>
    public JsonElement ExternalGatewayInfo { get; init; }

    /// <exception cref="Refusal">400 for something else than such an object.</exception>
    public GatewayBody? ReadGateway()
    {
        try
        {
            return ExternalGatewayInfo.ValueKind is JsonValueKind.Undefined or JsonValueKind.Null
                ? null
                : Json.Read<GatewayBody>(ExternalGatewayInfo.Deserialize(Json.Of<JsonNode>(Json.Options)), Json.Strict, "external_gateway_info");
        }
        catch (Refusal refusal)
        {
            throw NetworkWords.Invalid(refusal.Message.TrimEnd('.'));
        }
    }
}

/// <summary>Where a router leads.</summary>
internal sealed record GatewayBody(string? NetworkId, bool? EnableSnat, IReadOnlyList<FixedIp>? ExternalFixedIps);

/// <summary>Body of <c>PUT routers/{id}/add_router_interface</c> takes one of both, and its opposite one or both.</summary>
internal sealed record InterfaceBody(string? SubnetId, string? PortId);

internal sealed record TagBody(IReadOnlyList<string>? Tags);
