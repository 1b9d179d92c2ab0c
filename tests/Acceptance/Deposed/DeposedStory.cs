namespace Acceptance;

/// <summary>Replacement with create_before_destroy: what is replaced is never left deposed for good.</summary>
internal sealed class DeposedStory() : Story("Deposed")
{
    private const string Group = "vkcc_node_group.workers";

    [Test]
    public async Task A_replacement_under_the_same_name_is_refused_and_puts_the_living_group_back()
    {
        await using var terraform = await OpenAsync();
        await terraform.ApplyAsync("before.tf");
        var before = (await terraform.StateAsync()).Text(Group, "id");

        var run = (await terraform.Edit("disk_size         = 50", "disk_size         = 60").TryApplyAsync()).ShouldFail();

        var state = await terraform.StateAsync();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.Text, Does.Contain("Name is taken").And.Contain("give the new one another name, or take create_before_destroy away"));
            Assert.That(state.HasDeposed, Is.False, run.Transcript);
            Assert.That(state.Text(Group, "id"), Is.EqualTo(before));
            Assert.That((await Cloud.StateAsync()).NodeGroups, Has.Count.EqualTo(1));
        }

        await terraform.Edit("\"workers\"\n", "\"others\"\n").ApplyAsync();
        Assert.That((await terraform.PlanAsync()).IsEmpty, Is.True);
        Assert.That((await Cloud.StateAsync()).NodeGroups.Select(g => (string?)g["name"]), Is.EqualTo((string[])["others"]));
    }

    // The plan inside the apply cannot log in: core deposes the living group and cannot put it back.
    [Test]
    public async Task What_a_lost_login_left_deposed_is_destroyed_and_replaced_by_the_next_apply()
    {
        await using var terraform = await OpenAsync();
        await terraform.ApplyAsync("before.tf");
        (await terraform.Edit("disk_size         = 50", "disk_size         = 60").RunAsync("plan", "-out=saved.tfplan")).ShouldSucceed();
        await Cloud.AddFaultAsync("""{"method":"POST","path":"/auth/tokens$","times":-1,"action":{"status":401}}""");
        (await terraform.RunAsync("apply", "saved.tfplan")).ShouldFail();
        await Cloud.ClearFaultsAsync();

        await terraform.ApplyAsync();

        var state = await terraform.StateAsync();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(state.HasDeposed, Is.False);
            Assert.That((await Cloud.StateAsync()).NodeGroups.Select(g => (string?)g["id"]), Is.EqualTo((string[])[state.Text(Group, "id")]));
            Assert.That((await terraform.PlanAsync()).IsEmpty, Is.True);
        }
    }
}
