using System.Text.Json.Nodes;

namespace Vkcc.Simulator.Tests;

/// <summary>The stack of the guide "Testing without a cloud", made and destroyed by the calls that the networking resources of the official provider and of the
/// OpenStack provider send.</summary>
internal sealed class StackTests
{
    private const string Networks = TestCloud.Networks;

    /// <summary>What both providers wait out; everything else but the wanted statuses ends their run.</summary>
    private static readonly string[] Pending = ["BUILD", "PENDING_CREATE", "PENDING_UPDATE"];

    private readonly List<string> waited = [];

    private TestCloud cloud = null!;

    /// <summary>The official provider's header, on every call of its networking client.</summary>
    private (string, string)[] headers = [];

    [SetUp]
    public async Task StartAsync()
    {
        waited.Clear();
        cloud = await TestCloud.StartAsync();
    }

    [TearDown]
    public async Task EndAsync() => await cloud.DisposeAsync();

    [Test]
    public Task The_official_providers_resources_make_a_stack_and_destroy_it()
    {
        headers = [("X-SDN", "sprut")];
        return LiveAsync(
            """{"name":"kubernetes","admin_state_up":true,"port_security_enabled":true}""",
            network => $$"""{"network_id":"{{network}}","name":"kubernetes-nodes","cidr":"10.20.0.0/24","ip_version":4,"enable_dhcp":true}""",
            external => $$$"""{"name":"kubernetes","admin_state_up":true,"external_gateway_info":{"network_id":"{{{external}}}"}}""");
    }

    [Test]
    public Task The_OpenStack_providers_resources_make_a_stack_and_destroy_it()
    {
        headers = [];
        return LiveAsync(
            """{"name":"kubernetes","admin_state_up":true}""",
            network => $$"""
                {"network_id":"{{network}}","name":"kubernetes-nodes","cidr":"10.20.0.0/24","ip_version":4,"enable_dhcp":true,"dns_nameservers":["8.8.8.8"]}
                """,
            external => $$$"""{"name":"kubernetes","external_gateway_info":{"network_id":"{{{external}}}"}}""");
    }

    private async Task LiveAsync(string networkBody, Func<string, string> subnetBody, Func<string, string> routerBody)
    {
        var before = await AllAsync();
        var external = (await CallAsync("GET", "networks?router:external=true&name=internet")).Expect(200)["networks", "0", "id"];
        var network = await MadeAsync("network", networkBody);
        await UntilAsync("network", network, "ACTIVE", "DOWN");
        await TagAsync("networks", network);
        var subnet = await MadeAsync("subnet", subnetBody(network));
        (await CallAsync("GET", "subnets/" + subnet)).Expect(200);
        await TagAsync("subnets", subnet);
        var router = await MadeAsync("router", routerBody(external));
        await UntilAsync("router", router, "ACTIVE");
        await TagAsync("routers", router);
        var leg = (await CallAsync("PUT", $"routers/{router}/add_router_interface", $$"""{"subnet_id":"{{subnet}}"}""")).Expect(200)["port_id"];
        await UntilAsync("port", leg, "ACTIVE", "DOWN");
        var cluster = await cloud.CreateRunningClusterAsync(Bodies.Cluster()
            .With("network_config.engine.sprut_engine", $$"""{"network_id":"{{network}}","subnet_id":"{{subnet}}","external_network_id":""}""")
            .With("load_balancer_config.octavia_engine", $$"""{"loadbalancer_subnet_id":"{{subnet}}","enable_public_ip":true,"allowed_cidrs":[]}"""));
        await cloud.CreateRunningNodeGroupAsync(Bodies.NodeGroup(cluster));
        Assert.That(await cloud.StatusAsync(cluster), Is.EqualTo("RUNNING"));
        Assert.That(waited, Is.EqualTo((string[])["network BUILD", "network ACTIVE", "router ACTIVE", "port BUILD", "port ACTIVE"]));

        (await cloud.DeleteAsync(TestCloud.Second + "clusters/" + cluster)).Expect(200);
        Assert.That(
            (await CallAsync("PUT", $"routers/{router}/remove_router_interface", $$"""{"subnet_id":"{{subnet}}"}""")).Status,
            Is.EqualTo(409),
            "both providers try again");
        cloud.Clock.Advance(TimeSpan.FromMinutes(3));
        Assert.That(await cloud.StatusAsync(cluster), Is.EqualTo("404"));
        (await CallAsync("PUT", $"routers/{router}/remove_router_interface", $$"""{"subnet_id":"{{subnet}}"}""")).Expect(200);
        (await CallAsync("GET", "ports/" + leg)).Expect(404);
        await GoneAsync("routers/" + router);
        await GoneAsync("subnets/" + subnet);
        await GoneAsync("networks/" + network);
        Assert.That(await AllAsync(), Is.EqualTo(before), "nothing is left");
    }

    private async Task<string> MadeAsync(string kind, string body) =>
        (await CallAsync("POST", kind + "s", $$"""{"{{kind}}":{{body}}}""")).Expect(201)[kind, "id"];

    private async Task UntilAsync(string kind, string id, params string[] wanted)
    {
        while (true)
        {
            var status = (await CallAsync("GET", $"{kind}s/{id}")).Expect(200)[kind, "status"];
            if (waited.LastOrDefault() != $"{kind} {status}")
            {
                waited.Add($"{kind} {status}");
            }

            if (wanted.Contains(status))
            {
                return;
            }

            Assert.That(Pending, Does.Contain(status));
            cloud.Clock.Advance(TimeSpan.FromSeconds(3));
        }
    }

    private async Task TagAsync(string kinds, string id) => (await CallAsync("PUT", $"{kinds}/{id}/tags", """{"tags":["kubernetes"]}""")).Expect(200);

    private async Task GoneAsync(string path)
    {
        (await CallAsync("DELETE", path)).Expect(204);
        (await CallAsync("GET", path)).Expect(404);
    }

    private async Task<string> AllAsync()
    {
        var all = new JsonArray();
        foreach (var kinds in (string[])["networks", "subnets", "routers", "ports"])
        {
            all.Add((await CallAsync("GET", kinds)).Expect(200).Json);
        }

        return all.ToJsonString();
    }

    private Task<Answer> CallAsync(string method, string path, string? body = null) => cloud.SendAsync(method, Networks + path, body, headers);
}
