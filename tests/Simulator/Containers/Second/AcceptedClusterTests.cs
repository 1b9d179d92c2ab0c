using System.Text.Json.Nodes;

namespace Vkcc.Simulator.Tests.Second;

/// <summary>Clusters at the edges of the rules that must be made.</summary>
internal sealed class AcceptedClusterTests
{
    private static IEnumerable<TestCaseData> Table()
    {
        yield return Row("shortest name", body => body.With("name", "\"abc\""));
        yield return Row("longest name", body => body.With("name", "\"a23456789012345678901234\""));
        yield return Row("five masters", body => body.With("master_spec.replicas", "5"));
        yield return Row("GZ1, which is retiring", body => body.With("deployment_type.multi_zonal_deployment.zones", "[\"GZ1\",\"MS1\",\"ME1\"]"));
        yield return Row("standard with one master", body => Standard(body, 1));
        yield return Row("standard with three masters", body => Standard(body, 3));
        yield return Row("standard with five masters", body => Standard(body, 5));
        yield return Row("cilium", body => body.With("network_config.plugin", "{\"cilium\":{\"pods_ipv4_cidr\":\"10.64.0.0/14\"}}"));
        yield return Row("public address", body => body.With("load_balancer_config.octavia_engine.enable_public_ip", "true"));
        yield return Row("named external network", body => body.With("network_config.engine.sprut_engine.external_network_id", $"\"{Bodies.Internet}\""));
        yield return Row(
            "balancer in the nodes' subnet", body => body.With("load_balancer_config.octavia_engine.loadbalancer_subnet_id", $"\"{Bodies.NodesSubnet}\""));
        yield return Row("isolated subnet without public address", Isolated);
        yield return Row("pod CIDR with host bits", body => body.With("network_config.plugin.calico.pods_ipv4_cidr", "\"10.100.1.1/16\""));
        yield return Row(
            "registries",
            body => body.With(
                "insecure_registries", "[\"10.0.0.1\",\"10.0.0.1:5000\",\"registry.example.com\",\"registry.example.com:443/team/app\",\"*.example.com\"]"));
        yield return Row("empty members left out", body => Without(body, "uuid", "description", "labels", "insecure_registries"));
    }

    [TestCaseSource(nameof(Table))]
    public async Task A_cluster_within_the_rules_is_made(Func<JsonObject, JsonObject> change)
    {
        await using var cloud = await TestCloud.StartInstantAsync();
        var id = await cloud.CreateClusterAsync(change(Bodies.Cluster()));
        Assert.That(await cloud.StatusAsync(id), Is.EqualTo("RUNNING"));
    }

    [TestCase(1, "MS1:1")]
    [TestCase(5, "MS1:5")]
    public async Task A_standard_cluster_keeps_its_masters_in_one_zone(int masters, string placement)
    {
        await using var cloud = await TestCloud.StartInstantAsync();
        var id = await cloud.CreateClusterAsync(Standard(Bodies.Cluster(), masters));
        Assert.That(await PlacementAsync(cloud, id), Is.EqualTo(placement));
    }

    [Test]
    public async Task Five_masters_spread_two_two_one_over_the_sorted_zones()
    {
        await using var cloud = await TestCloud.StartInstantAsync();
        var body = Bodies.Cluster().With("master_spec.replicas", "5").With("deployment_type.multi_zonal_deployment.zones", "[\"PA2\",\"MS1\",\"ME1\"]");
        var id = await cloud.CreateClusterAsync(body);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(await PlacementAsync(cloud, id), Is.EqualTo("ME1:2 MS1:2 PA2:1"));
            Assert.That(
                (await cloud.ClusterAsync(id)).Json["deployment_type"]!["multi_zonal_deployment"]!["zones"]!.ToJsonString(),
                Is.EqualTo("[\"PA2\",\"MS1\",\"ME1\"]"));
        }
    }

    [Test]
    public async Task A_standard_cluster_is_possible_in_Kazakhstan()
    {
        await using var cloud = await TestCloud.StartInstantAsync();
        var body = Bodies.Cluster()
            .With("deployment_type", "{\"zonal_deployment\":{\"zone\":\"QAZ\"}}")
            .With("network_config.engine.sprut_engine.network_id", "\"10000000-0000-4000-8000-000000000051\"")
            .With("network_config.engine.sprut_engine.subnet_id", "\"20000000-0000-4000-8000-000000000051\"")
            .With("load_balancer_config.octavia_engine.loadbalancer_subnet_id", "\"20000000-0000-4000-8000-000000000052\"");

        var id = (await cloud.PostAsync("kz/managed-k8s/clusters", body)).Expect(200)["id"];

        using (Assert.EnterMultipleScope())
        {
            Assert.That((await cloud.GetAsync("kz/managed-k8s/clusters/" + id)).Expect(200)["status"], Is.EqualTo("RUNNING"));
            Assert.That((await cloud.GetAsync(TestCloud.Second + "clusters/" + id)).Status, Is.EqualTo(404), "a region does not see another one's clusters");
        }
    }

    private static async Task<string> PlacementAsync(TestCloud cloud, string id)
    {
        var masters = (await cloud.HiddenAsync(id))["masters"]!.AsArray();
        return string.Join(
            ' ',
            masters.CountBy(master => master!["zone"]!.GetValue<string>()).OrderBy(zone => zone.Key, StringComparer.Ordinal)
                .Select(zone => $"{zone.Key}:{zone.Value}"));
    }

    private static JsonObject Standard(JsonObject body, int masters) => body
        .With("deployment_type", "{\"zonal_deployment\":{\"zone\":\"MS1\"},\"multi_zonal_deployment\":null}")
        .With("master_spec.replicas", $"{masters}");

    private static JsonObject Isolated(JsonObject body) => body
        .With("network_config.engine.sprut_engine.network_id", $"\"{Bodies.SpareNetwork}\"")
        .With("network_config.engine.sprut_engine.subnet_id", $"\"{Bodies.IsolatedSubnet}\"")
        .With("load_balancer_config.octavia_engine.loadbalancer_subnet_id", $"\"{Bodies.IsolatedSubnet}\"");

    private static JsonObject Without(JsonObject body, params string[] members)
    {
        foreach (var member in members)
        {
            body.Remove(member);
        }

        return body;
    }

    private static TestCaseData Row(string name, Func<JsonObject, JsonObject> change) => new TestCaseData(change).SetArgDisplayNames(name);
}
