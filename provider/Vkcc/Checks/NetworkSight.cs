using VkCloud.Network;

namespace Vkcc;

/// <summary>A network with its subnets, as the cloud shows them.</summary>
/// <param name="Network">Null when there is no such network.</param>
/// <param name="Subnets">Those of the network.</param>
/// <param name="IsSubnetRouted">Whether the nodes' subnet hangs on a router with a way out; null when not asked or not known.</param>
internal sealed record NetworkSight(CloudNetwork? Network, IReadOnlyList<Subnet> Subnets, bool? IsSubnetRouted)
{
    /// <summary>The same of the load balancers' subnet.</summary>
    public bool? IsBalancerSubnetRouted { get; init; }

    /// <summary>Networks whose name was given for an id.</summary>
    public IReadOnlyList<CloudNetwork> Named { get; init; } = [];

    /// <summary>Networks that lead to the internet, where another must be chosen; found by what they are (<c>router:external</c>), since their names differ
    /// from SDN to SDN.</summary>
    public IReadOnlyList<CloudNetwork> Externals { get; init; } = [];
}
