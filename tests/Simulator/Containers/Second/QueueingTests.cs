using System.Text.Json.Nodes;

namespace Vkcc.Simulator.Tests.Second;

/// <summary>A service that takes changes while the cluster is RECONCILING, and does them one after another.</summary>
internal sealed class QueueingTests
{
    [Test]
    public async Task Changes_of_a_busy_cluster_are_done_one_after_another()
    {
        await using var cloud = await TestCloud.StartAsync();
        var id = await QueueingClusterAsync(cloud);
        await cloud.CreateRunningNodeGroupAsync(Bodies.NodeGroup(id));

        // As the official client does it: three calls without waiting in between.
        (await UpdateAsync(cloud, id)).Expect(200);
        (await cloud.PatchAsync(TestCloud.Second + $"clusters/{id}:upgrade", new JsonObject { ["target_version"] = "v1.34.2" })).Expect(200);
        (await cloud.PostAsync(TestCloud.Second + $"clusters/{id}:scaleControlPlane", Bodies.Scale(3, Bodies.Medium))).Expect(200);

        cloud.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.That(await SeenAsync(), Is.EqualTo("RECONCILING v1.33.3 " + Bodies.Small), "the labels are done, the upgrade goes on");
        cloud.Clock.Advance(TimeSpan.FromMinutes((3 * 4) + (3 * 3)));
        Assert.That(await SeenAsync(), Is.EqualTo("RECONCILING v1.34.2 " + Bodies.Small), "three masters and three waves later the resize goes on");
        cloud.Clock.Advance(TimeSpan.FromMinutes(3 * 3));
        Assert.That(await SeenAsync(), Is.EqualTo("RUNNING v1.34.2 " + Bodies.Medium));

        async Task<string> SeenAsync()
        {
            var seen = await cloud.ClusterAsync(id);
            return $"{seen["status"]} {seen["version"]} {seen["master", "vm_engine", "nova_engine", "flavor_id"]}";
        }
    }

    [Test]
    public async Task A_long_step_of_the_clock_goes_through_the_whole_queue()
    {
        await using var cloud = await TestCloud.StartAsync();
        var id = await QueueingClusterAsync(cloud);
        (await UpdateAsync(cloud, id)).Expect(200);
        var group = await cloud.CreateNodeGroupAsync(Bodies.NodeGroup(id));
        (await cloud.DeleteAsync(TestCloud.Second + "node-groups/" + group)).Expect(200);
        (await cloud.PatchAsync(TestCloud.Second + "node-groups/" + group, new JsonObject { ["parallel_upgrade_chunk"] = 50 })).Expect(200);

        cloud.Clock.Advance(TimeSpan.FromMinutes(40));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(await cloud.StatusAsync(id), Is.EqualTo("RUNNING"));
            Assert.That(
                (await cloud.GetAsync(TestCloud.Second + "node-groups/" + group)).Status,
                Is.EqualTo(404),
                "what was asked of the group after its end is dropped");
        }
    }

    [Test]
    public async Task A_deletion_waits_for_nothing()
    {
        await using var cloud = await TestCloud.StartAsync();
        var id = await QueueingClusterAsync(cloud);
        (await UpdateAsync(cloud, id)).Expect(200);
        (await UpdateAsync(cloud, id)).Expect(200);
        (await cloud.DeleteAsync(TestCloud.Second + "clusters/" + id)).Expect(200);

        Assert.That(await cloud.StatusAsync(id), Is.EqualTo("DELETING"));
        (await UpdateAsync(cloud, id)).Expect(409);
        cloud.Clock.Advance(TimeSpan.FromMinutes(3));
        Assert.That(await cloud.StatusAsync(id), Is.EqualTo("404"));
    }

    [Test]
    public async Task What_is_queued_outlives_the_program()
    {
        using var kept = new KeptCloud();
        string id;
        await using (var cloud = await kept.StartAsync())
        {
            id = await QueueingClusterAsync(cloud);
            (await UpdateAsync(cloud, id)).Expect(200);
            (await cloud.PostAsync(TestCloud.Second + $"clusters/{id}:scaleControlPlane", Bodies.Scale(3, Bodies.Medium))).Expect(200);
        }

        await using var again = await kept.StartAsync();
        Assert.That(await again.StatusAsync(id), Is.EqualTo("RECONCILING"));
        again.Clock.Advance(TimeSpan.FromMinutes(10));
        Assert.That((await again.ClusterAsync(id))["master", "vm_engine", "nova_engine", "flavor_id"], Is.EqualTo(Bodies.Medium));
    }

    private static async Task<string> QueueingClusterAsync(TestCloud cloud)
    {
        (await cloud.PostAsync("_simulator/habits", JsonNode.Parse("""{"queue_while_busy":true}"""))).Expect(200);
        return await cloud.CreateRunningClusterAsync();
    }

    private static Task<Answer> UpdateAsync(TestCloud cloud, string id) =>
        cloud.PatchAsync(TestCloud.Second + $"clusters/{id}:update", JsonNode.Parse("""{"labels":{"a":"b"}}""")!);
}
