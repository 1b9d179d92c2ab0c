using System.Text.Json.Nodes;

namespace Vkcc.Simulator.Tests.First;

/// <summary>First-generation clusters that are made or refused, each with the rule that decides.</summary>
[FixtureLifeCycle(LifeCycle.SingleInstance)]
internal sealed class RefusedClusterTests
{
    private TestCloud cloud = null!;

    [OneTimeSetUp]
    public async Task StartAsync() => cloud = await TestCloud.StartAsync();

    [OneTimeTearDown]
    public async Task StopAsync() => await cloud.DisposeAsync();

    private static IEnumerable<TestCaseData> Refused()
    {
        yield return Row("NAME-1 too short", "name", "\"ab\"", "3 to 24 characters");
        yield return Row("NAME-1 too long", "name", "\"a234567890123456789012345\"", "3 to 24 characters");
        yield return Row("NAME-2 digit first", "name", "\"1cluster\"", "start with a letter");
        yield return Row("NAME-2 blank", "name", "\"my cluster\"", "underscore");
        yield return Row("template missing", "cluster_template_id", "\"\"", "cluster_template_id is missing");
        yield return Row("template absent", "cluster_template_id", "\"none\"", "could not be found", 404);
        yield return Row("keypair absent", "keypair", "\"none\"", "could not be found", 404);
        yield return Row("public address not said", "floating_ip_enabled", "null", "floating_ip_enabled");
        yield return Row("TOPO-1", "cluster_type", "\"standart\"", "standard or regional, got standart");
        yield return Row("TOPO-2", "master_count", "2", "1, 3 or 5 masters, got 2");
        yield return Row("TOPO-8", "master_count", "7", "1, 3 or 5 masters, got 7");
        yield return Row("TOPO-5 no zone", "availability_zone", "\"\"", "exactly one zone");
        yield return Row("TOPO-5 list", "availability_zones", "[\"MS1\"]", "for regional clusters");
        yield return Row("REG-1", "availability_zone", "\"QAZ\"", "not in region RegionOne");
        yield return Row("REG-4", "availability_zone", "\"PA2\"", "PA2 works only in Sprut", change: Neutron);
        yield return Row("TOPO-3", "master_count", "1", "3 or 5 masters, got 1", change: Regional);
        yield return Row("TOPO-6 two", "availability_zones", "[\"MS1\",\"ME1\"]", "exactly 3 different zones", change: Regional);
        yield return Row("TOPO-6 twice", "availability_zones", "[\"MS1\",\"ME1\",\"ME1\"]", "exactly 3 different zones", change: Regional);
        yield return Row("TOPO-6 single form", "availability_zone", "\"MS1\"", "for standard clusters", change: Regional);
        yield return Row("MST-10", "master_flavor_id", $"\"{Bodies.Gpu}\"", "only be used for worker groups");
        yield return Row("MST-11", "master_flavor_id", "\"STD2-2-6\"", "does not exist");
        yield return Row("MST-2 size", "labels", "{\"master_volume_size\":\"big\"}", "size in GB");
        yield return Row("MST-2 type", "labels", "{\"cluster_node_volume_type\":\"high-iops-ha\"}", "not offered in zone MS1");
        yield return Row("label log level", "labels", "{\"kube_log_level\":\"9\"}", "0 to 8");
        yield return Row("LT-3 label without a key", "labels", "{\"\":\"a\"}", "needs a key");
        yield return Row("label no text", "labels", "{\"a\":[1]}", "labels");
        yield return Row("NET-1 none", "network_id", "\"none\"", "does not exist");
        yield return Row("NET-3", "subnet_id", $"\"{Bodies.IsolatedSubnet}\"", "is not part of network");
        yield return Row("NET-3 balancer", "loadbalancer_subnet_id", $"\"{Bodies.IsolatedSubnet}\"", "is not part of network");
        yield return Row("NET-6", "external_network_id", $"\"{Bodies.Network}\"", "is not an external network");
        yield return Row("NET-6 SDN", "external_network_id", $"\"{Bodies.Internet}\"", "another SDN", change: Neutron);
        yield return Row("NET-7", "pods_network_cidr", "\"192.168.0.0/16\"", "overlaps subnet");
        yield return Row("NET-15", "insecure_registries", "[\"http://x\"]", "must be host");
        yield return Row("NET-15", "insecure_registries", "[\"*.example.com\"]", "must be host");
        yield return Row("NET-15", "insecure_registries", "[\"example.com/path\"]", "must be host");
        yield return Row("unknown member", "node_groups", "[]", "node_groups");
    }

    [TestCaseSource(nameof(Refused))]
    public async Task A_cluster_against_a_rule_is_refused(JsonObject body, int status, string message)
    {
        var answer = (await cloud.FirstAsync("POST", "clusters", body)).Expect(status);
        Assert.That(answer["errors", "0", "detail"], Does.Contain(message));
    }

    private static IEnumerable<TestCaseData> Made()
    {
        yield return new TestCaseData(Neutron(FirstBodies.Cluster("neutron"))).SetArgDisplayNames("NET-2 Neutron");
        yield return new TestCaseData(
            Neutron(FirstBodies.Cluster("neutron-ip")).With("floating_ip_enabled", "true")).SetArgDisplayNames("NET-2 Neutron with an address");
        yield return new TestCaseData(FirstBodies.Cluster("My_Old.Cluster")).SetArgDisplayNames("NAME-2 loose");
        yield return new TestCaseData(FirstBodies.Cluster("five").With("master_count", "5")).SetArgDisplayNames("TOPO-2 five");
        yield return new TestCaseData(FirstBodies.Regional("regional-5").With("master_count", "5")).SetArgDisplayNames("TOPO-3 five");
        yield return new TestCaseData(
            FirstBodies.Regional("chosen").With("availability_zones", "null").With("master_count", "null")).SetArgDisplayNames("TOPO-6 the service chooses");
        yield return new TestCaseData(FirstBodies.Cluster("old", "c1000000-0000-4000-8000-000000200004")).SetArgDisplayNames("an old version");
    }

    [TestCaseSource(nameof(Made))]
    public async Task A_cluster_within_the_rules_is_made(JsonObject body) => (await cloud.FirstAsync("POST", "clusters", body)).Expect(202);

    [Test]
    public async Task Zones_the_service_chooses_are_three_and_two_are_not_enough()
    {
        var body = FirstBodies.Regional("three-zones").With("availability_zones", "null").With("master_count", "null");
        var id = (await cloud.FirstAsync("POST", "clusters", body)).Expect(202)["uuid"];
        var answer = await cloud.FirstAsync("GET", "clusters/" + id);
        Assert.That((answer.Json["availability_zones"]!.ToJsonString(), answer["master_count"]), Is.EqualTo(("""["GZ1","ME1","MS1"]""", "3")));
    }

    [Test]
    public async Task A_name_is_taken_until_its_cluster_is_gone()
    {
        await using var own = await TestCloud.StartAsync();
        var id = await own.CreateRunningFirstClusterAsync();
        (await own.FirstAsync("POST", "clusters", FirstBodies.Cluster())).Expect(409);
        (await own.FirstAsync("DELETE", "clusters/" + id)).Expect(204);
        Assert.That((await own.FirstAsync("POST", "clusters", FirstBodies.Cluster())).Expect(409)["errors", "0", "detail"], Does.Contain("DELETING"));
        own.Clock.Advance(TimeSpan.FromMinutes(3));
        (await own.FirstAsync("POST", "clusters", FirstBodies.Cluster())).Expect(202);
    }

    private static JsonObject Neutron(JsonObject body) =>
        body.With("network_id", $"\"{Bodies.NeutronNetwork}\"").With("subnet_id", $"\"{FirstBodies.NeutronSubnet}\"");

    private static JsonObject Regional(JsonObject body) => FirstBodies.Regional();

    private static TestCaseData Row(string name, string member, string json, string message, int status = 400, Func<JsonObject, JsonObject>? change = null)
    {
        var body = FirstBodies.Cluster("refused");
        return new TestCaseData((change is null ? body : change(body)).With(member, json), status, message).SetArgDisplayNames(name);
    }
}
