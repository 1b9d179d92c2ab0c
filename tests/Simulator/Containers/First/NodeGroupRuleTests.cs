using System.Text.Json.Nodes;

namespace Vkcc.Simulator.Tests.First;

/// <summary>First-generation node groups against the rules of section 11.</summary>
[FixtureLifeCycle(LifeCycle.SingleInstance)]
internal sealed class NodeGroupRuleTests
{
    private TestCloud cloud = null!;
    private string cluster = "";

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        cloud = await TestCloud.StartInstantAsync();
        cluster = await cloud.CreateFirstClusterAsync();
    }

    [OneTimeTearDown]
    public async Task StopAsync() => await cloud.DisposeAsync();

    private static IEnumerable<TestCaseData> Refused()
    {
        yield return Row("NG-2 zero", "node_count", "0", "must be 1 to 500, got 0");
        yield return Row("NG-2 none", "node_count", "null", "got nothing");
        yield return Row("NG-1", "node_count", "501", "must be 1 to 500");
        yield return Row("AS-3 below", "min_nodes", "4", "outside min_nodes 4");
        yield return Row("AS-3 above", "max_nodes", "2", "to max_nodes 2");
        yield return Row("AS-1", "autoscaling_enabled", "true", "needs min_nodes and max_nodes");
        yield return Row("NG-4", "availability_zones", "[\"MS1\",\"ME1\"]", "exactly one zone, got 2");
        yield return Row("REG-1", "availability_zones", "[\"QAZ\"]", "not in region");
        yield return Row("NG-11", "flavor_id", $"\"{Bodies.Gpu}\"", "not available in zone ME1", ("availability_zones", "[\"ME1\"]"));
        yield return Row("flavor", "flavor_id", "\"none\"", "does not exist");
        yield return Row("NG-8", "volume_type", "\"high-iops-ha\"", "not offered in zone MS1");
        yield return Row("NG-7", "volume_size", "0", "at least 1 GB");
        yield return Row("UPG-7", "max_node_unavailable", "101", "1 to 100");
        yield return Row("LT-1", "labels", "[{\"key\":\"-x\"}]", "not a valid Kubernetes key");
        yield return Row("LT-3 no key", "labels", "[{\"value\":\"x\"}]", "needs a key");
        yield return Row("LT-3 twice", "labels", "[{\"key\":\"a\"},{\"key\":\"a\"}]", "given twice");
        yield return Row("LT-2", "taints", "[{\"key\":\"a\",\"effect\":\"Never\"}]", "Unknown taint effect");
        yield return Row(
            "LT-3 taint twice", "taints", "[{\"key\":\"a\",\"effect\":\"NoExecute\"},{\"key\":\"a\",\"effect\":\"NoExecute\",\"value\":\"v\"}]", "given twice");
        yield return Row("NAME-1", "name", "\"x\"", "3 to 24");
    }

    [TestCaseSource(nameof(Refused))]
    public async Task A_group_against_a_rule_is_refused(string member, string json, string message, (string Member, string Json)? also)
    {
        var body = FirstBodies.NodeGroup(cluster, "refused").With(member, json);
        if (also is { } more)
        {
            body = body.With(more.Member, more.Json);
        }

        Assert.That((await cloud.FirstAsync("POST", "nodegroups", body)).Expect(400)["errors", "0", "detail"], Does.Contain(message));
    }

    [Test]
    public async Task A_group_of_nothing_is_404_and_a_name_twice_409()
    {
        (await cloud.FirstAsync("POST", "nodegroups", FirstBodies.NodeGroup("none"))).Expect(404);
        (await cloud.FirstAsync("POST", "nodegroups", FirstBodies.NodeGroup(cluster, "twice"))).Expect(202);
        (await cloud.FirstAsync("POST", "nodegroups", FirstBodies.NodeGroup(cluster, "twice"))).Expect(409);
    }

    [TestCase("/min_nodes", "4", "outside min_nodes", TestName = "AS-3 patch min")]
    [TestCase("/max_nodes", "2", "outside min_nodes", TestName = "AS-3 patch max")]
    [TestCase("/max_nodes", "\"9\"", "max_nodes", TestName = "patch text for a number")]
    [TestCase("/autoscaling_enabled", "\"true\"", "needs min_nodes and max_nodes", TestName = "AS-1 patch")]
    [TestCase("/autoscaling_enabled", "true", "autoscaling_enabled", TestName = "patch takes a text and no truth value")]
    [TestCase("/labels", "[{\"key\":\"\"}]", "needs a key", TestName = "LT-3 patch")]
    [TestCase("/taints", "[{\"key\":\"a\",\"effect\":\"x\"}]", "Unknown taint effect", TestName = "LT-2 patch")]
    [TestCase("/max_node_unavailable", "0", "1 to 100", TestName = "UPG-7 patch")]
    [TestCase("/max_node_unavailable", "null", "max_node_unavailable", TestName = "patch null")]
    [TestCase("/node_count", "5", "not an allowed attribute", TestName = "patch of the count")]
    [TestCase("/flavor_id", "\"x\"", "not an allowed attribute", TestName = "patch of the flavor")]
    public async Task A_patch_against_a_rule_is_refused(string path, string json, string message)
    {
        var group = await GroupAsync();
        Assert.That(
            (await cloud.FirstAsync("PATCH", "nodegroups/" + group, FirstBodies.Replace(path, json))).Expect(400)["errors", "0", "detail"],
            Does.Contain(message));
    }

    [Test]
    public async Task One_patch_changes_everything_that_can_be_patched()
    {
        var group = await GroupAsync();
        JsonArray patch =
        [
            .. new[]
            {
                ("/min_nodes", "1"),
                ("/max_nodes", "9"),
                ("/autoscaling_enabled", "\"true\""),
                ("/labels", "[{\"key\":\"a\",\"value\":\"b\"}]"),
                ("/taints", "[]"),
                ("/max_node_unavailable", "50"),
            }
                .SelectMany(change => FirstBodies.Replace(change.Item1, change.Item2)).Select(operation => operation!.DeepClone()),
        ];
        (await cloud.FirstAsync("PATCH", "nodegroups/" + group, patch)).Expect(200);

        var answer = await cloud.FirstAsync("GET", "nodegroups/" + group);
        Assert.That(
            (
                answer["min_nodes"], answer["max_nodes"], answer["autoscaling_enabled"], answer.Json["labels"]!.ToJsonString(),
                answer.Json["taints"]!.ToJsonString(), answer["max_node_unavailable"]),
            Is.EqualTo(("1", "9", "true", """[{"key":"a","value":"b"}]""", "[]", "50")));
        Assert.That(
            (await cloud.FirstAsync("PATCH", $"nodegroups/{group}/actions/scale", new JsonObject { ["delta"] = 1 })).Expect(400).Text,
            Does.Contain("Autoscaling manages"));
    }

    [TestCase("{\"delta\":0}", "other than 0")]
    [TestCase("{}", "other than 0")]
    [TestCase("{\"delta\":-4}", "0 to 500 nodes")]
    [TestCase("{\"delta\":498}", "0 to 500 nodes")]
    public async Task A_scale_against_a_rule_is_refused(string body, string message)
    {
        var group = await GroupAsync();
        Assert.That((await cloud.FirstAsync("PATCH", $"nodegroups/{group}/actions/scale", JsonNode.Parse(body))).Expect(400).Text, Does.Contain(message));
    }

    [Test]
    public async Task A_scale_is_relative_and_may_leave_nothing()
    {
        var group = await GroupAsync();
        (await cloud.FirstAsync("PATCH", $"nodegroups/{group}/actions/scale", new JsonObject { ["delta"] = 2 })).Expect(202);
        Assert.That((await cloud.FirstAsync("GET", "nodegroups/" + group))["node_count"], Is.EqualTo("5"));
        (await cloud.FirstAsync("PATCH", $"nodegroups/{group}/actions/scale", new JsonObject { ["delta"] = -5 })).Expect(202);
        Assert.That((await cloud.FirstAsync("GET", "nodegroups/" + group)).Json["nodes"]!.AsArray(), Is.Empty);
    }

    private async Task<string> GroupAsync() =>
        await cloud.CreateFirstGroupAsync(FirstBodies.NodeGroup(cluster, $"g{Guid.NewGuid():N}"[..12]));

    private static TestCaseData Row(string name, string member, string json, string message, (string, string)? also = null) =>
        new TestCaseData(member, json, message, also).SetArgDisplayNames(name);
}
