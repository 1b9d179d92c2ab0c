namespace Acceptance;

/// <summary>A cluster that is broken or stopped lets no node group go by itself, and all of them with it. What Terraform lets be known is done, the rest is
/// told with a way out that works.</summary>
[Category("Long")]
internal sealed class RefusingClusterStory() : Story("Refusing")
{
    private const string Cluster = "vkcc_cluster.main";

    private const string Group = "vkcc_node_group.workers";

    // Terraform comes to the groups first, in the plan and in the apply, and tells nobody what becomes of the cluster: so it is told at plan, and the way out
    // is followed to its end.
    [TestCase("second.tf", false)]
    [TestCase("first.tf", false)]
    [TestCase("first.tf", true)]
    public async Task Its_destruction_says_at_plan_how_it_works(string input, bool isStopped)
    {
        await using var terraform = await OpenAsync();
        await BreakAsync(terraform, input, isStopped);

        var plan = await terraform.PlanAsync(null, "-destroy");
        var run = await terraform.RunAsync("destroy", "-auto-approve");

        using (Assert.EnterMultipleScope())
        {
            var told = plan.Diagnostics.Single(d => d.Summary == "Node group cannot be deleted now");
            Assert.That(told.Detail, Does.Contain(isStopped ? "is SHUTOFF" : "is ERROR").And
                .Contain("terraform state rm vkcc_node_group.<name>").And.Contain("terraform destroy -refresh=false"));
            Assert.That(run.ShouldFail().Text, Does.Contain("Node group cannot be deleted now").And.Contain("terraform destroy -refresh=false"));
            Assert.That((await terraform.StateAsync()).Addresses, Has.Count.EqualTo(2));
        }

        (await terraform.RunAsync("state", "rm", Group)).ShouldSucceed();
        await terraform.DestroyAsync("-refresh=false");
        await ExpectAsync(0, 0);
    }

    [TestCase("second.tf", false)]
    [TestCase("first.tf", false)]
    [TestCase("first.tf", true)]
    public async Task It_is_replaced_with_its_groups(string input, bool isStopped)
    {
        await using var terraform = await OpenAsync();
        await BreakAsync(terraform, input, isStopped);
        if (isStopped)
        {
            terraform.Edit("  power_state        = \"stopped\"\n", "");
        }

        await terraform.ApplyAsync(null, $"-replace={Cluster}");

        await ExpectAsync(1, 1);
        Assert.That((await terraform.PlanAsync()).IsEmpty, Is.True);
    }

    // Nothing orders the two deletions, so neither plan nor apply knows of the other but by what happens.
    [Test]
    public async Task A_group_that_names_its_cluster_by_text_goes_with_it_too()
    {
        await using var terraform = await OpenAsync();
        var id = await ApplyWithTheIdAsTextAsync(terraform);
        await Cloud.PatchClusterAsync(id, """{"status":"ERROR","status_reason":"no capacity"}""");

        await terraform.DestroyAsync();

        await ExpectAsync(0, 0);
    }

    // The group waits for the end of its cluster with its turn given back, or the two would wait for each other for ever. Its successor then has no cluster,
    // which is told; the reference is the way out.
    [TestCase(false)]
    [TestCase(true)]
    public async Task A_group_that_names_its_cluster_by_text_and_is_replaced_beside_it_ends(bool isBroken)
    {
        await using var terraform = await OpenAsync();
        var id = await ApplyWithTheIdAsTextAsync(terraform);
        if (isBroken)
        {
            await Cloud.PatchClusterAsync(id, """{"status":"ERROR","status_reason":"no capacity"}""");
        }

        var run = await terraform.Edit("disk_size         = 50", "disk_size         = 60").TryApplyAsync(null, $"-replace={Cluster}");

        Assert.That(run.Took, Is.LessThan(TimeSpan.FromMinutes(2)), run.Transcript);
        Assert.That((await Cloud.StateAsync()).Clusters.Select(c => (string?)c["id"]), Has.None.EqualTo(id), run.Transcript);
        await terraform.Edit($"\"{id}\"", "vkcc_cluster.main.id").ApplyAsync();
        await ExpectAsync(1, 1);
        Assert.That((await terraform.PlanAsync()).IsEmpty, Is.True);
    }

    /// <returns>The cluster's id, which its group has in place of a reference.</returns>
    private static async Task<string> ApplyWithTheIdAsTextAsync(Workspace terraform)
    {
        await terraform.ApplyAsync("second.tf");
        var id = (await terraform.StateAsync()).Text(Cluster, "id");
        await terraform.Edit("vkcc_cluster.main.id", $"\"{id}\"").ApplyAsync();
        return id;
    }

    private async Task BreakAsync(Workspace terraform, string input, bool isStopped)
    {
        await terraform.ApplyAsync(input);
        if (isStopped)
        {
            await terraform.Edit("  network_id ", "  power_state        = \"stopped\"\n  network_id ").ApplyAsync();
            return;
        }

        var patch = input == "first.tf"
            ? """{"new_status":"ERROR","status":"UPDATE_FAILED","status_reason":"no capacity"}"""
            : """{"status":"ERROR","status_reason":"no capacity"}""";
        await Cloud.PatchClusterAsync((await terraform.StateAsync()).Text(Cluster, "id"), patch);
    }

    private async Task ExpectAsync(int clusters, int groups)
    {
        var cloud = await Cloud.StateAsync();
        Assert.That((cloud.Clusters.Count, cloud.NodeGroups.Count), Is.EqualTo((clusters, groups)));
    }
}
