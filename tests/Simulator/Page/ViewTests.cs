using System.Text.Json.Nodes;

namespace Vkcc.Simulator.Tests;

/// <summary>What <c>GET /_simulator/view</c> says of clusters in every state; the page draws nothing else.</summary>
internal sealed class ViewTests
{
    private const string Second = TestCloud.Second;
    private const string Standard = "{\"zonal_deployment\":{\"zone\":\"MS1\"}}";

    [Test]
    public async Task A_cluster_is_seen_coming_running_and_going()
    {
        await using var cloud = await TestCloud.StartAsync();
        var id = await cloud.CreateClusterAsync();

        cloud.Clock.Advance(TimeSpan.FromMinutes(4));
        var coming = await ClusterAsync(cloud);
        cloud.Clock.Advance(TimeSpan.FromMinutes(6));
        var running = await ClusterAsync(cloud);
        await cloud.DeleteAsync(Second + "clusters/" + id);
        var going = await ClusterAsync(cloud);
        cloud.Clock.Advance(TimeSpan.FromMinutes(3));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Facts(coming), Is.EqualTo("my-cluster 2 PROVISIONING v1.33.3 regional STD2-2-6 '' power="));
            Assert.That(coming["operation"]!.ToJsonString(), Is.EqualTo("""{"kind":"create_cluster","step":1,"steps":1,"percent":40,"paused":false}"""));
            Assert.That(coming["quorum"]!["state"]!.ToString(), Is.EqualTo("starting"));
            Assert.That(Masters(coming), Is.EqualTo("ME1 coming, MS1 coming, PA2 coming"));

            Assert.That(Facts(running), Is.EqualTo("my-cluster 2 RUNNING v1.33.3 regional STD2-2-6 'https://192.168.20.10:6443' power="));
            Assert.That(running["operation"], Is.Null);
            Assert.That(Masters(running), Is.EqualTo("ME1 healthy, MS1 healthy, PA2 healthy"));

            Assert.That(going["status"]!.ToString(), Is.EqualTo("DELETING"));
            Assert.That(Masters(going), Is.EqualTo("ME1 leaving, MS1 leaving, PA2 leaving"));
            Assert.That(await ClustersAsync(cloud), Is.Empty);
        }
    }

    [Test]
    public async Task Add_ons_and_policies_are_seen_with_their_statuses()
    {
        await using var cloud = await TestCloud.StartAsync();
        var id = await cloud.WithWorkersAsync();
        var addon = await cloud.BeginAsync(id);
        await cloud.GetAsync($"{Second}cluster_addons/{addon}");
        await cloud.GetAsync($"{Second}clusters/{id}/addons/ingress-nginx");

        var view = (await cloud.GetAsync("_simulator/view")).Expect(200).Json;
        var cluster = await ClusterAsync(cloud);
        var wait = view["waits"]!.AsArray().Single()!;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(cluster["addons"]!.ToJsonString(), Is.EqualTo(
                $$"""[{"id":"{{addon}}","name":"ingress-nginx","version":"4.11.3","namespace":"ingress","status":"INSTALLING"}]"""));
            Assert.That(cluster["policies"]!.AsArray()
                .Select(policy => $"{policy!["template"]} {policy["namespace"]} {policy["enabled"]} {policy["is_default"]}"),
                Is.EqualTo((string[])["k8spsphostfilesystem * true true", "k8spsphostnamespace * true true"]));
            Assert.That($"{wait["name"]} {wait["status"]} {wait["method"]} {wait["looks"]}", Is.EqualTo("my-cluster/ingress-nginx INSTALLING POST 2"));
        }

        cloud.Clock.Advance(TimeSpan.FromMinutes(2));
        view = (await cloud.GetAsync("_simulator/view")).Expect(200).Json;
        Assert.That((view["waits"]!.AsArray().Count, (await ClusterAsync(cloud))["addons"]![0]!["status"]!.ToString()), Is.EqualTo((0, "INSTALLED")));
    }

    [TestCase(3, "", "holds 3/3 needs 2 may ME1,MS1,PA2 must ")]
    [TestCase(3, "ME1", "holds 2/3 needs 2 may  must MS1,PA2")]
    [TestCase(3, "ME1 PA2", "lost 1/3 needs 2 may  must MS1")]
    [TestCase(5, "", "holds 5/5 needs 3 may ME1,MS1,PA2 must ")]
    [TestCase(5, "PA2", "holds 4/5 needs 3 may  must ME1,MS1")]
    [TestCase(5, "ME1", "holds 3/5 needs 3 may  must MS1,PA2")]
    [TestCase(5, "ME1 MS1", "lost 1/5 needs 3 may  must PA2")]
    [TestCase(5, "GZ1", "holds 5/5 needs 3 may ME1,MS1,PA2 must ")]
    public async Task Quorum_says_what_may_fail_from_now_on(int masters, string zones, string quorum)
    {
        await using var cloud = await TestCloud.StartInstantAsync();
        await cloud.CreateClusterAsync(Bodies.Cluster().With("master_spec.replicas", $"{masters}"));
        await FailAsync(cloud, zones);

        Assert.That(QuorumOf(await ClusterAsync(cloud)), Is.EqualTo(quorum));
    }

    [TestCase(1)]
    [TestCase(3)]
    public async Task A_standard_cluster_falls_with_its_zone(int masters)
    {
        await using var cloud = await TestCloud.StartInstantAsync();
        var id = await cloud.CreateClusterAsync(Bodies.Cluster().With("deployment_type", Standard).With("master_spec.replicas", $"{masters}"));
        await cloud.CreateRunningNodeGroupAsync(Bodies.NodeGroup(id));
        var before = await ClusterAsync(cloud);
        await FailAsync(cloud, "MS1");
        var (after, zones) = (await ClusterAsync(cloud), (await ViewAsync(cloud))["regions"]![0]!["zones"]!.AsArray());

        using (Assert.EnterMultipleScope())
        {
            Assert.That((before["type"]!.ToString(), (string)before["quorum"]!["zones_must_stay"]![0]!), Is.EqualTo(("standard", "MS1")));
            Assert.That(after["quorum"]!["state"]!.ToString(), Is.EqualTo("lost"));
            Assert.That(after["status"]!.ToString(), Is.EqualTo("RECONCILING"));
            Assert.That(Masters(after), Is.EqualTo(string.Join(", ", Enumerable.Repeat("MS1 failed", masters))));
            Assert.That(Nodes(after), Is.EqualTo("failed failed failed"));
            Assert.That((int)after["node_groups"]![0]!["running"]!, Is.Zero);
            Assert.That(zones.Select(zone => zone!["name"] + (zone["failed"]!.GetValue<bool>() ? " down" : "")), Is.EqualTo(["GZ1", "ME1", "MS1 down", "PA2"]));
        }
    }

    [Test]
    public async Task Work_without_majority_is_seen_to_stand_still()
    {
        await using var cloud = await TestCloud.StartAsync();
        var id = await cloud.CreateRunningClusterAsync();
        await cloud.PostAsync(Second + $"clusters/{id}:scaleControlPlane", Bodies.Scale(3, Bodies.Medium));
        cloud.Clock.Advance(TimeSpan.FromMinutes(4));
        var moving = await ClusterAsync(cloud);
        await FailAsync(cloud, "ME1 PA2");
        cloud.Clock.Advance(TimeSpan.FromMinutes(30));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Masters(moving), Is.EqualTo("ME1 healthy, MS1 in_work, PA2 healthy"));
            Assert.That(moving["operation"]!.ToJsonString(), Is.EqualTo("""{"kind":"resize_masters","step":2,"steps":3,"percent":44,"paused":false}"""));
            Assert.That(
                (await ClusterAsync(cloud))["operation"]!.ToJsonString(),
                Is.EqualTo("""{"kind":"resize_masters","step":2,"steps":3,"percent":44,"paused":true}"""));
        }
    }

    [TestCase("""{"scale_spec":{"fixed_scale":{"size":5}}}""", "healthy healthy healthy coming coming", 5)]
    [TestCase("""{"scale_spec":{"fixed_scale":{"size":1}}}""", "healthy leaving leaving", 1)]
    [TestCase(
        """{"vm_engine":{"nova_engine":{"flavor_id":"d2000000-0000-4000-8000-000000040008"}},"parallel_upgrade_chunk":50}""", "in_work in_work healthy", 3)]
    [TestCase("""{"labels":{}}""", "healthy healthy healthy", 3)]
    public async Task A_group_is_seen_changing(string patch, string nodes, int size)
    {
        await using var cloud = await TestCloud.StartAsync();
        var id = await cloud.CreateRunningClusterAsync();
        var group = await cloud.CreateRunningNodeGroupAsync(Bodies.NodeGroup(id));
        (await cloud.PatchAsync(Second + "node-groups/" + group, JsonNode.Parse(patch)!)).Expect(200);
        var during = await ClusterAsync(cloud);
        cloud.Clock.Advance(TimeSpan.FromHours(1));
        var after = await ClusterAsync(cloud);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Nodes(during), Is.EqualTo(nodes));
            Assert.That(((int)during["node_groups"]![0]!["running"]!, (int)during["node_groups"]![0]!["size"]!), Is.EqualTo((3, size)));
            Assert.That(Nodes(after), Is.EqualTo(string.Join(' ', Enumerable.Repeat("healthy", size))));
            Assert.That((int)after["node_groups"]![0]!["running"]!, Is.EqualTo(size));
        }
    }

    [Test]
    public async Task A_group_is_seen_coming_and_going_with_its_limits()
    {
        await using var cloud = await TestCloud.StartAsync();
        var id = await cloud.CreateRunningClusterAsync();
        var body = Bodies.NodeGroup(id).With("node_group_spec.scale_spec", "{\"auto_scale\":{\"min_size\":1,\"max_size\":9,\"size\":2}}");
        var group = await cloud.CreateNodeGroupAsync(body);
        var coming = await ClusterAsync(cloud);
        cloud.Clock.Advance(TimeSpan.FromMinutes(3));
        await cloud.DeleteAsync(Second + "node-groups/" + group);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Nodes(coming), Is.EqualTo("coming coming"));
            Assert.That(
                coming["node_groups"]![0]!.ToJsonString(),
                Does.StartWith($$"""
                    {"id":"{{group}}","name":"workers","zone":"MS1","flavor":"STD2-2-6","size":2,"running":0,"min":1,"max":9,
                    "nodes":[{"name":"","version":"","state":"coming"},
                    """.ReplaceLineEndings("")));
            Assert.That(Nodes(await ClusterAsync(cloud)), Is.EqualTo("leaving leaving"));
        }
    }

    [Test]
    public async Task The_first_generation_has_its_power_state()
    {
        await using var cloud = await TestCloud.StartAsync();
        var id = await cloud.CreateRunningFirstClusterAsync(FirstBodies.Regional());
        await cloud.CreateRunningFirstGroupAsync(FirstBodies.NodeGroup(id, count: 2));
        var on = await ClusterAsync(cloud);
        (await cloud.FirstAsync("POST", $"clusters/{id}/actions", FirstBodies.Action("turn_off_cluster"))).Expect(202);
        var turning = await ClusterAsync(cloud);
        cloud.Clock.Advance(TimeSpan.FromMinutes(2));
        var off = await ClusterAsync(cloud);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Facts(on), Does.Match("^first-cluster 1 RUNNING v1.33.* regional STD2-2-6 'https://.*:6443' power=running$"));
            Assert.That(QuorumOf(on), Is.EqualTo("holds 3/3 needs 2 may ME1,MS1,PA2 must "));
            Assert.That((turning["status"]!.ToString(), turning["operation"]!["kind"]!.ToString()), Is.EqualTo(("RUNNING", "turn_off_cluster")));
            Assert.That(Facts(off), Does.StartWith("first-cluster 1 SHUTOFF").And.EndWith("power=stopped"));
            Assert.That(off["quorum"]!["state"]!.ToString(), Is.EqualTo("stopped"));
            Assert.That(Masters(off), Is.EqualTo("ME1 stopped, MS1 stopped, PA2 stopped"));
            Assert.That(Nodes(off), Is.EqualTo("stopped stopped"));
        }
    }

    [Test]
    public async Task A_failed_cluster_says_why()
    {
        await using var cloud = await TestCloud.StartInstantAsync();
        var id = await cloud.CreateClusterAsync();
        await cloud.PatchAsync($"_simulator/clusters/{id}", JsonNode.Parse("""{"status":"ERROR","status_reason":"no capacity"}""")!);

        var cluster = await ClusterAsync(cloud);

        Assert.That((cluster["status"]!.ToString(), cluster["status_reason"]!.ToString()), Is.EqualTo(("ERROR", "no capacity")));
    }

    [Test]
    public async Task What_is_out_of_the_ordinary_is_shown_all_the_same()
    {
        await using var cloud = await TestCloud.StartInstantAsync();
        var id = await cloud.CreateClusterAsync();
        var group = await cloud.CreateRunningNodeGroupAsync(Bodies.NodeGroup(id));
        await cloud.PatchAsync($"_simulator/node-groups/{group}", JsonNode.Parse("""{"zones":["MOON"],"scale_spec":{"fixed_scale":{"size":10000}}}""")!);

        var region = (await ViewAsync(cloud))["regions"]![0]!;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(region["zones"]![4]!.ToJsonString(), Is.EqualTo("""{"name":"MOON","known":false,"failed":false}"""));
            Assert.That(region["clusters"]![0]!["node_groups"]![0]!["nodes"]!.AsArray(), Has.Count.EqualTo(60));
            Assert.That((int)region["clusters"]![0]!["node_groups"]![0]!["more"]!, Is.EqualTo(9940));
        }
    }

    [Test]
    public async Task Calls_are_the_latest_and_hold_no_secret()
    {
        await using var cloud = await TestCloud.StartInstantAsync();
        var id = await cloud.CreateClusterAsync();
        for (var i = 0; i < 30; i++)
        {
            cloud.Clock.Advance(TimeSpan.FromSeconds(1));
            await cloud.GetAsync(Second + $"clusters/{id}?secret=hush-{i}");
        }

        await cloud.LoginAsync();
        await cloud.GetAsync(Second + $"clusters/{id}/kubeconfig");
        var text = (await cloud.GetAsync("_simulator/view")).Text;
        var calls = JsonNode.Parse(text)!["calls"]!.AsArray();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(calls, Has.Count.EqualTo(25));
            Assert.That(
                text,
                Does.Contain($$"""
                    {"method":"POST","path":"/identity/v3/auth/tokens","status":201,"time":"2026-06-01T10:00:30+00:00"},{"method":"GET","path":"/{{Second}}clusters/{{id}}","status":200,"time":"2026-06-01T10:00:30+00:00"}
                    """.Trim()));
            Assert.That(text, Does.Not.Contain("hush").And.Not.Contain(cloud.Token).And.Not.Contain("password").And.Not.Contain("CERTIFICATE"));
        }
    }

    [Test]
    public async Task Every_region_and_the_clock_are_there_from_the_start()
    {
        await using var cloud = await TestCloud.StartInstantAsync();

        var view = await ViewAsync(cloud);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                (await cloud.GetAsync("_simulator/view")).Text,
                Does.StartWith("""{"clock":{"now":"2026-06-01T10:00:00+00:00","factor":1,"paused":false,"instant":true},"""));
            Assert.That(view["regions"]!.AsArray().Select(region => region!["id"]!.ToString()), Is.EqualTo(["RegionOne", "kz"]));
            Assert.That(view["regions"]![1]!["zones"]!.AsArray().Select(zone => zone!["name"]!.ToString()), Is.EqualTo(["KTP", "QAZ"]));
        }
    }

    private static async Task<JsonNode> ViewAsync(TestCloud cloud) => (await cloud.GetAsync("_simulator/view")).Expect(200).Json;

    private static async Task<JsonArray> ClustersAsync(TestCloud cloud) => (await ViewAsync(cloud))["regions"]![0]!["clusters"]!.AsArray();

    private static async Task<JsonNode> ClusterAsync(TestCloud cloud) => (await ClustersAsync(cloud)).Single()!;

    private static string Facts(JsonNode cluster) =>
        $"{cluster["name"]} {cluster["generation"]} {cluster["status"]} {cluster["version"]} {cluster["type"]} {cluster["flavor"]} "
        + $"'{cluster["api_address"]}' power={cluster["power"]}";

    private static string Masters(JsonNode cluster) =>
        string.Join(", ", cluster["masters"]!.AsArray().Select(master => $"{master!["zone"]} {master["state"]}"));

    private static string Nodes(JsonNode cluster) =>
        string.Join(' ', cluster["node_groups"]![0]!["nodes"]!.AsArray().Select(node => node!["state"]!.ToString()));

    private static string QuorumOf(JsonNode cluster)
    {
        var quorum = cluster["quorum"]!;
        return $"{quorum["state"]} {quorum["healthy"]}/{quorum["masters"]} needs {quorum["needed"]} "
            + $"may {string.Join(',', quorum["zones_may_fail"]!.AsArray())} must {string.Join(',', quorum["zones_must_stay"]!.AsArray())}";
    }

    private static async Task FailAsync(TestCloud cloud, string zones)
    {
        foreach (var zone in zones.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            (await cloud.PostAsync($"_simulator/zones/{zone}/fail")).Expect(200);
        }
    }
}
