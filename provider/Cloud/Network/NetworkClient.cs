using VkCloud.Http;

namespace VkCloud.Network;

/// <summary>The reads of network that a plan needs (catalog type <c>network</c>, API reference 5.3), on every SDN.</summary>
public sealed class NetworkClient : ServiceClient
{
    private static readonly NetworkJson Json = NetworkJson.Default;

    internal NetworkClient(ServiceAccess access)
        : base(CloudService.Network, access)
    {
    }

    /// <returns>Null when there is no such network (404).</returns>
    public Task<CloudNetwork?> GetNetworkAsync(string id, CancellationToken cancellationToken) =>
        FindAsync(
            $"networks/{PathSegment.Of(id)}",
            Json.NetworkAnswerShape,
            shape => (shape.Network ?? throw new FormatException("network")).ToNetwork(),
            cancellationToken);

    /// <summary>The networks that the project sees.</summary>
    /// <param name="name">Only those that have it; null for all.</param>
    /// <param name="isExternal">True: only those that lead to the internet; null for all.</param>
    public IAsyncEnumerable<CloudNetwork> ListNetworksAsync(string? name, bool? isExternal, CancellationToken cancellationToken)
    {
        var query = (name, isExternal) switch
        {
            ({ } of, _) => "?name=" + Uri.EscapeDataString(of),
            (_, true) => "?router:external=true",
            _ => "",
        };
        return PagesAsync("networks", query, Json.NetworkListShape, page => LinkShape.Next(page.Links), cancellationToken)
            .SelectMany(page => page.Networks ?? [])

            // A service that does not take a filter answers with everything.
            .Where(network => !string.IsNullOrEmpty(network?.Id)
                && (name is null || network.Name == name)
                && (isExternal != true || network.External != false))
            .Select(network => network!.ToNetwork());
    }

    /// <summary>The subnets of a network.</summary>
    public IAsyncEnumerable<Subnet> ListSubnetsAsync(string networkId, CancellationToken cancellationToken) =>
        PagesAsync(
            "subnets", $"?network_id={PathSegment.Of(networkId)}", Json.SubnetListShape, page => LinkShape.Next(page.Links), cancellationToken)
            .SelectMany(page => page.Subnets ?? [])
            .Where(subnet => !string.IsNullOrEmpty(subnet?.Id) && subnet.NetworkId == networkId)
            .Select(subnet => subnet!.ToSubnet());

    /// <summary>The router that a subnet hangs on; of several the one that leads outside, if any does.</summary>
    /// <returns>Null when no router has a port in the subnet.</returns>
    /// <exception cref="ApiException">Also when the cloud has no list of ports: then nothing is known.</exception>
    [Inferred("A subnet's router is found through Neutron's list of ports: "
        + "a port in the subnet whose owner is a router interface names the router as its device.")]
    public async Task<Router?> FindRouterAsync(string subnetId, CancellationToken cancellationToken)
    {
        Router? closed = null;
        var query = "?fixed_ips=" + Uri.EscapeDataString("subnet_id=" + subnetId);
        var ports = PagesAsync("ports", query, Json.PortListShape, page => LinkShape.Next(page.Links), cancellationToken)
            .SelectMany(page => page.Ports ?? [])
            .Where(port => port?.IsRouterInterfaceIn(subnetId) == true);
        await foreach (var port in ports)
        {
            // The router may have gone between the two calls; another port may lead to another one.
            var router = await GetRouterAsync(port!.DeviceId!, cancellationToken);
            if (router?.ExternalNetworkId is not null)
            {
                return router;
            }

            closed ??= router;
        }

        return closed;
    }

    /// <returns>Null when there is no such router (404).</returns>
    public Task<Router?> GetRouterAsync(string id, CancellationToken cancellationToken) =>
        FindAsync(
            $"routers/{PathSegment.Of(id)}",
            Json.RouterAnswerShape,
            shape => (shape.Router ?? throw new FormatException("router")).ToRouter(),
            cancellationToken);
}
