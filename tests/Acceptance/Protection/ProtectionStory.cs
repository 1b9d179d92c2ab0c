namespace Acceptance;

/// <summary>A protected cluster is refused its end at plan, whatever asks for it, before anything that stands on it is destroyed; and each way out that is told
/// works.</summary>
[Category("Long")]
internal sealed class ProtectionStory() : Story("Protection")
{
    private const string Cluster = "vkcc_cluster.main";

    private const string Refusal = "Cluster is protected from deletion";

    [Test]
    public async Task Replace_on_the_command_line_is_refused_at_plan()
    {
        await using var terraform = await OpenAsync();
        await terraform.ApplyAsync("protected.tf");

        var refused = await terraform.RefusedPlanAsync(null, $"-replace={Cluster}");
        var applied = await terraform.TryApplyAsync(null, $"-replace={Cluster}");

        await ExpectUntouchedAsync(terraform, refused, applied);
        await terraform.Edit("deletion_protection = true", "deletion_protection = false").ApplyAsync();
        await terraform.ApplyAsync(null, $"-replace={Cluster}");
        Assert.That((await terraform.PlanAsync()).IsEmpty, Is.True);
    }

    [Test]
    public async Task A_trigger_is_refused_at_plan()
    {
        await using var terraform = await OpenAsync();
        await terraform.ApplyAsync("protected.tf");
        terraform.Edit("\"first\"", "\"second\"");

        var refused = await terraform.RefusedPlanAsync();
        var applied = await terraform.TryApplyAsync();

        await ExpectUntouchedAsync(terraform, refused, applied);
    }

    [Test]
    public async Task A_taint_is_refused_at_plan_and_the_way_out_works()
    {
        await using var terraform = await OpenAsync();
        await terraform.ApplyAsync("protected.tf");
        (await terraform.RunAsync("taint", Cluster)).ShouldSucceed();

        var refused = await terraform.RefusedPlanAsync();
        var applied = await terraform.TryApplyAsync();
        var unrefreshed = await terraform.TryApplyAsync(null, "-refresh=false");

        await ExpectUntouchedAsync(terraform, refused, applied);
        Assert.That(unrefreshed.ShouldFail().Text, Does.Contain(Refusal));
        (await terraform.RunAsync("untaint", Cluster)).ShouldSucceed();
        Assert.That((await terraform.PlanAsync()).IsEmpty, Is.True, "The cluster is in order.");
        await terraform.Edit("deletion_protection = true", "deletion_protection = false").ApplyAsync();
        await terraform.ApplyAsync(null, $"-replace={Cluster}");
        Assert.That((await terraform.PlanAsync()).IsEmpty, Is.True);
    }

    // Core plans a tainted object as if there were nothing: with another name only its node groups show what it takes the place of.
    [TestCase("")]
    [TestCase("-refresh=false")]
    public async Task A_taint_and_another_name_are_refused_at_plan(string argument)
    {
        await using var terraform = await OpenAsync();
        await terraform.ApplyAsync("protected.tf");
        (await terraform.RunAsync("taint", Cluster)).ShouldSucceed();
        terraform.Edit("\"story\"", "\"another\"");
        string[] arguments = argument.Length > 0 ? [argument] : [];

        var refused = await terraform.RefusedPlanAsync(null, arguments);
        var applied = await terraform.TryApplyAsync(null, arguments);

        await ExpectUntouchedAsync(terraform, refused, applied);
        (await terraform.RunAsync("untaint", Cluster)).ShouldSucceed();
        await terraform.Edit("\"another\"", "\"story\"").Edit("deletion_protection = true", "deletion_protection = false").ApplyAsync();
        await terraform.Edit("\"story\"", "\"another\"").ApplyAsync(null, $"-replace={Cluster}");
        Assert.That((await terraform.PlanAsync()).IsEmpty, Is.True);
    }

    // Without a group nothing is lost on the way: the destruction itself is refused.
    [Test]
    public async Task A_taint_and_another_name_of_a_cluster_without_groups_destroy_nothing()
    {
        await using var terraform = await OpenAsync();
        await terraform.ApplyAsync("protected.tf", $"-target={Cluster}");
        (await terraform.RunAsync("taint", Cluster)).ShouldSucceed();

        var applied = await terraform.Edit("\"story\"", "\"another\"").TryApplyAsync(null, $"-target={Cluster}");

        Assert.That(applied.ShouldFail().Text, Does.Contain(Refusal));
        Assert.That((await Cloud.StateAsync()).Clusters.Select(c => (string?)c["name"]), Is.EqualTo((string[])["story"]));
    }

    // A group goes from a protected cluster, which stays, to a new one: nothing is tainted, and nothing may be refused.
    [Test]
    public async Task A_group_that_goes_to_a_new_cluster_is_not_taken_for_one_of_a_tainted_cluster()
    {
        await using var terraform = await OpenAsync();
        await terraform.ApplyAsync("protected.tf");
        var second = File.ReadAllText(Path.Combine(TestContext.CurrentContext.TestDirectory, "Protection", "protected.tf"))
            .Replace("vkcc_cluster.main.id", "vkcc_cluster.other.id", StringComparison.Ordinal);
        var start = second.IndexOf("resource \"vkcc_cluster\"", StringComparison.Ordinal);
        var end = second.IndexOf("resource \"vkcc_node_group\"", StringComparison.Ordinal);
        var other = second[start..end].Replace("\"main\"", "\"other\"", StringComparison.Ordinal).Replace("\"story\"", "\"other\"", StringComparison.Ordinal);

        await terraform.Write(second.Insert(end, other)).ApplyAsync();

        Assert.That((await Cloud.StateAsync()).Clusters, Has.Count.EqualTo(2));
        Assert.That((await terraform.PlanAsync()).IsEmpty, Is.True);
    }

    // A protected cluster that is really gone protects nothing.
    [Test]
    public async Task A_protected_cluster_that_somebody_deleted_is_created_anew()
    {
        await using var terraform = await OpenAsync();
        await terraform.ApplyAsync("protected.tf");
        await Cloud.DeleteClusterAsync((await terraform.StateAsync()).Text(Cluster, "id"));

        await terraform.ApplyAsync();

        Assert.That((await terraform.PlanAsync()).IsEmpty, Is.True);
    }

    // What never came into being has nothing to protect, and must not stand in the way.
    [Test]
    public async Task A_cluster_whose_creation_failed_is_not_protected()
    {
        await using var terraform = await OpenAsync();
        await Cloud.AddFaultAsync("""{"method":"POST","path":"/clusters$","times":1,"action":{"cluster_status":"ERROR"}}""");

        (await terraform.TryApplyAsync("protected.tf")).ShouldFail();
        Assert.That((await terraform.StateAsync()).IsTainted(Cluster), Is.True);
        await terraform.ApplyAsync();

        var state = await terraform.StateAsync();
        Assert.That((bool?)state.Value(Cluster, "deletion_protection"), Is.True);
        Assert.That((await Cloud.StateAsync()).Clusters, Has.Count.EqualTo(1));
    }

    private async Task ExpectUntouchedAsync(Workspace terraform, IReadOnlyList<PlanDiagnostic> refused, TerraformRun applied)
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(refused.Where(d => d.IsError).Select(d => d.Summary), Is.EqualTo((string[])[Refusal]));
            Assert.That(applied.ShouldFail().Text, Does.Contain(Refusal));
            Assert.That((await Cloud.RequestsAsync()).Where(r => r.Method == "DELETE"), Is.Empty, "Nothing is destroyed.");
            Assert.That((await terraform.StateAsync()).Addresses, Has.Count.EqualTo(2));
        }
    }
}
