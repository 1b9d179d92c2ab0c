using SimulatorTests.Safety;
using Terraform.Framework;
using Unit.Framework;

namespace SimulatorTests.Truth;

/// <summary>What depends on a cluster that the same plan creates, and so cannot be told at plan: apply refuses it before it calls for anything that would be
/// wrong.</summary>
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
        yield return new TestCaseData(
            Blocks.FirstCluster(),
            Blocks.Group(changes: ("node_count", Tf.N(0))),
            "New group without nodes",
            "node_count")
            .SetName("NG-2: a first-generation group without nodes");
        yield return new TestCaseData(
            Blocks.FirstCluster(),
            Blocks.Group(changes: [("node_count", Tf.Null), ("autoscale", Blocks.Autoscale(0, 0))]),
            "max is 0",
            "autoscale.max")
            .SetName("AS-2: a first-generation group of none");
        yield return new TestCaseData(
            Blocks.FirstCluster(changes: onNeutron),
            Blocks.Group(changes: ("availability_zone", Tf.S("PA2"))),
            "Zone needs a network on Sprut",
            "availability_zone")
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
            Assert.That(
                (await cloud.CallsAsync()).Where(c => c.StartsWith("POST", StringComparison.Ordinal) && c.Contains("group", StringComparison.Ordinal)),
                Is.Empty);
        }

        var again = await workspace.PlanAsync(cluster, group);
        Assert.That(again.Errors.Select(d => d.Summary), Is.EqualTo(new[] { summary }), "now that it can be known, plan says it");
    }

    /// <summary>What only one generation refuses is said beforehand; the argument has it refused.</summary>
    [TestCase(1, "node_count", 0, "New group without nodes")]
    [TestCase(2, "availability_zone", null, "Missing availability_zone")]
    public async Task GEN_2_what_depends_on_the_generation_of_a_new_cluster_is_told(int refusing, string attribute, int? value, string summary)
    {
        await using var cloud = await SmallCloud.StartAsync("instant");
        var workspace = new Workspace(cloud) { ChecksOnline = true };
        var (bad, good) = (refusing == 1 ? Blocks.FirstCluster() : Blocks.Cluster(), refusing == 1 ? Blocks.Cluster() : Blocks.FirstCluster());
        var change = (attribute, value is { } number ? Tf.N(number) : Tf.Null);
        var unsaid = Blocks.Group(changes: change);
        var said = Blocks.Group(changes: [change, ("generation", Tf.N(refusing))]);
        var other = Blocks.Group(changes: [change, ("generation", Tf.N(3 - refusing))]);

        var told = await workspace.PlanAsync(bad, unsaid);
        var refused = await workspace.PlanAsync(bad, said);
        var fine = await workspace.PlanAsync(good, other);
        var wrong = await workspace.ApplyAsync(bad, other);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(told.Errors, Is.Empty, told.Text);
            Assert.That(told.All.Where(d => d.Summary == "Depends on the cluster's generation").Select(d => d.Path.ToString()), Is.EqualTo([attribute]));
            Assert.That(refused.Errors.Select(d => (d.Summary, d.Path.ToString())), Is.EqualTo([(summary, attribute)]));
            Assert.That(fine.All, Is.Empty, fine.Text);
            Assert.That(wrong.Errors.Select(d => (d.Summary, d.Path.ToString())), Has.Some.EqualTo(("Generation is not the cluster's", "generation")));
            Assert.That((await cloud.GroupsAsync()), Is.Empty);
        }
    }

    /// <summary>In whichever order the two are planned: no plan of a group knows what becomes of its cluster.</summary>
    [TestCase(true)]
    [TestCase(false)]
    public async Task LIFE_5_a_group_of_a_stopped_cluster_is_planned_and_changed_when_the_cluster_runs(bool starts)
    {
        await using var cloud = await SmallCloud.StartAsync("instant");
        var workspace = await StoppedAsync(cloud);
        await cloud.ForgetCallsAsync();

        var applied = await workspace.ApplyAsync(Power(starts ? "running" : "stopped"), Blocks.Group(changes: ("node_count", Tf.N(3))));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                applied.All.Where(d => d.Severity == DiagnosticSeverity.Warning).Select(d => d.Summary),
                Has.Some.EqualTo("Cluster is stopped"),
                applied.Text);
            Assert.That(applied.Errors, Has.Count.EqualTo(starts ? 0 : 1), applied.Text);
            Assert.That((await cloud.GroupsAsync()).Single()["node_count"]!.GetValue<int>(), Is.EqualTo(starts ? 3 : 2));
            Assert.That((await cloud.CallsAsync()).Any(c => c.StartsWith("PATCH", StringComparison.Ordinal)), Is.EqualTo(starts), "refused before any call");
        }
    }

    /// <summary>With the cluster's id written out core knows no order between the two: the group's plan says the same whatever becomes of the cluster, and
    /// wherever it stands.</summary>
    [Test]
    public async Task LIFE_5_a_group_of_a_stopped_cluster_named_by_its_id_is_planned_alike_in_any_order([Values] bool starts, [Values] bool clusterFirst)
    {
        await using var cloud = await SmallCloud.StartAsync("instant");
        var workspace = await StoppedAsync(cloud);
        var id = Tf.S(workspace.State[Blocks.Main].Id);
        var referring = Blocks.Group(changes: ("node_count", Tf.N(3)));
        var group = referring with { ClusterAddress = null, Config = _ => referring.Config(id) };
        var cluster = Power(starts ? "running" : "stopped");

        var plan = await workspace.PlanAsync(clusterFirst ? [cluster, group] : [group, cluster]);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(plan.Errors, Is.Empty, plan.Text);
            Assert.That(plan.All.Count(d => d.Summary == "Cluster is stopped"), Is.EqualTo(1), plan.Text);
            Assert.That(plan.Steps["vkcc_node_group.web"], Is.EqualTo(Step.Update));
        }
    }

    [Test]
    public async Task NG_10_master_is_a_name_like_others_on_the_first_generation()
    {
        await using var cloud = await SmallCloud.StartAsync("instant");

        var applied = await new Workspace(cloud) { ChecksOnline = true }.ApplyAsync(Blocks.FirstCluster(), Blocks.Group("master"));

        Assert.That(applied.Errors, Is.Empty, applied.Text);
    }

    private static Wanted Power(string state) => Blocks.FirstCluster(changes: ("power_state", Tf.S(state)));

    /// <summary>With a cluster that was stopped after its group was made.</summary>
    private static async Task<Workspace> StoppedAsync(SmallCloud cloud)
    {
        var workspace = await Expect.AppliedAsync(cloud, Power("running"), Blocks.Group());
        await Expect.AppliedAsync(workspace, Power("stopped"), Blocks.Group());
        return workspace;
    }
}
