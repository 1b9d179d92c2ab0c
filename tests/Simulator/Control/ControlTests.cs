using System.Text.Json.Nodes;

namespace Vkcc.Simulator.Tests;

/// <summary>The rest of the control surface.</summary>
internal sealed class ControlTests
{
    private const string Second = TestCloud.Second;
    private const string Auto = "{\"auto_scale\":{\"min_size\":2,\"max_size\":9,\"size\":2}}";

    [Test]
    public async Task State_shows_the_services_objects_and_what_is_behind_them()
    {
        await using var cloud = await TestCloud.StartInstantAsync();
        var id = await cloud.CreateClusterAsync();
        var group = await cloud.CreateRunningNodeGroupAsync(Bodies.NodeGroup(id));

        var state = (await cloud.GetAsync("_simulator/state")).Expect(200);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(state["clusters", "0", "generation"] + state["node_groups", "0", "generation"], Is.EqualTo("22"));
            Assert.That(state["clusters", "0", "id"], Is.EqualTo(id));
            Assert.That(state["clusters", "0", "status"], Is.EqualTo("RUNNING"));
            Assert.That(state["node_groups", "0", "id"], Is.EqualTo(group));
            Assert.That(state.Json["clusters"]![0]!["simulator"]!["masters"]!.AsArray(), Has.Count.EqualTo(3));
            Assert.That(state.Json["clusters"]![0]!["simulator"]!["masters"]![0]!["disks"]!.AsArray().Select(disk => disk!.ToJsonString()), Is.Unique);
        }
    }

    [Test]
    public async Task Objects_can_be_changed_behind_everybodys_back()
    {
        await using var cloud = await TestCloud.StartInstantAsync();
        var id = await cloud.CreateClusterAsync(Bodies.Cluster().With("labels", "{\"a\":\"1\",\"b\":\"2\"}"));
        var group = await cloud.CreateRunningNodeGroupAsync(Bodies.NodeGroup(id));

        (await cloud.PatchAsync($"_simulator/clusters/{id}", JsonNode.Parse("""
            {
              "labels": {"a": null, "c": "3"},
              "version": "v1.34.2",
              "master": {"vm_engine": {"nova_engine": {"flavor_id": "d2000000-0000-4000-8000-000000040008"}}},
              "novelty": [1]
            }
            """)!)).Expect(200);
        (await cloud.PatchAsync(
            $"_simulator/node-groups/{group}",
            JsonNode.Parse("""{"scale_spec":{"fixed_scale":null,"auto_scale":{"min_size":1,"max_size":9,"size":5}}}""")!)).Expect(200);

        var cluster = (await cloud.ClusterAsync(id)).Json;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(cluster["labels"]!.ToJsonString(), Is.EqualTo("""{"b":"2","c":"3"}"""));
            Assert.That(cluster["version"]!.ToString(), Is.EqualTo("v1.34.2"));
            Assert.That(cluster["novelty"]!.ToJsonString(), Is.EqualTo("[1]"));
            Assert.That(cluster["status"]!.ToString(), Is.EqualTo("RUNNING"));
            Assert.That(cluster["node_groups"]![0]!["scale_spec"]!.ToJsonString(), Is.EqualTo("""{"auto_scale":{"min_size":1,"max_size":9,"size":5}}"""));
            Assert.That((await cloud.HiddenAsync(id))["masters"]![2]!["flavor"]!.ToString(), Is.EqualTo("STD2-4-8"));
            Assert.That((await cloud.HiddenAsync(group))["nodes"]!.AsArray(), Has.Count.EqualTo(5));
        }
    }

    [TestCase("""{"id":"other"}""")]
    [TestCase("""{"node_groups":[]}""")]
    [TestCase("""{"name":null}""")]
    [TestCase("""{"master":{"vm_engine":null}}""")]
    [TestCase("""{"version":7}""")]
    [TestCase("""{"master":{"replicas":2000000000}}""")]
    [TestCase("""{"deployment_type":{"multi_zonal_deployment":{"zones":[]}}}""")]
    [TestCase("[]")]
    [TestCase("x")]
    public async Task A_patch_that_leaves_no_whole_object_is_refused(string patch)
    {
        await using var cloud = await TestCloud.StartInstantAsync();
        var id = await cloud.CreateClusterAsync();
        var before = (await cloud.ClusterAsync(id)).Text;

        (await cloud.SendAsync("PATCH", $"_simulator/clusters/{id}", patch)).Expect(400);

        Assert.That((await cloud.ClusterAsync(id)).Text, Is.EqualTo(before));
    }

    [Test]
    public async Task A_patched_status_stays_though_the_cluster_was_busy()
    {
        await using var cloud = await TestCloud.StartAsync();
        var id = await cloud.CreateClusterAsync();
        (await cloud.PatchAsync($"_simulator/clusters/{id}", JsonNode.Parse("""{"status":"ERROR","status_reason":"no capacity"}""")!)).Expect(200);
        cloud.Clock.Advance(TimeSpan.FromMinutes(30));

        var cluster = await cloud.ClusterAsync(id);
        Assert.That((cluster["status"], cluster["status_reason"]), Is.EqualTo(("ERROR", "no capacity")));
    }

    [Test]
    public async Task Objects_can_vanish_at_once()
    {
        await using var cloud = await TestCloud.StartAsync();
        var id = await cloud.CreateRunningClusterAsync();
        var group = await cloud.CreateNodeGroupAsync(Bodies.NodeGroup(id));

        (await cloud.DeleteAsync("_simulator/node-groups/" + group)).Expect(200);
        (await cloud.GetAsync(Second + "node-groups/" + group)).Expect(404);
        Assert.That(await cloud.StatusAsync(id), Is.EqualTo("RUNNING"));

        (await cloud.DeleteAsync("_simulator/clusters/" + id)).Expect(200);
        Assert.That(await cloud.StatusAsync(id), Is.EqualTo("404"));
        (await cloud.DeleteAsync("_simulator/clusters/" + id)).Expect(404);
    }

    [Test]
    public async Task The_platform_grows_masters_by_its_steps()
    {
        await using var cloud = await TestCloud.StartInstantAsync();
        var id = await cloud.CreateClusterAsync();

        var grown = new List<string>();
        foreach (var body in (string?[])[null, "{\"by\":\"ram\"}", "{}", "{\"by\":\"cpu\"}"])
        {
            grown.Add((await cloud.SendAsync("POST", $"_simulator/clusters/{id}/grow-masters", body)).Expect(200)["to"]);
        }

        Assert.That(grown, Is.EqualTo(new[] { "STD2-4-6", "STD2-4-8", "STD2-6-8", "STD2-8-8" }));
        Assert.That((await cloud.ClusterAsync(id))["master", "vm_engine", "nova_engine", "flavor_id"], Is.EqualTo("d2000000-0000-4000-8000-000000080008"));
        (await cloud.SendAsync("POST", $"_simulator/clusters/{id}/grow-masters", "{\"by\":\"disk\"}")).Expect(400);
    }

    [Test]
    public async Task At_the_top_masters_grow_no_more()
    {
        await using var cloud = await TestCloud.StartInstantAsync();
        var id = await cloud.CreateClusterAsync(Bodies.Cluster().With("master_spec.engine.nova_engine.flavor_id", "\"d2000000-0000-4000-8000-000000160064\""));
        (await cloud.PostAsync($"_simulator/clusters/{id}/grow-masters")).Expect(409);
    }

    [Test]
    public async Task The_autoscaler_keeps_to_its_limits()
    {
        await using var cloud = await TestCloud.StartAsync();
        var id = await cloud.CreateRunningClusterAsync();
        var fixedGroup = await cloud.CreateRunningNodeGroupAsync(Bodies.NodeGroup(id, "fixed"));
        var group = await cloud.CreateRunningNodeGroupAsync(Bodies.NodeGroup(id).With("node_group_spec.scale_spec", Auto));

        (await AutoscaleAsync(cloud, group, 7)).Expect(200);
        Assert.That((await cloud.GetAsync(Second + "node-groups/" + group))["node_group", "scale_spec", "auto_scale", "size"], Is.EqualTo("7"));
        Assert.That(await cloud.StatusAsync(id), Is.EqualTo("RUNNING"));

        (await AutoscaleAsync(cloud, group, 10)).Expect(400);
        (await AutoscaleAsync(cloud, group, 1)).Expect(400);
        (await AutoscaleAsync(cloud, fixedGroup, 2)).Expect(409);

        // UPG-8.
        await cloud.PatchAsync(Second + $"clusters/{id}:upgrade", new JsonObject { ["target_version"] = "v1.34.2" });
        (await AutoscaleAsync(cloud, group, 8)).Expect(409);
    }

    [Test]
    public async Task The_clock_can_be_moved()
    {
        await using var cloud = await TestCloud.StartAsync();
        var id = await cloud.CreateClusterAsync();

        var answer = (await cloud.PostAsync("_simulator/clock/advance", JsonNode.Parse("""{"seconds":600}"""))).Expect(200);

        Assert.That(answer["now"], Is.EqualTo("2026-06-01T10:10:00+00:00"));
        Assert.That(await cloud.StatusAsync(id), Is.EqualTo("RUNNING"));
        (await cloud.PostAsync("_simulator/clock/advance", JsonNode.Parse("""{"seconds":-1}"""))).Expect(400);
    }

    [Test]
    public async Task Tokens_given_out_so_far_can_be_refused_from_now_on()
    {
        await using var cloud = await TestCloud.StartAsync();
        (await cloud.PostAsync("_simulator/tokens/expire")).Expect(200);
        (await cloud.GetAsync(Second + "clusters")).Expect(401);

        cloud.Token = (await cloud.LoginAsync()).Expect(201).Header("X-Subject-Token");
        (await cloud.GetAsync(Second + "clusters")).Expect(200);
    }

    [Test]
    public async Task Requests_are_remembered_until_they_are_forgotten()
    {
        await using var cloud = await TestCloud.StartAsync();
        (await cloud.DeleteAsync("_simulator/requests")).Expect(200);
        await cloud.GetAsync(TestCloud.Compute + "flavors?limit=1");
        await cloud.GetAsync("nowhere");
        await cloud.GetAsync("_simulator/state");
        await cloud.GetAsync("_simulator/nowhere");

        Assert.That((await cloud.GetAsync("_simulator/requests")).Text, Is.EqualTo(
            """{"requests":["""
            + """{"method":"GET","path":"/RegionOne/compute/v2.1/flavors","query":"limit=1","status":200,"time":"2026-06-01T10:00:00+00:00"},"""
            + """{"method":"GET","path":"/nowhere","query":"","status":501,"time":"2026-06-01T10:00:00+00:00"},"""
            + """{"method":"GET","path":"/_simulator/nowhere","query":"","status":501,"time":"2026-06-01T10:00:00+00:00"}"""
            + "]}"));
    }

    [TestCase("clusters", 1, "Quota clusters: limit 1, used 1, requested 1.")]
    [TestCase("vcpus", 11, "Quota vCPUs: limit 11, used 6, requested 6.")]
    [TestCase("ram", 35, "Quota GB of RAM: limit 35, used 18, requested 18.")]
    public async Task Clusters_keep_to_the_quotas(string quota, int limit, string message)
    {
        await using var cloud = await TestCloud.StartInstantAsync();
        await cloud.CreateClusterAsync();
        (await cloud.PatchAsync("_simulator/quotas/RegionOne", new JsonObject { [quota] = limit })).Expect(200);

        var answer = (await cloud.PostAsync(Second + "clusters", Bodies.Cluster("other"))).Expect(403);

        Assert.That((answer["code"], answer["message"]), Is.EqualTo(("8", message)));
    }

    [TestCase("node_groups", 1, "others", 3, "Quota node groups: limit 1, used 1, requested 1.")]
    [TestCase("nodes", 5, "others", 3, "Quota nodes: limit 5, used 3, requested 3.")]
    [TestCase("disk_size", 200, "others", 3, "Quota GB of disks: limit 200, used 150, requested 150.")]
    [TestCase("nodes", 5, "", 6, "Quota nodes: limit 5, used 3, requested 3.")]
    [TestCase("vcpus", 13, "", 4, "Quota vCPUs: limit 13, used 12, requested 2.")]
    public async Task Node_groups_keep_to_the_quotas_when_made_and_when_grown(string quota, int limit, string other, int size, string message)
    {
        await using var cloud = await TestCloud.StartInstantAsync();
        var id = await cloud.CreateClusterAsync();
        var group = await cloud.CreateRunningNodeGroupAsync(Bodies.NodeGroup(id));
        (await cloud.PatchAsync("_simulator/quotas/RegionOne", new JsonObject { [quota] = limit })).Expect(200);

        var answer = other.Length > 0
            ? await cloud.PostAsync(Second + "node-groups", Bodies.NodeGroup(id, other, size))
            : await cloud.PatchAsync(Second + "node-groups/" + group, JsonNode.Parse($"{{\"scale_spec\":{{\"fixed_scale\":{{\"size\":{size}}}}}}}")!);

        Assert.That((answer.Expect(403)["code"], answer["message"]), Is.EqualTo(("8", message)));
    }

    [Test]
    public async Task Shrinking_is_possible_beyond_the_quota()
    {
        await using var cloud = await TestCloud.StartInstantAsync();
        var id = await cloud.CreateClusterAsync();
        var group = await cloud.CreateRunningNodeGroupAsync(Bodies.NodeGroup(id, size: 5));
        (await cloud.PatchAsync("_simulator/quotas/RegionOne", new JsonObject { ["nodes"] = 1 })).Expect(200);

        (await cloud.PatchAsync(Second + "node-groups/" + group, JsonNode.Parse("""{"scale_spec":{"fixed_scale":{"size":3}}}""")!)).Expect(200);
        var quotas = (await cloud.GetAsync("_simulator/quotas/RegionOne")).Expect(200);
        Assert.That((quotas["limits", "nodes"], quotas["used", "nodes"]), Is.EqualTo(("1", "3")));
        (await cloud.PatchAsync("_simulator/quotas/RegionOne", JsonNode.Parse("""{"nodse":1}""")!)).Expect(400);
    }

    [Test]
    public async Task A_body_without_end_is_cut_off()
    {
        await using var cloud = await TestCloud.StartAsync();
        // Asked for first, so that the answer is not lost on a connection that breaks under the body.
        var answer = await cloud.SendAsync("POST", Second + "clusters", new string(' ', (1 << 20) + 1), ("Expect", "100-continue"));
        Assert.That(answer.Status, Is.EqualTo(413));
    }

    private static Task<Answer> AutoscaleAsync(TestCloud cloud, string group, int size) =>
        cloud.PostAsync($"_simulator/node-groups/{group}/autoscale", new JsonObject { ["size"] = size });
}
