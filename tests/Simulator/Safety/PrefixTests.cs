using Terraform.Framework;
using Unit.Framework;
using static SimulatorTests.Safety.Blocks;

namespace SimulatorTests.Safety;

/// <summary>Clusters and groups whose names the provider completes by chance: no name is ever taken, so nothing else tells of one that is outside of
/// state.</summary>
public sealed class PrefixTests
{
    private const string Summary = "Node group outside of state";

    private const string ClusterSummary = "Cluster outside of state";

    [Test]
    public async Task A_group_that_a_killed_apply_left_behind_is_told_with_the_import_block([Values(1, 2)] int generation)
    {
        await using var cloud = await SmallCloud.StartAsync("instant");
        var workspace = new Workspace(cloud) { ChecksOnline = true };
        Wanted[] blocks =
        [
            generation == 1 ? FirstCluster() : Cluster(),
            Group(changes: [("name", Tf.Null), ("name_prefix", Tf.S("web-"))]),
            Group(address: "vkcc_node_group.other", changes: [("name", Tf.Null), ("name_prefix", Tf.S("web-"))]),
        ];
        await Expect.AppliedAsync(workspace, blocks[0], blocks[2]);
        var known = SmallCloud.IdOf((await cloud.GroupsAsync()).Single());

        workspace.Trap = Trap.At("POST", "/node-?groups$", async (call, _, send) =>
        {
            (await send()).Dispose();
            call.Life.Kill();
            throw new HttpRequestException("the process is dead");
        });
        await workspace.ApplyAsync(blocks);
        workspace.Trap = null;

        var left = (await cloud.GroupsAsync()).Select(SmallCloud.IdOf).Single(id => id != known);
        Assert.That(workspace.State.ContainsKey("vkcc_node_group.web"), Is.False, "nothing told Terraform of it");
        var told = (await workspace.PlanAsync(blocks)).All.Where(d => d.Summary == Summary).ToList();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(told, Has.Count.EqualTo(1), "the other group is in state");
            Assert.That(told.Single().Detail, Does.Contain($"id = \"{left}\"").And.Contain("name_prefix = \"web-\""));
            Assert.That(told.Single().Path.ToString(), Is.EqualTo("name_prefix"));
        }

        await workspace.ImportAsync(blocks[1], left);
        await Expect.AppliedAsync(workspace, blocks);
        var plan = await workspace.PlanAsync(blocks);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(plan.ExitCode, Is.Zero, plan.Text);
            Assert.That(plan.All.Select(d => d.Summary), Has.None.EqualTo(Summary));
            Assert.That(await cloud.GroupsAsync(), Has.Count.EqualTo(2), "nothing is there twice");
        }
    }

    [Test]
    public async Task A_cluster_that_a_killed_apply_left_behind_is_told_with_the_import_block([Values(1, 2)] int generation)
    {
        await using var cloud = await SmallCloud.StartAsync("instant");
        var workspace = new Workspace(cloud) { ChecksOnline = true };
        (string, TfValue)[] prefix = [("name", Tf.Null), ("name_prefix", Tf.S("shop-"))];
        var first = generation == 1 ? FirstCluster(changes: prefix) : Cluster(changes: prefix);
        var second = first with { Address = "vkcc_cluster.other" };
        await Expect.AppliedAsync(workspace, second);
        var known = SmallCloud.IdOf((await cloud.ClustersAsync()).Single());

        workspace.Trap = Trap.At("POST", "/clusters$", async (call, _, send) =>
        {
            (await send()).Dispose();
            call.Life.Kill();
            throw new HttpRequestException("the process is dead");
        });
        await workspace.ApplyAsync(first, second);
        workspace.Trap = null;

        var left = (await cloud.ClustersAsync()).Select(SmallCloud.IdOf).Single(id => id != known);
        Assert.That(workspace.State.ContainsKey(first.Address), Is.False, "nothing told Terraform of it");
        var told = (await workspace.PlanAsync(first, second)).All.Where(d => d.Summary == ClusterSummary).ToList();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(told, Has.Count.EqualTo(1), "the other cluster is in state");
            Assert.That(told.Single().Detail, Does.Contain($"id = \"{left}\"").And.Contain("name_prefix = \"shop-\""));
            Assert.That(told.Single().Path.ToString(), Is.EqualTo("name_prefix"));
        }

        await workspace.ImportAsync(first, left);
        await Expect.AppliedAsync(workspace, first, second);
        var plan = await workspace.PlanAsync(first, second);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(plan.ExitCode, Is.Zero, plan.Text);
            Assert.That(plan.All.Select(d => d.Summary), Has.None.EqualTo(ClusterSummary));
            Assert.That(await cloud.ClustersAsync(), Has.Count.EqualTo(2), "nothing is there twice");
        }
    }
}
