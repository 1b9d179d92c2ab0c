using System.Text.Json.Nodes;

namespace Acceptance;

/// <summary>The life of <c>vkcc_security_policy</c> in clusters of both generations.</summary>
internal sealed class SecurityPolicyStory() : Story("SecurityPolicy")
{
    private const string Address = "vkcc_security_policy.main";
    private const string Ranges = "{ ranges = [{ min_replicas = 1, max_replicas = 3 }] }";

    [TestCase("first.tf", 1, Category = "Long")]
    [TestCase("second.tf", 2)]
    public async Task A_policy_lives_from_apply_to_destroy(string input, int generation)
    {
        await using var terraform = await OpenAsync();

        await terraform.ApplyAsync(input);
        await terraform.ShouldHaveNothingToDoAsync();
        var state = await terraform.StateAsync();
        var policy = (await Cloud.StateAsync()).SecurityPolicy("k8sreplicalimits");
        var bare = (await Cloud.StateAsync()).SecurityPolicy("k8sblocknodeport");

        using (Assert.EnterMultipleScope())
        {
            Assert.That((int?)policy["generation"], Is.EqualTo(generation));
            Assert.That((int?)state.Value(Address, "generation"), Is.EqualTo(generation));
            Assert.That(state.Text(Address, "id"), Is.EqualTo((string?)policy["id"]));
            Assert.That(state.Text(Address, "cluster_id"), Is.EqualTo(state.Text("vkcc_cluster.main", "id")));
            Assert.That(state.Text(Address, "template_version"), Is.EqualTo("1.0.0"));
            Assert.That(state.Text(Address, "template_id"), Is.Not.Empty);
            Assert.That(state.Text(Address, "created_at"), Is.Not.Empty);
            Assert.That(((string?)policy["namespace"], (bool?)policy["enabled"]), Is.EqualTo(("team-a", true)));
            Assert.That(((string?)bare["namespace"], (string?)bare["policy_settings"], (bool?)bare["enabled"]), Is.EqualTo(("*", "{}", true)));
        }

        await terraform.DestroyAsync();

        Assert.That((await Cloud.StateAsync()).IsEmpty, Is.True);
    }

    [TestCase("first.tf")]
    [TestCase("second.tf")]
    [Category("Long")]
    public async Task Settings_namespace_and_switch_change_in_place_and_by_nobody_else(string input)
    {
        await using var terraform = await OpenAsync();
        await terraform.ApplyAsync(input);
        var id = (await terraform.StateAsync()).Text(Address, "id");

        var plan = await terraform.Edit("\"team-a\"", "\"team-b\"")
            .Edit("max_replicas = 3", "max_replicas = 5")
            .Edit("  namespace  =", "  enabled    = false\n  namespace  =")
            .PlanAsync();
        await terraform.ApplyAsync();
        var again = await terraform.PlanAsync();
        var changed = (await Cloud.StateAsync()).SecurityPolicy("k8sreplicalimits");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(plan.ActionOf(Address), Is.EqualTo(PlanAction.Update));
            Assert.That(plan.Change(Address).Changed, Is.SupersetOf(new[] { "settings", "namespace", "enabled" }));
            Assert.That(plan.ActionOf("vkcc_security_policy.bare"), Is.EqualTo(PlanAction.None));
            Assert.That(((string?)changed["id"], (string?)changed["namespace"], (bool?)changed["enabled"]), Is.EqualTo((id, "team-b", false)));
            Assert.That((string?)changed["policy_settings"], Does.Contain(":5"));
            Assert.That(again.IsEmpty, Is.True, $"Plan after the change:\n{again}");
        }

        await Cloud.PatchSecurityPolicyAsync(id, """{"policy_settings":"{\"ranges\":[]}","enabled":true}""");
        var drift = await terraform.PlanAsync();
        await terraform.ApplyAsync();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(drift.Change(Address).Changed, Is.SupersetOf(new[] { "settings", "enabled" }).And.Not.Contain("namespace"));
            Assert.That((bool?)(await Cloud.StateAsync()).SecurityPolicy("k8sreplicalimits")["enabled"], Is.False);
            Assert.That((await terraform.PlanAsync()).IsEmpty, Is.True);
        }

        await Cloud.DeleteSecurityPolicyAsync(id);
        var gone = await terraform.PlanAsync();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(gone.ActionOf(Address), Is.EqualTo(PlanAction.Create));
            Assert.That(gone.Diagnostics.Select(d => d.Summary), Does.Contain("Security policy is gone"));
        }
    }

    [Test]
    [Category("Long")]
    public async Task Another_spelling_of_the_settings_is_no_change()
    {
        await using var terraform = await OpenAsync();
        await Cloud.SetHabitsAsync("""{"sort_settings":true}""");
        await terraform.Use("second.tf").ApplyAsync();
        await Cloud.ForgetRequestsAsync();

        var plan = await terraform.Edit(
            $"jsonencode({Ranges})", "\"{\\\"ranges\\\": [ {\\\"max_replicas\\\": 3.0, \\\"min_replicas\\\": 1e0} ] }\"").PlanAsync();

        Assert.That(plan.IsEmpty, Is.True, $"{plan}");
    }

    [TestCase("first.tf")]
    [TestCase("second.tf")]
    [Category("Long")]
    public async Task Another_template_replaces_the_policy(string input)
    {
        await using var terraform = await OpenAsync();
        await terraform.ApplyAsync(input);

        var plan = await terraform.Edit("\"k8sreplicalimits\"", "\"k8sallowedrepos\"").Edit(Ranges, "{ repos = [\"registry.example/\"] }").PlanAsync();
        await terraform.ApplyAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(plan.ActionOf(Address), Is.EqualTo(PlanAction.Replace));
            Assert.That((await Cloud.StateAsync()).SecurityPolicies.Count(IsOurs), Is.EqualTo(2));
            Assert.That((await terraform.PlanAsync()).IsEmpty, Is.True);
        }
    }

    [Test]
    [Category("Long")]
    public async Task A_lost_answer_is_looked_into_on_the_first_generation_and_told_on_the_second([Values("first.tf", "second.tf")] string input)
    {
        await using var terraform = await OpenAsync();
        await terraform.Use(input).ApplyAsync(input: null, "-target=vkcc_cluster.main");
        await Cloud.AddFaultAsync("""{"method":"POST","path":"security_policy$","times":1,"action":{"drop_response":true}}""");

        var apply = await terraform.TryApplyAsync(input: null, "-parallelism=1", "-target=" + Address);

        var requests = (await Cloud.RequestsAsync())
            .Count(request => request.Method == "POST" && request.Path.EndsWith("security_policy", StringComparison.Ordinal));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(requests, Is.EqualTo(1), "Nothing is sent twice.");
            Assert.That((await Cloud.StateAsync()).SecurityPolicies.Count(IsOurs), Is.EqualTo(1));
            if (input == "first.tf")
            {
                Assert.That(apply.ExitCode, Is.Zero, apply.Transcript);
                var policy = (await Cloud.StateAsync()).SecurityPolicy("k8sreplicalimits");
                Assert.That((await terraform.StateAsync()).Text(Address, "id"), Is.EqualTo((string?)policy["id"]));
            }
            else
            {
                Assert.That(apply.ExitCode, Is.Not.Zero);
                Assert.That(apply.Text, Does.Contain("Creation without an answer"));
            }
        }
    }

    private static bool IsOurs(JsonObject policy) => (bool?)policy["simulator"]!["is_default"] == false;
}
