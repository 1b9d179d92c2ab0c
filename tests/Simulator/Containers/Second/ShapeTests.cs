using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Vkcc.Simulator.Tests.Second;

/// <summary>Answers byte for byte, except for what is new each time (vk-cloud-api.md sections 3.3 and 3.6).</summary>
internal sealed partial class ShapeTests
{
    [Test]
    public async Task A_cluster_is_shown_unwrapped_with_its_groups()
    {
        await using var cloud = await TestCloud.StartAsync();
        var body = Bodies.Cluster()
            .With("labels", "{\"team\":\"red\"}")
            .With("description", "\"for <tests> & people\"")
            .With("load_balancer_config.octavia_engine.enable_public_ip", "true")
            .With("load_balancer_config.octavia_engine.allowed_cidrs", "[\"10.0.0.1/24\"]")
            .With("insecure_registries", "[\"registry.example.com\"]");
        var id = await cloud.CreateRunningClusterAsync(body);
        await cloud.CreateRunningNodeGroupAsync(Bodies.NodeGroup(id));

        var answer = await cloud.ClusterAsync(id);

        var group = """
            {"id":"<ksuid>","uuid":"<uuid>","name":"workers","cluster_id":"<ksuid>","created_at":"2026-06-01T10:10:00Z","zones":["MS1"],
            "scale_spec":{"fixed_scale":{"size":3}},"labels":{"env":"test"},"taints":[{"key":"k","value":"v","effect":"NoSchedule"}],
            "vm_engine":{"nova_engine":{"flavor_id":"d2000000-0000-4000-8000-000000020006"}},"parallel_upgrade_chunk":25,
            "disk_type":{"cinder_volume_type":{"type":"ceph-ssd","size":50}}}
            """.ReplaceLineEndings("");
        Assert.That(Blank(answer.Text), Is.EqualTo(
            """
            {"id":"<ksuid>","uuid":"<uuid>","project_id":"11111111111111111111111111111111","name":"my-cluster","description":"for <tests> & people",
            "version":"v1.33.3","created_at":"2026-06-01T10:00:00Z","status":"RUNNING","labels":{"team":"red"},
            "master":{"vm_engine":{"nova_engine":{"flavor_id":"d2000000-0000-4000-8000-000000020006"}},"replicas":3,"disks":[{"type":"high-iops",
            "size":20},{"type":"high-iops","size":10},{"type":"high-iops","size":5}]},"deployment_type":{"zonal_deployment":null,
            "multi_zonal_deployment":{"zones":["ME1","MS1","PA2"]}},"network_config":{"plugin":{"calico":{"pods_ipv4_cidr":"10.100.0.0/16"}},
            "engine":{"sprut_engine":{"network_id":"10000000-0000-4000-8000-000000000001","subnet_id":"20000000-0000-4000-8000-000000000001",
            "external_network_id":"10000000-0000-4000-8000-000000000004"}}},
            "load_balancer_config":{"octavia_engine":{"loadbalancer_subnet_id":"20000000-0000-4000-8000-000000000002","enable_public_ip":true,
            "allowed_cidrs":["10.0.0.0/24"]}},"external_ip":"198.18.0.10","internal_ip":"192.168.20.10","api_address":"https://198.18.0.10:6443",
            "insecure_registries":["registry.example.com"],"node_groups":[
            """.ReplaceLineEndings("")
            + group + "]}"));
        Assert.That(answer.Json["id"]!.GetValue<string>(), Has.Length.EqualTo(27));
    }

    [Test]
    public async Task A_cluster_that_is_not_ready_has_no_addresses()
    {
        await using var cloud = await TestCloud.StartAsync();
        var answer = await cloud.ClusterAsync(await cloud.CreateClusterAsync());

        using (Assert.EnterMultipleScope())
        {
            Assert.That(answer["status"], Is.EqualTo("PROVISIONING"));
            Assert.That(answer["internal_ip"] + answer["external_ip"] + answer["api_address"], Is.Empty);
            Assert.That(answer.Text, Does.Not.Contain("status_reason"));
        }
    }

    [Test]
    public async Task A_node_group_is_shown_wrapped()
    {
        await using var cloud = await TestCloud.StartAsync();
        var cluster = await cloud.CreateRunningClusterAsync();
        var body = Bodies.NodeGroup(cluster).With("node_group_spec.scale_spec", "{\"auto_scale\":{\"min_size\":2,\"max_size\":5,\"size\":2}}");
        ((JsonObject)body["node_group_spec"]!).Remove("labels");
        ((JsonObject)body["node_group_spec"]!).Remove("taints");

        var created = (await cloud.PostAsync(TestCloud.Second + "node-groups", body)).Expect(200);
        var answer = (await cloud.GetAsync(TestCloud.Second + "node-groups/" + created["node_group_id"])).Expect(200);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Blank(created.Text), Is.EqualTo("""{"node_group_id":"<ksuid>"}"""));
            Assert.That(Blank(answer.Text), Is.EqualTo(
                """
                {"node_group":{"id":"<ksuid>","uuid":"<uuid>","name":"workers","cluster_id":"<ksuid>","created_at":"2026-06-01T10:10:00Z",
                "zones":["MS1"],"scale_spec":{"auto_scale":{"min_size":2,"max_size":5,"size":2}},"labels":{},"taints":[],
                "vm_engine":{"nova_engine":{"flavor_id":"d2000000-0000-4000-8000-000000020006"}},"parallel_upgrade_chunk":25,
                "disk_type":{"cinder_volume_type":{"type":"ceph-ssd","size":50}}}}
                """.ReplaceLineEndings("")));
        }
    }

    [Test]
    public async Task Lists_of_versions_and_disk_types_have_their_forms()
    {
        await using var cloud = await TestCloud.StartAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That((await cloud.GetAsync(TestCloud.Second + "clusters/k8s_versions")).Expect(200).Text, Is.EqualTo(
                """{"k8s_versions":[{"version":"v1.31.4"},{"version":"v1.32.1"},{"version":"v1.33.3"},{"version":"v1.34.2"}]}"""));
            Assert.That((await cloud.GetAsync("kz/managed-k8s/available-resources/storage-classes")).Expect(200).Text, Is.EqualTo(
                """
                {"storage_classes":[{"name":"ceph-hdd","zones":["KTP","QAZ"]},{"name":"ceph-ssd","zones":["KTP","QAZ"]},{"name":"high-iops",
                "zones":["KTP","QAZ"]}]}
                """.ReplaceLineEndings("")));
            Assert.That((await cloud.GetAsync(TestCloud.Second + "clusters")).Expect(200).Text, Is.EqualTo("""{"clusters":[]}"""));
        }
    }

    [Test]
    public async Task The_kubeconfig_keeps_its_bytes_and_holds_no_secret()
    {
        await using var cloud = await TestCloud.StartAsync();
        var id = await cloud.CreateRunningClusterAsync();

        var first = (await cloud.PostAsync(TestCloud.Second + $"clusters/{id}/kube_config")).Expect(200);
        cloud.Clock.Advance(TimeSpan.FromMinutes(20));
        var second = (await cloud.PostAsync(TestCloud.Second + $"clusters/{id}/kube_config")).Expect(200);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(second.Text, Is.EqualTo(first.Text));
            Assert.That(first.Message.Content.Headers.ContentLength, Is.EqualTo(first.Text.Length));
            Assert.That(first.Text, Does.Contain("server: https://127.0.0.1:").And.Contain("command: client-keystone-auth"));
            Assert.That(first.Text, Does.Not.Contain("PRIVATE KEY").And.Not.Contain("token:"));
        }
    }

    [Test]
    public async Task The_kubeconfig_waits_for_the_cluster()
    {
        await using var cloud = await TestCloud.StartAsync();
        var id = await cloud.CreateClusterAsync();
        Assert.That((await cloud.PostAsync(TestCloud.Second + $"clusters/{id}/kube_config")).Expect(409)["code"], Is.EqualTo("9"));
    }

    [TestCase("GET", "clusters/none")]
    [TestCase("DELETE", "clusters/none")]
    [TestCase("POST", "clusters/none/kube_config")]
    [TestCase("PATCH", "clusters/none:upgrade")]
    [TestCase("POST", "clusters/none:scaleControlPlane")]
    [TestCase("PATCH", "clusters/none:update")]
    [TestCase("GET", "node-groups/none")]
    [TestCase("PATCH", "node-groups/none")]
    [TestCase("DELETE", "node-groups/none")]
    public async Task What_is_not_there_is_not_found(string method, string path)
    {
        await using var cloud = await TestCloud.StartAsync();
        var answer = (await cloud.SendAsync(method, TestCloud.Second + path, null)).Expect(404);
        Assert.That(answer.Text, Does.Match("""^\{"code":5,"message":".* none could not be found\.","details":\[\]\}$"""));
    }

    [TestCase("GET", "clusters/x/kube_config", TestName = "kubeconfig by GET")]
    [TestCase("POST", "clusters/x:stop", TestName = "PWR-2 no power")]
    [TestCase("GET", "node-groups", TestName = "no list of node groups")]
    [TestCase("PUT", "clusters/x", TestName = "no PUT")]
    public async Task What_the_service_does_not_know_is_501_and_listed(string method, string path)
    {
        await using var cloud = await TestCloud.StartAsync();
        (await cloud.SendAsync(method, TestCloud.Second + path, null)).Expect(501);
        var last = (await cloud.GetAsync("_simulator/requests")).Json["requests"]!.AsArray()[^1]!;
        Assert.That((last["path"]!.ToString(), last["status"]!.ToString()), Is.EqualTo(($"/{TestCloud.Second}{path}", "501")));
    }

    private static string Blank(string text) => Uuid().Replace(Ksuids().Replace(text, "\"<ksuid>\""), "$1\"<uuid>\"");

    [GeneratedRegex("\"[0-9A-Za-z]{27}\"")]
    private static partial Regex Ksuids();

    [GeneratedRegex("(\"uuid\":)\"[0-9a-f-]{36}\"")]
    private static partial Regex Uuid();
}
