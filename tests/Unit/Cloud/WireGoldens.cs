using System.Text.Json;
using VkCloud;
using VkCloud.Second;

namespace Unit.Cloud;

/// <summary>The bytes of every change of the second generation (API reference 3.1, 3.2, 3.5, 3.7, section 8).</summary>
public sealed class WireGoldens
{
    private static readonly Dictionary<string, string> NoLabels = [];

    public static IEnumerable<TestCaseData> Changes()
    {
        yield return Row(
            "Create a regional cluster, everything else empty",
            client => client.CreateClusterAsync(Regional, default),
            "POST",
            "/k8s/clusters",
            """
            {"uuid":"","name":"my-cluster","description":"","version":"v1.34.2","labels":{},
            "master_spec":{"engine":{"nova_engine":{"flavor_id":"f-1"}},"replicas":3},
            "deployment_type":{"zonal_deployment":null,"multi_zonal_deployment":{"zones":["ME1","MS1","PA2"]}},
            "network_config":{"plugin":{"calico":{"pods_ipv4_cidr":"10.100.0.0/16"},"cilium":null},
            "engine":{"sprut_engine":{"network_id":"n-1","subnet_id":"s-1","external_network_id":""}}},
            "load_balancer_config":{"octavia_engine":{"loadbalancer_subnet_id":"s-2","enable_public_ip":false,"allowed_cidrs":[]}},
            "insecure_registries":[]}
            """);
        yield return Row(
            "Create a standard cluster with everything",
            client => client.CreateClusterAsync(
                Regional with
                {
                    Uuid = "u-1",
                    Description = "for tests",
                    Labels = new Dictionary<string, string> { ["b"] = "2", ["a"] = "1" },
                    MasterCount = 1,
                    ClusterType = ClusterType.Standard,
                    AvailabilityZones = ["MS1"],
                    NetworkPlugin = NetworkPlugin.Cilium,
                    ExternalNetworkId = "n-2",
                    PublicIp = true,
                    ApiAllowedCidrs = ["10.0.0.0/8"],
                    InsecureRegistries = ["registry.example:5000"],
                },
                default),
            "POST",
            "/k8s/clusters",
            """
            {"uuid":"u-1","name":"my-cluster","description":"for tests","version":"v1.34.2","labels":{"a":"1","b":"2"},
            "master_spec":{"engine":{"nova_engine":{"flavor_id":"f-1"}},"replicas":1},
            "deployment_type":{"zonal_deployment":{"zone":"MS1"},"multi_zonal_deployment":null},
            "network_config":{"plugin":{"calico":null,"cilium":{"pods_ipv4_cidr":"10.100.0.0/16"}},
            "engine":{"sprut_engine":{"network_id":"n-1","subnet_id":"s-1","external_network_id":"n-2"}}},
            "load_balancer_config":{"octavia_engine":{"loadbalancer_subnet_id":"s-2","enable_public_ip":true,"allowed_cidrs":["10.0.0.0/8"]}},
            "insecure_registries":["registry.example:5000"]}
            """);
        yield return Row(
            "Scale the control plane",
            client => client.ScaleControlPlaneAsync("c-1", "f-2", 3, default),
            "POST",
            "/k8s/clusters/c-1:scaleControlPlane",
            """{"master_spec":{"engine":{"nova_engine":{"flavor_id":"f-2"}},"replicas":3}}""");
        yield return Row(
            "Upgrade",
            client => client.UpgradeClusterAsync("c-1", "v1.33.3", default),
            "PATCH",
            "/k8s/clusters/c-1:upgrade",
            """{"target_version":"v1.33.3"}""");
        yield return Row(
            "Labels in place",
            client => client.UpdateClusterAsync("c-1", new() { Labels = new Dictionary<string, string> { ["a"] = "1" } }, default),
            "PATCH",
            "/k8s/clusters/c-1:update",
            """{"labels":{"a":"1"}}""");
        yield return Row(
            "Labels cleared and addresses opened in place",
            client => client.UpdateClusterAsync("c-1", new() { Labels = NoLabels, ApiAllowedCidrs = [] }, default),
            "PATCH",
            "/k8s/clusters/c-1:update",
            """{"labels":{},"allowed_cidrs":[]}""");
        yield return Row("Delete a cluster", client => client.DeleteClusterAsync("c-1", default), "DELETE", "/k8s/clusters/c-1", null);
        yield return Row("Ask for a kubeconfig", client => client.GetKubeconfigAsync("c-1", default), "POST", "/k8s/clusters/c-1/kube_config", null);
        yield return Row(
            "Create a fixed group with labels and taints",
            client => client.CreateNodeGroupAsync(
                Workers with
                {
                    Labels = new Dictionary<string, string> { ["env"] = "test" },
                    Taints = [new("k", "v", "NoSchedule"), new("k", "", "NoExecute")],
                },
                default),
            "POST",
            "/k8s/node-groups",
            """
            {"cluster_id":"c-1","node_group_spec":{"name":"workers","vm_engine":{"nova_engine":{"flavor_id":"f-1"}},"zones":["MS1"],
            "scale_spec":{"fixed_scale":{"size":3}},"labels":{"env":"test"},
            "taints":[{"key":"k","value":"v","effect":"NoSchedule"},{"key":"k","value":"","effect":"NoExecute"}],"parallel_upgrade_chunk":25,
            "disk_type":{"cinder_volume_type":{"type":"ceph-ssd","size":50}}}}
            """);
        yield return Row(
            "Create an empty fixed group: the zero is sent",
            client => client.CreateNodeGroupAsync(Workers with { Scale = new FixedScale(0) }, default),
            "POST",
            "/k8s/node-groups",
            """
            {"cluster_id":"c-1","node_group_spec":{"name":"workers","vm_engine":{"nova_engine":{"flavor_id":"f-1"}},"zones":["MS1"],
            "scale_spec":{"fixed_scale":{"size":0}},"parallel_upgrade_chunk":25,"disk_type":{"cinder_volume_type":{"type":"ceph-ssd","size":50}}}}
            """);
        yield return Row(
            "Create an autoscaled group from zero",
            client => client.CreateNodeGroupAsync(Workers with { Scale = new AutoScale(0, 5, 0) }, default),
            "POST",
            "/k8s/node-groups",
            """
            {"cluster_id":"c-1","node_group_spec":{"name":"workers","vm_engine":{"nova_engine":{"flavor_id":"f-1"}},"zones":["MS1"],
            "scale_spec":{"auto_scale":{"min_size":0,"max_size":5,"size":0}},"parallel_upgrade_chunk":25,
            "disk_type":{"cinder_volume_type":{"type":"ceph-ssd","size":50}}}}
            """);
        yield return Row(
            "Change a group's size only",
            client => client.UpdateNodeGroupAsync("g-1", new() { Scale = new FixedScale(4) }, default),
            "PATCH",
            "/k8s/node-groups/g-1",
            """{"scale_spec":{"fixed_scale":{"size":4}}}""");
        yield return Row(
            "Change everything of a group, clearing labels and taints",
            client => client.UpdateNodeGroupAsync(
                "g-1", new() { FlavorId = "f-2", Scale = new AutoScale(2, 12, 10), Labels = NoLabels, Taints = [], MaxUnavailablePercent = 10 }, default),
            "PATCH",
            "/k8s/node-groups/g-1",
            """
            {"vm_engine":{"nova_engine":{"flavor_id":"f-2"}},"scale_spec":{"auto_scale":{"min_size":2,"max_size":12,"size":10}},"labels":{},"taints":[],
            "parallel_upgrade_chunk":10}
            """);
        yield return Row("Delete a group", client => client.DeleteNodeGroupAsync("g-1", default), "DELETE", "/k8s/node-groups/g-1", null);
        yield return Row(
            "Create a policy",
            client => client.CreateSecurityPolicyAsync(Requests.SecurityPolicy, default),
            "POST",
            "/k8s/clusters/c-1/security_policy",
            """{"security_policy_id":"t-1","policy_settings":"{}","namespace":"*","enabled":false}""");
        yield return Row(
            "Change a policy",
            client => client.UpdateSecurityPolicyAsync("p-1", Requests.SecurityPolicy with { Namespace = "team-a", Enabled = true }, default),
            "PATCH",
            "/k8s/clusters/c-1/security_policy/p-1",
            """{"policy_settings":"{}","namespace":"team-a","enabled":true}""");
        yield return Row(
            "Delete a policy", client => client.DeleteSecurityPolicyAsync("c-1", "p-1", default), "DELETE", "/k8s/clusters/c-1/security_policy/p-1", null);
        yield return Row(
            "An id with a slash stays one segment", client => client.DeleteNodeGroupAsync("a/b?c", default), "DELETE", "/k8s/node-groups/a%2Fb%3Fc", null);
    }

    [TestCaseSource(nameof(Changes))]
    public async Task Sends_exactly(Func<ManagedK8sClient, Task> change, string method, string path, string? body)
    {
        using var cloud = new ScriptedCloud().On(
            request => request.Path.StartsWith("/k8s/", StringComparison.Ordinal) ? ScriptedCloud.Json("""{"id":"c-1","node_group_id":"g-1"}""") : null);
        await using var connection = cloud.Connect();

        await change(connection.ManagedK8s);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(cloud.Last.Method, Is.EqualTo(method));
            Assert.That(cloud.Last.Path, Is.EqualTo(path));
            Assert.That(cloud.Last.Body, Is.EqualTo(body?.ReplaceLineEndings("")));
            Assert.That(cloud.Last.ContentType, Is.EqualTo(body is null ? null : "application/json"));
        }
    }

    [Test]
    public async Task Every_request_carries_token_agent_and_what_it_accepts()
    {
        using var cloud = new ScriptedCloud().On("GET", "/compute/v2.1/os-availability-zone", """{"availabilityZoneInfo":[]}""");
        await using var connection = cloud.Connect(options => options with { UserAgent = new("1.2.3", "1.11.4", "ci/7") });

        await connection.Compute.ListAvailabilityZonesAsync(default);

        var headers = cloud.Last.Headers;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(headers["X-Auth-Token"], Is.EqualTo("token-number-1"));
            Assert.That(headers["User-Agent"], Is.EqualTo("vkcc/1.2.3 HashiCorp Terraform/1.11.4 (+https://www.terraform.io) ci/7"));
            Assert.That(headers["Accept"], Is.EqualTo("application/json"));
            Assert.That(headers["X-OpenStack-Nova-API-Version"], Is.EqualTo("2.42"));
            Assert.That(headers["OpenStack-API-Version"], Is.EqualTo("compute 2.42"));
        }
    }

    [TestCase(".")]
    [TestCase("..")]
    [TestCase("")]
    [TestCase(" ")]
    public void An_id_that_walks_to_another_path_is_never_sent(string id)
    {
        using var cloud = new ScriptedCloud();
        var connection = cloud.Connect();

        Assert.That(async () => await connection.ManagedK8s.DeleteClusterAsync(id, default), Throws.ArgumentException);
        Assert.That(cloud.Requests, Is.Empty);
    }

    [Test]
    public void A_line_break_in_a_version_is_no_header_of_its_own() =>
        Assert.That(new UserAgent("1.0", "1.11\r\nX-Evil: 1").HeaderValue, Does.Not.Contain("\r").And.Not.Contain("\n"));

    [Test]
    public void Goldens_are_JSON() =>
        Assert.That(Changes().Select(row => (string?)row.Arguments[3]).OfType<string>().Select(text => JsonDocument.Parse(text)), Has.All.Not.Null);

    private static ClusterSpec Regional => Requests.Cluster;

    private static NodeGroupSpec Workers => Requests.NodeGroup;

    private static TestCaseData Row(string name, Func<ManagedK8sClient, Task> change, string method, string path, string? body) =>
        new TestCaseData(change, method, path, body).SetName(name);
}
