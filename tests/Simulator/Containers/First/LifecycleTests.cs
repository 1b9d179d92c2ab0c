using System.Text.Json.Nodes;

namespace Vkcc.Simulator.Tests.First;

/// <summary>Both statuses over time, with a clock moved by hand (vk-cloud-api.md sections 2.11 and 7.2, rules section 14).</summary>
internal sealed class LifecycleTests
{
    private const string Running = "RUNNING";

    [Test]
    public async Task A_cluster_is_provisioned_runs_and_is_deleted()
    {
        await using var cloud = await TestCloud.StartAsync();
        var id = await cloud.CreateFirstClusterAsync();
        await ExpectAsync(cloud, id, "PROVISIONING CREATE_IN_PROGRESS", 10, "RUNNING CREATE_COMPLETE");

        (await cloud.FirstAsync("DELETE", "clusters/" + id)).Expect(204);
        (await cloud.FirstAsync("DELETE", "clusters/" + id)).Expect(204);
        await ExpectAsync(cloud, id, "DELETING DELETE_IN_PROGRESS", 3, "404");
    }

    [Test]
    public async Task A_stopped_cluster_stays_in_the_old_state_until_it_is_in_the_new()
    {
        await using var cloud = await TestCloud.StartAsync();
        var id = await cloud.CreateRunningFirstClusterAsync();
        var group = await cloud.CreateRunningFirstGroupAsync(FirstBodies.NodeGroup(id));

        await ActAsync(cloud, id, FirstBodies.Action("turn_off_cluster"));
        await ExpectAsync(cloud, id, "RUNNING TURNING_OFF", 2, "SHUTOFF TURNED_OFF");
        Assert.That((await cloud.FirstAsync("GET", "nodegroups/" + group))["state"], Is.EqualTo("SHUTOFF"));

        await ActAsync(cloud, id, FirstBodies.Action("turn_on_cluster"));
        await ExpectAsync(cloud, id, "SHUTOFF TURNING_ON", 2, "RUNNING TURNED_ON");
        Assert.That((await cloud.FirstAsync("GET", "nodegroups/" + group))["state"], Is.EqualTo(Running));
    }

    [Test]
    public async Task An_upgrade_takes_masters_and_waves_and_brings_the_new_environment()
    {
        await using var cloud = await TestCloud.StartAsync();
        var body = FirstBodies.Regional()
            .With("cluster_template_id", "\"c1000000-0000-4000-8000-000000200004\"")
            .With("labels", """{"mine":"x","kube_log_level":"2"}""");
        var id = await cloud.CreateRunningFirstClusterAsync(body);
        await cloud.CreateRunningFirstGroupAsync(FirstBodies.NodeGroup(id, count: 9).With("max_node_unavailable", "33"));

        (await cloud.FirstAsync("PATCH", $"clusters/{id}/actions/upgrade/", FirstBodies.Upgrade("c1000000-0000-4000-8000-000000210004"))).Expect(202);
        cloud.Clock.Advance(TimeSpan.FromMinutes(4));
        Assert.That(
            (await cloud.HiddenAsync(id))["masters"]!.AsArray().Select(master => master!["version"]!.ToString()),
            Is.EqualTo(new[] { "v1.21.4", "v1.20.4", "v1.20.4" }));
        Assert.That((await cloud.FirstAsync("GET", "clusters/" + id))["coe_version"], Is.EqualTo("v1.20.4"));

        // UPG-6: two more masters, then three waves of three.
        await ExpectAsync(cloud, id, "RECONCILING UPGRADE_IN_PROGRESS", (2 * 4) + (3 * 3), "RUNNING UPGRADE_COMPLETE");
        var answer = await cloud.FirstAsync("GET", "clusters/" + id);
        Assert.That(
            (
                answer["coe_version"], answer["cluster_template_id"], answer["labels", "gatekeeper_enabled"], answer["labels", "kube_tag"],
                answer["labels", "mine"], answer["labels", "kube_log_level"]),
            Is.EqualTo(("v1.21.4", "c1000000-0000-4000-8000-000000210004", "true", "v1.21.4", "x", "2")));
    }

    [TestCase("c1000000-0000-4000-8000-000000330003", 400, "already has version", TestName = "UPG same")]
    [TestCase("c1000000-0000-4000-8000-000000320001", 400, "downgraded", TestName = "UPG-1")]
    [TestCase("none", 404, "could not be found", TestName = "UPG-4")]
    [TestCase("", 400, "is missing", TestName = "UPG no template")]
    public async Task An_upgrade_against_a_rule_is_refused(string template, int status, string message)
    {
        await using var cloud = await TestCloud.StartAsync();
        var id = await cloud.CreateRunningFirstClusterAsync();
        Assert.That(
            (await cloud.FirstAsync("PATCH", $"clusters/{id}/actions/upgrade", FirstBodies.Upgrade(template))).Expect(status).Text,
            Does.Contain(message));
    }

    [TestCase("c1000000-0000-4000-8000-000000160004", "c1000000-0000-4000-8000-000000170008", false, "cannot be upgraded in place", TestName = "UPG-5")]
    [TestCase("c1000000-0000-4000-8000-000000310004", "c1000000-0000-4000-8000-000000330003", false, "in one step", TestName = "UPG-3")]
    [TestCase("c1000000-0000-4000-8000-000000330003", "c1000000-0000-4000-8000-000000340002", true, "alpha features", TestName = "UPG-13")]
    public async Task A_cluster_that_cannot_be_upgraded_is_not(string from, string to, bool alpha, string message)
    {
        await using var cloud = await TestCloud.StartAsync();
        var id = await cloud.CreateRunningFirstClusterAsync(FirstBodies.Cluster(template: from).With("alpha_features_enabled", alpha ? "true" : "false"));
        Assert.That((await cloud.FirstAsync("PATCH", $"clusters/{id}/actions/upgrade", FirstBodies.Upgrade(to))).Expect(400).Text, Does.Contain(message));
    }

    [Test]
    public async Task Masters_are_resized_one_after_another()
    {
        await using var cloud = await TestCloud.StartAsync();
        var id = await cloud.CreateRunningFirstClusterAsync(FirstBodies.Regional());
        await ActAsync(cloud, id, FirstBodies.ResizeMasters(Bodies.Medium));
        await ExpectAsync(cloud, id, "RECONCILING UPDATE_IN_PROGRESS", 9, "RUNNING UPDATE_COMPLETE");
        Assert.That((await cloud.FirstAsync("GET", "clusters/" + id))["master_flavor_id"], Is.EqualTo(Bodies.Medium));
    }

    [Test]
    public async Task Labels_are_added_and_removed_but_the_templates_come_back()
    {
        await using var cloud = await TestCloud.StartAsync();
        var id = await cloud.CreateRunningFirstClusterAsync(FirstBodies.Cluster().With("labels", """{"a":"1","b":"2"}"""));
        (await cloud.FirstAsync(
            "PATCH", "clusters/" + id, FirstBodies.Replace("/labels", """{"b":"3","c":"4","n":5,"t":true,"clean_volumes":"true"}"""))).Expect(202);
        await ExpectAsync(cloud, id, "RECONCILING UPDATE_IN_PROGRESS", 1, "RUNNING UPDATE_COMPLETE");

        var labels = (await cloud.FirstAsync("GET", "clusters/" + id)).Json["labels"]!.AsObject();
        Assert.That(
            (
                labels.ContainsKey("a"), labels["b"]!.ToString(), labels["c"]!.ToString(), labels["n"]!.ToString(), labels["t"]!.ToString(),
                labels["clean_volumes"]!.ToString(), labels["kube_tag"]!.ToString()),
            Is.EqualTo((false, "3", "4", "5", "True", "true", "v1.33.3")));
    }

    [TestCase("/name", "\"other\"", "not an allowed attribute")]
    [TestCase("/labels", "[]", "labels")]
    [TestCase("/labels", "{\"kube_log_level\":\"x\"}", "0 to 8")]
    [TestCase("/security_policy_sync_enabled", "\"true\"", "security_policy_sync_enabled")]
    public async Task A_patch_against_a_rule_is_refused(string path, string json, string message)
    {
        await using var cloud = await TestCloud.StartAsync();
        var id = await cloud.CreateRunningFirstClusterAsync();
        Assert.That((await cloud.FirstAsync("PATCH", "clusters/" + id, FirstBodies.Replace(path, json))).Expect(400).Text, Does.Contain(message));
    }

    [TestCase("""[{"op":"remove","path":"/labels"}]""")]
    [TestCase("[]")]
    [TestCase("{}")]
    [TestCase("[null]")]
    public async Task A_patch_that_is_none_is_refused(string patch)
    {
        await using var cloud = await TestCloud.StartAsync();
        var id = await cloud.CreateRunningFirstClusterAsync();
        (await cloud.FirstAsync("PATCH", "clusters/" + id, JsonNode.Parse(patch))).Expect(400);
    }

    [Test]
    public async Task A_new_group_is_running_at_once_and_a_deleted_one_until_it_is_gone()
    {
        await using var cloud = await TestCloud.StartAsync();
        var id = await cloud.CreateRunningFirstClusterAsync();
        var group = await cloud.CreateFirstGroupAsync(FirstBodies.NodeGroup(id));
        Assert.That((await cloud.FirstAsync("GET", "nodegroups/" + group)).Expect(200)["state"], Is.EqualTo(Running));
        await ExpectAsync(cloud, id, "RECONCILING UPDATE_IN_PROGRESS", 3, "RUNNING UPDATE_COMPLETE");

        (await cloud.FirstAsync("DELETE", "nodegroups/" + group)).Expect(204);
        cloud.Clock.Advance(TimeSpan.FromMinutes(2));
        Assert.That((await cloud.FirstAsync("GET", "nodegroups/" + group)).Expect(200)["state"], Is.EqualTo(Running));
        await ExpectAsync(cloud, id, "RECONCILING UPDATE_IN_PROGRESS", 1, "RUNNING UPDATE_COMPLETE");
        (await cloud.FirstAsync("GET", "nodegroups/" + group)).Expect(404);
    }

    [Test]
    public async Task A_group_takes_a_flavor_wave_by_wave_and_a_size_at_once()
    {
        await using var cloud = await TestCloud.StartAsync();
        var id = await cloud.CreateRunningFirstClusterAsync();
        var group = await cloud.CreateRunningFirstGroupAsync(FirstBodies.NodeGroup(id, count: 4));

        (await cloud.FirstAsync("PATCH", $"nodegroups/{group}/actions/resize", new JsonObject { ["flavor_id"] = Bodies.Medium })).Expect(202);
        await ExpectAsync(cloud, id, "RECONCILING UPDATE_IN_PROGRESS", 4 * 3, "RUNNING UPDATE_COMPLETE");
        (await cloud.FirstAsync("PATCH", $"nodegroups/{group}/actions/scale", new JsonObject { ["delta"] = 2 })).Expect(202);
        await ExpectAsync(cloud, id, "RECONCILING UPDATE_IN_PROGRESS", 3, "RUNNING UPDATE_COMPLETE");

        var answer = await cloud.FirstAsync("GET", "nodegroups/" + group);
        Assert.That((answer["flavor_id"], answer.Json["nodes"]!.AsArray().Count), Is.EqualTo((Bodies.Medium, 6)));
    }

    private static IEnumerable<TestCaseData> Changes()
    {
        yield return Row("patch", (cluster, _) => ("PATCH", $"clusters/{cluster}", FirstBodies.Replace("/labels", "{}")));
        yield return Row("upgrade", (cluster, _) => ("PATCH", $"clusters/{cluster}/actions/upgrade", FirstBodies.Upgrade(FirstBodies.Template134)));
        yield return Row("resize masters", (cluster, _) => ("POST", $"clusters/{cluster}/actions", FirstBodies.ResizeMasters(Bodies.Medium)));
        yield return Row("turn off", (cluster, _) => ("POST", $"clusters/{cluster}/actions", FirstBodies.Action("turn_off_cluster")));
        yield return Row("create group", (cluster, _) => ("POST", "nodegroups", FirstBodies.NodeGroup(cluster, "another")));
        yield return Row("patch group", (_, group) => ("PATCH", $"nodegroups/{group}", FirstBodies.Replace("/max_nodes", "9")));
        yield return Row("scale", (_, group) => ("PATCH", $"nodegroups/{group}/actions/scale", new JsonObject { ["delta"] = 1 }));
        yield return Row("resize", (_, group) => ("PATCH", $"nodegroups/{group}/actions/resize", new JsonObject { ["flavor_id"] = Bodies.Medium }));
        yield return Row("delete group", (_, group) => ("DELETE", $"nodegroups/{group}", null));

        static TestCaseData Row(string name, Func<string, string, (string, string, JsonNode?)> call) => new TestCaseData(call).SetArgDisplayNames(name);
    }

    [TestCaseSource(nameof(Changes))]
    public async Task LIFE_5_and_LIFE_6_nothing_changes_a_busy_or_stopped_cluster(Func<string, string, (string Method, string Path, JsonNode? Body)> change)
    {
        await using var cloud = await TestCloud.StartAsync();
        var id = await cloud.CreateRunningFirstClusterAsync();
        var group = await cloud.CreateRunningFirstGroupAsync(FirstBodies.NodeGroup(id));
        var (method, path, body) = change(id, group);

        await ActAsync(cloud, id, FirstBodies.Action("turn_off_cluster"));
        Assert.That(
            (await cloud.FirstAsync(method, path, body?.DeepClone())).Expect(409)["errors", "0", "detail"],
            Does.Contain("busy").And.Contain("TURNING_OFF"));
        cloud.Clock.Advance(TimeSpan.FromMinutes(2));
        Assert.That((await cloud.FirstAsync(method, path, body?.DeepClone())).Expect(409)["errors", "0", "detail"], Does.Contain("SHUTOFF"));
    }

    [Test]
    public async Task What_runs_cannot_be_started_and_what_is_busy_not_deleted()
    {
        await using var cloud = await TestCloud.StartAsync();
        var id = await cloud.CreateFirstClusterAsync();
        (await cloud.FirstAsync("DELETE", "clusters/" + id)).Expect(409);
        cloud.Clock.Advance(TimeSpan.FromMinutes(10));
        (await cloud.FirstAsync("POST", $"clusters/{id}/actions", FirstBodies.Action("turn_on_cluster"))).Expect(409);
        (await cloud.FirstAsync("POST", $"clusters/{id}/actions", FirstBodies.Action("dance"))).Expect(400);
    }

    [Test]
    public async Task A_stopped_cluster_can_be_deleted()
    {
        await using var cloud = await TestCloud.StartAsync();
        var id = await cloud.CreateRunningFirstClusterAsync();
        await ActAsync(cloud, id, FirstBodies.Action("turn_off_cluster"));
        cloud.Clock.Advance(TimeSpan.FromMinutes(2));
        (await cloud.FirstAsync("DELETE", "clusters/" + id)).Expect(204);
        await ExpectAsync(cloud, id, "DELETING DELETE_IN_PROGRESS", 3, "404");
    }

    [Test]
    public async Task A_cluster_is_read_by_name_unless_several_have_it()
    {
        await using var cloud = await TestCloud.StartInstantAsync();
        var id = await cloud.CreateFirstClusterAsync();
        var other = await cloud.CreateFirstClusterAsync(FirstBodies.Cluster("other"));
        Assert.That((await cloud.FirstAsync("GET", "clusters/first-cluster")).Expect(200)["uuid"], Is.EqualTo(id));

        (await cloud.PatchAsync($"_simulator/clusters/{other}", new JsonObject { ["name"] = "first-cluster" })).Expect(200);
        (await cloud.FirstAsync("GET", "clusters/first-cluster")).Expect(409);
        (await cloud.FirstAsync("GET", "clusters/" + id)).Expect(200);
    }

    [Test]
    public void Every_operation_has_its_row_in_the_table() => Assert.That(Transitions.First.Keys, Is.EquivalentTo(Enum.GetValues<OperationKind>()));

    private static async Task ActAsync(TestCloud cloud, string id, JsonObject action) =>
        (await cloud.FirstAsync("POST", $"clusters/{id}/actions", action)).Expect(202);

    /// <summary>The state now, just before the time is over, and after it.</summary>
    private static async Task ExpectAsync(TestCloud cloud, string id, string during, double minutes, string after)
    {
        Assert.That(await cloud.FirstStatusAsync(id), Is.EqualTo(during));
        cloud.Clock.Advance(TimeSpan.FromMinutes(minutes) - TimeSpan.FromSeconds(1));
        Assert.That(await cloud.FirstStatusAsync(id), Is.EqualTo(during));
        cloud.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.That(await cloud.FirstStatusAsync(id), Is.EqualTo(after));
    }
}
