using System.Globalization;
using SimulatorTests.Client;
using SimulatorTests.Safety;
using Terraform.Framework;
using Unit.Framework;

namespace SimulatorTests.Provider;

/// <summary>How many calls large configurations take; how much time they take is measured by <c>make bench BENCH=--scale</c>.</summary>
internal sealed class CallCountTests
{
    [TestCase(1)]
    [TestCase(2)]
    public async Task A_plan_that_changes_nothing_looks_once_at_each_cluster_however_slow_it_is(int generation)
    {
        await using var cloud = await SmallCloud.StartAsync("instant");
        var workspace = new Workspace(cloud) { ChecksOnline = true };
        var blocks = Blocks(clusters: 3, groups: 4, generation);
        await Expect.AppliedAsync(workspace, blocks);
        await cloud.ForgetCallsAsync();

        // Longer than a look is good for after a change, and shorter than a call may take.
        workspace.Trap = Trap.At("GET", "clusters/", (_, _, send) =>
        {
            cloud.Clock.Advance(TimeSpan.FromSeconds(15));
            return send();
        });
        var plan = await workspace.PlanAsync(blocks);

        var calls = await cloud.CallsAsync();
        var groups = calls.Where(call => call.Contains("node-groups", StringComparison.Ordinal) || call.Contains("nodegroups", StringComparison.Ordinal))
            .ToList();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(plan.ExitCode, Is.Zero, plan.Text);
            Assert.That(calls.Count(call => call.Contains("/clusters/", StringComparison.Ordinal)), Is.EqualTo(3), string.Join('\n', calls));

            // The first generation's cluster does not show its groups: they are listed, once for each cluster.
            Assert.That(groups, Has.Count.EqualTo(generation == 1 ? 3 : 0), string.Join('\n', calls));
        }
    }

    [Test]
    public async Task Groups_on_a_cloud_that_is_ready_at_once_take_at_most_four_and_a_half_calls_each()
    {
        const int Groups = 20;
        await using var cloud = await SmallCloud.StartAsync("instant");
        var workspace = new Workspace(cloud) { ChecksOnline = true };
        var blocks = Blocks(clusters: 2, Groups);
        await Expect.AppliedAsync(workspace, [.. blocks.Where(block => block.ClusterAddress is null)]);
        await cloud.ForgetCallsAsync();

        await Expect.AppliedAsync(workspace, blocks);

        var calls = await cloud.CallsAsync();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(await cloud.GroupsAsync(), Has.Count.EqualTo(2 * Groups));
            Assert.That(calls, Has.Count.LessThanOrEqualTo((2 * Groups * 4.5) + 10), string.Join('\n', calls));
            Assert.That(
                calls.Count(call => call.StartsWith("POST", StringComparison.Ordinal) && call.Contains("/node-groups", StringComparison.Ordinal)),
                Is.EqualTo(2 * Groups));
        }
    }

    [Test]
    public async Task Twenty_clusters_by_name_are_looked_up_once_each_and_never_listed()
    {
        await using var bench = await Bench.StartAsync("instant");
        var names = Enumerable.Range(0, 20).Select(number => string.Create(CultureInfo.InvariantCulture, $"shop-{number}")).ToList();
        foreach (var (number, name) in names.Index())
        {
            await bench.Client.CreateClusterAsync(Bench.Cluster with { Name = name, Uuid = $"7b0f4a52-0000-4000-8000-{number:D12}" }, default);
        }

        using var reader = await Reader.OpenAsync(bench);
        var schema = reader.Server.FindDataSourceSchema("vkcc_cluster")!;
        var before = (await bench.CallsAsync()).Count;

        var found = await Task.WhenAll(
            names.Select(name => reader.Server.ReadDataSourceAsync(new("vkcc_cluster", Reader.Config(schema, ("name", new TfString(name)))), default)));

        var calls = (await bench.CallsAsync()).Skip(before).ToList();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(found.Select(result => result.Diagnostics), Has.All.Empty);
            Assert.That(
                calls.Where(call => call.Contains("/clusters ", StringComparison.Ordinal) || call.Contains("/clusters/detail", StringComparison.Ordinal)),
                Is.Empty);

            // Once in each generation: a name that both have means neither.
            foreach (var name in names)
            {
                Assert.That(calls.Count(call => call.Contains($"/clusters/{name} ", StringComparison.Ordinal)), Is.EqualTo(2), name);
            }
        }
    }

    private static Wanted[] Blocks(int clusters, int groups, int generation = 2)
    {
        var addresses = Enumerable.Range(0, clusters).Select(cluster => $"vkcc_cluster.c{cluster}").ToList();
        return
        [
            .. addresses.Select(
                (address, number) => generation == 1
                    ? Safety.Blocks.FirstCluster($"shop-{number}", address)
                    : Safety.Blocks.Cluster($"shop-{number}", address)),
            .. addresses.SelectMany((address, number) => Enumerable.Range(0, groups).Select(group => Safety.Blocks.Group(
                string.Create(CultureInfo.InvariantCulture, $"web-{group}"), $"vkcc_node_group.c{number}g{group}", address, ("node_count", Tf.N(1))))),
        ];
    }
}
