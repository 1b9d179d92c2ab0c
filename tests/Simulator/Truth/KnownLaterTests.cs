using SimulatorTests.Safety;
using Terraform.Framework;
using Unit.Framework;

namespace SimulatorTests.Truth;

/// <summary>What depends on a cluster that the same plan creates, and so cannot be told at plan: apply refuses it before it calls for anything that would be wrong.</summary>
public sealed class KnownLaterTests
{
    private static readonly (string, TfValue)[] onNeutron =
    [
        ("network_id", Tf.S("10000000-0000-4000-8000-000000000003")),
        ("subnet_id", Tf.S("20000000-0000-4000-8000-000000000005")),
        ("availability_zones", Tf.Set(Tf.S("GZ1"), Tf.S("ME1"), Tf.S("MS1"))),
    ];

    private static IEnumerable<TestCaseData> Groups()
    {
        yield return new TestCaseData(Blocks.Cluster(), Blocks.Group("master"), "Reserved name", "name").SetName("NG-10: a group called master");
        yield return new TestCaseData(Blocks.FirstCluster(), Blocks.Group(changes: ("node_count", Tf.N(0))), "New group without nodes", "node_count").SetName("NG-2: a first-generation group without nodes");
        yield return new TestCaseData(Blocks.FirstCluster(), Blocks.Group(changes: [("node_count", Tf.Null), ("autoscale", Blocks.Autoscale(0, 0))]), "max is 0", "autoscale.max").SetName("AS-2: a first-generation group of none");
        yield return new TestCaseData(Blocks.FirstCluster(changes: onNeutron), Blocks.Group(changes: ("availability_zone", Tf.S("PA2"))), "Zone needs a network on Sprut", "availability_zone")
            .SetName("REG-4: a first-generation group in PA2 on Neutron");
    }

    [TestCaseSource(nameof(Groups))]
    public async Task A_group_is_refused_before_the_call(object ofCluster, object ofGroup, string summary, string attribute)
    {
        var (cluster, group) = ((Wanted)ofCluster, (Wanted)ofGroup);
        await using var cloud = await SmallCloud.StartAsync("instant");
        var workspace = new Workspace(cloud) { ChecksOnline = true };
        Assert.That((await workspace.PlanAsync(cluster, group)).Errors, Is.Empty, "with a cluster that is not there it cannot be known");

        var applied = await workspace.ApplyAsync(cluster, group);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(applied.Errors.Select(d => (d.Summary, d.Path.ToString())), Is.EqualTo(new[] { (summary, attribute) }));
            Assert.That((await cloud.CallsAsync()).Where(c => c.StartsWith("POST", StringComparison.Ordinal) && c.Contains("group", StringComparison.Ordinal)), Is.Empty);
        }

        var again = await workspace.PlanAsync(cluster, group);
        Assert.That(again.Errors.Select(d => d.Summary), Is.EqualTo(new[] { summary }), "now that it can be known, plan says it");
    }

    [Test]
    public async Task NG_10_master_is_a_name_like_others_on_the_first_generation()
    {
        await using var cloud = await SmallCloud.StartAsync("instant");

        var applied = await new Workspace(cloud) { ChecksOnline = true }.ApplyAsync(Blocks.FirstCluster(), Blocks.Group("master"));

        Assert.That(applied.Errors, Is.Empty, applied.Text);
    }
}
