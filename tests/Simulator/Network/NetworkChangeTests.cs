using System.Text.Json.Nodes;

namespace Vkcc.Simulator.Tests;

/// <summary>Networks and subnets that are made, changed and deleted, with Neutron's refusals.</summary>
internal sealed class NetworkChangeTests
{
    private const string Networks = TestCloud.Networks;

    [Test]
    public async Task A_cluster_stands_in_a_network_that_was_made_for_it()
    {
        await using var cloud = await TestCloud.StartAsync();
        var network = await MadeAsync(cloud, "network", """{"name":"mine","admin_state_up":true}""");
        var subnet = await MadeAsync(
            cloud, "subnet", $$"""{"network_id":"{{network}}","name":"mine","cidr":"10.7.0.0/24","ip_version":4,"dns_nameservers":["1.1.1.1"]}""");
        var shown = (await cloud.GetAsync(Networks + "networks/" + network)).Expect(200);
        var cluster = await cloud.CreateRunningClusterAsync(In(network, subnet));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(shown["network", "sdn"] + shown["network", "status"] + shown["network", "subnets", "0"], Is.EqualTo("sprutBUILD" + subnet));
            Assert.That((await cloud.GetAsync(Networks + "subnets/" + subnet)).Expect(200)["subnet", "gateway_ip"], Is.EqualTo("10.7.0.1"));
            Assert.That((await cloud.ClusterAsync(cluster))["internal_ip"], Is.EqualTo("10.7.0.10"));
            await RefusedAsync(cloud.DeleteAsync(Networks + "networks/" + network), 409, "NetworkInUse");
            await RefusedAsync(cloud.DeleteAsync(Networks + "subnets/" + subnet), 409, "SubnetInUse");
        }

        (await cloud.DeleteAsync(TestCloud.Second + "clusters/" + cluster)).Expect(200);
        cloud.Clock.Advance(TimeSpan.FromMinutes(3));
        (await cloud.DeleteAsync(Networks + "networks/" + network)).Expect(204);
        await RefusedAsync(cloud.GetAsync(Networks + "subnets/" + subnet), 404, "SubnetNotFound");
        await RefusedAsync(cloud.GetAsync(Networks + "networks/" + network), 404, "NetworkNotFound");
    }

    [Test]
    public async Task What_a_cluster_needs_of_a_stack_stays_until_it_is_gone()
    {
        await using var cloud = await TestCloud.StartAsync();
        var network = await MadeAsync(cloud, "network", """{"name":"mine","admin_state_up":true}""");
        var subnet = await MadeAsync(cloud, "subnet", $$"""{"network_id":"{{network}}","name":"mine","cidr":"10.7.0.0/24","ip_version":4}""");
        var router = await MadeAsync(
            cloud, "router", $$$"""{"name":"mine","admin_state_up":true,"external_gateway_info":{"network_id":"{{{Bodies.Internet}}}"}}""");
        var interfaces = $"{Networks}routers/{router}/";
        var leg = new JsonObject { ["subnet_id"] = subnet };
        var withAddress = In(network, subnet).With("load_balancer_config.octavia_engine.enable_public_ip", "true");
        Assert.That((await cloud.PostAsync(TestCloud.Second + "clusters", withAddress)).Expect(400)["message"], Does.Contain("no router with external access"));

        var added = (await cloud.SendAsync("PUT", interfaces + "add_router_interface", leg.ToJsonString())).Expect(200);
        var port = (await cloud.GetAsync(Networks + "ports/" + added["port_id"])).Expect(200);
        (await cloud.SendAsync("PUT", $"{Networks}networks/{network}/tags", """{"tags":["a","b"]}""")).Expect(200);
        var cluster = await cloud.CreateRunningClusterAsync(withAddress);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                port["port", "device_id"] + port["port", "fixed_ips", "0", "ip_address"] + port["port", "status"],
                Is.EqualTo(router + "10.7.0.1BUILD"));
            Assert.That((await cloud.GetAsync(Networks + "networks?tags=a,b")).Expect(200)["networks", "0", "id"], Is.EqualTo(network));
            Assert.That(
                (await cloud.GetAsync($"{Networks}ports?network_id={network}&device_owner=Octavia")).Expect(200)["ports", "0", "fixed_ips", "0", "ip_address"],
                Is.EqualTo("10.7.0.10"));
            await RefusedAsync(cloud.SendAsync("PUT", interfaces + "remove_router_interface", leg.ToJsonString()), 409, "RouterInterfaceInUseByFloatingIP");
            await RefusedAsync(
                cloud.SendAsync("PUT", Networks + "routers/" + router, """{"router":{"external_gateway_info":null}}"""),
                409,
                "RouterExternalGatewayInUseByFloatingIp");
            await RefusedAsync(cloud.DeleteAsync(Networks + "routers/" + router), 409, "RouterInUse");
            await RefusedAsync(cloud.DeleteAsync(Networks + "subnets/" + subnet), 409, "SubnetInUse");
            await RefusedAsync(cloud.DeleteAsync(Networks + "networks/" + network), 409, "NetworkInUse");
        }

        (await cloud.DeleteAsync(TestCloud.Second + "clusters/" + cluster)).Expect(200);
        cloud.Clock.Advance(TimeSpan.FromMinutes(3));
        await RefusedAsync(cloud.DeleteAsync(Networks + "subnets/" + subnet), 409, "SubnetInUse");
        (await cloud.SendAsync("PUT", interfaces + "remove_router_interface", new JsonObject { ["port_id"] = added["port_id"] }.ToJsonString())).Expect(200);
        (await cloud.DeleteAsync(Networks + "routers/" + router)).Expect(204);
        (await cloud.DeleteAsync(Networks + "subnets/" + subnet)).Expect(204);
        (await cloud.DeleteAsync(Networks + "networks/" + network)).Expect(204);
        await RefusedAsync(cloud.GetAsync(Networks + "routers/" + router), 404, "RouterNotFound");
        await RefusedAsync(cloud.GetAsync(Networks + "ports/" + added["port_id"]), 404, "PortNotFound");
    }

    [TestCase("add_router_interface", "{}", 400, "BadRequest", TestName = "neither subnet nor port")]
    [TestCase("add_router_interface", """{"subnet_id":"20000000-0000-4000-8000-000000000009"}""", 404, "SubnetNotFound", TestName = "no subnet")]
    [TestCase("add_router_interface", """{"subnet_id":"20000000-0000-4000-8000-000000000001"}""", 400, "BadRequest", TestName = "an interface twice")]
    [TestCase("add_router_interface", """{"subnet_id":"20000000-0000-4000-8000-000000000004"}""", 409, "IpAddressInUse", TestName = "another router's gateway")]
    [TestCase("add_router_interface", """{"subnet_id":"20000000-0000-4000-8000-000000000005"}""", 400, "BadRequest", TestName = "another SDN")]
    [TestCase(
        "add_router_interface", """{"subnet_id":"20000000-0000-4000-8000-000000000003","port_id":"40000000-0000-4000-8000-000000000001"}""", 400, "BadRequest",
        TestName = "subnet and port at once")]
    [TestCase("remove_router_interface", "{}", 400, "BadRequest", TestName = "nothing to remove")]
    [TestCase(
        "remove_router_interface", """{"subnet_id":"20000000-0000-4000-8000-000000000003"}""", 404, "RouterInterfaceNotFoundForSubnet",
        TestName = "no interface")]
    [TestCase(
        "remove_router_interface", """{"port_id":"40000000-0000-4000-8000-000000000003"}""", 404, "RouterInterfaceNotFound",
        TestName = "another router's interface")]
    [TestCase(
        "remove_router_interface",
        """{"subnet_id":"20000000-0000-4000-8000-000000000002","port_id":"40000000-0000-4000-8000-000000000001"}""",
        409,
        "SubnetMismatchForPort",
        TestName = "an interface on another subnet")]
    public async Task An_interface_is_refused(string call, string body, int status, string type)
    {
        await using var cloud = await TestCloud.StartAsync();
        await RefusedAsync(cloud.SendAsync("PUT", $"{Networks}routers/30000000-0000-4000-8000-000000000001/{call}", body), status, type);
    }

    [TestCase(
        """{"external_gateway_info":{"network_id":"10000000-0000-4000-8000-000000000002"}}""", 400, "BadRequest", TestName = "a gateway that leads nowhere")]
    [TestCase("""{"external_gateway_info":{"network_id":"10000000-0000-4000-8000-000000000005"}}""", 400, "BadRequest", TestName = "a gateway of another SDN")]
    [TestCase("""{"external_gateway_info":{"network_id":"none"}}""", 404, "NetworkNotFound", TestName = "a gateway that is not there")]
    [TestCase("""{"external_gateway_info":7}""", 400, "InvalidInput", TestName = "no gateway at all")]
    public async Task A_router_is_refused(string body, int status, string type)
    {
        await using var cloud = await TestCloud.StartAsync();
        await RefusedAsync(cloud.PostAsync(Networks + "routers", new JsonObject { ["router"] = JsonNode.Parse(body) }), status, type);
    }

    [TestCase("""{"network_id":"10000000-0000-4000-8000-000000000001","cidr":"192.168.10.128/25"}""", 400, "InvalidInput", TestName = "overlap")]
    [TestCase("""{"network_id":"10000000-0000-4000-8000-000000000001","cidr":"10.7.0.5/24"}""", 400, "InvalidInput", TestName = "host bits")]
    [TestCase("""{"network_id":"10000000-0000-4000-8000-000000000001","cidr":"somewhere"}""", 400, "InvalidInput", TestName = "no CIDR")]
    [TestCase(
        """{"network_id":"10000000-0000-4000-8000-000000000001","cidr":"10.7.0.0/24","gateway_ip":"10.8.0.1"}""", 400, "InvalidInput",
        TestName = "gateway elsewhere")]
    [TestCase(
        """{"network_id":"10000000-0000-4000-8000-000000000001","cidr":"10.7.0.0/24","ip_version":6}""", 400, "InvalidInput", TestName = "other version of IP")]
    [TestCase(
        """{"network_id":"10000000-0000-4000-8000-000000000001","cidr":"10.7.0.0/24","allocation_pools":[{"start":"10.7.0.9","end":"10.7.0.5"}]}""",
        400,
        "InvalidAllocationPool",
        TestName = "a pool backwards")]
    [TestCase(
        """{"network_id":"10000000-0000-4000-8000-000000000001","cidr":"10.7.0.0/24","allocation_pools":[{"start":"here","end":"there"}]}""",
        400,
        "InvalidAllocationPool",
        TestName = "a pool of words")]
    [TestCase(
        """{"network_id":"10000000-0000-4000-8000-000000000001","cidr":"10.7.0.0/24","allocation_pools":[{"start":"10.7.0.9","end":"10.7.1.5"}]}""",
        400,
        "OutOfBoundsAllocationPool",
        TestName = "a pool beyond the subnet")]
    [TestCase(
        """{"network_id":"10000000-0000-4000-8000-000000000001","cidr":"10.7.0.0/24", """
        + """ "allocation_pools":[{"start":"10.7.0.9","end":"10.7.0.50"},{"start":"10.7.0.50","end":"10.7.0.60"}]}""",
        409,
        "OverlappingAllocationPools",
        TestName = "two pools with one address")]
    [TestCase(
        """{"network_id":"10000000-0000-4000-8000-000000000001","cidr":"10.7.0.0/24","allocation_pools":[{"start":"10.7.0.1","end":"10.7.0.50"}]}""",
        409,
        "GatewayConflictWithAllocationPools",
        TestName = "a pool with the gateway")]
    [TestCase("""{"network_id":"10000000-0000-4000-8000-000000000009","cidr":"10.7.0.0/24"}""", 404, "NetworkNotFound", TestName = "no network")]
    [TestCase(
        """{"network_id":"10000000-0000-4000-8000-000000000001","subnetpool_id":"50000000-0000-4000-8000-000000000001","prefixlen":24,"ip_version":4}""",
        404,
        "SubnetPoolNotFound",
        TestName = "a pool of subnets")]
    [TestCase("""{"network_id":"10000000-0000-4000-8000-000000000001","use_default_subnetpool":true}""", 400, "BadRequest", TestName = "the pool of subnets")]
    [TestCase("""{"network_id":"10000000-0000-4000-8000-000000000001"}""", 400, "BadRequest", TestName = "no CIDR at all")]
    [TestCase(
        """{"network_id":"10000000-0000-4000-8000-000000000004","cidr":"10.7.0.0/24"}""", 403, "PolicyNotAuthorized", TestName = "the platform's network")]
    public async Task A_subnet_is_refused(string body, int status, string type)
    {
        await using var cloud = await TestCloud.StartAsync();
        await RefusedAsync(cloud.PostAsync(Networks + "subnets", new JsonObject { ["subnet"] = JsonNode.Parse(body) }), status, type);
    }

    [Test]
    public async Task What_is_not_named_stays()
    {
        await using var cloud = await TestCloud.StartAsync();
        var path = Networks + "subnets/" + Bodies.IsolatedSubnet;
        (await cloud.SendAsync("PUT", path, """{"subnet":{"gateway_ip":null,"enable_dhcp":false}}""")).Expect(200);
        var after = (await cloud.SendAsync("PUT", path, """{"subnet":{"name":"quiet"}}""")).Expect(200);
        var network = (await cloud.SendAsync("PUT", Networks + "networks/" + Bodies.SpareNetwork, """{"network":{"description":"spare"}}""")).Expect(200);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(after.Json["subnet"]!["gateway_ip"], Is.Null);
            Assert.That(after["subnet", "name"] + after["subnet", "enable_dhcp"] + after["subnet", "cidr"], Is.EqualTo("quietfalse192.168.30.0/24"));
            Assert.That(network["network", "name"] + network["network", "description"], Is.EqualTo("spare-networkspare"));
            await RefusedAsync(cloud.SendAsync("PUT", Networks + "networks/" + Bodies.Internet, """{"network":{"name":"mine"}}"""), 403, "PolicyNotAuthorized");
        }
    }

    [Test]
    public async Task A_gateway_does_not_move_into_what_addresses_are_given_from()
    {
        await using var cloud = await TestCloud.StartAsync();
        var path = Networks + "subnets/" + Bodies.IsolatedSubnet;

        await RefusedAsync(cloud.SendAsync("PUT", path, """{"subnet":{"gateway_ip":"192.168.30.9"}}"""), 409, "GatewayConflictWithAllocationPools");
        await RefusedAsync(cloud.SendAsync("PUT", path, """{"subnet":{"subnetpool_id":"none"}}"""), 400, "InvalidInput");
        (await cloud.SendAsync(
            "PUT", path, """{"subnet":{"gateway_ip":"192.168.30.9","allocation_pools":[{"start":"192.168.30.20","end":"192.168.30.30"}]}}""")).Expect(200);
    }

    [TestCase(""" "10.7.0.1" """, ExpectedResult = "10.7.0.2-10.7.0.254")]
    [TestCase(""" "10.7.0.254" """, ExpectedResult = "10.7.0.1-10.7.0.253")]
    [TestCase(""" "10.7.0.100" """, ExpectedResult = "10.7.0.1-10.7.0.99 10.7.0.101-10.7.0.254")]
    [TestCase("null", ExpectedResult = "10.7.0.1-10.7.0.254")]
    public async Task<string> Addresses_are_given_from_around_the_gateway(string gateway)
    {
        await using var cloud = await TestCloud.StartAsync();
        var body = new JsonObject
        {
            ["subnet"] = new JsonObject
            {
                ["network_id"] = Bodies.Network,
                ["cidr"] = "10.7.0.0/24",
                ["ip_version"] = 4,
                ["gateway_ip"] = JsonNode.Parse(gateway),
            },
        };
        var pools = (await cloud.PostAsync(Networks + "subnets", body)).Expect(201).Json["subnet"]!["allocation_pools"]!.AsArray();
        return string.Join(' ', pools.Select(pool => $"{pool!["start"]}-{pool["end"]}"));
    }

    [Test]
    public async Task Networks_change_behind_everybodys_back()
    {
        await using var cloud = await TestCloud.StartAsync();
        (await cloud.PatchAsync("_simulator/networks/" + Bodies.Internet, new JsonObject { ["name"] = "outside" })).Expect(200);
        (await cloud.DeleteAsync("_simulator/subnets/" + Bodies.NodesSubnet)).Expect(200);
        (await cloud.DeleteAsync("_simulator/networks/" + Bodies.SpareNetwork)).Expect(200);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                (await cloud.GetAsync(Networks + "networks?router:external=true&sdn=sprut")).Expect(200)["networks", "0", "name"], Is.EqualTo("outside"));
            Assert.That((await cloud.GetAsync(Networks + "subnets/" + Bodies.IsolatedSubnet)).Status, Is.EqualTo(404), "with its network");
            Assert.That((await cloud.PostAsync(TestCloud.Second + "clusters", Bodies.Cluster())).Expect(400).Text, Does.Contain("in subnet_id does not exist"));
            Assert.That((await cloud.PatchAsync("_simulator/networks/" + Bodies.Network, new JsonObject { ["id"] = "x" })).Status, Is.EqualTo(400));
            Assert.That((await cloud.DeleteAsync("_simulator/networks/" + Bodies.SpareNetwork)).Status, Is.EqualTo(404));
            Assert.That(
                (await cloud.PatchAsync("_simulator/subnets/" + Bodies.BalancerSubnet, new JsonObject { ["cidr"] = "somewhere" })).Status,
                Is.EqualTo(400));
        }
    }

    [Test]
    public async Task Networks_outlive_the_program()
    {
        using var folder = new TempFolder();
        var options = new SimulatorOptions { StateFile = folder.File("state.json") };
        string network;
        await using (var cloud = await TestCloud.StartAsync(options))
        {
            network = await MadeAsync(cloud, "network", """{"name":"mine"}""");
            (await cloud.DeleteAsync("_simulator/subnets/" + Bodies.IsolatedSubnet)).Expect(200);
        }

        await using var again = await TestCloud.StartAsync(options);
        using (Assert.EnterMultipleScope())
        {
            Assert.That((await again.GetAsync(Networks + "networks?name=mine")).Expect(200)["networks", "0", "id"], Is.EqualTo(network));
            Assert.That((await again.GetAsync("kz/network/v2.0/networks?name=mine")).Expect(200).Json["networks"]!.AsArray(), Is.Empty, "in its region alone");
            Assert.That((await again.GetAsync(Networks + "subnets/" + Bodies.IsolatedSubnet)).Status, Is.EqualTo(404));
        }
    }

    private static async Task<string> MadeAsync(TestCloud cloud, string kind, string body) =>
        (await cloud.PostAsync($"{Networks}{kind}s", new JsonObject { [kind] = JsonNode.Parse(body) })).Expect(201)[kind, "id"];

    private static JsonObject In(string network, string subnet) => Bodies.Cluster()
        .With("network_config.engine.sprut_engine", $$"""{"network_id":"{{network}}","subnet_id":"{{subnet}}","external_network_id":""}""")
        .With("load_balancer_config.octavia_engine.loadbalancer_subnet_id", $"\"{subnet}\"");

    private static async Task RefusedAsync(Task<Answer> call, int status, string type)
    {
        var answer = await call;
        Assert.That($"{answer.Status} {answer.Json["NeutronError"]?["type"]}", Is.EqualTo($"{status} {type}"), answer.Text);
    }
}
