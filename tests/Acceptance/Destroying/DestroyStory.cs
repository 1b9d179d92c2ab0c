namespace Acceptance;

/// <summary>A destroy is not kept back by what concerns creating and changing: Terraform plans the configuration first, and what is refused there says how to
/// go around it.</summary>
[Category("Long")]
internal sealed class DestroyStory() : Story("Destroying")
{
    private const string Way = "terraform destroy -refresh=false";

    [Test]
    public async Task A_version_that_was_raised_by_hand_is_told_with_the_way_out()
    {
        await using var terraform = await OpenAsync();
        await terraform.ApplyAsync("second.tf");
        await Cloud.PatchClusterAsync((await terraform.StateAsync()).Text("vkcc_cluster.main", "id"), """{"version":"v1.34.2"}""");

        await ExpectRefusedAsync(terraform, "downgraded");
    }

    [TestCase("\"STD3-4-8\"", "\"STD9-9-9\"", "Unknown flavor")]
    [TestCase("\"STD2-2-6\"", "\"STD9-9-9\"", "Unknown flavor")]
    [TestCase("local.subnet_id\n", "\"20000000-0000-4000-8000-00000000dead\"\n", "Subnet is not part of the network")]
    [TestCase("\"1.33.3\"", "\"1.36.0\"", "Upgrade skips versions")]
    public async Task What_the_configuration_asks_for_in_vain_is_told_with_the_way_out(string old, string @new, string told)
    {
        await using var terraform = await OpenAsync();
        await terraform.ApplyAsync("second.tf");

        await ExpectRefusedAsync(terraform.Edit(old, @new), told);
    }

    // What is only in the configuration is no part of a destroy, so nothing is said about it.
    [Test]
    public async Task A_name_that_a_new_cluster_repeats_is_not_asked_about()
    {
        await using var terraform = await OpenAsync();
        await terraform.ApplyAsync("second.tf");
        var text = File.ReadAllText(Path.Combine(terraform.Configuration, "main.tf"));
        var cluster = text[..text.IndexOf("resource \"vkcc_node_group\"", StringComparison.Ordinal)];

        await terraform.Write(text + cluster.Replace("\"main\"", "\"again\"", StringComparison.Ordinal)).DestroyAsync();

        Assert.That((await Cloud.StateAsync()).IsEmpty, Is.True);
    }

    // Core validates every configuration before anything else, the one of a destroy too.
    [Test]
    public async Task A_configuration_that_is_not_valid_is_what_core_demands_first()
    {
        await using var terraform = await OpenAsync();
        await terraform.ApplyAsync("second.tf");

        var run = await terraform.Edit("\"story\"", "\"s\"").RunAsync("destroy", "-auto-approve", "-refresh=false");

        Assert.That(run.ShouldFail().Text, Does.Contain("Invalid name"));
        await terraform.Edit("\"s\"", "\"story\"").DestroyAsync();
        Assert.That((await Cloud.StateAsync()).IsEmpty, Is.True);
    }

    private async Task ExpectRefusedAsync(Workspace terraform, string told)
    {
        var refused = (await terraform.RunAsync("destroy", "-auto-approve")).ShouldFail();
        Assert.That(refused.Text, Does.Contain(told).And.Contain(Way));
        Assert.That((await Cloud.StateAsync()).NodeGroups, Has.Count.EqualTo(1), "Nothing is destroyed.");

        await terraform.DestroyAsync("-refresh=false");

        Assert.That((await Cloud.StateAsync()).IsEmpty, Is.True);
    }
}
