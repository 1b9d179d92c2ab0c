namespace Vkcc.Simulator;

/// <summary>A network with what stands in it.</summary>
internal sealed record NetworkView(string Id, string Name, string Sdn, bool External, IReadOnlyList<SubnetView> Subnets)
{
    public static NetworkView Of(Network network, World world) => new(
        network.Id,
        network.Name,
        network.Sdn,
        network.External,
        [.. world.Networking.SubnetsOf(network.Id).Select(subnet => SubnetView.Of(subnet, world))]);
}

/// <param name="Router">Name of the router that the subnet hangs on; null without one.</param>
/// <param name="Leads">Name of the external network that the router leads to; null when it leads nowhere.</param>
/// <param name="Clusters">Names of those that have their nodes or their balancer in it.</param>
internal sealed record SubnetView(string Id, string Name, string Cidr, string? Router, string? Leads, IReadOnlyList<string> Clusters)
{
    public static SubnetView Of(Subnet subnet, World world)
    {
        var networking = world.Networking;
        var leg = networking.Ports.Find(port => port.FixedIps.Any(ip => ip.SubnetId == subnet.Id));
        var router = leg is null ? null : networking.Routers.Find(candidate => candidate.Id == leg.DeviceId);
        return new SubnetView(
            subnet.Id,
            subnet.Name,
            subnet.Cidr,
            router?.Name,
            router?.ExternalGatewayInfo is { } gateway ? networking.Network(gateway.NetworkId, subnet.Region)?.Name : null,
            [.. world.ClustersIn(subnet.Id).Select(cluster => cluster.Name)]);
    }
}
