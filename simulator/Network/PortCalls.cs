using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace Vkcc.Simulator;

/// <summary>Ports: routers' interfaces, which are kept, and those of clusters and of DHCP, which follow from what is there, with the same ids at every
/// look. All are read alone.</summary>
internal sealed class PortCalls(World world)
{
    private readonly Networking networking = world.Networking;

    public IEnumerable<Port> All => [.. networking.Ports, .. networking.Networks.Select(Dhcp).OfType<Port>(), .. world.AllClusters.SelectMany(OfCluster)];

    public JsonObject Show(Port port) => Json.ObjectOf(port with { Status = port.StatusAt(world.Clock.Now, IsUp(port)) });

    /// <summary>What somebody else's machine, balancer or router hangs on goes with that; Neutron says so of the service's own ports.</summary>
    public ApiResponse Delete(ApiRequest request)
    {
        var port = All.FirstOrDefault(port => port.Id == request["id"] && port.Region == request.Region.Id)
            ?? throw NetworkWords.Absent("port", request["id"]);
        throw Refusal.Conflict(
            $"Port {port.Id} cannot be deleted directly via the port API: has device owner {port.DeviceOwner}.", "ServicePortInUse");
    }

    private bool IsUp(Port port) =>
        port.AdminStateUp
        && networking.Network(port.NetworkId, port.Region) is not { AdminStateUp: false }
        && networking.Routers.Find(router => router.Id == port.DeviceId) is not { AdminStateUp: false };

    /// <summary>One for each network, with an address in each of its subnets that have DHCP; null without any.</summary>
    private Port? Dhcp(Network network)
    {
        Subnet[] subnets = [.. networking.SubnetsOf(network.Id).Where(subnet => subnet.EnableDhcp)];
        if (subnets.Length == 0)
        {
            return null;
        }

        var held = world.HeldAddresses(network.Region);
        return Make(network, $"dhcp {network.Id}") with
        {
            DeviceId = $"dhcp{DerivedId.Of("dhcp host")}-{network.Id}",
            DeviceOwner = "network:dhcp",
            FixedIps =
            [
                .. from subnet in subnets
                   let address = AddressPool.Lowest(subnet, held)
                   where address is not null
                   select new FixedIp(subnet.Id, address),
            ],
            BuiltAt = network.BuiltAt,
            ProjectId = network.ProjectId,
        };
    }

    /// <summary>The masters' of the second generation stand in no network of the user's; the nodes' do, although their machines are the platform's
    /// (GEN-3).</summary>
    private IEnumerable<Port> OfCluster(SimulatedCluster cluster)
    {
        if (Balancer(cluster) is { } balancer)
        {
            yield return balancer;
        }

        if (networking.Subnet(cluster.NodesSubnetId) is not { } subnet)
        {
            yield break;
        }

        foreach (var master in cluster.Masters.Where(master => cluster.MasterAddress(master.Number).Length > 0))
        {
            var name = $"{cluster.Name}-master-{master.Number}";
            yield return Machine(cluster, subnet, name, DerivedId.Of($"machine {cluster.Id} {name}"), master.Zone, cluster.MasterAddress(master.Number));
        }

        var addresses = new NodeAddresses(cluster, world);
        foreach (var node in cluster.NodeGroups.SelectMany(group => group.Nodes))
        {
            if (addresses.Of(node) is { Length: > 0 } address)
            {
                var machine = node.Uuid.Length > 0 ? node.Uuid : DerivedId.Of($"machine {cluster.Id} {node.Name}");
                yield return Machine(cluster, subnet, node.Name, machine, node.Zone, address);
            }
        }
    }

    /// <summary>Wired when the cluster is made, and without a link while its machine is off.</summary>
    private Port Machine(SimulatedCluster cluster, Subnet subnet, string name, string machine, string zone, string address) =>
        Make(networking.Network(subnet.NetworkId, subnet.Region)!, $"port {cluster.Id} {name}") with
        {
            Name = name,
            DeviceId = machine,
            DeviceOwner = $"compute:{zone}",
            FixedIps = [new FixedIp(subnet.Id, address)],
            ProjectId = cluster.ProjectId,
            Status = cluster.Status switch
            {
                ClusterStatus.Provisioning => PortStatus.Build,
                ClusterStatus.Shutoff => PortStatus.Down,
                _ => PortStatus.Active,
            },
        };

    /// <summary>DOWN is how Octavia's are: the address belongs to no machine, the balancer's machines answer for it.</summary>
    private Port? Balancer(SimulatedCluster cluster)
    {
        var (subnetId, address) = cluster switch
        {
            Second.Cluster second => (second.Api.LoadBalancerConfig.OctaviaEngine?.LoadbalancerSubnetId, second.ReservedInternalIp),
            First.Cluster first => (first.Api.LoadbalancerSubnetId, first.ReservedVip),
            _ => (null, ""),
        };
        return networking.Subnet(subnetId) is not { } subnet
            ? null
            : Make(networking.Network(subnet.NetworkId, subnet.Region)!, "balancer of " + cluster.Id) with
            {
                Name = $"octavia-lb-{cluster.Name}",
                DeviceId = $"lb-{cluster.Id}",
                DeviceOwner = "Octavia",
                FixedIps = [new FixedIp(subnet.Id, address)],
                ProjectId = subnet.ProjectId,
                Status = PortStatus.Down,
            };
    }

    private static Port Make(Network network, string words)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(words));
        return new Port
        {
            Region = network.Region,
            Id = new Guid(hash.AsSpan(0, 16)).ToString("D"),
            NetworkId = network.Id,
            DeviceId = "",
            MacAddress = $"fa:16:3e:{hash[16]:x2}:{hash[17]:x2}:{hash[18]:x2}",
            FixedIps = [],
            Sdn = network.Sdn,
        };
    }
}
