namespace Vkcc.Simulator.Tests;

/// <summary>vk-cloud-api.md section 5.3.</summary>
internal sealed class NetworkTests
{
    private const string Networks = TestCloud.Networks;

    [TestCase("networks", ExpectedResult = "demo-network spare-network old-network internet ext-net")]
    [TestCase("networks?name=demo-network", ExpectedResult = "demo-network")]
    [TestCase("networks?name=demo-network&name=internet", ExpectedResult = "demo-network internet")]
    [TestCase("networks?id=" + Bodies.Internet, ExpectedResult = "internet")]
    [TestCase("networks?router:external=true", ExpectedResult = "internet ext-net")]
    [TestCase("networks?router:external=False&status=ACTIVE", ExpectedResult = "demo-network spare-network old-network")]
    [TestCase("networks?tags=none", ExpectedResult = "")]
    [TestCase("networks?sdn=neutron", ExpectedResult = "old-network ext-net")]
    [TestCase("networks?limit=2&marker=" + Bodies.Network, ExpectedResult = "spare-network old-network")]
    [TestCase("subnets?network_id=" + Bodies.Network, ExpectedResult = "demo-nodes demo-balancers")]
    [TestCase("subnets?cidr=192.168.30.0/24", ExpectedResult = "spare-isolated")]
    [TestCase("subnets?enable_dhcp=false", ExpectedResult = "internet-pool ext-net-pool")]
    [TestCase("routers", ExpectedResult = "demo-router spare-router old-router")]
    public async Task<string> Lists_are_filtered(string path)
    {
        await using var cloud = await TestCloud.StartAsync();
        var answer = (await cloud.GetAsync(Networks + path)).Expect(200);
        Assert.That(answer.Message.Content.Headers.ContentType?.MediaType, Is.EqualTo("application/json"));
        return string.Join(' ', answer.Json[path.Split('?')[0]]!.AsArray().Select(item => item!["name"]!.ToString()));
    }

    [TestCase("sprut", ExpectedResult = "demo-network spare-network internet")]
    [TestCase("neutron", ExpectedResult = "old-network ext-net")]
    public async Task<string> The_header_narrows_to_one_sdn(string sdn)
    {
        await using var cloud = await TestCloud.StartAsync();
        var answer = (await cloud.GetAsync(Networks + "networks", ("X-SDN", sdn))).Expect(200);
        Assert.That((await cloud.GetAsync(Networks + "networks/" + Bodies.Network, ("X-SDN", sdn))).Status, Is.EqualTo(sdn == "sprut" ? 200 : 404));
        return string.Join(' ', answer.Json["networks"]!.AsArray().Select(item => item!["name"]!.ToString()));
    }

    [Test]
    public async Task A_network_and_a_subnet_have_their_members()
    {
        await using var cloud = await TestCloud.StartAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That((await cloud.GetAsync(Networks + "networks/" + Bodies.Network)).Expect(200).Text, Is.EqualTo(
                """
                {"network":{"id":"10000000-0000-4000-8000-000000000001","name":"demo-network","description":"","admin_state_up":true,
                "status":"ACTIVE","shared":false,"subnets":["20000000-0000-4000-8000-000000000001","20000000-0000-4000-8000-000000000002"],
                "tenant_id":"11111111111111111111111111111111","project_id":"11111111111111111111111111111111","tags":[],"router:external":false,
                "port_security_enabled":true,"private_dns_domain":"mcs.local.","enable_shadow_port":false,"sdn":"sprut",
                "created_at":"2026-01-01T00:00:00Z","updated_at":"2026-01-01T00:00:00Z"}}
                """.ReplaceLineEndings("")));
            Assert.That((await cloud.GetAsync(Networks + "subnets/" + Bodies.NodesSubnet)).Expect(200).Text, Is.EqualTo(
                """
                {"subnet":{"id":"20000000-0000-4000-8000-000000000001","name":"demo-nodes","description":"",
                "network_id":"10000000-0000-4000-8000-000000000001","ip_version":4,"cidr":"192.168.10.0/24","gateway_ip":"192.168.10.1",
                "dns_nameservers":["8.8.8.8"],"allocation_pools":[{"start":"192.168.10.2","end":"192.168.10.254"}],"host_routes":[],
                "enable_dhcp":true,"enable_private_dns":false,"tenant_id":"11111111111111111111111111111111",
                "project_id":"11111111111111111111111111111111","subnetpool_id":null,"tags":[],"sdn":"sprut"}}
                """.ReplaceLineEndings("")));
            Assert.That((await cloud.GetAsync(Networks + "available-sdn")).Expect(200).Text, Is.EqualTo("""["neutron","sprut"]"""));
        }
    }

    [Test]
    public async Task The_router_of_a_subnet_is_found_through_its_ports()
    {
        await using var cloud = await TestCloud.StartAsync();
        var ports = await cloud.GetAsync(Networks + $"ports?device_owner=network:router_interface&fixed_ips=subnet_id%3D{Bodies.BalancerSubnet}");
        var router = await cloud.GetAsync(Networks + "routers/" + ports["ports", "0", "device_id"]);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(ports.Json["ports"]!.AsArray(), Has.Count.EqualTo(1));
            Assert.That(router["router", "external_gateway_info", "network_id"], Is.EqualTo(Bodies.Internet));
            Assert.That(
                (await cloud.GetAsync(
                    Networks + $"ports?device_owner=network:router_interface&fixed_ips=subnet_id%3D{Bodies.IsolatedSubnet}")).Json["ports"]!.AsArray(),
                Is.Empty);
        }
    }

    [Test]
    public async Task Mistakes_are_refused_in_networks_words()
    {
        await using var cloud = await TestCloud.StartAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                (await cloud.GetAsync(Networks + "networks/none")).Expect(404)["NeutronError", "message"],
                Is.EqualTo("Network none could not be found."));
            Assert.That((await cloud.GetAsync(Networks + "networks?nmae=x")).Expect(400)["NeutronError", "message"], Does.Contain("nmae"));
            Assert.That((await cloud.GetAsync("kz/network/v2.0/networks/" + Bodies.Network)).Status, Is.EqualTo(404));
        }
    }
}
