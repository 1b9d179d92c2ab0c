namespace Acceptance;

/// <summary>Taking over what exists: row 61 of the conformance list.</summary>
internal sealed class ImportStory() : Story("Import")
{
    private const string Cluster = "vkcc_cluster.main";
    private const string Group = "vkcc_node_group.workers";

    // As an id of the second generation looks, and nobody's.
    private const string Nobody = "2xQk8vYtBfzJZ0rVpXo1mWn5aLc";

    [Test]
    public async Task Row_61_import_by_command_is_followed_by_an_empty_plan()
    {
        var made = await MakeAsync();

        await using var terraform = await OpenAsync();
        await terraform.Use("fixed.tf").TakeOverAsync(made, Cluster, Group);
    }

    [Test]
    public async Task Row_61_import_by_block_is_followed_by_an_empty_plan()
    {
        var made = await MakeAsync();

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
    public async Task Row_61_generated_configuration_validates_and_plans_empty()
    {
        var made = await MakeAsync();

        await using var terraform = await OpenAsync();
        await terraform.ImportWithGeneratedConfigurationAsync(ImportBlocks(made));
    }

    [Test]
    [Category("Long")]
    public async Task Row_61_generated_configuration_of_the_first_generation_plans_empty()
    {
        var id = await Cloud.CreateFirstGenerationAsync("clusters", FirstGeneration("old"));

        await using var terraform = await OpenAsync();
        await terraform.ImportWithGeneratedConfigurationAsync($"import {{\n  to = {Cluster}\n  id = \"old\"\n}}\n");

        Assert.That((await terraform.StateAsync()).Text(Cluster, "id"), Is.EqualTo(id));
    }

    [TestCase(Cluster)]
    [TestCase(Group)]
    public async Task Row_61_an_id_that_nobody_has_is_not_found(string address)
    {
        await using var terraform = await OpenAsync();

        var run = await terraform.Use("fixed.tf").ImportAsync(address, Nobody);

        Assert.That(run.ShouldFail().Text, Does.Contain("Cannot import non-existent remote object"));
    }

    [TestCase(Cluster, "not an id")]
    [TestCase(Cluster, "")]
    [TestCase(Group, "workers")]
    [TestCase(Group, "not an id / at all")]
    public async Task Row_61_what_is_neither_id_nor_name_is_refused_without_asking_the_cloud(string address, string id)
    {
        await using var terraform = await OpenAsync();

        var run = await terraform.Use("fixed.tf").ImportAsync(address, id);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.ExitCode, Is.EqualTo(1), run.Transcript);
            Assert.That((await Cloud.RequestsAsync()).Where(request => request.Path.Contains("clusters", StringComparison.Ordinal)), Is.Empty);
        }
    }

    [Test]
    [Category("Long")]
    public async Task Row_61_names_are_taken_by_block_and_by_command()
    {
        await MakeAsync();

        await using var terraform = await OpenAsync();
        await File.WriteAllTextAsync(Path.Combine(terraform.Configuration, "import.tf"), ImportBlocks("story", "story/workers"));
        var blocks = await terraform.PlanAsync("fixed.tf");
        File.Delete(Path.Combine(terraform.Configuration, "import.tf"));
        (await terraform.ImportAsync(Cluster, "story")).ShouldSucceed();
        (await terraform.ImportAsync(Group, "story/workers")).ShouldSucceed();
        var plan = await terraform.PlanAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(blocks.Changes, Is.Empty, blocks.ToString());
            Assert.That(plan.IsEmpty, Is.True, plan.ToString());
        }
    }

    [Test]
    [Category("Long")]
    public async Task Row_61_the_uuid_and_the_id_of_the_cluster_before_the_name_of_the_group_are_taken_too()
    {
        var made = await MakeAsync();

        await using var terraform = await OpenAsync();
        terraform.Use("fixed.tf");
        (await terraform.ImportAsync(Cluster, made.Text(Cluster, "uuid"))).ShouldSucceed();
        (await terraform.ImportAsync(Group, $"{made.Text(Cluster, "id")}/workers")).ShouldSucceed();
        var imported = await terraform.StateAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(imported.Text(Cluster, "id"), Is.EqualTo(made.Text(Cluster, "id")));
            Assert.That(imported.Text(Group, "id"), Is.EqualTo(made.Text(Group, "id")));
        }
    }

    [Test]
    [Category("Long")]
    public async Task Row_61_a_name_that_none_or_several_have_is_refused_with_the_ids_that_there_are()
    {
        var made = await MakeAsync();
        var (cluster, group) = (made.Text(Cluster, "id"), made.Text(Group, "id"));

        await using var terraform = await OpenAsync();
        terraform.Use("fixed.tf");
        var none = (await terraform.ImportAsync(Cluster, "storry")).ShouldFail().Text;
        var noGroup = (await terraform.ImportAsync(Group, "story/worker")).ShouldFail().Text;
        var twin = await Cloud.CreateFirstGenerationAsync("clusters", FirstGeneration("story"));
        var several = (await terraform.ImportAsync(Cluster, "story")).ShouldFail().Text;
        var severalAbove = (await terraform.ImportAsync(Group, "story/workers")).ShouldFail().Text;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(none, Does.Contain("No such cluster").And.Contain("data \"vkcc_clusters\" lists what is there"));
            Assert.That(noGroup, Does.Contain("No such node group").And.Contain("Did you mean \"workers\"?").And.Contain(group));
            Assert.That(several, Does.Contain("Several clusters share this name").And.Contain(cluster).And.Contain(twin).And.Contain("generation 1"));
            Assert.That(severalAbove, Does.Contain("Several clusters share this name"));
        }
    }

    [Test]
    [Category("Long")]
    public async Task Row_61_a_generation_that_cannot_be_looked_at_makes_a_name_doubtful_and_the_message_says_what_to_do()
    {
        var id = (await MakeAsync()).Text(Cluster, "id");
        await Cloud.AddFaultAsync("""{"method":"GET","path":"container-infra/v1/clusters/story$","times":99,"action":{"status":403}}""");

        await using var terraform = await OpenAsync();
        terraform.Use("fixed.tf");
        var doubtful = (await terraform.ImportAsync(Cluster, "story")).ShouldFail().Text;
        (await terraform.ImportAsync(Cluster, id)).ShouldSucceed();

        Assert.That(doubtful, Does.Contain("Name may not be the only one").And.Contain(id).And.Contain("generation 1 cannot be listed"));
    }

    /// <summary>A cluster and its group, made by a configuration that is gone; its state.</summary>
    private async Task<TerraformState> MakeAsync()
    {
        await using var maker = await OpenAsync();
        await maker.ApplyAsync("fixed.tf");
        return await maker.StateAsync();
    }

    private static string FirstGeneration(string name) =>
        $$"""
        {
          "name": "{{name}}", "cluster_template_id": "c1000000-0000-4000-8000-000000330003", "cluster_type": "standard", "master_count": 1, "floating_ip_enabled": false,
          "network_id": "10000000-0000-4000-8000-000000000001", "subnet_id": "20000000-0000-4000-8000-000000000001", "availability_zone": "MS1"
        }
        """;

    private static string ImportBlocks(TerraformState made) => ImportBlocks(made.Text(Cluster, "id"), made.Text(Group, "id"));

    private static string ImportBlocks(string cluster, string group) =>
        $$"""
        import {
          to = {{Cluster}}
          id = "{{cluster}}"
        }

        import {
          to = {{Group}}
          id = "{{group}}"
        }
        """;
}
