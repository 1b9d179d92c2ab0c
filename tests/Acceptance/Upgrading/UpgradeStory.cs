namespace Acceptance;

/// <summary>Upgrades of a second-generation cluster whose workers go in the same apply: the service upgrades none without workers, and everything comes to an
/// end all the same.</summary>
internal sealed class UpgradeStory() : Story("Upgrading")
{
    private const string Cluster = "vkcc_cluster.main";

    private const string Group = "vkcc_node_group.workers";

    [Test]
    [Category("Long")]
    public async Task A_version_and_another_name_of_the_only_group_take_two_applies()
    {
        await using var terraform = await OpenAsync();
        await terraform.ApplyAsync("second.tf");
        terraform.Edit("\"1.33.3\"", "\"1.34.2\"").Edit("\"workers\"\n", "\"others\"\n");

        var plan = await terraform.PlanAsync();
        var first = await terraform.ApplyAsync();
        var between = await RunningAsync();
        var second = await terraform.PlanAsync();
        await terraform.ApplyAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(plan.Diagnostics.Single(d => d.Summary == "Cluster is without workers for a while").Detail, Does.Contain("takes two applies"));
            Assert.That(first.Text, Does.Contain("Upgrade is put off"));
            Assert.That(between, Is.EqualTo(("v1.33.3", "others")));
            Assert.That((second.ActionOf(Cluster), second.ActionOf(Group)), Is.EqualTo((PlanAction.Update, PlanAction.None)), second.ToString());
            Assert.That(await RunningAsync(), Is.EqualTo(("v1.34.2", "others")));
            Assert.That((await terraform.PlanAsync()).IsEmpty, Is.True);
        }
    }

    // The upgrade that was put off is no change of version, so it sets off nothing again.
    [Test]
    [Category("Long")]
    public async Task A_group_that_is_replaced_by_a_change_of_version_takes_two_applies()
    {
        await using var terraform = await OpenAsync();
        await terraform.Use("second.tf")
            .Edit("  disk_size         = 50\n", "  disk_size         = 50\n\n  lifecycle {\n    replace_triggered_by = [vkcc_cluster.main.version]\n  }\n")
            .ApplyAsync();
        var before = (await terraform.StateAsync()).Text(Group, "id");

        await terraform.Edit("\"1.33.3\"", "\"1.34.2\"").ApplyAsync();
        var between = (await terraform.StateAsync()).Text(Group, "id");
        await terraform.ApplyAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(between, Is.Not.EqualTo(before));
            Assert.That((await terraform.StateAsync()).Text(Group, "id"), Is.EqualTo(between), "once only");
            Assert.That(await RunningAsync(), Is.EqualTo(("v1.34.2", "workers")));
            Assert.That((await terraform.PlanAsync()).IsEmpty, Is.True);
        }
    }

    private async Task<(string? Version, string? Group)> RunningAsync()
    {
        var cloud = await Cloud.StateAsync();
        return ((string?)cloud.Clusters.Single()["version"], (string?)cloud.NodeGroups.Single()["name"]);
    }
}
