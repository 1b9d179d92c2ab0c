using SimulatorTests.Client;
using SimulatorTests.Safety;
using Terraform.Framework;
using Unit.Framework;
using static SimulatorTests.Safety.Blocks;

namespace SimulatorTests.Truth;

/// <summary>What the cloud answered a plan: how long it counts, and what becomes of a question without an answer.</summary>
public sealed class LiveAnswersTests
{
    private const string NoSubnets = """{"status":200,"body":"{\"subnets\":[]}"}""";

    /// <summary>The subnet is made by another resource of the same apply while the list of before is still kept.</summary>
    [Test]
    public async Task A_subnet_that_appears_during_an_apply_is_seen_at_once()
    {
        await using var cloud = await SmallCloud.StartAsync("instant");
        using var apply = await OneProcess.StartAsync(cloud);

        await cloud.FaultAsync("GET", "/v2.0/subnets", NoSubnets, times: 1);
        var early = await apply.PlanAsync(Cluster());
        cloud.Clock.Advance(TimeSpan.FromSeconds(1));
        var late = await apply.PlanAsync(Cluster("second"));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Errors(early), Is.EqualTo(["Subnet is not part of the network"]));
            Assert.That(Errors(late), Is.Empty);
        }
    }

    [Test]
    public async Task An_answer_that_was_old_already_when_it_came_refuses_nothing()
    {
        await using var cloud = await SmallCloud.StartAsync("instant");
        using var plan = await OneProcess.StartAsync(cloud);
        await cloud.FaultAsync("GET", "/v2.0/subnets", NoSubnets, times: 1);

        Assert.That(Errors(await plan.PlanAsync(Cluster())), Is.EqualTo(["Subnet is not part of the network"]), "asked for in this very plan, so it counts");
        await cloud.ForgetCallsAsync();
        cloud.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.That(Errors(await plan.PlanAsync(Cluster("second"))), Is.Empty);
        Assert.That((await cloud.CallsAsync()).Count(c => c.Contains("/subnets", StringComparison.Ordinal)), Is.EqualTo(1), "asked for anew, once");
    }

    [Test]
    public async Task A_group_that_was_deleted_and_is_created_anew_meets_nobody_of_its_name()
    {
        await using var cloud = await SmallCloud.StartAsync("instant");
        using var apply = await OneProcess.StartAsync(cloud);
        var (cluster, _) = await apply.CreateAsync(Cluster());
        var (group, _) = await apply.CreateAsync(Group(), cluster["id"]);

        Assert.That(Errors(await apply.PlanAsync(Group("other"), cluster["id"])), Is.Empty, "it looks at the cluster, which has the old one yet");
        cloud.Clock.Advance(TimeSpan.FromSeconds(1));
        await cloud.DeleteAsync($"node-groups/{((TfString)group["id"]).Text}");
        Assert.That(Errors(await apply.PlanAsync(Group(), cluster["id"])), Is.Empty);
    }

    [Test]
    public async Task A_list_of_templates_that_fails_is_one_warning_and_the_plan_stands()
    {
        await using var cloud = await SmallCloud.StartAsync("instant");
        var workspace = await Expect.AppliedAsync(cloud, FirstCluster());
        await cloud.FaultAsync("GET", "/clustertemplates", """{"status":503,"body":"{}"}""", times: -1);

        var plan = await workspace.PlanAsync(FirstCluster(changes: ("version", Tf.S("1.34"))));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(plan.Errors, Is.Empty, plan.Text);
            Assert.That(plan.Steps[Main], Is.EqualTo(Step.Update));
            Assert.That(
                plan.All.Where(d => d.Summary == "Not checked against VK Cloud").Select(d => d.Detail),
                Has.Exactly(1).Contains("the cluster templates that are offered"),
                plan.Text);
        }
    }

    [Test]
    public async Task Every_cluster_of_a_closed_generation_is_told_what_the_cloud_said()
    {
        await using var cloud = await SmallCloud.StartAsync("instant");
        await cloud.FaultAsync("GET", "/clustertemplates", """{"status":403,"body":"{\"error\":\"the door is shut\"}"}""", times: -1);

        var plan = await new Workspace(cloud) { ChecksOnline = true }.PlanAsync(FirstCluster(), FirstCluster("other", "vkcc_cluster.other"));

        Assert.That(
            plan.Errors.Where(d => d.Summary == "No first-generation clusters here").Select(d => d.Detail),
            Has.Exactly(2).Contains("the door is shut"),
            plan.Text);
    }

    /// <summary>Three apply to one cluster that the same apply made: what the plan could tell is not repeated, what it could not is told.</summary>
    [Test]
    public async Task A_warning_that_only_the_apply_can_know_is_told_in_it()
    {
        await using var cloud = await SmallCloud.StartAsync("instant");
        using var apply = await OneProcess.StartAsync(cloud);
        var (cluster, _) = await apply.CreateAsync(Cluster());
        await apply.CreateAsync(Group(), cluster["id"]);

        var (_, told) = await apply.CreateAsync(Group("second", changes: ("labels", Tf.Map(("topology.kubernetes.io/zone", Tf.S("GZ1"))))), cluster["id"]);

        Assert.That(told.Select(d => d.Summary), Is.EqualTo(["All workers in one zone"]));
    }

    private static IEnumerable<string> Errors(PlanResourceChangeResult plan) =>
        plan.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error).Select(d => d.Summary);
}
