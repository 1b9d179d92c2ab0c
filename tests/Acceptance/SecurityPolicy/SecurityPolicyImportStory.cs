namespace Acceptance;

/// <summary>Taking over security policies that exist (row 61), and what is said when one stands where another is wanted.</summary>
[Category("Long")]
internal sealed class SecurityPolicyImportStory() : Story("SecurityPolicy")
{
    private const string Cluster = "vkcc_cluster.main";
    private const string Main = "vkcc_security_policy.main";
    private const string Bare = "vkcc_security_policy.bare";

    [TestCase("story/k8sreplicalimits/team-a", "{cluster}/k8sblocknodeport/*")]
    [TestCase("{main}", "story/{bare}")]
    public async Task Row_61_on_the_first_generation_template_and_namespace_are_taken_beside_the_id(string main, string bare)
    {
        await using var maker = await OpenAsync();
        await maker.ApplyAsync("first.tf");

        await ImportsAndPlansEmptyAsync("first.tf", await maker.StateAsync(), main, bare);
    }

    [Test]
    public async Task Row_61_on_the_second_generation_the_id_is_taken_alone_and_with_the_cluster()
    {
        await using var maker = await OpenAsync();
        await maker.ApplyAsync("second.tf");

        await ImportsAndPlansEmptyAsync("second.tf", await maker.StateAsync(), "{main}", "story/{bare}");
    }

    [TestCase("first.tf")]
    [TestCase("second.tf")]
    public async Task Row_61_generated_configuration_of_policies_plans_empty(string input)
    {
        await using var maker = await OpenAsync();
        await maker.ApplyAsync(input);
        var made = await maker.StateAsync();

        await using var terraform = await OpenAsync();
        await terraform.ImportWithGeneratedConfigurationAsync(
            string.Concat(new[] { Main, Bare }.Select(address => $"import {{\n  to = {address}\n  id = \"{made.Text(address, "id")}\"\n}}\n")));
    }

    [Test]
    public async Task Row_61_what_names_no_policy_is_refused_with_what_there_is()
    {
        await using var maker = await OpenAsync();
        await maker.ApplyAsync("first.tf");
        var made = await maker.StateAsync();
        await using var second = await OpenAsync();
        await second.Use("second.tf").Edit("\"story\"", "\"newer\"").ApplyAsync();
        var newer = await second.StateAsync();

        await using var terraform = await OpenAsync();
        terraform.Use("first.tf");
        var none = await RefusedAsync("story/k8sreplicalimits/team-b");
        var noCluster = await RefusedAsync("storry/k8sreplicalimits/team-a");
        var triple = await RefusedAsync("newer/k8sreplicalimits/team-a");
        var elsewhere = await RefusedAsync($"story/{newer.Text(Main, "id")}");
        var ofPlatform = await RefusedAsync("story/k8spsphostnamespace/*");
        var nobody = await RefusedAsync("2xQk8vYtBfzJZ0rVpXo1mWn5aLc");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(none, Does.Contain("No such security policy").And.Contain($"{made.Text(Main, "id")} (\"k8sreplicalimits/team-a\")"));
            Assert.That(noCluster, Does.Contain("No such cluster"));
            Assert.That(triple, Does.Contain("Only its id finds this policy").And.Contain("does not list the security policies"));
            Assert.That(elsewhere, Does.Contain("No such security policy").And.Contain("has no security policy with the id"));
            Assert.That(ofPlatform, Does.Contain("Policy of the platform"));
            Assert.That(nobody, Does.Contain("Cannot import non-existent remote object"));
        }

        async Task<string> RefusedAsync(string id) => (await terraform.ImportAsync(Main, id)).ShouldFail().Text;
    }

    [TestCase("k8sreplicalimits/team-a")]
    [TestCase("not a name/k8sreplicalimits/team-a")]
    [TestCase("story/k8sreplicalimits/team-a/web")]
    [TestCase("story//team-a")]
    [TestCase("team-a")]
    public async Task Row_61_what_is_neither_id_nor_place_of_a_policy_is_refused_without_asking_the_cloud(string id)
    {
        await using var terraform = await OpenAsync();

        var run = await terraform.Use("first.tf").ImportAsync(Main, id);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.ShouldFail().Text, Does.Contain("Neither id nor name of a security policy"));
            Assert.That((await Cloud.RequestsAsync()).Where(request => request.Path.Contains("clusters", StringComparison.Ordinal)), Is.Empty);
        }
    }

    [TestCase("*", "beside which there can be none for namespace team-a")]
    [TestCase("team-a", "and has one of a template for a namespace")]
    public async Task A_policy_that_somebody_made_meanwhile_is_named_by_template_and_namespace(string place, string words)
    {
        await using var terraform = await OpenAsync();
        await terraform.Use("first.tf").ApplyAsync(input: null, $"-target={Cluster}");
        (await terraform.RunAsync("plan", "-out=saved", $"-target={Main}")).ShouldSucceed();
        await using var other = await OpenAsync();
        await other.Write(
            $$"""
            data "vkcc_cluster" "main" {
              name = "story"
            }

            resource "vkcc_security_policy" "theirs" {
              cluster_id = data.vkcc_cluster.main.id
              template   = "k8sreplicalimits"
              namespace  = "{{place}}"
              settings   = jsonencode({ ranges = [] })
            }
            """).ApplyAsync();
        var theirs = (await other.StateAsync()).Text("vkcc_security_policy.theirs", "id");

        var run = (await terraform.RunAsync("apply", "saved")).ShouldFail();

        Assert.That(
            run.Text,
            Does.Contain("Policy is there already").And.Contain($"(id {theirs})").And.Contain(words).And.Contain("import {").And.Not.Contain("Name is taken"));
    }

    [Test]
    public async Task On_the_second_generation_a_conflict_says_what_it_may_be_about()
    {
        await using var terraform = await OpenAsync();
        await terraform.Use("second.tf").ApplyAsync(input: null, $"-target={Main}");
        await using var other = await OpenAsync();

        var run = await other.Write(
            """
            data "vkcc_cluster" "main" {
              name = "story"
            }

            resource "vkcc_security_policy" "ours" {
              cluster_id = data.vkcc_cluster.main.id
              template   = "k8sreplicalimits"
              settings   = jsonencode({ ranges = [] })
            }
            """).TryApplyAsync();

        Assert.That(
            run.ShouldFail().Text,
            Does.Contain("VK Cloud refuses this policy now").And.Contain("for all namespaces").And.Contain("import {").And.Not.Contain("name is taken"));
    }

    [TestCase("first.tf", Category = "Long")]
    [TestCase("second.tf")]
    public async Task A_policy_for_all_namespaces_follows_one_that_the_same_apply_removes(string input)
    {
        await using var terraform = await OpenAsync();
        await terraform.Use(input).Edit("\"vkcc_security_policy\" \"main\"", "\"vkcc_security_policy\" \"one\"").ApplyAsync();

        // Whichever of both comes first.
        await terraform.Use(input).Edit("  namespace  = \"team-a\"\n", string.Empty).ApplyAsync();

        Assert.That((string?)(await Cloud.StateAsync()).SecurityPolicy("k8sreplicalimits")["namespace"], Is.EqualTo("*"));
    }

    [TestCase("first.tf")]
    [TestCase("second.tf", Category = "Long")]
    public async Task A_policy_that_comes_before_the_end_of_another_in_its_place_waits_for_that(string input)
    {
        const string Old =
            """
            resource "vkcc_security_policy" "old" {
              count      = 1
              cluster_id = vkcc_cluster.main.id
              template   = "k8sallowedrepos"
              namespace  = "team-a"
              settings   = jsonencode({ repos = ["registry.example/"] })
            }

            resource "terraform_data" "slow" {
              count      = 1
              depends_on = [vkcc_security_policy.old]

              provisioner "local-exec" {
                when    = destroy
                command = "sleep 2"
              }
            }
            """;
        const string New =
            """


            resource "vkcc_security_policy" "new" {
              cluster_id = vkcc_cluster.main.id
              template   = "k8sallowedrepos"
              settings   = jsonencode({ repos = ["registry.example/"] })
            }
            """;
        await using var terraform = await OpenAsync();
        var more = Path.Combine(terraform.Configuration, "more.tf");
        await File.WriteAllTextAsync(more, Old);
        await terraform.ApplyAsync(input);
        await Cloud.ForgetRequestsAsync();

        await File.WriteAllTextAsync(more, Old.Replace("count      = 1", "count      = 0", StringComparison.Ordinal) + New);
        await terraform.ApplyAsync();

        var writes = (await Cloud.RequestsAsync())
            .Where(r => r.Method is "POST" or "DELETE" && r.Path.Contains("security_policy", StringComparison.Ordinal))
            .ToList();
        using (Assert.EnterMultipleScope())
        {
            Assert.That((string?)(await Cloud.StateAsync()).SecurityPolicy("k8sallowedrepos")["namespace"], Is.EqualTo("*"));

            // Only the first generation can see what stands in the way.
            Assert.That(writes[0].Method, Is.EqualTo(input == "first.tf" ? "DELETE" : "POST"));
            Assert.That(writes[^1].Method, Is.EqualTo("POST"));
        }
    }

    [TestCase("first.tf", Category = "Long")]
    [TestCase("second.tf")]
    public async Task A_policy_at_another_address_takes_the_place_that_the_same_apply_frees(string input)
    {
        await using var terraform = await OpenAsync();
        await terraform.Use(input).Edit("\"vkcc_security_policy\" \"main\"", "\"vkcc_security_policy\" \"one\"").ApplyAsync();
        var old = (string?)(await Cloud.StateAsync()).SecurityPolicy("k8sreplicalimits")["id"];

        await terraform.Use(input).ApplyAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That((string?)(await Cloud.StateAsync()).SecurityPolicy("k8sreplicalimits")["id"], Is.Not.EqualTo(old));
            Assert.That((await terraform.PlanAsync()).IsEmpty, Is.True);
        }
    }

    /// <param name="main">What is given to import, with <c>{cluster}</c>, <c>{main}</c> and <c>{bare}</c> for the ids.</param>
    /// <param name="bare">Likewise.</param>
    private async Task ImportsAndPlansEmptyAsync(string input, TerraformState made, string main, string bare)
    {
        await using var terraform = await OpenAsync();
        terraform.Use(input);
        (await terraform.ImportAsync(Cluster, "story")).ShouldSucceed();
        (await terraform.ImportAsync(Main, Filled(main))).ShouldSucceed();
        (await terraform.ImportAsync(Bare, Filled(bare))).ShouldSucceed();
        var plan = await terraform.PlanAsync();
        var imported = await terraform.StateAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(plan.IsEmpty, Is.True, plan.ToString());
            Assert.That(new[] { Main, Bare }.Select(a => imported.Text(a, "id")), Is.EqualTo(new[] { Main, Bare }.Select(a => made.Text(a, "id"))));
        }

        string Filled(string text) => text
            .Replace("{cluster}", made.Text(Cluster, "id"), StringComparison.Ordinal)
            .Replace("{main}", made.Text(Main, "id"), StringComparison.Ordinal)
            .Replace("{bare}", made.Text(Bare, "id"), StringComparison.Ordinal);
    }
}
