using System.Text.Json.Nodes;
using static Vkcc.Simulator.Tests.RefusedRows;

namespace Vkcc.Simulator.Tests.Second;

/// <summary>Node groups that the service would not make, and edges that it must.</summary>
[FixtureLifeCycle(LifeCycle.SingleInstance)]
internal sealed class NodeGroupRuleTests
{
    private const string Spec = "node_group_spec.";
    private const string Disk = Spec + "disk_type.cinder_volume_type.";

    private TestCloud cloud = null!;
    private string clusterId = "";

    private static IEnumerable<TestCaseData> Refused()
    {
        yield return Row("NAME-1", Spec + "name", "\"ab\"", "3 to 24 characters");
        yield return Row("NAME-2", Spec + "name", "\"-workers\"", "must start with a letter");
        yield return Row("NG-10", Spec + "name", "\"master\"", "reserved");
        yield return Row("NG-4 no zone", Spec + "zones", "[]", "exactly one zone, got 0");
        yield return Row("NG-4 two zones", Spec + "zones", "[\"MS1\",\"ME1\"]", "exactly one zone, got 2");
        yield return Row("REG-1", Spec + "zones", "[\"QAZ\"]", "not in region");
        yield return Row("flavor", Spec + "vm_engine.nova_engine.flavor_id", "\"none\"", "does not exist");
        yield return Row("NG-11 GPU elsewhere", body => Gpu(body, "ME1"), "not available in zone ME1");
        yield return Row(
            "NG-8 disk type elsewhere", Disk + "type", "\"high-iops-ha\"", "not offered in zone MS1. There: ceph-hdd, ceph-ssd, high-iops, ef-nvme");
        yield return Row("NG-7 no disk type", Disk + "type", "\"\"", "not offered");
        yield return Row("NG-7 no size", Disk + "size", "0", "at least 1 GB");
        yield return Row("AS-1 no scale", Spec + "scale_spec", "{}", "exactly one of fixed_scale and auto_scale");
        yield return Row(
            "AS-1 two scales", Spec + "scale_spec.auto_scale", "{\"min_size\":1,\"max_size\":2,\"size\":1}", "exactly one of fixed_scale and auto_scale");
        yield return Row("NG-1", Spec + "scale_spec.fixed_scale.size", "501", "0 to 500 nodes, got 501");
        yield return Row("NG-2", Spec + "scale_spec.fixed_scale.size", "-1", "0 to 500 nodes, got -1");
        yield return Row("NG-1 autoscale", Spec + "scale_spec", "{\"auto_scale\":{\"min_size\":1,\"max_size\":501,\"size\":1}}", "0 to 500 nodes");
        yield return Row(
            "AS-2", Spec + "scale_spec", "{\"auto_scale\":{\"min_size\":3,\"max_size\":2,\"size\":3}}", "min_size (3) is greater than max_size (2)");
        yield return Row("AS-5", Spec + "scale_spec", "{\"auto_scale\":{\"min_size\":1,\"max_size\":2,\"size\":3}}", "outside min_size");
        yield return Row("UPG-7 low", Spec + "parallel_upgrade_chunk", "0", "percentage from 1 to 100");
        yield return Row("UPG-7 high", Spec + "parallel_upgrade_chunk", "101", "percentage from 1 to 100");
        string[] keys =
        [
            "", "-a", "a-", "a b", "ä", "UPPER.example/x", "example.com/", "/x", "a/b/c", new string('x', 64), new string('x', 254) + "/x",
        ];
        foreach (var key in keys)
        {
            yield return Row($"LT-1 key {key}", Spec + "labels", $"{{\"{key}\":\"v\"}}", "not a valid Kubernetes key");
        }

        yield return Row("LT-1 value", Spec + "labels", "{\"k\":\"not good\"}", "not a valid Kubernetes label value");
        yield return Row("LT-2", Spec + "taints", "[{\"key\":\"k\",\"value\":\"v\",\"effect\":\"Never\"}]", "Unknown taint effect Never");
        yield return Row("LT-3 no key", Spec + "taints", "[{\"value\":\"v\",\"effect\":\"NoSchedule\"}]", "no valid Kubernetes key");
        yield return Row(
            "LT-3 twice",
            Spec + "taints",
            "[{\"key\":\"k\",\"value\":\"a\",\"effect\":\"NoSchedule\"},{\"key\":\"k\",\"value\":\"b\",\"effect\":\"NoSchedule\"}]",
            "given twice");
        yield return Row("no spec", "node_group_spec", "null", "node_group_spec is missing");
    }

    private static IEnumerable<TestCaseData> Accepted()
    {
        yield return Row("no nodes", Spec + "scale_spec.fixed_scale.size", "0", "");
        yield return Row("500 nodes", Spec + "scale_spec.fixed_scale.size", "500", "");
        yield return Row("autoscale from zero", Spec + "scale_spec", "{\"auto_scale\":{\"min_size\":0,\"max_size\":0,\"size\":0}}", "");
        yield return Row("empty taint value", Spec + "taints", "[{\"key\":\"k\",\"value\":\"\",\"effect\":\"NoExecute\"}]", "");
        yield return Row(
            "one key, two effects",
            Spec + "taints",
            "[{\"key\":\"k\",\"value\":\"v\",\"effect\":\"NoExecute\"},{\"key\":\"k\",\"value\":\"v\",\"effect\":\"NoSchedule\"}]",
            "");
        yield return Row("label with prefix", Spec + "labels", "{\"example.com/A_b.c-1\":\"\"}", "");
        yield return Row("null labels and taints", body => body.With(Spec + "labels", "null").With(Spec + "taints", "null"), "");
        yield return Row("zone without masters", Spec + "zones", "[\"GZ1\"]", "");
        yield return Row("GPU where it is", body => Gpu(body, "MS1"), "");
    }

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        cloud = await TestCloud.StartAsync();
        clusterId = await cloud.CreateRunningClusterAsync();
    }

    [OneTimeTearDown]
    public async Task StopAsync() => await cloud.DisposeAsync();

    [TestCaseSource(nameof(Refused))]
    public async Task A_group_against_a_rule_is_refused(Func<JsonObject, JsonObject> change, string message)
    {
        var answer = (await cloud.PostAsync(TestCloud.Second + "node-groups", change(Bodies.NodeGroup(clusterId)))).Expect(400);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(answer["code"], Is.EqualTo("3"));
            Assert.That(answer["message"], Does.Contain(message));
        }
    }

    [TestCaseSource(nameof(Accepted))]
    public async Task A_group_within_the_rules_is_made(Func<JsonObject, JsonObject> change, string nothing)
    {
        await using var own = await TestCloud.StartInstantAsync();
        var id = await own.CreateRunningNodeGroupAsync(change(Bodies.NodeGroup(await own.CreateClusterAsync())));

        (await own.GetAsync(TestCloud.Second + "node-groups/" + id)).Expect(200);
        Assert.That(nothing, Is.Empty);
    }

    [Test]
    public async Task A_group_of_an_unknown_cluster_is_not_found() =>
        Assert.That((await cloud.PostAsync(TestCloud.Second + "node-groups", Bodies.NodeGroup("nowhere"))).Expect(404)["code"], Is.EqualTo("5"));

    private static JsonObject Gpu(JsonObject body, string zone) =>
        body.With(Spec + "vm_engine.nova_engine.flavor_id", $"\"{Bodies.Gpu}\"").With(Spec + "zones", $"[\"{zone}\"]");
}
