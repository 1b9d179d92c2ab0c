using System.Text.Json.Serialization;

namespace Vkcc.Simulator;

/// <summary>Networks, subnets, routers and ports of all regions: at first the preloaded ones.</summary>
internal sealed class Networking
{
    public List<Network> Networks { get; init; } = [.. Preloaded.Networks];

    public List<Subnet> Subnets { get; init; } = [.. Preloaded.Subnets];

    public List<Router> Routers { get; init; } = [.. Preloaded.Routers];

    public List<Port> Ports { get; init; } = [.. Preloaded.Ports];

    [JsonIgnore]
    public bool HasGaps => Networks.Contains(null!) || Subnets.Contains(null!) || Routers.Contains(null!) || Ports.Contains(null!);

    /// <summary>Where they do not fit each other; null when they do.</summary>
    [JsonIgnore]
    public string? Mistake =>
        Subnets.Find(subnet => !subnet.IsSound) is { } subnet ? $"subnet {subnet.Id} has no addresses that are any."
        : Subnets.Find(subnet => Network(subnet.NetworkId, subnet.Region) is null) is { } lost ? $"subnet {lost.Id} is in no network."
        : Ports.Find(port => port.FixedIps.Count == 0 || port.FixedIps.Any(ip => ip is null)) is { } port ? $"port {port.Id} has no address."
        : Routers.Find(router => router.ExternalGatewayInfo?.ExternalFixedIps.Contains(null!) == true) is { } router
            ? $"router {router.Id} has no address outside."
        : null;

    public Network? Network(string? id, string region) => Networks.Find(network => network.Id == id && network.Region == region);

    public Subnet? Subnet(string? id) => Subnets.Find(subnet => subnet.Id == id);

    public IEnumerable<Subnet> SubnetsOf(string? networkId) => Subnets.Where(subnet => subnet.NetworkId == networkId);

    /// <summary>NET-6: what the service picks when no external network is named; null when the SDN has none.</summary>
    public Network? External(string region, string? sdn) => Networks.Find(network => network.Region == region && network.External && network.Sdn == sdn);

    /// <summary>A router's ports in the subnets that hang on it.</summary>
    public IEnumerable<Port> LegsOf(string routerId) => Ports.Where(port => port.DeviceId == routerId);

    /// <summary>NET-4.</summary>
    public bool LeadsOutside(string? subnetId) => Ports
        .Where(port => port.FixedIps.Any(ip => ip.SubnetId == subnetId))
        .Any(port => Routers.Exists(router => router.Id == port.DeviceId && router.ExternalGatewayInfo is not null));

    /// <summary>Puts this in place of what has its id.</summary>
    public static void Replace<T>(List<T> items, T old, T now) => items[items.IndexOf(old)] = now;
}
