using System.Net;
using VkCloud;
using VkCloud.First;

namespace Unit.Cloud.ContainerInfra;

/// <summary>The bytes of every change of the first generation (API reference 2.1, 2.2, 2.4, 2.5, 2.7), and the status codes that count as success.</summary>
public sealed class ContainerInfraGoldens
{
    private const string Accepted = """{"uuid":"c-1"}""";

    internal static ClusterSpec Standard { get; } = new()
    {
        Name = "my-cluster",
        ClusterTemplateId = "t-1",
        ClusterType = ClusterType.Standard,
        AvailabilityZones = ["MS1"],
        NetworkId = "n-1",
        SubnetId = "s-1",
        PublicIp = false,
    };

    private static NodeGroupSpec Workers { get; } = new()
    {
        ClusterId = "c-1",
        Name = "workers",
        FlavorId = "f-1",
        Scale = new FixedScale(3),
        DiskType = "ceph-ssd",
        DiskSize = 50,
    };

    public static IEnumerable<TestCaseData> Changes()
    {
        yield return Row(
            "Create a standard cluster, everything else left to the template",
            client => client.CreateClusterAsync(Standard, default),
            "POST",
            "clusters",
            """
            {"name":"my-cluster","cluster_template_id":"t-1","cluster_type":"standard","availability_zone":"MS1","network_id":"n-1","subnet_id":"s-1",
            "floating_ip_enabled":false}
            """);
        yield return Row(
            "Create a regional cluster with everything",
            client => client.CreateClusterAsync(
                Standard with
                {
                    ClusterType = ClusterType.Regional,
                    MasterCount = 3,
                    AvailabilityZones = ["ME1", "MS1", "PA2"],
                    MasterFlavorId = "f-1",
                    LoadbalancerSubnetId = "s-2",
                    ExternalNetworkId = "n-2",
                    PublicIp = true,
                    PodsCidr = "10.100.0.0/16",
                    Labels = new Dictionary<string, string> { ["etcd_volume_size"] = "20", ["clean_volumes"] = "true" },
                    InsecureRegistries = ["b.example:5000", "a.example"],
                    Keypair = "key",
                    DnsDomain = "cluster.example",
                    SecurityPolicySync = true,
                },
                default),
            "POST",
            "clusters",
            """
            {"name":"my-cluster","cluster_template_id":"t-1","cluster_type":"regional","master_count":3,"availability_zones":["ME1","MS1","PA2"],
            "master_flavor_id":"f-1","network_id":"n-1","subnet_id":"s-1","loadbalancer_subnet_id":"s-2","external_network_id":"n-2",
            "floating_ip_enabled":true,"pods_network_cidr":"10.100.0.0/16","labels":{"clean_volumes":"true","etcd_volume_size":"20"},
            "insecure_registries":["b.example:5000","a.example"],"keypair":"key","dns_domain":"cluster.example","security_policy_sync_enabled":true}
            """);
        yield return Row(
            "Create a regional cluster whose zones the service chooses",
            client => client.CreateClusterAsync(Standard with { ClusterType = ClusterType.Regional, AvailabilityZones = [] }, default),
            "POST",
            "clusters",
            """{"name":"my-cluster","cluster_template_id":"t-1","cluster_type":"regional","network_id":"n-1","subnet_id":"s-1","floating_ip_enabled":false}""");
        yield return Row(
            "Labels and policy sync in place",
            client => client.UpdateClusterAsync(
                "c-1", new() { Labels = new Dictionary<string, string> { ["b"] = "2", ["a"] = "1" }, SecurityPolicySync = false }, default),
            "PATCH",
            "clusters/c-1",
            """[{"op":"replace","path":"/labels","value":{"a":"1","b":"2"}},{"op":"replace","path":"/security_policy_sync_enabled","value":false}]""");
        yield return Row(
            "Labels cleared in place",
            client => client.UpdateClusterAsync("c-1", new() { Labels = new Dictionary<string, string>() }, default),
            "PATCH",
            "clusters/c-1",
            """[{"op":"replace","path":"/labels","value":{}}]""");
        yield return Row(
            "Upgrade to another template",
            client => client.UpgradeClusterAsync("c-1", "t-2", default),
            "PATCH",
            "clusters/c-1/actions/upgrade",
            """{"cluster_template_id":"t-2","rolling_enabled":true}""");
        yield return Row(
            "Resize the masters",
            client => client.ResizeMastersAsync("c-1", "f-2", default),
            "POST",
            "clusters/c-1/actions",
            """{"action":"resize_masters","payload":{"flavor":"f-2"}}""");
        yield return Row("Start", client => client.TurnOnClusterAsync("c-1", default), "POST", "clusters/c-1/actions", """{"action":"turn_on_cluster"}""");
        yield return Row("Stop", client => client.TurnOffClusterAsync("c-1", default), "POST", "clusters/c-1/actions", """{"action":"turn_off_cluster"}""");
        yield return Row("Delete a cluster", client => client.DeleteClusterAsync("c-1", default), "DELETE", "clusters/c-1", null);
        yield return Row(
            "Create a fixed group",
            client => client.CreateNodeGroupAsync(Workers, default),
            "POST",
            "nodegroups",
            """{"cluster_id":"c-1","name":"workers","flavor_id":"f-1","node_count":3,"volume_type":"ceph-ssd","volume_size":50}""");
        yield return Row(
            "Create an autoscaled group with everything",
            client => client.CreateNodeGroupAsync(
                Workers with
                {
                    AvailabilityZone = "MS1",
                    Scale = new AutoScale(2, 5, 2),
                    Labels = new Dictionary<string, string> { ["env"] = "test", ["a"] = "" },
                    Taints = [new("k", "v", "NoSchedule"), new("k", "", "NoExecute")],
                    MaxUnavailablePercent = 33,
                },
                default),
            "POST",
            "nodegroups",
            """
            {"cluster_id":"c-1","name":"workers","flavor_id":"f-1","availability_zones":["MS1"],"node_count":2,"autoscaling_enabled":true,"min_nodes":2,
            "max_nodes":5,"volume_type":"ceph-ssd","volume_size":50,"labels":[{"key":"a","value":""},{"key":"env","value":"test"}],
            "taints":[{"key":"k","value":"v","effect":"NoSchedule"},{"key":"k","value":"","effect":"NoExecute"}],"max_node_unavailable":33}
            """);
        yield return Row(
            "Everything that a patch of a group can change",
            client => client.UpdateNodeGroupAsync(
                "g-1",
                new()
                {
                    MinNodes = 0,
                    MaxNodes = 7,
                    AutoscalingEnabled = true,
                    Labels = new Dictionary<string, string> { ["env"] = "test" },
                    Taints = [new("k", "v", "NoSchedule")],
                    MaxUnavailablePercent = 10,
                },
                default),
            "PATCH",
            "nodegroups/g-1",
            """
            [{"op":"replace","path":"/max_nodes","value":7},{"op":"replace","path":"/min_nodes","value":0},
            {"op":"replace","path":"/autoscaling_enabled","value":"true"},{"op":"replace","path":"/labels","value":[{"key":"env","value":"test"}]},
            {"op":"replace","path":"/taints","value":[{"key":"k","value":"v","effect":"NoSchedule"}]},
            {"op":"replace","path":"/max_node_unavailable","value":10}]
            """);
        yield return Row(
            "Autoscaling off, labels and taints cleared",
            client => client.UpdateNodeGroupAsync("g-1", new() { AutoscalingEnabled = false, Labels = new Dictionary<string, string>(), Taints = [] }, default),
            "PATCH",
            "nodegroups/g-1",
            """
            [{"op":"replace","path":"/autoscaling_enabled","value":"false"},{"op":"replace","path":"/labels","value":[]},
            {"op":"replace","path":"/taints","value":[]}]
            """);
        yield return Row(
            "Another flavor for a group",
            client => client.ResizeNodeGroupAsync("g-1", "f-2", default),
            "PATCH",
            "nodegroups/g-1/actions/resize",
            """{"flavor_id":"f-2"}""");
        yield return Row(
            "Fewer nodes", client => client.ScaleNodeGroupAsync("g-1", -2, default), "PATCH", "nodegroups/g-1/actions/scale", """{"delta":-2}""");
        yield return Row(
            "Create a policy",
            client => client.CreateSecurityPolicyAsync(Requests.SecurityPolicy, default),
            "POST",
            "cluster_security_policy",
            """{"cluster_uuid":"c-1","security_policy_uuid":"t-1","policy_settings":"{}","namespace":"*","enabled":false}""");
        yield return Row(
            "Change a policy",
            client => client.UpdateSecurityPolicyAsync("p-1", Requests.SecurityPolicy with { Namespace = "team-a", Enabled = true }, default),
            "PATCH",
            "cluster_security_policy/p-1",
            """{"policy_settings":"{}","namespace":"team-a","enabled":true}""");
        yield return Row("Delete a policy", client => client.DeleteSecurityPolicyAsync("p-1", default), "DELETE", "cluster_security_policy/p-1", null);
        yield return Row("Delete a group", client => client.DeleteNodeGroupAsync("g-1", default), "DELETE", "nodegroups/g-1", null);
    }

    [TestCaseSource(nameof(Changes))]
    public async Task A_change_is_sent_in_exactly_these_bytes(Func<ContainerInfraClient, Task> change, string method, string path, string? body)
    {
        using var cloud = new ScriptedCloud();
        cloud.On(method, FirstGeneration.Base + path, _ => ScriptedCloud.Json(Accepted, HttpStatusCode.Accepted));
        await using var connection = FirstGeneration.Connect(cloud);

        await change(connection.ContainerInfra);

        Assert.That((cloud.Last.Method, cloud.Last.Path, cloud.Last.Body), Is.EqualTo((method, FirstGeneration.Base + path, body?.ReplaceLineEndings(""))));
        Assert.That(cloud.Last.Headers["MCS-API-Version"], Is.EqualTo("container-infra 1.33"));
        Assert.That(cloud.Last.ContentType, Is.EqualTo(body is null ? null : "application/json"));
    }

    [TestCaseSource(nameof(Changes))]
    public async Task Every_documented_code_of_success_is_one(Func<ContainerInfraClient, Task> change, string method, string path, string? body)
    {
        // Reference and service description disagree on some calls (2.1): whichever the cloud sends, what was made is not lost.
        foreach (var status in new[] { HttpStatusCode.OK, HttpStatusCode.Created, HttpStatusCode.Accepted })
        {
            using var cloud = new ScriptedCloud();
            cloud.On(method, FirstGeneration.Base + path, _ => ScriptedCloud.Json(Accepted, status));
            await using var connection = FirstGeneration.Connect(cloud);

            Assert.That(async () => await change(connection.ContainerInfra), Throws.Nothing, $"{status}, body {body}");
        }
    }

    [TestCaseSource(nameof(Changes))]
    public async Task No_change_is_repeated_when_its_answer_is_lost(Func<ContainerInfraClient, Task> change, string method, string path, string? body)
    {
        using var cloud = new ScriptedCloud();
        cloud.On(method, FirstGeneration.Base + path, _ => ScriptedCloud.Text("bad gateway", HttpStatusCode.BadGateway));
        await using var connection = FirstGeneration.Connect(cloud);

        Assert.That(
            async () => await change(connection.ContainerInfra),
            Throws.InstanceOf<ApiException>().With.Property(nameof(ApiException.OutcomeUnknown)).True,
            body);
        Assert.That(cloud.To(FirstGeneration.Base + path), Has.Count.EqualTo(1));
    }

    private static TestCaseData Row(string name, Func<ContainerInfraClient, Task> change, string method, string path, string? body) =>
        new TestCaseData(change, method, path, body).SetArgDisplayNames(name);
}
