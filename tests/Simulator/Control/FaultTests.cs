using System.Text.Json;
using System.Text.Json.Nodes;

namespace Vkcc.Simulator.Tests;

/// <summary>Trouble on order: every action, and when it strikes.</summary>
internal sealed class FaultTests
{
    private const string Clusters = TestCloud.Second + "clusters";

    [Test]
    public async Task A_status_comes_with_its_headers_and_body_and_nothing_is_done()
    {
        await using var cloud = await TestCloud.StartAsync();
        await OrderAsync(cloud, """{"method":"POST","path":"/clusters$","times":1,"action":{"status":503,"headers":{"Retry-After":"7"},"body":"later"}}""");

        var answer = (await cloud.PostAsync(Clusters, Bodies.Cluster())).Expect(503);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(answer.Text, Is.EqualTo("later"));
            Assert.That(answer.Header("Retry-After"), Is.EqualTo("7"));
            Assert.That((await cloud.GetAsync(Clusters)).Json["clusters"]!.AsArray(), Is.Empty);
        }

        (await cloud.PostAsync(Clusters, Bodies.Cluster())).Expect(200);
    }

    [Test]
    public async Task A_dropped_response_was_done()
    {
        await using var cloud = await TestCloud.StartAsync();
        await OrderAsync(cloud, """{"method":"POST","path":"/clusters$","action":{"drop_response":true}}""");

        Assert.That(async () => await cloud.PostAsync(Clusters, Bodies.Cluster()), Throws.InstanceOf<HttpRequestException>());
        Assert.That((await cloud.GetAsync(Clusters)).Json["clusters"]!.AsArray(), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task A_reset_came_before_anything_was_done()
    {
        await using var cloud = await TestCloud.StartAsync();
        await OrderAsync(cloud, """{"method":"POST","path":"/clusters$","action":{"reset":true}}""");

        Assert.That(async () => await cloud.PostAsync(Clusters, Bodies.Cluster()), Throws.InstanceOf<HttpRequestException>());
        Assert.That((await cloud.GetAsync(Clusters)).Json["clusters"]!.AsArray(), Is.Empty);
        Assert.That((await RequestsAsync(cloud)).Select(request => request["status"]?.ToString()), Does.Contain(null));
    }

    [Test]
    public async Task A_hanging_call_is_done_after_its_time()
    {
        await using var cloud = await TestCloud.StartAsync();
        await OrderAsync(cloud, """{"method":"POST","path":"/clusters$","action":{"hang_seconds":30}}""");

        var call = cloud.PostAsync(Clusters, Bodies.Cluster());
        await cloud.Clock.TimerSet;
        Assert.That((await cloud.GetAsync(Clusters)).Json["clusters"]!.AsArray(), Is.Empty);

        cloud.Clock.Advance(TimeSpan.FromSeconds(30));
        (await call).Expect(200);
    }

    [Test]
    public async Task A_held_call_is_done_before_its_time_and_both_kinds_are_counted_while_they_wait()
    {
        await using var cloud = await TestCloud.StartAsync();
        await OrderAsync(cloud, """{"method":"POST","path":"/clusters$","action":{"hold_seconds":30}}""");

        var call = cloud.PostAsync(Clusters, Bodies.Cluster());
        await cloud.Clock.TimerSet;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(await HeldAsync(), Is.EqualTo(1));
            Assert.That(call.IsCompleted, Is.False);
            Assert.That((await cloud.GetAsync(Clusters)).Json["clusters"]!.AsArray(), Has.Count.EqualTo(1));
        }

        cloud.Clock.Advance(TimeSpan.FromSeconds(30));
        (await call).Expect(200);
        Assert.That(await HeldAsync(), Is.Zero);

        async Task<int> HeldAsync() => (int)(await cloud.GetAsync("_simulator/faults")).Json["faults"]![0]!["held"]!;
    }

    [Test]
    public async Task Garbage_is_no_json_and_was_done()
    {
        await using var cloud = await TestCloud.StartAsync();
        await OrderAsync(cloud, """{"method":"POST","path":"/clusters$","action":{"garbage":true}}""");

        var answer = (await cloud.PostAsync(Clusters, Bodies.Cluster())).Expect(200);
        Assert.That(() => answer.Json, Throws.InstanceOf<JsonException>());
        Assert.That((await cloud.GetAsync(Clusters)).Json["clusters"]!.AsArray(), Has.Count.EqualTo(1));
    }

    [TestCase("ERROR")]
    [TestCase("RECONCILING")]
    [TestCase("SOMETHING_NEW")]
    public async Task A_cluster_is_put_into_a_status_where_it_stays(string status)
    {
        await using var cloud = await TestCloud.StartAsync();
        await OrderAsync(cloud, $$$"""{"method":"POST","path":"/clusters$","action":{"cluster_status":"{{{status}}}"}}""");

        var id = await cloud.CreateRunningClusterAsync();
        var cluster = await cloud.ClusterAsync(id);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(cluster["status"], Is.EqualTo(status));
            Assert.That(cluster["status_reason"], Is.Not.Empty);
            Assert.That((await cloud.PatchAsync(Clusters + $"/{id}:update", JsonNode.Parse("""{"labels":{}}""")!)).Status, Is.EqualTo(409));
        }

        (await cloud.PatchAsync($"_simulator/clusters/{id}", JsonNode.Parse("""{"status":"RUNNING","status_reason":null}""")!)).Expect(200);
        Assert.That((await cloud.ClusterAsync(id)).Text, Does.Contain("\"RUNNING\"").And.Not.Contain("status_reason"));
    }

    [Test]
    public async Task A_cluster_in_error_can_be_deleted()
    {
        await using var cloud = await TestCloud.StartAsync();
        await OrderAsync(cloud, """{"path":"node-groups$","action":{"cluster_status":"ERROR"}}""");
        var id = await cloud.CreateRunningClusterAsync();
        (await cloud.PostAsync(TestCloud.Second + "node-groups", Bodies.NodeGroup(id))).Expect(200);
        Assert.That(await cloud.StatusAsync(id), Is.EqualTo("ERROR"));

        (await cloud.DeleteAsync(Clusters + "/" + id)).Expect(200);
        cloud.Clock.Advance(TimeSpan.FromMinutes(3));
        Assert.That(await cloud.StatusAsync(id), Is.EqualTo("404"));
    }

    [Test]
    public async Task Faults_skip_first_and_strike_so_many_times()
    {
        await using var cloud = await TestCloud.StartAsync();
        await OrderAsync(cloud, """{"method":"get","path":"os-availability-zone$","skip":1,"times":2,"action":{"status":500}}""");
        await OrderAsync(cloud, """{"path":"os-availability-zone","skip":2,"times":-1,"action":{"status":429}}""");

        var statuses = new List<int>();
        for (var i = 0; i < 6; i++)
        {
            statuses.Add((await cloud.GetAsync(TestCloud.Compute + "os-availability-zone")).Status);
        }

        // The second fault counts only the calls that the first let pass: the first one, then the fourth.
        Assert.That(statuses, Is.EqualTo(new[] { 200, 500, 500, 200, 429, 429 }));
        (await cloud.GetAsync(TestCloud.Compute + "flavors")).Expect(200);

        Assert.That((await cloud.GetAsync("_simulator/faults")).Json["faults"]!.AsArray(), Has.Count.EqualTo(2));
        (await cloud.DeleteAsync("_simulator/faults")).Expect(200);
        (await cloud.GetAsync(TestCloud.Compute + "os-availability-zone")).Expect(200);
    }

    [Test]
    public async Task Logins_can_be_struck_and_the_control_surface_cannot()
    {
        await using var cloud = await TestCloud.StartAsync();
        await OrderAsync(cloud, """{"times":2,"action":{"status":502}}""");

        (await cloud.GetAsync("_simulator/state")).Expect(200);
        (await cloud.LoginAsync()).Expect(502);
        (await cloud.GetAsync("nowhere")).Expect(502);
        (await cloud.LoginAsync()).Expect(201);
    }

    [TestCase("{}")]
    [TestCase("""{"action":{}}""")]
    [TestCase("""{"action":{"reset":true,"status":500}}""")]
    [TestCase("""{"action":{"status":99}}""")]
    [TestCase("""{"action":{"reset":true,"body":"x"}}""")]
    [TestCase("""{"action":{"hang_seconds":-1}}""")]
    [TestCase("""{"action":{"hold_seconds":3601}}""")]
    [TestCase("""{"path":"(","action":{"reset":true}}""")]
    [TestCase("""{"skip":-1,"action":{"reset":true}}""")]
    [TestCase("""{"pth":"x","action":{"reset":true}}""")]
    public async Task A_fault_that_makes_no_sense_is_refused(string fault)
    {
        await using var cloud = await TestCloud.StartAsync();
        (await cloud.SendAsync("POST", "_simulator/faults", fault)).Expect(400);
        Assert.That((await cloud.GetAsync("_simulator/faults")).Text, Is.EqualTo("""{"faults":[]}"""));
    }

    private static async Task OrderAsync(TestCloud cloud, string fault) => (await cloud.SendAsync("POST", "_simulator/faults", fault)).Expect(200);

    private static async Task<IEnumerable<JsonNode>> RequestsAsync(TestCloud cloud) =>
        (await cloud.GetAsync("_simulator/requests")).Json["requests"]!.AsArray().Select(request => request!);
}
