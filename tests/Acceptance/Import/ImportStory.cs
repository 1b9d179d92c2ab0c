namespace Acceptance;

/// <summary>Taking over what exists: row 61 of the conformance list.</summary>
internal sealed class ImportStory() : Story("Import")
{
    private const string Cluster = "vkcc_cluster.main";
    private const string Group = "vkcc_node_group.workers";

    // As an id of the second generation looks, and nobody's.
    private const string Nobody = "2xQk8vYtBfzJZ0rVpXo1mWn5aLc";

    [Test]
    public async Task Row61_Import_by_command_is_followed_by_an_empty_plan()
    {
        await using var maker = await OpenAsync();
        await maker.ApplyAsync("fixed.tf");
        var made = await maker.StateAsync();

        await using var terraform = await OpenAsync();
        terraform.Use("fixed.tf");
        (await terraform.ImportAsync(Cluster, made.Text(Cluster, "id"))).ShouldSucceed();
        (await terraform.ImportAsync(Group, made.Text(Group, "id"))).ShouldSucceed();
        var plan = await terraform.PlanAsync();

        Assert.That(plan.IsEmpty, Is.True, plan.ToString());
    }

    [Test]
    public async Task Row61_Import_by_block_is_followed_by_an_empty_plan()
    {
        await using var maker = await OpenAsync();
        await maker.ApplyAsync("fixed.tf");
        var made = await maker.StateAsync();

        await using var terraform = await OpenAsync();
        await File.WriteAllTextAsync(Path.Combine(terraform.Configuration, "import.tf"), ImportBlocks(made));
        var plan = await terraform.PlanAsync("fixed.tf");
        await terraform.ApplyAsync();
        var again = await terraform.PlanAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(plan.ActionOf(Cluster), Is.EqualTo(PlanAction.None), plan.ToString());
            Assert.That(plan.ActionOf(Group), Is.EqualTo(PlanAction.None), plan.ToString());
            Assert.That(again.IsEmpty, Is.True, again.ToString());
        }
    }

    [Test]
    public async Task Row61_Generated_configuration_validates_and_plans_empty()
    {
        await using var maker = await OpenAsync();
        await maker.ApplyAsync("fixed.tf");
        var made = await maker.StateAsync();

        await using var terraform = await OpenAsync();
        await File.WriteAllTextAsync(Path.Combine(terraform.Configuration, "import.tf"), ImportBlocks(made));
        (await terraform.RunAsync("plan", "-generate-config-out=generated.tf")).ShouldSucceed();
        var diagnostics = await terraform.ValidateAsync();
        await terraform.ApplyAsync();
        var plan = await terraform.PlanAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(diagnostics, Is.Empty);
            Assert.That(plan.IsEmpty, Is.True, $"{plan}\n{await File.ReadAllTextAsync(Path.Combine(terraform.Configuration, "generated.tf"))}");
        }
    }

    [TestCase(Cluster)]
    [TestCase(Group)]
    public async Task Row61_An_id_that_nobody_has_is_not_found(string address)
    {
        await using var terraform = await OpenAsync();

        var run = await terraform.Use("fixed.tf").ImportAsync(address, Nobody);

        Assert.That(run.ShouldFail().Text, Does.Contain("Cannot import non-existent remote object"));
    }

    [TestCase(Cluster, "not-an-id")]
    [TestCase(Cluster, "")]
    [TestCase(Group, "not an id / at all")]
    public async Task Row61_What_is_no_id_is_refused_without_asking_the_cloud(string address, string id)
    {
        await using var terraform = await OpenAsync();

        var run = await terraform.Use("fixed.tf").ImportAsync(address, id);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.ExitCode, Is.EqualTo(1), run.Transcript);
            Assert.That((await Cloud.RequestsAsync()).Where(request => request.Path.Contains("clusters/", StringComparison.Ordinal)), Is.Empty);
        }
    }

    private static string ImportBlocks(TerraformState made) =>
        $$"""
        import {
          to = {{Cluster}}
          id = "{{made.Text(Cluster, "id")}}"
        }

        import {
          to = {{Group}}
          id = "{{made.Text(Group, "id")}}"
        }
        """;
}
