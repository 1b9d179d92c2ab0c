using System.Text.Json.Serialization;
using VkCloud.Http;

namespace VkCloud.Network;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(NetworkAnswerShape))]
[JsonSerializable(typeof(NetworkListShape))]
[JsonSerializable(typeof(SubnetListShape))]
[JsonSerializable(typeof(PortListShape))]
[JsonSerializable(typeof(RouterAnswerShape))]
internal sealed partial class NetworkJson : JsonSerializerContext;

/// <summary>Answer of <c>GET networks/{id}</c>.</summary>
internal sealed record NetworkAnswerShape(NetworkShape? Network = null);

/// <summary>One page of <c>GET networks</c>.</summary>
internal sealed record NetworkListShape(
    IReadOnlyList<NetworkShape?>? Networks = null,
    [property: JsonPropertyName("networks_links")] IReadOnlyList<LinkShape?>? Links = null);

/// <summary>A network, as far as a plan needs it.</summary>
internal sealed record NetworkShape(
    string? Id = null,
    string? Name = null,
    string? Sdn = null,
    string? Status = null,
    [property: JsonPropertyName("router:external")] bool? External = null)
{
    public CloudNetwork ToNetwork() => new(Texts.OrNull(Id) ?? throw new FormatException("network.id"), Name, Texts.OrNull(Sdn), Status, External);
}

/// <summary>One page of <c>GET ports</c>.</summary>
internal sealed record PortListShape(
    IReadOnlyList<PortShape?>? Ports = null,
    [property: JsonPropertyName("ports_links")] IReadOnlyList<LinkShape?>? Links = null);

/// <summary>A port, as far as it tells which router a subnet hangs on.</summary>
internal sealed record PortShape(string? DeviceId = null, string? DeviceOwner = null, IReadOnlyList<PortShape.FixedIpShape?>? FixedIps = null)
{
    /// <summary>Neutron's owners of router ports: <c>network:router_interface</c>, its distributed and its replicated kind.</summary>
    public bool IsRouterInterfaceIn(string subnetId) =>
        !string.IsNullOrEmpty(DeviceId)
        && DeviceOwner is { } owner
        && (owner.StartsWith("network:router_interface", StringComparison.Ordinal) || owner == "network:ha_router_replicated_interface")
        && FixedIps?.Any(address => address?.SubnetId == subnetId) == true;

    internal sealed record FixedIpShape(string? SubnetId = null);
}

/// <summary>Answer of <c>GET routers/{id}</c>.</summary>
internal sealed record RouterAnswerShape(RouterShape? Router = null);

/// <summary>A router, as far as a plan needs it.</summary>
internal sealed record RouterShape(string? Id = null, RouterShape.GatewayShape? ExternalGatewayInfo = null)
{
    public Router ToRouter() => new(Texts.OrNull(Id) ?? throw new FormatException("router.id"), Texts.OrNull(ExternalGatewayInfo?.NetworkId));

    internal sealed record GatewayShape(string? NetworkId = null);
}

/// <summary>One page of <c>GET subnets</c>.</summary>
internal sealed record SubnetListShape(
    IReadOnlyList<SubnetShape?>? Subnets = null,
    [property: JsonPropertyName("subnets_links")] IReadOnlyList<LinkShape?>? Links = null);

/// <summary>A subnet, as far as a plan needs it.</summary>
internal sealed record SubnetShape(string? Id = null, string? NetworkId = null, string? Name = null, string? Cidr = null, string? GatewayIp = null)
{
    public Subnet ToSubnet() => new(Texts.OrNull(Id) ?? throw new FormatException("subnet.id"), Name, Texts.OrNull(Cidr), Texts.OrNull(GatewayIp));
}
