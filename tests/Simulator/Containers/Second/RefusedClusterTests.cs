using System.Text.Json.Nodes;
using static Vkcc.Simulator.Tests.RefusedRows;

namespace Vkcc.Simulator.Tests.Second;

/// <summary>Clusters that the service would not make, each with the rule that stands against it.</summary>
[FixtureLifeCycle(LifeCycle.SingleInstance)]
internal sealed class RefusedClusterTests
{
    private const string Zones = "deployment_type.multi_zonal_deployment.zones";
    private const string Sprut = "network_config.engine.sprut_engine.";
    private const string Balancer = "load_balancer_config.octavia_engine.";
    private const string Pods = "network_config.plugin.calico.pods_ipv4_cidr";

    private TestCloud cloud = null!;

    private static IEnumerable<TestCaseData> Table()
    {
        yield return Row("NAME-1 too short", "name", "\"ab\"", "3 to 24 characters");
        yield return Row("NAME-1 too long", "name", "\"a234567890123456789012345\"", "3 to 24 characters");
        yield return Row("NAME-1 missing", "name", "\"\"", "3 to 24 characters");
        yield return Row("NAME-2 digit first", "name", "\"1cluster\"", "must start with a letter");
        yield return Row("NAME-2 upper case", "name", "\"My-cluster\"", "a-z, 0-9");
        yield return Row("NAME-2 two hyphens", "name", "\"my--cluster\"", "single hyphens");
        yield return Row("NAME-2 hyphen last", "name", "\"my-cluster-\"", "end with a letter or digit");
        yield return Row("NAME-2 line end", "name", "\"my-cluster\\n\"", "a-z, 0-9");
        yield return Row("NAME-4 uuid is none", "uuid", "\"mine\"", "must be a UUID");
        yield return Row("NAME-5", "description", $"\"{new string('x', 257)}\"", "at most 256");
        yield return Row("LT-6 key", "labels", $"{{\"{new string('k', 64)}\":\"v\"}}", "at most 63");
        yield return Row("LT-6 value", "labels", $"{{\"k\":\"{new string('v', 64)}\"}}", "at most 63");
        yield return Row("VER-2 without v", "version", "\"1.33.3\"", "must look like v1.34.2");
        yield return Row("VER-1 not offered", "version", "\"v1.30.5\"", "Available: v1.31.4");
        yield return Row("TOPO-1 no type", "deployment_type", "{}", "exactly one of zonal_deployment");
        yield return Row("TOPO-1 both types", "deployment_type.zonal_deployment", "{\"zone\":\"MS1\"}", "exactly one of zonal_deployment");
        yield return Row("TOPO-3 one master over zones", "master_spec.replicas", "1", "3 or 5 masters, got 1");
        yield return Row("TOPO-8 four masters", "master_spec.replicas", "4", "3 or 5 masters, got 4");
        yield return Row("TOPO-8 seven masters", "master_spec.replicas", "7", "3 or 5 masters, got 7");
        yield return Row("TOPO-2 two masters in one zone", body => Standard(body, "MS1").With("master_spec.replicas", "2"), "1, 3 or 5 masters, got 2");
        yield return Row("TOPO-5 empty zone", body => Standard(body, ""), "exactly one zone");
        yield return Row("TOPO-6 two zones", Zones, "[\"ME1\",\"MS1\"]", "exactly 3 different zones");
        yield return Row("TOPO-6 four zones", Zones, "[\"ME1\",\"MS1\",\"PA2\",\"GZ1\"]", "exactly 3 different zones");
        yield return Row("TOPO-6 one zone twice", Zones, "[\"ME1\",\"MS1\",\"MS1\"]", "exactly 3 different zones");
        yield return Row("TOPO-6 null", Zones, "null", "exactly 3 different zones");
        yield return Row("REG-1 zone of another region", Zones, "[\"ME1\",\"MS1\",\"QAZ\"]", "not in region RegionOne");
        yield return Row("REG-2 lower case", Zones, "[\"ME1\",\"MS1\",\"pa2\"]", "not in region RegionOne");
        yield return Row("MST-1 no flavor", "master_spec.engine.nova_engine.flavor_id", "\"\"", "does not exist");
        yield return Row("MST-11 flavor by name", "master_spec.engine.nova_engine.flavor_id", "\"STD2-2-6\"", "STD2-2-6 does not exist");
        yield return Row("MST-10 GPU", "master_spec.engine.nova_engine.flavor_id", $"\"{Bodies.Gpu}\"", "only be used for worker groups");
        yield return Row("NET-1 no network", Sprut + "network_id", "\"10000000-0000-4000-8000-000000000099\"", "does not exist");
        yield return Row("NET-1 Neutron", Sprut + "network_id", $"\"{Bodies.NeutronNetwork}\"", "uses SDN neutron");
        yield return Row("NET-1 external network", Sprut + "network_id", $"\"{Bodies.Internet}\"", "is an external network");
        yield return Row("REG-1 network of another region", Sprut + "network_id", "\"10000000-0000-4000-8000-000000000051\"", "does not exist in region");
        yield return Row("NET-3 no subnet", Sprut + "subnet_id", "\"20000000-0000-4000-8000-000000000099\"", "does not exist");
        yield return Row("NET-3 subnet of another network", Sprut + "subnet_id", $"\"{Bodies.IsolatedSubnet}\"", "not part of network");
        yield return Row(
            "NET-3 balancer subnet of another network", Balancer + "loadbalancer_subnet_id", $"\"{Bodies.IsolatedSubnet}\"", "not part of network");
        yield return Row("NET-3 no balancer subnet", Balancer + "loadbalancer_subnet_id", "\"\"", "does not exist");
        yield return Row("NET-6 external network is none", Sprut + "external_network_id", "\"10000000-0000-4000-8000-000000000099\"", "does not exist");
        yield return Row("NET-6 not external", Sprut + "external_network_id", $"\"{Bodies.SpareNetwork}\"", "not an external network");
        yield return Row("NET-6 external of Neutron", Sprut + "external_network_id", "\"10000000-0000-4000-8000-000000000005\"", "needs Sprut");
        yield return Row("NET-4 no router", body => Spare(body, Bodies.IsolatedSubnet), "no router with external access");
        yield return Row("NET-4 router without gateway", body => Spare(body, Bodies.ClosedSubnet), "no router with external access");
        yield return Row("NET-10 no plugin", "network_config.plugin", "{}", "exactly one of calico and cilium");
        yield return Row("NET-10 two plugins", "network_config.plugin.cilium", "{\"pods_ipv4_cidr\":\"10.100.0.0/16\"}", "exactly one of calico and cilium");
        yield return Row("NET-7 no pod CIDR", Pods, "\"\"", "must be an IPv4 CIDR");
        yield return Row("NET-7 no CIDR at all", Pods, "\"pods\"", "must be an IPv4 CIDR");
        yield return Row("NET-7 IPv6", Pods, "\"fd00::/48\"", "must be an IPv4 CIDR");
        yield return Row("NET-7 overlaps the nodes", Pods, "\"192.168.0.0/16\"", "overlaps subnet");
        yield return Row("NET-7 overlaps the balancers", Pods, "\"192.168.20.128/25\"", "overlaps subnet demo-balancers");
        yield return Row("NET-12 no CIDR", Balancer + "allowed_cidrs", "[\"10.0.0.1\"]", "is not a CIDR");
        yield return Row("NET-12 null", Balancer + "allowed_cidrs", "[null]", "is not a CIDR");
        yield return Row("NET-12 the same network twice", Balancer + "allowed_cidrs", "[\"10.0.0.1/24\",\"10.0.0.2/24\"]", "same network 10.0.0.0/24");
        string[] registries =
        [
            "registry", "http://registry.example.com", "registry.example.com/", "registry.example.com:0", "registry.example.com:65536",
            "*.registry.example.com:5000", "10.0.0.256", "*",
        ];
        foreach (var registry in registries)
        {
            yield return Row($"NET-15 {registry}", "insecure_registries", $"[\"{registry}\"]", "must be host");
        }

        yield return Row("unknown member", "masters", "3", "masters");
        yield return Row("count as text", "master_spec.replicas", "\"3\"", "cannot be read");
        yield return Row("no master spec", "master_spec", "null", "3 or 5 masters, got 0");
        yield return Row("no network", "network_config", "null", "does not exist");
        yield return Row("no balancer", "load_balancer_config", "null", "does not exist");
    }

    [OneTimeSetUp]
    public async Task StartAsync() => cloud = await TestCloud.StartAsync();

    [OneTimeTearDown]
    public async Task StopAsync() => await cloud.DisposeAsync();

    [TestCaseSource(nameof(Table))]
    public async Task A_cluster_against_a_rule_is_refused(Func<JsonObject, JsonObject> change, string message)
    {
        var answer = (await cloud.PostAsync(TestCloud.Second + "clusters", change(Bodies.Cluster()))).Expect(400);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(answer["code"], Is.EqualTo("3"));
            Assert.That(answer["message"], Does.Contain(message));
            Assert.That(answer.Json["details"]!.AsArray(), Is.Empty);
            Assert.That(answer.Header("X-Openstack-Request-Id"), Does.StartWith("req-"));
        }
    }

    [TestCase("")]
    [TestCase("null")]
    [TestCase("[]")]
    [TestCase("{")]
    [TestCase("{\"name\":\"one\",\"name\":\"two\"}")]
    [TestCase("{}")]
    public async Task A_body_that_is_none_is_refused(string body) => (await cloud.SendAsync("POST", TestCloud.Second + "clusters", body)).Expect(400);

    [Test]
    public async Task Kazakhstan_has_too_few_zones_for_a_regional_cluster()
    {
        var body = Bodies.Cluster().With(Zones, "[\"QAZ\",\"KTP\",\"MS1\"]");
        var answer = (await cloud.PostAsync("kz/managed-k8s/clusters", body)).Expect(400);
        Assert.That(answer["message"], Does.Contain("not in region kz"));
    }

    private static JsonObject Standard(JsonObject body, string zone) =>
        body.With("deployment_type", $$"""{"zonal_deployment":{"zone":"{{zone}}"},"multi_zonal_deployment":null}""");

    private static JsonObject Spare(JsonObject body, string subnet) => body
        .With(Sprut + "network_id", $"\"{Bodies.SpareNetwork}\"")
        .With(Sprut + "subnet_id", $"\"{subnet}\"")
        .With(Balancer + "loadbalancer_subnet_id", $"\"{subnet}\"")
        .With(Balancer + "enable_public_ip", "true");
}
