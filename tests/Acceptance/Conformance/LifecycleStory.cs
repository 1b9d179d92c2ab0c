using System.Text.Json.Nodes;

namespace Acceptance;

/// <summary>Plan, apply and read (8.6) with the real terraform.</summary>
internal sealed class LifecycleStory() : Story("Conformance")
{
    private const string Cluster = "vkcc_cluster.main";
    private const string Group = "vkcc_node_group.workers";

    private const string ById = "[A-Za-z0-9]{27}$";

    [Test]
    public async Task Row_44_a_planned_create_has_its_defaults_and_nothing_made_up()
    {
        await using var terraform = await OpenAsync();

        var plan = await terraform.PlanAsync("fixed.tf");

        var (cluster, group) = (plan.Change(Cluster), plan.Change(Group));
        using (Assert.EnterMultipleScope())
        {
            Assert.That((int?)cluster.After("generation"), Is.EqualTo(2));
            Assert.That((bool?)cluster.After("public_ip"), Is.False);
            Assert.That((string?)cluster.After("pods_cidr"), Is.EqualTo("10.100.0.0/16"));
            Assert.That((string?)cluster.After("network_plugin"), Is.EqualTo("calico"));
            Assert.That((bool?)cluster.After("deletion_protection"), Is.False);
            Assert.That((string?)cluster.After("loadbalancer_subnet_id"), Is.EqualTo((string?)cluster.After("subnet_id")));
            Assert.That((int?)group.After("max_unavailable_percent"), Is.EqualTo(25));

            foreach (var attribute in new[] { "id", "status", "created_at", "api_address" })
            {
                Assert.That(cluster.IsUnknown(attribute), Is.True, attribute);
            }

            // What is left out is what the service takes it for: empty.
            foreach (var (attribute, planned) in new[]
            {
                ("description", "\"\""), ("keypair", "\"\""), ("dns_domain", "\"\""), ("labels", "{}"), ("insecure_registries", "[]"),
                ("timeouts", """{"create":null,"delete":null,"update":null}"""),
            })
            {
                Assert.That(cluster.After(attribute)?.ToJsonString(), Is.EqualTo(planned), attribute);
                Assert.That(cluster.IsUnknown(attribute), Is.False, attribute);
            }

            Assert.That(group.IsUnknown("cluster_id"), Is.True);
            Assert.That(group.IsUnknown("autoscale"), Is.False);
        }
    }

    [Test]
    public async Task Row_46_an_update_leaves_everything_else_known()
    {
        await using var terraform = await OpenAsync();
        await terraform.ApplyAsync("fixed.tf");

        var change = (await terraform.Edit("role = \"web\"", "role = \"api\"").PlanAsync()).Change(Group);

        Assert.That(change.Changed, Is.EqualTo(new[] { "labels" }));
    }

    [Test]
    public async Task Row_47_a_removed_argument_goes_back_to_its_default()
    {
        await using var terraform = await OpenAsync();
        await terraform.Use("fixed.tf").Edit("labels = {", "max_unavailable_percent = 80\n  labels = {").ApplyAsync();

        var plan = await terraform.Edit("max_unavailable_percent = 80\n", "").PlanAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(plan.Change(Group).Changed, Is.EqualTo(new[] { "max_unavailable_percent" }));
            Assert.That((int?)plan.Change(Group).After("max_unavailable_percent"), Is.EqualTo(25));
        }
    }

    [Test]
    public async Task Row_47_removing_what_equals_the_default_changes_nothing()
    {
        await using var terraform = await OpenAsync();
        const string explicitly = "pods_cidr = \"10.100.0.0/16\"\n  public_ip = false\n  ";
        await terraform.Use("fixed.tf").Edit("master_flavor ", explicitly + "master_flavor ").ApplyAsync();

        var plan = await terraform.Edit(explicitly, "").PlanAsync();

        Assert.That(plan.IsEmpty, Is.True, plan.ToString());
    }

    [Test]
    public async Task Row_48_only_what_changed_forces_a_replacement()
    {
        await using var terraform = await OpenAsync();
        await terraform.ApplyAsync("fixed.tf");

        var plan = await terraform.Edit("= 50", "= 60").Edit("role = \"web\"", "role = \"api\"").PlanAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(plan.Change(Group).ReplacePaths, Is.EqualTo(new[] { "disk_size" }));
            Assert.That(plan.ActionOf(Cluster), Is.EqualTo(PlanAction.None));
        }
    }

    public static IEnumerable<TestCaseData> NestedSets =>
    [
        new TestCaseData("{ key = \"third\", value = \"\", effect = \"NoSchedule\" },", 3)
            .SetArgDisplayNames("one more, with an empty value").SetCategory("Long"),
        new TestCaseData("{ key = \"dedicated\", value = \"web\", effect = \"NoExecute\" },", 3).SetArgDisplayNames("the same key with another effect"),
        new TestCaseData("", 2).SetArgDisplayNames("as it was"),
    ];

    [TestCaseSource(nameof(NestedSets))]
    public async Task Row_49_elements_of_a_nested_set_come_and_go(string added, int expected)
    {
        await using var terraform = await OpenAsync();
        await terraform.ApplyAsync("fixed.tf");

        await terraform.Edit("taints = [", "taints = [\n" + added).ApplyAsync();
        var grown = (await Cloud.StateAsync()).NodeGroup("workers")["taints"] as JsonArray;
        await terraform.ApplyAsync("fixed.tf");
        var shrunk = (await Cloud.StateAsync()).NodeGroup("workers")["taints"] as JsonArray;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(grown, Has.Count.EqualTo(expected));
            Assert.That(shrunk, Has.Count.EqualTo(2));
            Assert.That((await terraform.PlanAsync()).IsEmpty, Is.True);
        }
    }

    [Test]
    public async Task Row_51_a_destroy_plan_can_be_refused()
    {
        await using var terraform = await OpenAsync();
        await terraform.Use("fixed.tf").Edit("master_flavor ", "deletion_protection = true\n  master_flavor ").ApplyAsync();

        var refused = await terraform.RefusedPlanAsync(input: null, "-destroy");

        Assert.That(refused.Count(diagnostic => diagnostic.IsError), Is.EqualTo(1));
    }

    [Test]
    public async Task Row_52_a_create_that_fails_before_anything_exists_leaves_nothing()
    {
        await using var terraform = await OpenAsync();
        await Cloud.AddFaultAsync(
            """{"method":"POST","path":"clusters$","times":1,"action":{"status":403,"body":"{\"code\":7,\"message\":\"not for you\",\"details\":[]}"}}""");

        var run = await terraform.TryApplyAsync("fixed.tf");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.ShouldFail().Text, Does.Contain("not for you"));
            Assert.That((await terraform.StateAsync()).Addresses, Is.Empty);
            Assert.That((await Cloud.StateAsync()).IsEmpty, Is.True);
        }

        await terraform.ApplyAsync();
        Assert.That((await terraform.PlanAsync()).IsEmpty, Is.True);
    }

    [Test]
    public async Task Row_52_a_create_that_fails_afterwards_leaves_the_id()
    {
        await using var terraform = await OpenAsync();
        await Cloud.AddFaultAsync("""{"method":"POST","path":"clusters$","times":1,"action":{"cluster_status":"ERROR"}}""");

        var run = await terraform.TryApplyAsync("fixed.tf");

        var state = await terraform.StateAsync();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.ShouldFail().Text, Does.Contain("ERROR"));
            Assert.That(state.Text(Cluster, "id"), Is.EqualTo((string?)(await Cloud.StateAsync()).Clusters.Single()["id"]));
            Assert.That(state.IsTainted(Cluster), Is.True);
        }

        await terraform.DestroyAsync();
        Assert.That((await Cloud.StateAsync()).IsEmpty, Is.True);
    }

    [Test]
    public async Task Row_53_an_update_that_fails_half_way_keeps_what_was_done()
    {
        await using var terraform = await OpenAsync();
        await terraform.ApplyAsync("fixed.tf");
        await Cloud.AddFaultAsync(
            """{"method":"PATCH","path":":upgrade$","times":1,"action":{"status":400,"body":"{\"code\":3,\"message\":\"not today\",\"details\":[]}"}}""");

        var run = await terraform.Edit("\"1.33.3\"", "\"1.34.2\"")
            .Edit("master_flavor ", "labels = {\n    team = \"storage\"\n  }\n  master_flavor ").TryApplyAsync();

        var state = await terraform.StateAsync();
        var plan = await terraform.PlanAsync();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.ShouldFail().Text, Does.Contain("not today"));
            Assert.That(state.IsTainted(Cluster), Is.False);
            Assert.That(state.Text(Cluster, "version"), Is.EqualTo("1.33.3"));
            Assert.That(plan.ActionOf(Cluster), Is.EqualTo(PlanAction.Update));
        }

        await terraform.ApplyAsync();
        Assert.That((await terraform.PlanAsync()).IsEmpty, Is.True);
    }

    [Test]
    public async Task Row_54_a_delete_of_something_gone_succeeds()
    {
        await using var terraform = await OpenAsync();
        await terraform.ApplyAsync("fixed.tf");
        await Cloud.DeleteClusterAsync((await terraform.StateAsync()).Text(Cluster, "id"));

        await terraform.DestroyAsync("-refresh=false");

        Assert.That((await terraform.StateAsync()).Addresses, Is.Empty);
    }

    [Test]
    public async Task Row_54_a_delete_that_is_refused_keeps_the_entry()
    {
        await using var terraform = await OpenAsync();
        await terraform.ApplyAsync("fixed.tf");
        await Cloud.AddFaultAsync(
            """{"method":"DELETE","path":"clusters/","times":1,"action":{"status":403,"body":"{\"code\":7,\"message\":\"not for you\",\"details\":[]}"}}""");

        var run = await terraform.RunAsync("destroy", "-auto-approve");

        var state = await terraform.StateAsync();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.ShouldFail().Text, Does.Contain("not for you"));
            Assert.That(state.Addresses, Is.EqualTo(new[] { Cluster }));
            Assert.That(state.IsTainted(Cluster), Is.False);
        }

        await terraform.DestroyAsync();
        Assert.That((await Cloud.StateAsync()).IsEmpty, Is.True);
    }

    [TestCase("clusters/", 403)]
    [TestCase("node-groups/", 403)]
    [TestCase("clusters/", 500)]
    [Category("Long")]
    public async Task Row_57_a_read_that_is_refused_is_an_error_and_not_a_disappearance(string path, int status)
    {
        await using var terraform = await OpenAsync();
        await terraform.ApplyAsync("fixed.tf");
        await Cloud.ForgetRequestsAsync();

        // A group may be read through its cluster: then the fault on the group's own path never strikes, and the plan is empty.
        await Cloud.AddFaultAsync(
            $$"""{"method":"GET","path":"{{path}}{{ById}}","times":1000,"action":{"status":{{status}}"""
            + ""","body":"{\"code\":7,\"message\":\"no\",\"details\":[]}"} }""");
        var run = await terraform.RunAsync("plan", "-json", "-detailed-exitcode");
        var struck = (await Cloud.RequestsAsync()).Any(request => request.Status == status);
        await Cloud.ClearFaultsAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.ExitCode, Is.EqualTo(struck ? 1 : 0), run.Transcript);
            Assert.That((await terraform.StateAsync()).Addresses, Has.Count.EqualTo(2));
            Assert.That((await terraform.PlanAsync()).IsEmpty, Is.True);
        }
    }

    [Test]
    public async Task Row_57_what_is_gone_is_planned_anew()
    {
        await using var terraform = await OpenAsync();
        await terraform.ApplyAsync("fixed.tf");
        await Cloud.DeleteNodeGroupAsync((await terraform.StateAsync()).Text(Group, "id"));

        Assert.That((await terraform.PlanAsync()).ActionOf(Group), Is.EqualTo(PlanAction.Create));
    }

    [Test]
    public async Task Row_58_values_known_only_at_apply_agree_with_the_plan()
    {
        await using var terraform = await OpenAsync();

        await terraform.ApplyAsync("chain.tf");

        Assert.That((await terraform.PlanAsync()).IsEmpty, Is.True);
    }

    [Test]
    public async Task Row_49_unknown_elements_of_a_nested_set_are_planned_as_they_are()
    {
        await using var terraform = await OpenAsync();

        var change = (await terraform.PlanAsync("chain.tf")).Change(Group);

        Assert.That(change.IsUnknown("taints"), Is.True);
    }

    [Test]
    public async Task Row_58_a_wrong_value_that_is_known_only_at_apply_is_found_before_anything_is_created()
    {
        await using var terraform = await OpenAsync();

        var run = await terraform.Use("chain.tf").Edit("zone  = \"MS1\"", "zone  = \"\"").TryApplyAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.ExitCode, Is.EqualTo(1), run.Transcript);
            Assert.That((await Cloud.StateAsync()).IsEmpty, Is.True);
        }
    }

    [Test]
    public async Task Row_59_private_bytes_survive_read_update_and_a_failed_update()
    {
        await using var terraform = await OpenAsync();
        await terraform.ApplyAsync("fixed.tf");
        var created = await PrivateAsync(terraform);

        await terraform.ApplyAsync(input: null, "-refresh-only");
        var read = await PrivateAsync(terraform);
        await terraform.Edit("role = \"web\"", "role = \"api\"").ApplyAsync();
        var updated = await PrivateAsync(terraform);
        await Cloud.AddFaultAsync(
            """{"method":"PATCH","path":"node-groups/","times":1,"action":{"status":400,"body":"{\"code\":3,\"message\":\"no\",\"details\":[]}"}}""");
        (await terraform.Edit("role = \"api\"", "role = \"web\"").TryApplyAsync()).ShouldFail();
        var failed = await PrivateAsync(terraform);

        using (Assert.EnterMultipleScope())
        {
            // A read may add what it has learned: the groups of the cluster, by which its absence is proven.
            Assert.That(Entries(read.Cluster), Is.SupersetOf(Entries(created.Cluster)));
            Assert.That(read.Group, Is.EqualTo(created.Group));
            Assert.That(updated.Cluster, Is.EqualTo(read.Cluster));
            Assert.That(failed.Cluster, Is.EqualTo(updated.Cluster));

            // The failed update may add what it left unfinished.
            Assert.That(Entries(failed.Group), Is.SupersetOf(Entries(updated.Group)));
        }
    }

    private static Dictionary<string, string?> Entries(string? stored) =>
        stored is null ? [] : JsonNode.Parse(Convert.FromBase64String(stored))!.AsObject().ToDictionary(entry => entry.Key, entry => (string?)entry.Value);

    private static async Task<(string? Cluster, string? Group)> PrivateAsync(Workspace terraform)
    {
        var state = await terraform.StateAsync();
        return (state.Private(Cluster), state.Private(Group));
    }
}
