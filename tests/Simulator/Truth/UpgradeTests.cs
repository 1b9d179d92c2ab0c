using SimulatorTests.Safety;
using Terraform.Framework;
using Unit.Framework;
using Vkcc;
using VkCloud;
using static SimulatorTests.Safety.Blocks;

namespace SimulatorTests.Truth;

/// <summary>Upgrades of second-generation clusters, which need workers: what plan says, and that everything comes to its end.</summary>
public sealed class UpgradeTests
{
    private static readonly (string, TfValue) newer = ("version", Tf.S("1.34.2"));

    [Test]
    public async Task An_upgrade_with_another_name_of_the_only_group_takes_two_applies()
    {
        await using var cloud = await SmallCloud.StartAsync("instant");
        var workspace = await Expect.AppliedAsync(cloud, Cluster(), Group());
        Wanted[] wanted = [Cluster(changes: newer), Group("other")];

        var first = await workspace.ApplyAsync(wanted);
        var between = (await VersionAsync(cloud), ((TfString)workspace.State[Main].State["version"]).Text);
        var plan = await workspace.PlanAsync(wanted);
        var second = await workspace.ApplyAsync(wanted);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(first.Errors, Is.Empty, first.Text);
            Assert.That(first.All.Single(d => d.Summary == "Cluster is without workers for a while").Detail, Does.Contain("takes two applies"));
            Assert.That(first.All.Single(d => d.Summary == "Upgrade is put off").Detail, Does.Contain("still runs v1.33.3"));
            Assert.That(between, Is.EqualTo(("v1.33.3", "1.34.2")), "told, and what Terraform demands of a success");
            Assert.That(plan.All.Select(d => d.Summary), Is.EquivalentTo(["Upgrade that was put off", "Cluster will be upgraded"]));
            Assert.That((plan.Steps[Main], plan.Steps["vkcc_node_group.web"]), Is.EqualTo((Step.Update, Step.Nothing)), plan.Text);
            Assert.That(plan.Changes, Has.None.EqualTo("vkcc_cluster.main.version"), "what hangs on the attribute would replace the workers again");
            Assert.That(second.Errors, Is.Empty, second.Text);
            Assert.That(await VersionAsync(cloud), Is.EqualTo("v1.34.2"));
            Assert.That((await workspace.PlanAsync(wanted)).ExitCode, Is.Zero);
        }
    }

    [Test]
    public async Task A_group_that_goes_with_its_cluster_or_to_another_leaves_none_without_workers()
    {
        await using var cloud = await SmallCloud.StartAsync("instant");
        var other = Cluster("other", "vkcc_cluster.other");
        var workspace = await Expect.AppliedAsync(cloud, Cluster(), other, Group());

        var replaced = await workspace.PlanAsync(Cluster(changes: ("description", Tf.S("new"))), other, Group());
        var moved = await workspace.PlanAsync(Cluster(), other, Group(cluster: other.Address));

        using (Assert.EnterMultipleScope())
        {
            Assert.That((replaced.Steps[Main], replaced.Steps["vkcc_node_group.web"]), Is.EqualTo((Step.Replace, Step.Replace)), replaced.Text);
            Assert.That(moved.Steps["vkcc_node_group.web"], Is.EqualTo(Step.Replace), moved.Text);
            Assert.That(replaced.All.Concat(moved.All).Select(d => d.Summary), Has.None.EqualTo("Cluster is without workers for a while"));
        }
    }

    [Test]
    public async Task Without_workers_the_version_stays_and_the_rest_is_changed()
    {
        await using var cloud = await SmallCloud.StartAsync("instant");
        var workspace = await Expect.AppliedAsync(cloud, Cluster());
        var labelled = ("labels", Tf.Map(("team", Tf.S("shop"))));
        Wanted[] wanted = [Cluster(changes: [newer, labelled]), Group()];

        var first = await workspace.ApplyAsync(wanted);
        var between = await VersionAsync(cloud);
        var second = await workspace.ApplyAsync(wanted);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(first.Errors, Is.Empty, first.Text);
            Assert.That(first.Changes, Has.Some.EqualTo("vkcc_cluster.main.labels").And.None.EqualTo("vkcc_cluster.main.version"));
            Assert.That(first.All.First(d => d.Summary == "Cluster without workers is not upgraded").Detail, Does.Contain("It takes two applies"));
            Assert.That(between, Is.EqualTo("v1.33.3"));
            Assert.That(second.Errors, Is.Empty, second.Text);
            Assert.That(await VersionAsync(cloud), Is.EqualTo("v1.34.2"));
            Assert.That((await workspace.PlanAsync(wanted)).ExitCode, Is.Zero);
        }
    }

    /// <summary>As a group does whose <c>replace_triggered_by</c> names the whole cluster.</summary>
    [Test]
    public async Task Workers_that_go_before_every_upgrade_end_the_attempts()
    {
        await using var cloud = await SmallCloud.StartAsync("instant");
        var workspace = await Expect.AppliedAsync(cloud, Cluster(), Group());

        await workspace.ApplyAsync(Cluster(changes: newer), Group("bbb"));
        var again = await workspace.ApplyAsync(Cluster(changes: newer), Group("ccc"));
        var plan = await workspace.PlanAsync(Cluster(changes: newer), Group("ccc"));
        await Expect.AppliedAsync(workspace, Cluster(), Group("ccc"));
        await Expect.AppliedAsync(workspace, Cluster(changes: newer), Group("ccc"));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(again.All.Single(d => d.Summary == "Upgrade is put off").Detail, Does.Contain("replace_triggered_by"));
            Assert.That(plan.ExitCode, Is.Zero, plan.Text);
            Assert.That(plan.All.Select(d => d.Summary), Is.EqualTo(["Upgrade is put off"]));
            Assert.That(await VersionAsync(cloud), Is.EqualTo("v1.34.2"), "the way out that is told works");
        }
    }

    [Test]
    public async Task A_version_that_is_taken_back_while_its_upgrade_is_put_off_is_no_downgrade()
    {
        await using var cloud = await SmallCloud.StartAsync("instant");
        var workspace = await PutOffAsync(cloud);
        await cloud.ForgetCallsAsync();

        await Expect.AppliedAsync(workspace, Cluster(), Group("other"));

        Assert.That((await workspace.PlanAsync(Cluster(), Group("other"))).ExitCode, Is.Zero);
        Assert.That(await cloud.DoneAsync("PATCH", ":upgrade"), Is.Zero);
    }

    [Test]
    public async Task An_upgrade_made_by_somebody_else_meanwhile_is_seen()
    {
        await using var cloud = await SmallCloud.StartAsync("instant");
        var workspace = await PutOffAsync(cloud);
        await cloud.PatchAsync($"clusters/{workspace.State[Main].Id}", """{"version":"v1.34.2"}""");

        Assert.That((await workspace.PlanAsync(Cluster(changes: newer), Group("other"))).ExitCode, Is.Zero);
    }

    /// <summary>Where the upgrade of a cluster waits for workers, because its only group gets another name.</summary>
    private static async Task<Workspace> PutOffAsync(SmallCloud cloud)
    {
        var workspace = await Expect.AppliedAsync(cloud, Cluster(), Group());
        await workspace.ApplyAsync(Cluster(changes: newer), Group("other"));
        return workspace;
    }

    private static async Task<string> VersionAsync(SmallCloud cloud) => (await cloud.ClustersAsync()).Single()["version"]!.ToString();
}
