namespace Vkcc.Simulator.Tests.Second;

/// <summary>Many callers at once: the rules hold, and nothing is lost.</summary>
internal sealed class ManyAtOnceTests
{
    private const string Second = TestCloud.Second;

    [Test]
    public async Task Of_many_equal_creates_one_wins()
    {
        await using var cloud = await TestCloud.StartAsync();
        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => cloud.PostAsync(Second + "clusters", Bodies.Cluster())));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(answers.Count(answer => answer.Status == 200), Is.EqualTo(1));
            Assert.That(answers.Count(answer => answer.Status == 409), Is.EqualTo(19));
        }
    }

    [Test]
    public async Task Of_many_changes_to_a_cluster_one_wins()
    {
        await using var cloud = await TestCloud.StartAsync();
        var id = await cloud.CreateRunningClusterAsync();
        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => cloud.PostAsync(Second + "node-groups", Bodies.NodeGroup(id, $"group-{i}"))));

        Assert.That(answers.Count(answer => answer.Status == 200), Is.EqualTo(1));
        Assert.That((await cloud.ClusterAsync(id)).Json["node_groups"]!.AsArray(), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Ten_clusters_with_five_groups_and_a_cluster_with_a_hundred_fit_into_the_quotas()
    {
        await using var cloud = await TestCloud.StartInstantAsync();
        await Task.WhenAll(Enumerable.Range(0, 10).Select(async number =>
        {
            var id = await cloud.CreateClusterAsync(Bodies.Cluster($"cluster-{number}"));
            await Task.WhenAll(Enumerable.Range(0, number == 0 ? 100 : 5).Select(group => GroupAsync(id, $"group-{group}")));
        }));

        var state = (await cloud.GetAsync("_simulator/state")).Json;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(state["clusters"]!.AsArray(), Has.Count.EqualTo(10));
            Assert.That(state["node_groups"]!.AsArray(), Has.Count.EqualTo(145));
            Assert.That(state["clusters"]!.AsArray().Select(cluster => cluster!["internal_ip"]!.ToString()), Is.Unique);
            Assert.That(state["node_groups"]!.AsArray().Select(group => group!["id"]!.ToString()), Is.Unique);
        }

        async Task GroupAsync(string cluster, string name) => (await cloud.PostAsync(Second + "node-groups", Bodies.NodeGroup(cluster, name))).Expect(200);
    }
}
