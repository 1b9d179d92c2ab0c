using System.Text.Json;
using System.Text.Json.Nodes;
using Vkcc.Simulator.Second;

namespace Vkcc.Simulator.Tests.Second;

/// <summary>Statuses over time, with a clock moved by hand (vk-cloud-api.md section 7.2, rules sections 9, 14 and 19).</summary>
internal sealed class LifecycleTests
{
    private const string Second = TestCloud.Second;

    [Test]
    public async Task A_cluster_is_provisioned_for_ten_minutes_and_then_runs()
    {
        await using var cloud = await TestCloud.StartAsync();
        var id = await cloud.CreateClusterAsync();

        await cloud.ExpectAsync(id, "PROVISIONING", TimeSpan.FromMinutes(10), "RUNNING");
    }

    [Test]
    public async Task A_deleted_cluster_is_deleting_and_then_gone_with_its_groups()
    {
        await using var cloud = await TestCloud.StartAsync();
        var id = await cloud.CreateRunningClusterAsync();
        var group = await cloud.CreateRunningNodeGroupAsync(Bodies.NodeGroup(id));

        (await cloud.DeleteAsync(Second + "clusters/" + id)).Expect(200);

        await cloud.ExpectAsync(id, "DELETING", TimeSpan.FromMinutes(3), "404");
        (await cloud.GetAsync(Second + "node-groups/" + group)).Expect(404);
    }

    [Test]
    public async Task An_upgrade_takes_masters_one_by_one_then_the_waves_and_shows_the_old_version_until_the_end()
    {
        await using var cloud = await TestCloud.StartAsync();
        var id = await cloud.CreateRunningClusterAsync();
        await cloud.CreateRunningNodeGroupAsync(Bodies.NodeGroup(id, size: 9).With("node_group_spec.parallel_upgrade_chunk", "33"));
        (await cloud.PatchAsync(Second + $"clusters/{id}:upgrade", new JsonObject { ["target_version"] = "v1.34.2" })).Expect(200);

        cloud.Clock.Advance(TimeSpan.FromMinutes(4));
        var masters = (await cloud.HiddenAsync(id))["masters"]!.AsArray();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(masters.Select(master => master!["version"]!.ToString()), Is.EqualTo(new[] { "v1.34.2", "v1.33.3", "v1.33.3" }));
            Assert.That(masters.Select(master => (bool)master!["in_work"]!), Is.EqualTo(new[] { false, true, false }));
            Assert.That((await cloud.ClusterAsync(id))["version"], Is.EqualTo("v1.33.3"));
        }

        // UPG-6: 33 % of nine nodes are three, so three waves after the masters.
        await cloud.ExpectAsync(id, "RECONCILING", TimeSpan.FromMinutes((2 * 4) + (3 * 3)), "RUNNING");
        Assert.That((await cloud.ClusterAsync(id))["version"], Is.EqualTo("v1.34.2"));
    }

    [TestCase(9, 33, ExpectedResult = 3)]
    [TestCase(9, 20, ExpectedResult = 2)]
    [TestCase(9, 10, ExpectedResult = 1)]
    [TestCase(1, 1, ExpectedResult = 1)]
    [TestCase(0, 50, ExpectedResult = 1)]
    [TestCase(500, 100, ExpectedResult = 500)]
    public int A_wave_is_the_percentage_rounded_up(int nodes, int percent)
    {
        var api = (Bodies.NodeGroup("x", size: nodes)["node_group_spec"] as JsonObject)!;
        (api["id"], api["uuid"], api["cluster_id"], api["created_at"], api["parallel_upgrade_chunk"]) = ("i", "u", "c", "t", percent);
        return new NodeGroup { Api = JsonSerializer.Deserialize<NodeGroupObject>(api, Json.Options)! }.WaveSize;
    }

    [Test]
    public async Task An_upgrade_without_workers_is_accepted_and_changes_nothing()
    {
        await using var cloud = await TestCloud.StartAsync();
        var id = await cloud.CreateRunningClusterAsync();
        (await cloud.PatchAsync(Second + $"clusters/{id}:upgrade", new JsonObject { ["target_version"] = "v1.34.2" })).Expect(200);

        await cloud.ExpectAsync(id, "RECONCILING", TimeSpan.FromMinutes(12), "RUNNING");
        Assert.That((await cloud.ClusterAsync(id))["version"], Is.EqualTo("v1.33.3"));
    }

    [TestCase("v1.32.1", "downgraded")]
    [TestCase("v1.33.3", "already")]
    [TestCase("v1.35.0", "not offered")]
    [TestCase("1.34.2", "must look like")]
    [TestCase("", "must look like")]
    public async Task An_upgrade_against_a_rule_is_refused(string target, string message)
    {
        await using var cloud = await TestCloud.StartAsync();
        var id = await cloud.CreateRunningClusterAsync();
        var answer = (await cloud.PatchAsync(Second + $"clusters/{id}:upgrade", new JsonObject { ["target_version"] = target })).Expect(400);
        Assert.That(answer["message"], Does.Contain(message));
    }

    [Test]
    public async Task A_minor_version_cannot_be_left_out()
    {
        await using var cloud = await TestCloud.StartAsync();
        var id = await cloud.CreateRunningClusterAsync(Bodies.Cluster().With("version", "\"v1.32.1\""));
        var answer = (await cloud.PatchAsync(Second + $"clusters/{id}:upgrade", new JsonObject { ["target_version"] = "v1.34.2" })).Expect(400);
        Assert.That(answer["message"], Does.Contain("in one step"));
    }

    [Test]
    public async Task Masters_are_resized_three_minutes_each()
    {
        await using var cloud = await TestCloud.StartAsync();
        var id = await cloud.CreateRunningClusterAsync();
        (await cloud.PostAsync(Second + $"clusters/{id}:scaleControlPlane", Bodies.Scale(3, Bodies.Medium))).Expect(200);
        Assert.That((await cloud.ClusterAsync(id))["master", "vm_engine", "nova_engine", "flavor_id"], Is.EqualTo(Bodies.Small));

        await cloud.ExpectAsync(id, "RECONCILING", TimeSpan.FromMinutes(9), "RUNNING");
        Assert.That((await cloud.ClusterAsync(id))["master", "vm_engine", "nova_engine", "flavor_id"], Is.EqualTo(Bodies.Medium));
    }

    [TestCase(5, Bodies.Medium, "cannot be changed to 5")]
    [TestCase(3, Bodies.Gpu, "only be used for worker groups")]
    [TestCase(3, "none", "does not exist")]
    public async Task A_resize_against_a_rule_is_refused(int replicas, string flavor, string message)
    {
        await using var cloud = await TestCloud.StartAsync();
        var id = await cloud.CreateRunningClusterAsync();
        var answer = (await cloud.PostAsync(Second + $"clusters/{id}:scaleControlPlane", Bodies.Scale(replicas, flavor))).Expect(400);
        Assert.That(answer["message"], Does.Contain(message));
    }

    [Test]
    public async Task Labels_and_allowed_networks_change_in_place_and_apart()
    {
        await using var cloud = await TestCloud.StartAsync();
        var id = await cloud.CreateRunningClusterAsync(Bodies.Cluster().With("labels", "{\"a\":\"1\"}"));

        (await cloud.PatchAsync(Second + $"clusters/{id}:update", JsonNode.Parse("""{"labels":{"b":"2"},"allowed_cidrs":["10.1.2.3/8"]}""")!)).Expect(200);
        await cloud.ExpectAsync(id, "RECONCILING", TimeSpan.FromMinutes(1), "RUNNING");

        var cluster = (await cloud.ClusterAsync(id)).Json;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(cluster["labels"]!.ToJsonString(), Is.EqualTo("{\"b\":\"2\"}"));
            Assert.That(cluster["load_balancer_config"]!["octavia_engine"]!.ToJsonString(), Is.EqualTo(
                $"{{\"loadbalancer_subnet_id\":\"{Bodies.BalancerSubnet}\",\"enable_public_ip\":false,\"allowed_cidrs\":[\"10.0.0.0/8\"]}}"));
        }
    }

    /// <summary>The list stands beside the labels, not where the create body has it.</summary>
    [Test]
    public async Task An_update_that_nests_the_list_as_a_creation_does_is_refused()
    {
        await using var cloud = await TestCloud.StartAsync();
        var id = await cloud.CreateRunningClusterAsync(Bodies.Cluster());

        var answer = await cloud.PatchAsync(
            Second + $"clusters/{id}:update", JsonNode.Parse("""{"load_balancer_config":{"octavia_engine":{"allowed_cidrs":["192.0.2.0/24"]}}}""")!);

        Assert.That(answer.Expect(400).Text, Does.Contain("load_balancer_config"));
    }

    [TestCase("""{"labels":{"b":"2"}}""", ExpectedResult = """{"b":"2"} ["10.0.0.0/8"]""")]
    [TestCase("""{"labels":{}}""", ExpectedResult = """{} ["10.0.0.0/8"]""")]
    [TestCase("""{"allowed_cidrs":[]}""", ExpectedResult = """{"a":"1"} []""")]
    [TestCase("""{"allowed_cidrs":["192.0.2.0/24"]}""", ExpectedResult = """{"a":"1"} ["192.0.2.0/24"]""")]
    public async Task<string> What_an_update_leaves_out_stays(string body)
    {
        await using var cloud = await TestCloud.StartAsync();
        var id = await cloud.CreateRunningClusterAsync(
            Bodies.Cluster().With("labels", "{\"a\":\"1\"}").With("load_balancer_config.octavia_engine.allowed_cidrs", "[\"10.0.0.0/8\"]"));
        (await cloud.PatchAsync(Second + $"clusters/{id}:update", JsonNode.Parse(body)!)).Expect(200);
        var cluster = (await cloud.ClusterAsync(id)).Json;
        return $"{cluster["labels"]!.ToJsonString()} {cluster["load_balancer_config"]!["octavia_engine"]!["allowed_cidrs"]!.ToJsonString()}";
    }

    [Test]
    public async Task A_cluster_that_was_stopped_in_the_console_takes_nothing_but_its_end()
    {
        await using var cloud = await TestCloud.StartAsync();
        var id = await cloud.CreateRunningClusterAsync();
        (await cloud.PatchAsync("_simulator/clusters/" + id, new JsonObject { ["status"] = "POWERED_OFF" })).Expect(200);

        Assert.That(await cloud.StatusAsync(id), Is.EqualTo("POWERED_OFF"));
        Assert.That(
            (await cloud.PatchAsync(Second + $"clusters/{id}:update", JsonNode.Parse("""{"labels":{}}""")!)).Expect(409)["message"],
            Does.Contain("POWERED_OFF"));
        (await cloud.PatchAsync("_simulator/clusters/" + id, new JsonObject { ["status"] = "RUNNING" })).Expect(200);
        (await cloud.PatchAsync(Second + $"clusters/{id}:update", JsonNode.Parse("""{"labels":{}}""")!)).Expect(200);
        cloud.Clock.Advance(TimeSpan.FromMinutes(1));
        (await cloud.PatchAsync("_simulator/clusters/" + id, new JsonObject { ["status"] = "POWERED_OFF" })).Expect(200);
        (await cloud.DeleteAsync(Second + "clusters/" + id)).Expect(200);
        Assert.That(await cloud.StatusAsync(id), Is.EqualTo("DELETING"));
    }

    [Test]
    public async Task A_node_group_is_visible_at_once_and_its_nodes_come_in_three_minutes()
    {
        await using var cloud = await TestCloud.StartAsync();
        var id = await cloud.CreateRunningClusterAsync();
        var group = await cloud.CreateNodeGroupAsync(Bodies.NodeGroup(id));
        (await cloud.GetAsync(Second + "node-groups/" + group)).Expect(200);
        Assert.That((await cloud.HiddenAsync(group))["nodes"]!.AsArray(), Is.Empty);

        await cloud.ExpectAsync(id, "RECONCILING", TimeSpan.FromMinutes(3), "RUNNING");
        Assert.That((await cloud.HiddenAsync(group))["nodes"]!.AsArray(), Has.Count.EqualTo(3));
    }

    [Test]
    public async Task A_deleted_node_group_is_there_until_it_is_gone_and_the_cluster_reconciles_meanwhile()
    {
        await using var cloud = await TestCloud.StartAsync();
        var id = await cloud.CreateRunningClusterAsync();
        var group = await cloud.CreateRunningNodeGroupAsync(Bodies.NodeGroup(id));
        (await cloud.DeleteAsync(Second + "node-groups/" + group)).Expect(200);
        (await cloud.GetAsync(Second + "node-groups/" + group)).Expect(200);

        await cloud.ExpectAsync(id, "RECONCILING", TimeSpan.FromMinutes(3), "RUNNING");
        (await cloud.GetAsync(Second + "node-groups/" + group)).Expect(404);
        Assert.That((await cloud.ClusterAsync(id)).Json["node_groups"]!.AsArray(), Is.Empty);
    }

    [Test]
    public async Task Everything_of_a_group_but_its_flavor_changes_at_once()
    {
        await using var cloud = await TestCloud.StartAsync();
        var id = await cloud.CreateRunningClusterAsync();
        var group = await cloud.CreateRunningNodeGroupAsync(Bodies.NodeGroup(id, size: 4));
        var patch = JsonNode.Parse($$$$$"""
            {"vm_engine":{"nova_engine":{"flavor_id":"{{{{{Bodies.Medium}}}}}"}},"scale_spec":{"auto_scale":{"min_size":1,"max_size":9,"size":6}},"labels":{},"taints":[],"parallel_upgrade_chunk":50}
            """)!;
        (await cloud.PatchAsync(Second + "node-groups/" + group, patch)).Expect(200);

        var shown = (await cloud.GetAsync(Second + "node-groups/" + group)).Json["node_group"]!;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(shown["scale_spec"]!.ToJsonString(), Is.EqualTo("{\"auto_scale\":{\"min_size\":1,\"max_size\":9,\"size\":6}}"));
            Assert.That(shown["labels"]!.ToJsonString() + shown["taints"]!.ToJsonString(), Is.EqualTo("{}[]"));
            Assert.That(shown["vm_engine"]!["nova_engine"]!["flavor_id"]!.ToString(), Is.EqualTo(Bodies.Small));
        }

        // Two waves of three for the flavor, then the two new nodes.
        await cloud.ExpectAsync(id, "RECONCILING", TimeSpan.FromMinutes(9), "RUNNING");
        var nodes = (await cloud.HiddenAsync(group))["nodes"]!.AsArray();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(nodes.Select(node => node!["flavor"]!.ToString()), Is.All.EqualTo("STD2-4-8"));
            Assert.That(nodes, Has.Count.EqualTo(6));
            Assert.That(
                (await cloud.GetAsync(Second + "node-groups/" + group))["node_group", "vm_engine", "nova_engine", "flavor_id"],
                Is.EqualTo(Bodies.Medium));
        }
    }

    [Test]
    public async Task One_thing_at_a_time()
    {
        await using var cloud = await TestCloud.StartAsync();
        var id = await cloud.CreateRunningClusterAsync();
        var group = await cloud.CreateRunningNodeGroupAsync(Bodies.NodeGroup(id));
        (await cloud.PatchAsync(Second + $"clusters/{id}:update", JsonNode.Parse("""{"labels":{"a":"b"}}""")!)).Expect(200);

        Answer[] refused =
        [
            await cloud.PatchAsync(Second + $"clusters/{id}:update", JsonNode.Parse("""{"labels":{}}""")!),
            await cloud.PatchAsync(Second + $"clusters/{id}:upgrade", new JsonObject { ["target_version"] = "v1.34.2" }),
            await cloud.PostAsync(Second + $"clusters/{id}:scaleControlPlane", Bodies.Scale(3, Bodies.Medium)),
            await cloud.PostAsync(Second + "node-groups", Bodies.NodeGroup(id, "others")),
            await cloud.PatchAsync(Second + "node-groups/" + group, JsonNode.Parse("""{"labels":{}}""")!),
            await cloud.DeleteAsync(Second + "node-groups/" + group),
            await cloud.DeleteAsync(Second + "clusters/" + id),
        ];

        using (Assert.EnterMultipleScope())
        {
            Assert.That(refused.Select(answer => answer.Status), Is.All.EqualTo(409));
            Assert.That(refused.Select(answer => answer["code"]), Is.All.EqualTo("9"));
            Assert.That(refused.Select(answer => answer["message"]), Is.All.Contain("RECONCILING"));
        }
    }

    [Test]
    public async Task Names_and_uuids_are_held_until_the_cluster_is_gone()
    {
        await using var cloud = await TestCloud.StartAsync();
        const string Uuid = "\"aaaaaaaa-0000-4000-8000-000000000001\"";
        var id = await cloud.CreateRunningClusterAsync(Bodies.Cluster().With("uuid", Uuid));
        (await cloud.DeleteAsync(Second + "clusters/" + id)).Expect(200);

        var sameName = (await cloud.PostAsync(Second + "clusters", Bodies.Cluster())).Expect(409);
        var sameUuid = (await cloud.PostAsync(Second + "clusters", Bodies.Cluster("another").With("uuid", Uuid.ToUpperInvariant()))).Expect(409);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(sameName["message"], Does.Contain("already exists").And.Contain("DELETING"));
            Assert.That(sameUuid["message"], Does.Contain("already exists"));
            Assert.That(sameName["code"] + sameUuid["code"], Is.EqualTo("66"));
        }

        cloud.Clock.Advance(TimeSpan.FromMinutes(3));
        var again = await cloud.CreateRunningClusterAsync(Bodies.Cluster().With("uuid", Uuid));
        Assert.That((await cloud.ClusterAsync(again))["uuid"], Is.EqualTo("aaaaaaaa-0000-4000-8000-000000000001"));
    }

    [Test]
    public async Task Group_names_are_unique_within_their_cluster_only()
    {
        await using var cloud = await TestCloud.StartAsync();
        var one = await cloud.CreateRunningClusterAsync(Bodies.Cluster("one"));
        var two = await cloud.CreateRunningClusterAsync(Bodies.Cluster("two"));
        await cloud.CreateRunningNodeGroupAsync(Bodies.NodeGroup(one));

        (await cloud.PostAsync(Second + "node-groups", Bodies.NodeGroup(one))).Expect(409);
        await cloud.CreateRunningNodeGroupAsync(Bodies.NodeGroup(two));
    }

    [Test]
    public async Task An_instant_cloud_is_done_by_the_next_call()
    {
        await using var cloud = await TestCloud.StartInstantAsync();
        var id = await cloud.CreateClusterAsync();
        Assert.That(await cloud.StatusAsync(id), Is.EqualTo("RUNNING"));
        var group = await cloud.CreateNodeGroupAsync(Bodies.NodeGroup(id));
        (await cloud.PatchAsync(Second + $"clusters/{id}:upgrade", new JsonObject { ["target_version"] = "v1.34.2" })).Expect(200);
        (await cloud.PostAsync(Second + $"clusters/{id}:scaleControlPlane", Bodies.Scale(3, Bodies.Medium))).Expect(200);
        Assert.That((await cloud.ClusterAsync(id))["version"], Is.EqualTo("v1.34.2"));
        (await cloud.DeleteAsync(Second + "node-groups/" + group)).Expect(200);
        (await cloud.GetAsync(Second + "node-groups/" + group)).Expect(404);
        (await cloud.DeleteAsync(Second + "clusters/" + id)).Expect(200);
        Assert.That(await cloud.StatusAsync(id), Is.EqualTo("404"));
    }

    [Test]
    public void Every_operation_has_its_row_in_the_table() =>
        Assert.That(
            Transitions.Second.Keys.Concat([OperationKind.TurnOffCluster, OperationKind.TurnOnCluster]),
            Is.EquivalentTo(Enum.GetValues<OperationKind>()),
            "PWR-2: no power here");

    /// <summary>The first status holds until the very last second, and then it is the second one.</summary>
}
