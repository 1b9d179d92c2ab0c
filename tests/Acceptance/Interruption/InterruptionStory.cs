namespace Acceptance;

/// <summary>Terraform is told to stop, or the cloud does not come to an end: what exists stays known.</summary>
internal sealed class InterruptionStory() : Story("Interruption")
{
    private const string Cluster = "vkcc_cluster.main";

    private static readonly TimeSpan patience = TimeSpan.FromSeconds(30);

    // As in reality: a cluster takes minutes, so everything here happens in the middle of something.
    protected override string? Speed => "1";

    [TestCase(ChildProcess.Interrupt)]
    [TestCase(ChildProcess.Terminate)]
    public async Task Row_55_an_interrupted_create_leaves_the_id_and_ends_in_time(int signal)
    {
        await using var terraform = await OpenAsync();
        await using var apply = await terraform.Use("fixed.tf").StartAsync("apply", "-auto-approve");
        await ClusterIsWaitedForAsync();

        // Ctrl-C reaches the provider as well; `kill` reaches terraform alone.
        if (signal is ChildProcess.Interrupt)
        {
            apply.SignalGroup(signal);
        }
        else
        {
            apply.Signal(signal);
        }

        var ending = System.Diagnostics.Stopwatch.StartNew();
        var run = await terraform.EndAsync(apply, "apply");

        var state = await terraform.StateAsync();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.ExitCode, Is.EqualTo(1), run.Transcript);
            Assert.That(ending.Elapsed, Is.LessThan(TimeSpan.FromSeconds(10)));
            Assert.That(state.Text(Cluster, "id"), Is.EqualTo((string?)(await Cloud.StateAsync()).Clusters.Single()["id"]));
            Assert.That(state.IsTainted(Cluster), Is.False);
            Assert.That(run.Text, Does.Not.Contain("Plugin did not respond"));
        }

        await Cloud.AdvanceClockAsync(TimeSpan.FromHours(1));
        await using var next = await terraform.StartAsync("apply", "-auto-approve");
        await FastForwardAsync(next);
        (await terraform.EndAsync(next, "apply")).ShouldSucceed();

        var cloud = await Cloud.StateAsync();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(cloud.Clusters, Has.Count.EqualTo(1), "The cluster is gone on with, not made again.");
            Assert.That(cloud.NodeGroups, Has.Count.EqualTo(1));
            Assert.That((await terraform.PlanAsync()).IsEmpty, Is.True);
        }
    }

    // Not an error: that would taint a cluster that is coming up (docs/design/resume.md).
    [Test]
    [Category("Long")]
    public async Task A_create_that_takes_longer_than_its_timeout_leaves_the_id_and_the_next_apply_goes_on()
    {
        await using var terraform = await OpenAsync();

        var run = await terraform.Use("fixed.tf").Edit("master_flavor ", "timeouts = {\n    create = \"10s\"\n  }\n  master_flavor ")
            .TryApplyAsync(null, "-target=" + Cluster);

        var state = await terraform.StateAsync();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.ShouldSucceed().Text, Does.Contain("PROVISIONING").And.Contain("timeouts"));
            Assert.That(state.Text(Cluster, "id"), Is.EqualTo((string?)(await Cloud.StateAsync()).Clusters.Single()["id"]));
            Assert.That(state.IsTainted(Cluster), Is.False);
        }

        var plan = await terraform.PlanAsync(null, "-target=" + Cluster);
        Assert.That(plan.ActionOf(Cluster), Is.EqualTo(PlanAction.Update));

        await using var last = await terraform.StartAsync("apply", "-auto-approve", "-target=" + Cluster);
        await FastForwardAsync(last);
        (await terraform.EndAsync(last, "apply")).ShouldSucceed();

        using (Assert.EnterMultipleScope())
        {
            Assert.That((await Cloud.RequestsAsync())
                .Count(request => request.Method == "POST" && request.Path.EndsWith("/clusters", StringComparison.Ordinal)), Is.EqualTo(1));
            Assert.That((await terraform.PlanAsync(null, "-target=" + Cluster)).IsEmpty, Is.True);
        }
    }

    [Test]
    public async Task An_interrupted_update_goes_on_with_the_next_apply()
    {
        await using var terraform = await OpenAsync();
        await using (var first = await terraform.Use("fixed.tf").StartAsync("apply", "-auto-approve"))
        {
            await FastForwardAsync(first);
            (await terraform.EndAsync(first, "apply")).ShouldSucceed();
        }

        await Cloud.ForgetRequestsAsync();
        await using (var update = await terraform.Edit("node_count        = 3", "node_count        = 5").StartAsync("apply", "-auto-approve"))
        {
            await Eventually.IsTrueAsync(
                async () => (await Cloud.RequestsAsync()).Any(request => request.Method == "PATCH" && request.Status == 200), "The group is asked to grow.",
                patience);
            update.SignalGroup(ChildProcess.Interrupt);
            Assert.That((await terraform.EndAsync(update, "apply")).ExitCode, Is.EqualTo(1));
        }

        var state = await terraform.StateAsync();
        Assert.That(state.IsTainted("vkcc_node_group.workers"), Is.False);

        await Cloud.AdvanceClockAsync(TimeSpan.FromHours(1));
        await using var last = await terraform.StartAsync("apply", "-auto-approve");
        await FastForwardAsync(last);
        (await terraform.EndAsync(last, "apply")).ShouldSucceed();

        using (Assert.EnterMultipleScope())
        {
            Assert.That((int?)(await Cloud.StateAsync()).NodeGroup("workers")["scale_spec"]?["fixed_scale"]?["size"], Is.EqualTo(5));
            Assert.That((await terraform.PlanAsync()).IsEmpty, Is.True);
        }
    }

    [Test]
    public async Task A_provider_whose_terraform_was_killed_goes_away_by_itself()
    {
        await using var terraform = await OpenAsync();
        await using var apply = await terraform.Use("fixed.tf").StartAsync("apply", "-auto-approve");
        await ClusterIsWaitedForAsync();
        var providers = apply.Descendants().ToList();

        apply.Signal(ChildProcess.Kill);

        Assert.That(providers, Is.Not.Empty);
        await Eventually.IsTrueAsync(() => Task.FromResult(!providers.Any(ChildProcess.IsAlive)), "The provider ends with its terraform.", patience);
    }

    private Task ClusterIsWaitedForAsync() => Eventually.IsTrueAsync(
        async () => (await Cloud.RequestsAsync()) is var requests
            && requests.SkipWhile(request => request.Method != "POST" || !request.Path.EndsWith("/clusters", StringComparison.Ordinal))
                .Any(request => request.Method == "GET"),
        "The cluster is created and asked after.",
        patience);

    // The cloud's clock runs ahead for as long as terraform works.
    private async Task FastForwardAsync(ChildProcess terraform) => await Eventually.IsTrueAsync(
        async () =>
        {
            await Cloud.AdvanceClockAsync(TimeSpan.FromMinutes(10));
            return terraform.HasExited;
        },
        "Terraform comes to an end when the cloud does.",
        TimeSpan.FromMinutes(2));
}
