using System.Text.Json.Nodes;

namespace Vkcc.Simulator.Tests;

/// <summary>A declared list of accidents, played by the simulated clock.</summary>
internal sealed class ScenarioTests
{
    private static string GameDay(string name) => File.ReadAllText(Path.Combine(Terraform.Testing.Programs.Root, "examples", "game-days", name));

    /// <summary>Nobody looks for a quarter of an hour, and what happened meanwhile happened at its own time: ten minutes of work take thirteen.</summary>
    [Test]
    public async Task Steps_happen_at_their_own_time_although_nobody_looks()
    {
        await using var cloud = await TestCloud.StartAsync();
        var id = await cloud.CreateClusterAsync(Bodies.Cluster().With("deployment_type", """{"zonal_deployment":{"zone":"ME1"}}"""));
        (await cloud.SendAsync("POST", "_simulator/scenario", GameDay("zone-lost.yaml"))).Expect(200);

        cloud.Clock.Advance(TimeSpan.FromMinutes(12.9));
        var before = await cloud.StatusAsync(id);
        cloud.Clock.Advance(TimeSpan.FromMinutes(0.1));
        var after = await cloud.StatusAsync(id);
        var steps = (await cloud.GetAsync("_simulator/scenario")).Expect(200).Json["scenario"]!["steps"]!.AsArray();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(before + " " + after, Is.EqualTo("PROVISIONING RUNNING"));
            Assert.That(steps.Select(step => $"{step!["time"]!.ToString()[..16]} {step["does"]} {step["state"]}"), Is.EqualTo((string[])
                ["2026-06-01T10:05 fail_zone: ME1 done", "2026-06-01T10:08 restore_zone: ME1 done"]));
        }
    }

    [Test]
    public async Task Every_third_create_ends_in_ERROR_from_the_first_call_on()
    {
        await using var cloud = await TestCloud.StartInstantAsync();
        (await cloud.SendAsync("POST", "_simulator/scenario", GameDay("every-third-create-fails.yaml"))).Expect(200);
        List<string> statuses = [];
        for (var i = 0; i < 7; i++)
        {
            statuses.Add(await cloud.StatusAsync(await cloud.CreateClusterAsync(Bodies.Cluster($"cluster-{i}"))));
        }

        Assert.That(statuses, Is.EqualTo((string[])["RUNNING", "RUNNING", "ERROR", "RUNNING", "RUNNING", "ERROR", "RUNNING"]));
    }

    /// <summary>A fault that is due strikes the very call that comes then, although nobody has looked since.</summary>
    [Test]
    public async Task A_fault_strikes_the_first_call_after_its_time()
    {
        await using var cloud = await TestCloud.StartAsync();
        (await cloud.SendAsync("POST", "_simulator/scenario", """
            steps:
            - at: 1h 30m
              fault: {path: k8s_versions, action: {status: 503}}
            """)).Expect(200);
        (await cloud.GetAsync(TestCloud.Second + "clusters/k8s_versions")).Expect(200);
        cloud.Clock.Advance(TimeSpan.FromMinutes(90));
        (await cloud.GetAsync(TestCloud.Second + "clusters/k8s_versions")).Expect(503);
    }

    [Test]
    public async Task Every_kind_of_step_does_what_it_says()
    {
        await using var cloud = await TestCloud.StartAsync();
        var id = await cloud.CreateRunningClusterAsync(Bodies.Cluster("shop"));
        await cloud.CreateRunningNodeGroupAsync(
            Bodies.NodeGroup(id, "web").With("node_group_spec.scale_spec", """{"auto_scale":{"min_size":1,"max_size":9,"size":1}}"""));
        await cloud.CreateRunningNodeGroupAsync(Bodies.NodeGroup(id, "spare"));
        await cloud.CreateRunningClusterAsync(Bodies.Cluster("gone"));

        var played = (await cloud.SendAsync("POST", "_simulator/scenario", """
            name: everything
            steps:
            - {at: 3s, autoscale: {cluster: shop, group: web, size: 7}}
            - {at: 1s, fail_master: {cluster: shop, number: 1}}
            - {at: 2s, restore_master: {cluster: shop, number: 1}}
            - {at: 3s, grow_masters: shop}
            - {at: 3s, change_cluster: {cluster: shop, set: {labels: {by: hand, empty: ""}, dropped: null}}}
            - {at: 3s, change_node_group: {cluster: shop, group: spare, set: {name: "07"}}}
            - {at: 3s, delete_cluster: gone}
            - {at: 3s, quotas: {RegionOne: {nodes: 20}, kz: {vcpus: 5}}}
            - {at: 3s, habits: {late_reads: 2}}
            - {at: 4s, delete_node_group: {cluster: shop, group: "07"}}
            - {at: 4s, clear_habits: true}
            - {at: 4s, fault: {path: nothing, action: {garbage: true}}}
            - {at: 5s, clear_faults: true}
            - {at: 5s, expire_tokens: true}
            - {at: 5s, delete_cluster: gone}
            """)).Expect(200);
        cloud.Clock.Advance(TimeSpan.FromSeconds(3));
        var state = (await cloud.GetAsync("_simulator/state")).Expect(200).Json;
        var habits = (await cloud.GetAsync("_simulator/habits")).Expect(200)["late_reads"];
        cloud.Clock.Advance(TimeSpan.FromSeconds(60));
        var after = (await cloud.GetAsync("_simulator/scenario")).Expect(200).Json["scenario"]!["steps"]!.AsArray();
        var shop = state["clusters"]!.AsArray().Single()!;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                played["scenario", "name"] + played["scenario", "steps", "0", "does"],
                Is.EqualTo("""everythingfail_master: {"cluster":"shop","number":1}"""),
                "in the order of their times");
            Assert.That(shop["labels"]!["by"]!.ToString(), Is.EqualTo("hand"));
            Assert.That(shop["simulator"]!["masters"]![0]!["flavor"]!.ToString(), Is.Not.EqualTo("STD2-2-6"));
            Assert.That(
                state["node_groups"]!.AsArray().Select(group => $"{group!["name"]} {group["simulator"]!["nodes"]!.AsArray().Count}"),
                Is.EqualTo((string[])["web 7", "07 3"]));
            Assert.That(habits, Is.EqualTo("2"));
            Assert.That((await cloud.GetAsync("_simulator/quotas/kz")).Expect(200)["limits", "vcpus"], Is.EqualTo("5"));
            Assert.That((await cloud.GetAsync("_simulator/faults")).Expect(200).Json["faults"]!.AsArray(), Is.Empty);
            Assert.That((await cloud.GetAsync(TestCloud.Second + "clusters")).Status, Is.EqualTo(401), "tokens are refused");
            Assert.That(after.SkipLast(1).Select(step => step!["state"]!.ToString()), Is.All.EqualTo("done"));
            Assert.That($"{after[^1]!["state"]} {after[^1]!["problem"]}", Is.EqualTo("failed There is no cluster gone."));
        }
    }

    [Test]
    public async Task It_is_stopped_and_what_it_has_done_stays()
    {
        await using var cloud = await TestCloud.StartAsync();
        (await cloud.SendAsync("POST", "_simulator/scenario", GameDay("zone-lost.yaml"))).Expect(200);
        cloud.Clock.Advance(TimeSpan.FromMinutes(6));
        (await cloud.GetAsync("_simulator/state")).Expect(200);
        (await cloud.DeleteAsync("_simulator/scenario")).Expect(200);
        cloud.Clock.Advance(TimeSpan.FromMinutes(6));

        using (Assert.EnterMultipleScope())
        {
            Assert.That((await cloud.GetAsync("_simulator/scenario")).Expect(200).Text, Is.EqualTo("""{"scenario":null}"""));
            Assert.That((await cloud.PostAsync(TestCloud.Second + "clusters", Bodies.Cluster())).Expect(400).Text, Does.Contain("ME1"));
        }
    }

    [TestCase("steps:\n- at: 5m\n  fail_zon: ME1", "line 3: A step has no fail_zon. Did you mean fail_zone?")]
    [TestCase("steps:\n- at: 5m\n  fail_zone: ME2", "line 3: Zone ME2 is not known here. Did you mean ME1?")]
    [TestCase("steps:\n- at: soon\n  fail_zone: ME1", "line 2: at must be a time since the beginning such as 90s, 5m or 1h30m, and is \"soon\".")]
    [TestCase("steps:\n- fail_zone: ME1", "line 2: A step needs at.")]
    [TestCase("steps:\n- at: 1s", "line 2: A step does something: fail_zone,")]
    [TestCase("steps:\n- {at: 1s, fail_zone: ME1, restore_zone: ME1}", "line 2: A step does one thing, and this does fail_zone and restore_zone.")]
    [TestCase("steps:\n- at: 1s\n  fault:\n    path: x\n    action: {stauts: 500}", "line 5: An action has no stauts. Did you mean status?")]
    [TestCase("steps:\n- at: 1s\n  fault: {path: '(', action: {status: 500}}", "line 3: A fault cannot be used: path is no regular expression")]
    [TestCase("steps:\n- at: 1s\n  fault: {every: 0, action: {status: 500}}", "line 3: A fault cannot be used: every is counted from 1.")]
    [TestCase("steps:\n- at: 1s\n  fault: {times: often, action: {status: 500}}", "line 3: A fault cannot be read:")]
    [TestCase("steps:\n- at: 1s\n  quotas: {RegionOne: {node: 3}}", "line 3: A quota has no node. Did you mean nodes?")]
    [TestCase("steps:\n- at: 1s\n  habits: {late_read: 3}", "line 3: A habit has no late_read. Did you mean late_reads?")]
    [TestCase("steps:\n- at: 1s\n  expire_tokens: false", "line 3: This is done with true; leave it out otherwise.")]
    [TestCase("steps:\n- at: 1s\n  autoscale: {cluster: a, group: b}", "line 3: autoscale needs size.")]
    [TestCase("step: []", "line 1: A scenario has no step. Did you mean steps?")]
    [TestCase("", "line 1: A scenario needs steps.")]
    public async Task A_mistake_is_told_with_its_line_and_nothing_happens(string text, string words)
    {
        await using var cloud = await TestCloud.StartAsync();
        (await cloud.SendAsync("POST", "_simulator/scenario", GameDay("zone-lost.yaml"))).Expect(200);

        var refused = (await cloud.SendAsync("POST", "_simulator/scenario", text)).Expect(400);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(refused["error", "message"], Does.StartWith("The scenario cannot be played: " + words));
            Assert.That((await cloud.GetAsync("_simulator/scenario")).Expect(200)["scenario", "name"], Is.EqualTo("zone lost"), "the one before goes on");
        }
    }

    [Test]
    public async Task Time_is_stopped_and_runs_faster_without_going_back()
    {
        await using var cloud = await TestCloud.StartAsync();
        cloud.Clock.Advance(TimeSpan.FromMinutes(1));
        (await cloud.PatchAsync("_simulator/clock", JsonNode.Parse("""{"paused":true}""")!)).Expect(200);
        cloud.Clock.Advance(TimeSpan.FromMinutes(1));
        var paused = (await cloud.GetAsync("_simulator/clock")).Expect(200);
        (await cloud.PostAsync("_simulator/clock/advance", new JsonObject { ["seconds"] = 30 })).Expect(200);
        (await cloud.PatchAsync("_simulator/clock", JsonNode.Parse("""{"paused":false,"factor":10}""")!)).Expect(200);
        cloud.Clock.Advance(TimeSpan.FromSeconds(3));
        var running = (await cloud.GetAsync("_simulator/clock")).Expect(200);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(paused["now"] + paused["paused"], Is.EqualTo("2026-06-01T10:01:00+00:00true"));
            Assert.That(running["now"] + running["factor"] + running["paused"], Is.EqualTo("2026-06-01T10:02:00+00:0010false"));
            Assert.That((await cloud.PatchAsync("_simulator/clock", JsonNode.Parse("""{"factor":0}""")!)).Status, Is.EqualTo(400));
        }
    }
}
