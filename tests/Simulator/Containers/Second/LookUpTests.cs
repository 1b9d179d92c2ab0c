namespace Vkcc.Simulator.Tests.Second;

/// <summary>Single objects by each of their names, and what of it only looks.</summary>
internal sealed class LookUpTests
{
    [Test]
    public async Task A_cluster_is_found_by_id_by_uuid_and_by_name()
    {
        await using var cloud = await TestCloud.StartAsync();
        var uuid = "0d8f5ffc-6a2b-4f6c-8a3f-3f0a7f0c9b11";
        var id = await cloud.CreateClusterAsync(Bodies.Cluster().With("uuid", $"\"{uuid}\""));

        using (Assert.EnterMultipleScope())
        {
            foreach (var ident in (string[])[id, uuid, uuid.ToUpperInvariant(), "my-cluster"])
            {
                Assert.That((await cloud.GetAsync(TestCloud.Second + "clusters/" + ident)).Expect(200)["id"], Is.EqualTo(id), ident);
            }

            foreach (var ident in (string[])[id.ToLowerInvariant(), "6f1a2a4e-93a6-4b6d-9d3c-0a3f1c7c5a10", "my-other", "My-Cluster"])
            {
                Assert.That((await cloud.GetAsync(TestCloud.Second + "clusters/" + ident)).Status, Is.EqualTo(404), ident);
            }

            Assert.That((await cloud.DeleteAsync(TestCloud.Second + "clusters/my-cluster")).Status, Is.EqualTo(404), "a change takes the id alone");
        }
    }

    [Test]
    public async Task A_node_group_is_found_by_id_by_uuid_and_by_its_name_in_the_cluster()
    {
        await using var cloud = await TestCloud.StartAsync();
        var cluster = await cloud.CreateRunningClusterAsync();
        var id = await cloud.CreateRunningNodeGroupAsync(Bodies.NodeGroup(cluster));
        var uuid = (await cloud.GetAsync(TestCloud.Second + "node-groups/" + id)).Expect(200)["node_group", "uuid"];

        using (Assert.EnterMultipleScope())
        {
            Assert.That((await cloud.GetAsync(TestCloud.Second + "node-groups/" + uuid)).Expect(200)["node_group", "id"], Is.EqualTo(id));
            Assert.That((await cloud.GetAsync(TestCloud.Second + $"clusters/{cluster}/node-groups/workers")).Expect(200)["node_group", "id"], Is.EqualTo(id));
            Assert.That((await cloud.GetAsync(TestCloud.Second + $"clusters/{cluster}/node-groups/others")).Status, Is.EqualTo(404));
            Assert.That(
                (await cloud.GetAsync(TestCloud.Second + "clusters/my-cluster/node-groups/workers")).Status,
                Is.EqualTo(404),
                "the cluster by its id alone");
            Assert.That((await cloud.GetAsync(TestCloud.Second + "node-groups/workers")).Status, Is.EqualTo(404));
        }
    }

    [Test]
    public async Task What_was_made_is_not_found_at_first()
    {
        await using var cloud = await TestCloud.StartAsync();
        await HaveAsync(cloud, """{"not_found_reads":3}""");
        var id = await cloud.CreateClusterAsync();

        Assert.That((await cloud.GetAsync(TestCloud.Second + "clusters")).Json["clusters"]!.AsArray(), Is.Empty, "a list is a look, too");
        (await cloud.GetAsync(TestCloud.Second + "clusters/my-cluster")).Expect(404);
        (await cloud.GetAsync(TestCloud.Second + "clusters/" + id)).Expect(404);
        (await cloud.GetAsync(TestCloud.Second + "clusters/" + id)).Expect(200);

        cloud.Clock.Advance(TimeSpan.FromMinutes(10));
        var group = await cloud.CreateNodeGroupAsync(Bodies.NodeGroup(id));
        Assert.That((await cloud.ClusterAsync(id)).Json["node_groups"]!.AsArray(), Is.Empty, "its cluster is a look at it, too");
        (await cloud.GetAsync(TestCloud.Second + "node-groups/" + group)).Expect(404);
        (await cloud.GetAsync(TestCloud.Second + $"clusters/{id}/node-groups/workers")).Expect(404);
        (await cloud.GetAsync(TestCloud.Second + "node-groups/" + group)).Expect(200);
        Assert.That((await cloud.ClusterAsync(id)).Json["node_groups"]!.AsArray(), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task A_change_is_seen_late()
    {
        await using var cloud = await TestCloud.StartAsync();
        var id = await cloud.CreateRunningClusterAsync();
        await HaveAsync(cloud, """{"late_reads":2}""");
        (await cloud.PatchAsync(TestCloud.Second + $"clusters/{id}:update", System.Text.Json.Nodes.JsonNode.Parse("""{"labels":{"a":"b"}}""")!)).Expect(200);

        Assert.That(await cloud.StatusAsync(id), Is.EqualTo("RUNNING"));
        Assert.That((await cloud.ClusterAsync(id)).Json["labels"]!.AsObject(), Is.Empty);
        var now = await cloud.ClusterAsync(id);
        Assert.That(now["status"] + now["labels", "a"], Is.EqualTo("RECONCILINGb"));
    }

    private static async Task HaveAsync(TestCloud cloud, string habits) =>
        (await cloud.PostAsync("_simulator/habits", System.Text.Json.Nodes.JsonNode.Parse(habits))).Expect(200);
}
