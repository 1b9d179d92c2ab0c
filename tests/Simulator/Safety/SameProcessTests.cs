using SimulatorTests.Client;

namespace SimulatorTests.Safety;

/// <summary>Reads are shared within a process; changes made through it are seen at once.</summary>
public sealed class SameProcessTests
{
    [Test]
    public async Task A_read_after_a_write_sees_the_new_data()
    {
        await using var bench = await Bench.StartAsync("instant");
        var (client, shared) = (bench.Client, bench.Cloud.Shared);
        var id = (await bench.CreateClusterAsync()).Id;
        Assert.That((await shared.Clusters.GetAsync(id, default))!.NodeGroups, Is.Empty);
        var calls = (await bench.CallsAsync()).Count;
        Assert.That((await shared.Clusters.GetAsync(id, default))!.NodeGroups, Is.Empty);
        Assert.That(await bench.CallsAsync(), Has.Count.EqualTo(calls), "the second read costs nothing");

        var group = await client.CreateNodeGroupAsync(Bench.Workers(id), default);
        Assert.That((await shared.Clusters.GetAsync(id, default))!.NodeGroups!.Select(g => g.Id), Is.EqualTo((string[])[group]));
        await client.UpdateClusterAsync(id, new() { Labels = new Dictionary<string, string> { ["by"] = "us" } }, default);
        Assert.That((await shared.Clusters.GetAsync(id, default))!.Labels, Is.EquivalentTo(new Dictionary<string, string> { ["by"] = "us" }));
        await client.DeleteNodeGroupAsync(group, default);
        Assert.That((await shared.Clusters.GetAsync(id, default))!.NodeGroups, Is.Empty);
    }
}
