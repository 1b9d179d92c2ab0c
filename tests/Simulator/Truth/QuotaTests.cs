using SimulatorTests.Safety;
using Unit.Framework;
using static SimulatorTests.Safety.Blocks;

namespace SimulatorTests.Truth;

/// <summary>What the whole plan adds against what compute's quota leaves (QUO-2): three masters of 4 cores, two nodes of 2.</summary>
public sealed class QuotaTests
{
    private const string Warning = "Quota may not suffice";

    [TestCase(16, 0)]
    [TestCase(15, 1)]
    public async Task New_clusters_and_groups_count_together(int cores, int warnings)
    {
        await using var cloud = await SmallCloud.StartAsync("instant");
        await cloud.PatchAsync("quotas/RegionOne", $$"""{"compute_cores":{{cores}}}""");

        var plan = await new Workspace(cloud) { ChecksOnline = true }.PlanAsync(Cluster(), Group());

        Assert.That(plan.Errors, Is.Empty, plan.Text);
        Assert.That(plan.All.Count(d => d.Summary == Warning), Is.EqualTo(warnings), plan.Text);
        Assert.That(plan.Text, warnings == 0 ? Does.Not.Contain("cores:") : Does.Contain("cores: limit 15, used 0, this plan adds 16 or more"));
    }

    [TestCase("node_count", 4, 4, 0)]
    [TestCase("node_count", 5, 4, 1)]
    [TestCase("flavor", 0, 4, 0)]
    [TestCase("flavor", 0, 3, 1)]
    public async Task Growth_counts_by_what_it_adds(string attribute, int nodes, int left, int warnings)
    {
        await using var cloud = await SmallCloud.StartAsync("instant");
        var workspace = new Workspace(cloud) { ChecksOnline = true };
        await Expect.AppliedAsync(workspace, Cluster(), Group());
        await cloud.PatchAsync("quotas/RegionOne", $$"""{"compute_cores":{{left}}}""");

        var plan = await workspace.PlanAsync(Cluster(), Group(changes: [(attribute, attribute == "flavor" ? Tf.S("STD2-4-8") : Tf.N(nodes))]));

        Assert.That(plan.All.Count(d => d.Summary == Warning), Is.EqualTo(warnings), plan.Text);
    }

    /// <summary>What is replaced is destroyed first.</summary>
    [Test]
    public async Task A_replacement_of_the_same_size_adds_nothing()
    {
        await using var cloud = await SmallCloud.StartAsync("instant");
        var workspace = new Workspace(cloud) { ChecksOnline = true };
        await Expect.AppliedAsync(workspace, Cluster(), Group());
        await cloud.PatchAsync("quotas/RegionOne", """{"compute_cores":0}""");

        var plan = await workspace.PlanAsync(Cluster(changes: [("pods_cidr", Tf.S("10.200.0.0/16"))]), Group());

        Assert.That(plan.Steps.Values, Is.EqualTo([Step.Replace, Step.Replace]));
        Assert.That(plan.All.Where(d => d.Summary == Warning), Is.Empty, plan.Text);
    }
}
