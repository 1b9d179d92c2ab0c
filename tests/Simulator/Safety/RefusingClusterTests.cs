using Terraform.Framework;
using Unit.Framework;
using static SimulatorTests.Safety.Blocks;

namespace SimulatorTests.Safety;

/// <summary>A broken or stopped cluster lets no node group go: with the cluster all of them go, and where it stays it is told as the cloud says it.</summary>
public sealed class RefusingClusterTests
{
    [TestCase(2, "ERROR")]
    [TestCase(1, "ERROR")]
    [TestCase(1, "SHUTOFF")]
    public async Task Its_groups_go_with_it_when_it_is_replaced(int generation, string status)
    {
        await using var cloud = await SmallCloud.StartAsync("instant");
        var workspace = new Workspace(cloud);
        var replaced = await BringAsync(cloud, workspace, generation, status);

        var report = await workspace.ApplyAsync(replaced, Group());

        Assert.That(report.Errors, Is.Empty, report.Text);
        Assert.That(report.All.Select(d => d.Summary), Does.Contain("Node group goes with its cluster"));
        await Expect.ConvergesAsync(workspace, [replaced, Group()], "replaced");
    }

    [TestCase(2, "ERROR")]
    [TestCase(1, "SHUTOFF")]
    public async Task What_goes_with_a_cluster_that_stays_after_all_is_told_and_the_next_destroy_ends_it(int generation, string status)
    {
        await using var cloud = await SmallCloud.StartAsync("instant");
        var workspace = new Workspace(cloud);
        var replaced = await BringAsync(cloud, workspace, generation, status);
        await cloud.FaultAsync("DELETE", "/clusters/[^/]*$", """{"status":403}""");

        var report = await workspace.ApplyAsync(replaced, Group());

        Assert.That(report.Errors, Has.Count.EqualTo(1), report.Text);
        var told = report.All.Single(d => d.Summary == "Node groups wait for the end of their cluster");
        Assert.That(told.Detail, Does.Contain("\"web\" (id ").And.Contain("import {"));
        Assert.That(workspace.State.Keys, Is.EqualTo((string[])[Main]));
        var again = await workspace.DestroyAsync();
        Assert.That(again.Errors, Is.Empty, again.Text);
        Assert.That((await cloud.ClustersAsync()).Count + (await cloud.GroupsAsync()).Count, Is.Zero);
    }

    [TestCase(2, "ERROR")]
    [TestCase(1, "ERROR")]
    [TestCase(1, "SHUTOFF")]
    public async Task Its_groups_stay_in_state_until_the_advice_is_followed(int generation, string status)
    {
        await using var cloud = await SmallCloud.StartAsync("instant");
        var workspace = new Workspace(cloud) { ChecksOnline = true };
        await BringAsync(cloud, workspace, generation, status);

        var report = await workspace.DestroyAsync();

        Assert.That(report.All.Select(d => (d.Severity, d.Summary)), Is.EqualTo(
            ((DiagnosticSeverity, string)[])
            [
                (DiagnosticSeverity.Warning, "Node group cannot be deleted now"), (DiagnosticSeverity.Error, "Node group cannot be deleted now"),
            ]), report.Text);
        Assert.That(report.All.Select(d => d.Detail), Has.All.Contain($"is {status}").And.All.Contain("terraform state rm vkcc_node_group.<name>"));
        Assert.That(report.Text, Does.Not.Contain("Another change"));
        Assert.That(workspace.State, Has.Count.EqualTo(2));
        workspace.Forget("vkcc_node_group.web");
        var followed = await workspace.DestroyAsync();
        Assert.That(followed.Errors, Is.Empty, followed.Text);
        Assert.That((await cloud.ClustersAsync()).Count + (await cloud.GroupsAsync()).Count, Is.Zero);
    }

    [Test]
    public async Task Its_add_ons_and_policies_wait_for_its_start_and_nothing_else_is_advised()
    {
        await using var cloud = await SmallCloud.StartAsync("instant");
        Wanted[] before = [FirstCluster(), Group(), Addon(), Policy()];
        var workspace = await Expect.AppliedAsync(cloud, before);
        Wanted Power(string state) => FirstCluster(changes: ("power_state", Tf.S(state)));
        await Expect.AppliedAsync(workspace, [Power("stopped"), .. before[1..]]);
        Wanted[] changed = [Group(), Addon(changes: ("values", Tf.S("a: 1"))), Policy(changes: ("settings", Range(4)))];

        var same = await workspace.PlanAsync([Power("stopped"), .. before[1..]]);
        var plan = await workspace.PlanAsync([Power("stopped"), .. changed]);
        var report = await workspace.ApplyAsync([Power("stopped"), .. changed]);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(same.All, Is.Empty, same.Text);
            Assert.That(plan.All.Select(d => (d.Severity, d.Summary)), Is.EqualTo(Enumerable.Repeat((DiagnosticSeverity.Warning, "Cluster is stopped"), 2)));
            Assert.That(plan.All.Select(d => d.Detail), Has.Some.Contain("new add-ons").And.Some.Contain("new security policies"));
            Assert.That(report.Errors.Select(d => d.Summary), Is.EqualTo(Enumerable.Repeat("VK Cloud reports SHUTOFF", 2)), report.Text);
            Assert.That(report.Errors.Select(d => d.Detail), Has.All.Contain("set power_state = \"running\"").And.None.Contain("-replace"));
        }

        await Expect.ConvergesAsync(workspace, [Power("running"), .. changed], "started");
    }

    /// <returns>The cluster with a change that replaces it.</returns>
    private static async Task<Wanted> BringAsync(SmallCloud cloud, Workspace workspace, int generation, string status)
    {
        var cluster = generation == 1 ? FirstCluster() : Cluster();
        await Expect.AppliedAsync(workspace, cluster, Group());
        if (status == "SHUTOFF")
        {
            await Expect.AppliedAsync(workspace, FirstCluster(changes: ("power_state", Tf.S("stopped"))), Group());
        }
        else
        {
            await cloud.SetStatusAsync((await cloud.ClustersAsync()).Single(), status, "no capacity");
        }

        (string, TfValue) change = ("pods_cidr", Tf.S("10.150.0.0/16"));
        return generation == 1 ? FirstCluster(changes: change) : Cluster(changes: change);
    }
}
