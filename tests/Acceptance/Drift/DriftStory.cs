namespace Acceptance;

/// <summary>What a scheduled <c>terraform plan -detailed-exitcode</c> tells, and what it costs.</summary>
internal sealed class DriftStory() : Story("Drift")
{
    private const int Clusters = 2;

    [Test]
    public async Task The_exit_code_tells_drift_from_none_and_from_trouble_and_a_refresh_costs_a_call_a_cluster()
    {
        await using var terraform = await OpenAsync();
        await terraform.ApplyAsync("two.tf");
        await Cloud.ForgetRequestsAsync();

        var none = await terraform.RunAsync("plan", "-detailed-exitcode");
        var calls = await Cloud.RequestsAsync();

        var cloud = await Cloud.StateAsync();
        var cluster = (string)cloud.Cluster("drift-0")["id"]!;
        await Cloud.PatchClusterAsync(cluster, """{"labels":{"by":"hand"},"version":"1.33.3"}""");
        var plan = await terraform.PlanAsync();
        await Cloud.AddFaultAsync("""{"path":"/clusters/","times":-1,"action":{"status":403}}""");
        var trouble = await terraform.RunAsync("plan", "-detailed-exitcode");
        await Cloud.ClearFaultsAsync();

        await Cloud.DeleteNodeGroupAsync(
            (string)cloud.NodeGroups.First(group => (string)group["cluster_id"]! == cluster && (string)group["name"]! == "group-0")["id"]!);
        var vanished = await terraform.RunAsync("plan", "-detailed-exitcode");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(none.ExitCode, Is.Zero, none.Transcript);
            Assert.That(calls, Has.Count.LessThanOrEqualTo(Clusters + 2), string.Join('\n', calls));
            Assert.That(plan.Run.ExitCode, Is.EqualTo(2), "Drift.");
            Assert.That(
                plan.Drift.Select(drift => drift.ToString()), Is.EqualTo(new[] { "vkcc_cluster.two[0]: Update (labels)" }),
                "Exactly what was changed; a version written otherwise does not show.");
            Assert.That(plan.Changes.Select(change => change.ToString()), Is.EqualTo(new[] { "vkcc_cluster.two[0]: Update (labels)" }));
            Assert.That(trouble.ExitCode, Is.EqualTo(1), "Trouble is no drift.");
            Assert.That(vanished.ExitCode, Is.EqualTo(2), vanished.Transcript);
            Assert.That(vanished.Text, Does.Contain("Node group is gone").And.Contain("Node group \"group-0\"").And.Contain("1 to add"));
        }
    }

    [Test]
    [Category("Long")]
    public async Task What_the_console_does_to_an_add_on_and_a_policy_is_told_as_exactly_that()
    {
        await using var terraform = await OpenAsync();
        await terraform.Use("second.tf", "addon-and-policy.tf").ApplyAsync();
        var addon = (string)(await Cloud.AddonsAsync()).Single()["id"]!;
        var policy = (string)(await Cloud.StateAsync()).SecurityPolicy("k8sreplicalimits")["id"]!;

        await Cloud.PatchAddonAsync(addon, $$"""{"values":"{{Convert.ToBase64String("controller: {replicaCount: 9}"u8)}}"}""");
        await Cloud.PatchSecurityPolicyAsync(policy, """{"enabled":false}""");
        var changed = await terraform.PlanAsync();
        await terraform.ApplyAsync();
        var right = await terraform.RunAsync("plan", "-detailed-exitcode");
        await Cloud.PatchAddonAsync(addon, """{"version":"4.12.1"}""");
        var raised = await terraform.RunAsync("plan", "-detailed-exitcode");
        var followed = await terraform.Edit("4.11.3", "4.12.1").RunAsync("plan", "-detailed-exitcode");

        await Cloud.DeleteClusterAsync((string)(await Cloud.StateAsync()).Cluster("story")["id"]!);
        var gone = await terraform.RunAsync("plan", "-detailed-exitcode");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                changed.Drift.Select(drift => drift.ToString()),
                Is.EquivalentTo(new[] { "vkcc_addon.ingress: Update (values)", "vkcc_security_policy.range: Update (enabled)" }));
            Assert.That(changed.ActionOf("vkcc_cluster.main"), Is.EqualTo(PlanAction.None));
            Assert.That(right.ExitCode, Is.Zero, right.Transcript);
            Assert.That(raised.ExitCode, Is.EqualTo(1), raised.Transcript);
            Assert.That(raised.Text, Does.Contain("Versions of add-ons only go up"));
            Assert.That(followed.ExitCode, Is.Zero, followed.Transcript);
            Assert.That(gone.ExitCode, Is.EqualTo(2), gone.Transcript);
            Assert.That(gone.Text, Does.Contain("Add-on is gone").And.Contain("Security policy is gone").And.Contain("4 to add"));
        }
    }

    // Core composes every text that it receives, so the provider need not.
    [Test]
    public async Task A_letter_that_the_cloud_writes_apart_from_its_accent_is_no_drift()
    {
        await using var terraform = await OpenAsync();
        await terraform.ApplyAsync("accent.tf");

        await Cloud.PatchClusterAsync(
            (string)(await Cloud.StateAsync()).Cluster("accent")["id"]!, """{"description":"Cafe\u0301","labels":{"note":"cafe\u0301"}}""");
        var run = await terraform.RunAsync("plan", "-detailed-exitcode");

        Assert.That(run.ExitCode, Is.Zero, run.Transcript);
    }

    // The cloud takes one change of a cluster at a time, and terraform asks for ten.
    [Test]
    [Category("Long")]
    public async Task Ten_groups_of_one_cluster_at_default_parallelism()
    {
        await using var cloud = await Cloud.StartAsync("2000");
        await using var terraform = await OpenAsync();
        terraform.Set("OS_AUTH_URL", cloud.AuthUrl.ToString());

        await terraform.ApplyAsync("groups.tf");

        var calls = await cloud.RequestsAsync();
        var posts = calls.Where(call => call.Method == "POST" && call.Path.EndsWith("/node-groups", StringComparison.Ordinal)).ToList();
        using (Assert.EnterMultipleScope())
        {
            Assert.That((await cloud.StateAsync()).NodeGroups, Has.Count.EqualTo(10));
            // At this speed a token lives for two seconds: a 401 is a new login and no refusal.
            Assert.That(posts.Where(call => call.Status != 401)
                .Select(call => call.Status), Is.EqualTo(Enumerable.Repeat(200, 10)), "Each is asked for once, and none is refused.");
            Assert.That(calls, Has.Count.LessThan(150), "Calls in all.");
            Assert.That((await terraform.PlanAsync()).IsEmpty, Is.True);
        }
    }
}
