namespace Acceptance;

/// <summary>Replacement with create_before_destroy: what is replaced is never left deposed for good.</summary>
[Category("Long")]
internal sealed class DeposedStory() : Story("Deposed")
{
    private const string Cluster = "vkcc_cluster.main";

    private const string Group = "vkcc_node_group.workers";

    [Test]
    public async Task A_replacement_under_the_same_name_is_refused_and_puts_the_living_group_back()
    {
        await using var terraform = await OpenAsync();
        await ApplyBeforeAsync(terraform);
        var before = (await terraform.StateAsync()).Text(Group, "id");

        var run = (await terraform.Edit("disk_size         = 50", "disk_size         = 60").TryApplyAsync()).ShouldFail();

        var state = await terraform.StateAsync();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.Text, Does.Contain("Name is taken").And.Contain("give the new one another name").And.Contain("or remove create_before_destroy"));
            Assert.That(state.HasDeposed, Is.False, run.Transcript);
            Assert.That(state.Text(Group, "id"), Is.EqualTo(before));
            Assert.That((await Cloud.StateAsync()).NodeGroups, Has.Count.EqualTo(1));
        }

        await terraform.Edit("\"workers\"\n", "\"others\"\n").ApplyAsync();
        Assert.That((await terraform.PlanAsync()).IsEmpty, Is.True);
        Assert.That((await Cloud.StateAsync()).NodeGroups.Select(g => (string?)g["name"]), Is.EqualTo((string[])["others"]));
    }

    // The plan inside the apply cannot log in: an error of it would leave the living group deposed, and core could not put it back.
    [Test]
    public async Task A_login_that_is_lost_before_a_saved_plan_is_carried_out_leaves_nothing_deposed()
    {
        await using var terraform = await OpenAsync();
        await ApplyBeforeAsync(terraform);
        var before = (await terraform.StateAsync()).Text(Group, "id");
        (await terraform.Edit("disk_size         = 50", "disk_size         = 60").RunAsync("plan", "-out=saved.tfplan")).ShouldSucceed();
        await Cloud.AddFaultAsync("""{"method":"POST","path":"/auth/tokens$","times":-1,"action":{"status":401}}""");

        var run = (await terraform.RunAsync("apply", "saved.tfplan")).ShouldFail();
        await Cloud.ClearFaultsAsync();

        var state = await terraform.StateAsync();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.Text, Does.Contain("Login to VK Cloud failed"));
            Assert.That(state.HasDeposed, Is.False, run.Transcript);
            Assert.That(state.Text(Group, "id"), Is.EqualTo(before));
        }

        terraform.Edit("disk_size         = 60", "disk_size         = 50");
        Assert.That((await terraform.PlanAsync()).IsEmpty, Is.True);
    }

    // What a group with create_before_destroy hangs on is replaced that way too.
    [Test]
    public async Task A_cluster_that_is_replaced_that_way_under_the_same_name_stays_until_it_gets_another()
    {
        await using var terraform = await OpenAsync();
        await ApplyBeforeAsync(terraform);
        var before = await terraform.StateAsync();
        terraform.Edit("\"MS1\"]", "\"ME1\"]");

        var plan = await terraform.PlanAsync();
        var run = (await terraform.TryApplyAsync()).ShouldFail();

        var state = await terraform.StateAsync();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(plan.Diagnostics.Single(d => d.Summary == "Cluster will be replaced").Detail, Does.Contain("create_before_destroy"));
            Assert.That(run.Text, Does.Contain("Name is taken").And.Contain("give the new one another name").And.Contain("or remove create_before_destroy"));
            Assert.That(state.HasDeposed, Is.False, run.Transcript);
            Assert.That((state.Text(Cluster, "id"), state.Text(Group, "id")), Is.EqualTo((before.Text(Cluster, "id"), before.Text(Group, "id"))));
            Assert.That(await CountAsync(), Is.EqualTo((1, 1)));
        }

        await terraform.Edit("\"story\"", "\"another\"").ApplyAsync();
        Assert.That((await terraform.PlanAsync()).IsEmpty, Is.True);
        Assert.That(await CountAsync(), Is.EqualTo((1, 1)));
        Assert.That((string?)(await Cloud.StateAsync()).Clusters[0]["name"], Is.EqualTo("another"));
    }

    // An error of the plan inside the apply leaves the cluster deposed. The next apply ends it, and what takes its place waits for that.
    [Test]
    public async Task A_cluster_that_a_lost_login_leaves_deposed_is_replaced_by_the_next_apply()
    {
        await using var terraform = await OpenAsync();
        await ApplyBeforeAsync(terraform);
        (await terraform.Edit("\"MS1\"]", "\"ME1\"]").Edit("\"story\"", "\"another\"").RunAsync("plan", "-out=saved.tfplan")).ShouldSucceed();
        await Cloud.AddFaultAsync("""{"method":"POST","path":"/auth/tokens$","times":-1,"action":{"status":401}}""");
        (await terraform.RunAsync("apply", "saved.tfplan")).ShouldFail();
        await Cloud.ClearFaultsAsync();
        Assert.That(await CountAsync(), Is.EqualTo((1, 1)), "Nothing is destroyed.");

        await terraform.ApplyAsync();

        Assert.That((await terraform.PlanAsync()).IsEmpty, Is.True);
        Assert.That((await terraform.StateAsync()).HasDeposed, Is.False);
        Assert.That(await CountAsync(), Is.EqualTo((1, 1)));
    }

    // Core does not order the end of the one and the creation of the other.
    [Test]
    public async Task A_group_that_moves_to_another_address_waits_for_the_end_of_the_old_one()
    {
        await using var terraform = await OpenAsync();
        await ApplyBeforeAsync(terraform);

        await terraform.Edit("\"vkcc_node_group\" \"workers\"", "\"vkcc_node_group\" \"renamed\"").ApplyAsync();

        Assert.That((await terraform.PlanAsync()).IsEmpty, Is.True);
        Assert.That((await Cloud.StateAsync()).NodeGroups
            .Select(g => (string?)g["id"]), Is.EqualTo((string[])[(await terraform.StateAsync()).Text("vkcc_node_group.renamed", "id")]));
    }

    private static Task<TerraformRun> ApplyBeforeAsync(Workspace terraform) => terraform.Use("second.tf")
        .Edit("  disk_size         = 50\n", "  disk_size         = 50\n\n  lifecycle {\n    create_before_destroy = true\n  }\n")
        .ApplyAsync();

    private async Task<(int Clusters, int Groups)> CountAsync()
    {
        var cloud = await Cloud.StateAsync();
        return (cloud.Clusters.Count, cloud.NodeGroups.Count);
    }
}
