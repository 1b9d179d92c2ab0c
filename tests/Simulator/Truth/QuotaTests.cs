using SimulatorTests.Safety;
using Unit.Framework;
using static SimulatorTests.Safety.Blocks;

namespace SimulatorTests.Truth;

/// <summary>What the whole plan adds against what the quotas of compute and of disks leave (QUO-2): three masters of 4 cores, two nodes of 2.</summary>
public sealed class QuotaTests
{
    private const string Warning = "Quota may not suffice";
    private const string DiskWarning = "Disk quota may not suffice";

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
        var workspace = await Expect.AppliedAsync(cloud, Cluster(), Group());
        await cloud.PatchAsync("quotas/RegionOne", $$"""{"compute_cores":{{left}}}""");

        var plan = await workspace.PlanAsync(Cluster(), Group(changes: [(attribute, attribute == "flavor" ? Tf.S("STD2-4-8") : Tf.N(nodes))]));

        Assert.That(plan.All.Count(d => d.Summary == Warning), Is.EqualTo(warnings), plan.Text);
    }

    /// <summary>Three masters have a disk of 50 and one of 10 each, two nodes one of 50: 8 volumes of 280 GB, 250 of them ceph-ssd.</summary>
    [TestCase("volumes", 8, "")]
    [TestCase("volumes", 7, "\n  volumes: limit 7, used 0, this plan adds 8 or more")]
    [TestCase("volumes_size", 280, "")]
    [TestCase("volumes_size", 279, "\n  gigabytes: limit 279, used 0, this plan adds 280 or more")]
    [TestCase("volumes_size_ceph_ssd", 250, "")]
    [TestCase("volumes_size_ceph_ssd", 249, "\n  gigabytes of ceph-ssd: limit 249, used 0, this plan adds 250 or more")]
    public async Task Disks_of_masters_and_nodes_count_together_and_by_type(string quota, int limit, string words)
    {
        await using var cloud = await SmallCloud.StartAsync("instant");
        await cloud.PatchAsync("quotas/RegionOne", $$"""{"{{quota}}":{{limit}}}""");

        var plan = await new Workspace(cloud) { ChecksOnline = true }.PlanAsync(FirstCluster(), Group(changes: ("generation", Tf.N(1))));

        Assert.That(plan.Errors, Is.Empty, plan.Text);
        Assert.That(plan.All.Where(d => d.Summary == DiskWarning).Select(d => d.Detail), words.Length == 0 ? Is.Empty : Is.EqualTo(new[]
        {
            $"This plan needs more than is left of the project's disk quota:{words}\n\n"
            + "Ask for a higher quota in the cloud's console, or make the plan smaller. "
            + "What this plan destroys frees quota, which is not counted here. Rule QUO-2.",
        }));
    }

    /// <summary>What the plan shows is what the service then says: the quota counts what is there.</summary>
    [TestCase(100, false)]
    [TestCase(99, true)]
    public async Task Disks_of_further_nodes_count_by_what_they_add(int left, bool isWarned)
    {
        await using var cloud = await SmallCloud.StartAsync("instant");
        var workspace = await Expect.AppliedAsync(cloud, FirstCluster(), Group());
        await cloud.PatchAsync("quotas/RegionOne", $$"""{"volumes_size":{{280 + left}}}""");

        var plan = await workspace.PlanAsync(FirstCluster(), Group(changes: ("node_count", Tf.N(4))));
        var apply = await workspace.ApplyAsync(FirstCluster(), Group(changes: ("node_count", Tf.N(4))));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                plan.All.Count(d => d.Summary == DiskWarning && d.Detail.Contains("used 280, this plan adds 100", StringComparison.Ordinal)),
                Is.EqualTo(isWarned ? 1 : 0),
                plan.Text);
            Assert.That(apply.Text, isWarned ? Does.Contain("Quota gigabytes: limit 379, used 280, requested 100") : Does.Not.Contain("uota"));
        }
    }

    /// <summary>The first generation's disks are the project's: one group that is more than the whole quota will never be created.</summary>
    [Test]
    public async Task A_group_whose_disks_are_more_than_the_whole_quota_is_refused()
    {
        await using var cloud = await SmallCloud.StartAsync("instant");
        var workspace = await Expect.AppliedAsync(cloud, FirstCluster());
        await cloud.PatchAsync("quotas/RegionOne", """{"volumes_size":199}""");

        var plan = await workspace.PlanAsync(FirstCluster(), Group(changes: ("disk_size", Tf.N(100))));

        Assert.That(plan.Errors.Single().Detail, Does.Contain("gigabytes: limit 199, needed 200"));
        Assert.That(plan.All.Where(d => d.Summary is Warning or DiskWarning), Is.Empty, plan.Text);
    }

    /// <summary>Nobody promises the call: where it does not exist there is nothing to say.</summary>
    [TestCase("""{"status":404,"body":"{}"}""", false)]
    [TestCase("""{"status":404,"body":"404 page not found"}""", false)]
    [TestCase("""{"status":405,"body":"{}"}""", false)]
    [TestCase("""{"status":403,"body":"{}"}""", true)]
    [TestCase("""{"status":503,"body":"{}"}""", true)]
    [TestCase("""{"garbage":true}""", true)]
    public async Task A_cloud_without_a_quota_of_disks_is_not_told_and_one_that_fails_is(string action, bool isTold)
    {
        await using var cloud = await SmallCloud.StartAsync("instant");
        await cloud.FaultAsync("GET", "/volume/v3/", action, times: -1);

        var plan = await new Workspace(cloud) { ChecksOnline = true }.PlanAsync(Cluster(), Group());

        using (Assert.EnterMultipleScope())
        {
            Assert.That(plan.Errors, Is.Empty, plan.Text);
            Assert.That(
                plan.All.Where(d => d.Summary == "Not checked against VK Cloud").Select(d => d.Detail),
                isTold ? Has.Exactly(1).Contains("the disk quota") : Is.Empty);
        }
    }

    /// <summary>What is replaced is destroyed first.</summary>
    [Test]
    public async Task A_replacement_of_the_same_size_adds_nothing()
    {
        await using var cloud = await SmallCloud.StartAsync("instant");
        var workspace = await Expect.AppliedAsync(cloud, Cluster(), Group());
        await cloud.PatchAsync("quotas/RegionOne", """{"compute_cores":0,"volumes":0}""");

        var plan = await workspace.PlanAsync(Cluster(changes: [("pods_cidr", Tf.S("10.200.0.0/16"))]), Group());

        Assert.That(plan.Steps.Values, Is.EqualTo([Step.Replace, Step.Replace]));
        Assert.That(plan.All.Where(d => d.Summary is Warning or DiskWarning), Is.Empty, plan.Text);
    }
}
