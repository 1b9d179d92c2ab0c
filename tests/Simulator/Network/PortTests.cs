using System.Text.Json.Nodes;

namespace Vkcc.Simulator.Tests;

/// <summary>The ports that clusters have in the networks of their project: seen, and not to be touched.</summary>
internal sealed class PortTests
{
    private const string Networks = TestCloud.Networks;

    [Test]
    public async Task A_cluster_of_the_first_generation_shows_masters_nodes_and_balancer()
    {
        await using var cloud = await TestCloud.StartAsync();
        var cluster = await cloud.CreateRunningFirstClusterAsync(FirstBodies.Regional().With("loadbalancer_subnet_id", $"\"{Bodies.BalancerSubnet}\""));
        var group = await cloud.CreateRunningFirstGroupAsync(FirstBodies.NodeGroup(cluster));
        var shown = (await cloud.FirstAsync("GET", "clusters/" + cluster)).Expect(200);
        var nodes = (await cloud.FirstAsync("GET", "nodegroups/" + group)).Expect(200).Json["nodes"]!.AsArray();
        var ports = await PortsAsync(cloud, $"network_id={Bodies.Network}");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Owners(ports), Is.EqualTo("Octavia×1 compute:ME1×4 compute:MS1×1 compute:PA2×1 network:dhcp×1 network:router_interface×2"));
            Assert.That(
                ports.Where(port => $"{port["name"]}".Contains("-master-", StringComparison.Ordinal)).Select(Address),
                Is.EqualTo(shown.Json["master_addresses"]!.AsArray().Select(address => $"{address}")));
            foreach (var node in nodes)
            {
                var port = (await PortsAsync(cloud, $"device_id={node!["uuid"]}")).Single();
                Assert.That(
                    $"{port["name"]} {port["device_owner"]} {port["status"]} {port["project_id"]}",
                    Is.EqualTo($"{node["name"]} compute:ME1 ACTIVE {Preloaded.ProjectId}"));
            }

            var balancer = (await PortsAsync(cloud, $"device_owner=Octavia&device_id=lb-{cluster}")).Single();
            Assert.That($"{Address(balancer)} {balancer["status"]}", Is.EqualTo(shown["api_lb_vip"] + " DOWN"));
            await AllInTheirSubnetsAsync(cloud, ports);
        }
    }

    /// <summary>GEN-3: machines are the platform's, and ports the project's.</summary>
    [Test]
    public async Task A_cluster_of_the_second_generation_shows_nodes_and_balancer()
    {
        await using var cloud = await TestCloud.StartAsync();
        var cluster = await cloud.CreateRunningClusterAsync();
        var group = await cloud.CreateRunningNodeGroupAsync(
            Bodies.NodeGroup(cluster).With("node_group_spec.scale_spec", """{"auto_scale":{"min_size":1,"max_size":9,"size":3}}"""));
        var ports = await PortsAsync(cloud, $"network_id={Bodies.Network}");
        (await cloud.PostAsync($"_simulator/node-groups/{group}/autoscale", JsonNode.Parse("""{"size":5}"""))).Expect(200);
        cloud.Clock.Advance(TimeSpan.FromMinutes(3));
        var grown = await PortsAsync(cloud, $"network_id={Bodies.Network}");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Owners(ports), Is.EqualTo("Octavia×1 compute:MS1×3 network:dhcp×1 network:router_interface×2"));
            Assert.That(Owners(grown), Is.EqualTo("Octavia×1 compute:MS1×5 network:dhcp×1 network:router_interface×2"));
            Assert.That(
                ports.Select(port => port.ToJsonString()),
                Is.SubsetOf(grown.Select(port => port.ToJsonString())),
                "those that were there stay as they were");
            await AllInTheirSubnetsAsync(cloud, grown);
        }
    }

    [Test]
    public async Task Ports_are_the_same_after_a_restart()
    {
        using var kept = new KeptCloud();
        string before;
        await using (var cloud = await kept.StartAsync())
        {
            await cloud.CreateRunningNodeGroupAsync(Bodies.NodeGroup(await cloud.CreateRunningClusterAsync()));
            await cloud.CreateRunningFirstGroupAsync(FirstBodies.NodeGroup(await cloud.CreateRunningFirstClusterAsync()));
            before = (await cloud.GetAsync(Networks + "ports")).Expect(200).Text;
        }

        await using var again = await kept.StartAsync();
        Assert.That((await again.GetAsync(Networks + "ports")).Expect(200).Text, Is.EqualTo(before));
    }

    [Test]
    public async Task What_stands_in_a_network_keeps_it_and_its_ports()
    {
        await using var cloud = await TestCloud.StartAsync();
        await cloud.CreateRunningFirstGroupAsync(FirstBodies.NodeGroup(await cloud.CreateRunningFirstClusterAsync()));

        using (Assert.EnterMultipleScope())
        {
            foreach (var port in await PortsAsync(cloud, $"network_id={Bodies.Network}"))
            {
                var answer = await cloud.DeleteAsync($"{Networks}ports/{port["id"]}");
                Assert.That(answer.Status, Is.EqualTo(409));
                var told = $"Port {port["id"]} cannot be deleted directly via the port API: has device owner {port["device_owner"]}.";
                Assert.That(
                    answer.Text,
                    Is.EqualTo($$$"""{"NeutronError":{"type":"ServicePortInUse","message":"{{{told}}}","detail":""}}"""));
            }

            Assert.That((await cloud.DeleteAsync(Networks + "ports/none")).Expect(404)["NeutronError", "type"], Is.EqualTo("PortNotFound"));
            Assert.That((await cloud.DeleteAsync(Networks + "subnets/" + Bodies.NodesSubnet)).Expect(409)["NeutronError", "type"], Is.EqualTo("SubnetInUse"));
            Assert.That((await cloud.DeleteAsync(Networks + "networks/" + Bodies.Network)).Expect(409)["NeutronError", "type"], Is.EqualTo("NetworkInUse"));
        }
    }

    [Test]
    public async Task Ports_are_built_with_their_machines_and_down_while_those_are_off()
    {
        await using var cloud = await TestCloud.StartAsync();
        var cluster = await cloud.CreateFirstClusterAsync();
        var building = await StatusesAsync(cloud);
        cloud.Clock.Advance(TimeSpan.FromMinutes(10));
        var running = await StatusesAsync(cloud);
        (await cloud.FirstAsync("POST", $"clusters/{cluster}/actions", FirstBodies.Action("turn_off_cluster"))).Expect(202);
        cloud.Clock.Advance(TimeSpan.FromMinutes(10));

        Assert.That((building, running, await StatusesAsync(cloud)), Is.EqualTo(("BUILD", "ACTIVE", "DOWN")));
    }

    [Test]
    public async Task Networks_and_interfaces_are_built_and_go_down_with_what_they_belong_to()
    {
        await using var cloud = await TestCloud.StartAsync();
        const string Router = "routers/30000000-0000-4000-8000-000000000001";
        var network = (await cloud.PostAsync(Networks + "networks", JsonNode.Parse("""{"network":{"name":"mine"}}"""))).Expect(201);
        var before = (await cloud.GetAsync(Networks + "networks?name=mine&status=BUILD")).Expect(200).Json["networks"]!.AsArray().Count;
        cloud.Clock.Advance(TimeSpan.FromSeconds(5));
        var built = (await cloud.GetAsync(Networks + "networks?name=mine")).Expect(200)["networks", "0", "status"];
        var down = (await cloud.SendAsync("PUT", $"{Networks}networks/{network["network", "id"]}", """{"network":{"admin_state_up":false}}""")).Expect(200);
        (await cloud.SendAsync("PUT", Networks + Router, """{"router":{"admin_state_up":false}}""")).Expect(200);

        using (Assert.EnterMultipleScope())
        {
            Assert.That((network["network", "status"], before, built, down["network", "status"]), Is.EqualTo(("BUILD", 1, "ACTIVE", "DOWN")));
            Assert.That(network.Text + down.Text, Does.Not.Contain("built_at"));
            Assert.That((await PortsAsync(cloud, "device_id=" + Router["routers/".Length..])).Select(port => $"{port["status"]}"), Is.All.EqualTo("DOWN"));
        }
    }

    [Test]
    public async Task At_once_means_networks_too()
    {
        await using var cloud = await TestCloud.StartInstantAsync();
        Assert.That(
            (await cloud.PostAsync(Networks + "networks", JsonNode.Parse("""{"network":{"name":"mine"}}"""))).Expect(201)["network", "status"],
            Is.EqualTo("ACTIVE"));
    }

    /// <summary>A subnet that gives addresses from a part of it alone.</summary>
    [Test]
    public async Task Addresses_come_from_the_allocation_pools()
    {
        await using var cloud = await TestCloud.StartAsync();
        (await cloud.SendAsync(
            "PUT",
            $"{Networks}subnets/{Bodies.NodesSubnet}",
            """{"subnet":{"allocation_pools":[{"start":"192.168.10.100","end":"192.168.10.103"}]}}""")).Expect(200);
        var cluster = await cloud.CreateRunningClusterAsync(
            Bodies.Cluster().With("load_balancer_config.octavia_engine.loadbalancer_subnet_id", $"\"{Bodies.NodesSubnet}\""));
        await cloud.CreateRunningNodeGroupAsync(Bodies.NodeGroup(cluster));
        var ports = await PortsAsync(cloud, $"fixed_ips=subnet_id%3D{Bodies.NodesSubnet}");

        Assert.That(
            ports.Select(port => $"{port["device_owner"]} {Address(port)}"),
            Is.EqualTo((string[])[
                "network:router_interface 192.168.10.1", "network:dhcp 192.168.10.100", "Octavia 192.168.10.101", "compute:MS1 192.168.10.103",
                "compute:MS1 192.168.10.102"]),
            "the third node finds the subnet full");
    }

    private static async Task<string> StatusesAsync(TestCloud cloud) => $"{(await PortsAsync(cloud, "device_owner=compute:MS1")).Single()["status"]}";

    private static async Task<JsonNode[]> PortsAsync(TestCloud cloud, string query) =>
        [.. (await cloud.GetAsync($"{Networks}ports?{query}")).Expect(200).Json["ports"]!.AsArray().Select(port => port!)];

    private static string Owners(IEnumerable<JsonNode> ports) =>
        string.Join(
            ' ',
            ports.GroupBy(port => $"{port["device_owner"]}").OrderBy(owner => owner.Key, StringComparer.Ordinal)
                .Select(owner => $"{owner.Key}×{owner.Count()}"));

    private static string Address(JsonNode port) => $"{port["fixed_ips"]![0]!["ip_address"]}";

    private static async Task AllInTheirSubnetsAsync(TestCloud cloud, JsonNode[] ports)
    {
        var subnets = (await cloud.GetAsync(Networks + "subnets")).Expect(200).Json["subnets"]!.AsArray()
            .ToDictionary(subnet => $"{subnet!["id"]}", subnet => CidrBlock.Parse($"{subnet!["cidr"]}"));
        var ips = ports.SelectMany(port => port["fixed_ips"]!.AsArray()).Select(ip => (Block: subnets[$"{ip!["subnet_id"]}"], Address: $"{ip["ip_address"]}"))
            .ToArray();
        Assert.That(ips, Has.All.Matches<(CidrBlock Block, string Address)>(ip => ip.Block.Overlaps(CidrBlock.Parse(ip.Address + "/32"))));
        Assert.That(ips.Select(ip => ip.Address), Is.Unique);
        Assert.That(ports.Select(port => $"{port["id"]}"), Is.Unique);
        Assert.That(ports.Select(port => $"{port["mac_address"]}"), Is.Unique);
    }
}
