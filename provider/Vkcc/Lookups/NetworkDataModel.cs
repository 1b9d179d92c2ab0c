using VkCloud.Network;

namespace Vkcc;

/// <summary>A <c>data "vkcc_network"</c>: what asks for a network, and the network.</summary>
internal sealed partial record NetworkDataModel : IModel<NetworkDataModel>
{
    public TfValue<string> Id { get; init; }

    public TfValue<string> Name { get; init; }

    public TfValue<string> Sdn { get; init; }

    public TfValue<string> Status { get; init; }

    public TfValue<bool> External { get; init; }

    public TfValue<ValueList<TfValue<SubnetModel>>> Subnets { get; init; }

    public TfStringMap SubnetIds { get; init; }

    /// <param name="subnets">In the order in which they are shown.</param>
    public static NetworkDataModel Of(CloudNetwork network, IReadOnlyList<SubnetModel> subnets) => new()
    {
        Id = network.Id,
        Name = TfValue<string>.FromNullable(network.Name),
        Sdn = TfValue<string>.FromNullable(network.Sdn),
        Status = TfValue<string>.FromNullable(network.Status),
        External = network.IsExternal == true,
        Subnets = Computed.ListOf(subnets),
        SubnetIds = new ValueMap<TfValue<string>>(
            from subnet in subnets
            where subnet.Name is { IsKnown: true, Value.Length: > 0 }
            group subnet by subnet.Name.Value into called
            where called.Count() == 1
            select KeyValuePair.Create(called.Key, called.First().Id)),
    };
}

/// <summary>One element of <c>subnets</c>.</summary>
internal sealed partial record SubnetModel : IModel<SubnetModel>
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
}
