using VkCloud.Network;

namespace Vkcc;

/// <summary>A <c>data "vkcc_network"</c>: what asks for a network, and the network.</summary>
internal sealed record NetworkDataModel : IModel<NetworkDataModel>
{
    public TfValue<string> Id { get; init; }

    public TfValue<string> Name { get; init; }

    public TfValue<string> Sdn { get; init; }

    public TfValue<string> Status { get; init; }

    public TfValue<bool> IsExternal { get; init; }

    public TfValue<ValueList<TfValue<SubnetModel>>> Subnets { get; init; }

    public TfStringMap SubnetIds { get; init; }

    /// <param name="subnets">In the order in which they are shown.</param>
    public static NetworkDataModel Of(CloudNetwork network, IReadOnlyList<SubnetModel> subnets) => new()
    {
        Id = network.Id,
        Name = TfValue<string>.FromNullable(network.Name),
        Sdn = TfValue<string>.FromNullable(network.Sdn),
        Status = TfValue<string>.FromNullable(network.Status),
        IsExternal = network.IsExternal == true,
        Subnets = Computed.ListOf(subnets),
        SubnetIds = new ValueMap<TfValue<string>>(
            subnets.Where(s => s.Name is { IsKnown: true, Value.Length: > 0 }).GroupBy(s => s.Name.Value, StringComparer.Ordinal).Where(g => g.Count() == 1).Select(g => KeyValuePair.Create(g.Key, g.First().Id))),
    };

    public static NetworkDataModel From(TfObject value) => new()
    {
        Id = value.String("id"),
        Name = value.String("name"),
        Sdn = value.String("sdn"),
        Status = value.String("status"),
        IsExternal = value.Bool("external"),
        Subnets = value.NestedList<SubnetModel>("subnets"),
        SubnetIds = value.StringMap("subnet_ids"),
    };

    public TfObject ToObject() => TfObject.Of(
        ("id", Id.ToTf()),
        ("name", Name.ToTf()),
        ("sdn", Sdn.ToTf()),
        ("status", Status.ToTf()),
        ("external", IsExternal.ToTf()),
        ("subnets", Subnets.ToTfList()),
        ("subnet_ids", SubnetIds.ToTf()));
}

/// <summary>One element of <c>subnets</c>.</summary>
internal sealed record SubnetModel : IModel<SubnetModel>
{
    public TfValue<string> Id { get; init; }

    public TfValue<string> Name { get; init; }

    public TfValue<string> Cidr { get; init; }

    public TfValue<string> GatewayIp { get; init; }

    public TfValue<string> RouterId { get; init; }

    public TfValue<bool> HasExternalGateway { get; init; }

    public TfValue<string> ExternalNetworkId { get; init; }

    /// <param name="router">Null when no router has a port in the subnet.</param>
    /// <param name="isRouterKnown">False when the cloud did not tell.</param>
    public static SubnetModel Of(Subnet subnet, Router? router, bool isRouterKnown) => new()
    {
        Id = subnet.Id,
        Name = TfValue<string>.FromNullable(subnet.Name),
        Cidr = TfValue<string>.FromNullable(subnet.Cidr),
        GatewayIp = TfValue<string>.FromNullable(subnet.GatewayIp),
        RouterId = TfValue<string>.FromNullable(router?.Id),
        HasExternalGateway = isRouterKnown ? router?.ExternalNetworkId is not null : TfValue<bool>.Null,
        ExternalNetworkId = TfValue<string>.FromNullable(router?.ExternalNetworkId),
    };

    public static SubnetModel From(TfObject value) => new()
    {
        Id = value.String("id"),
        Name = value.String("name"),
        Cidr = value.String("cidr"),
        GatewayIp = value.String("gateway_ip"),
        RouterId = value.String("router_id"),
        HasExternalGateway = value.Bool("has_external_gateway"),
        ExternalNetworkId = value.String("external_network_id"),
    };

    public TfObject ToObject() => TfObject.Of(
        ("id", Id.ToTf()),
        ("name", Name.ToTf()),
        ("cidr", Cidr.ToTf()),
        ("gateway_ip", GatewayIp.ToTf()),
        ("router_id", RouterId.ToTf()),
        ("has_external_gateway", HasExternalGateway.ToTf()),
        ("external_network_id", ExternalNetworkId.ToTf()));
}
