namespace Acceptance;

/// <summary>What one look does not find is not gone: nothing is dropped, destroyed or made anew on such ground, and what is really gone is noticed at
/// once.</summary>
[Category("Long")]
internal sealed class AbsenceStory() : Story("Hostile")
{
    private const string Cluster = "vkcc_cluster.main";

    private const string Group = "vkcc_node_group.workers";

    public static IEnumerable<TestCaseData> Forms()
    {
        yield return Row("a page of a proxy", 404, "404 page not found\n", "text/plain");
        yield return Row("a route that is not there", 404, """{"error":"route not found"}""");
        yield return Row("null", 404, "null").SetCategory("Long");
        yield return Row("410", 410, """{"code":5,"message":"Cluster could not be found.","details":[]}""").SetCategory("Long");
        yield return Row("the service itself", 404, """{"code":5,"message":"Cluster could not be found.","details":[]}""");

        static TestCaseData Row(string name, int status, string body, string type = "application/json") =>
            new TestCaseData(status, body, type).SetArgDisplayNames(name);
    }

    [TestCaseSource(nameof(Forms))]
    public async Task One_look_that_finds_nothing_destroys_nothing(int status, string body, string type)
    {
        await using var between = Between.Start(Cloud);
        await using var terraform = await OpenAsync();
        terraform.Set("OS_AUTH_URL", between.Address.ToString());
        await terraform.ApplyAsync("labelled.tf");
        var before = await terraform.StateAsync();
        var struck = 0;
        between.OnRequest = exchange =>
        {
            if (exchange.Method == "GET" && exchange.Path.Contains("/clusters/", StringComparison.Ordinal) && Interlocked.Increment(ref struck) == 1)
            {
                exchange.Answer(status, body, type);
            }

            return Task.CompletedTask;
        };

        var run = await terraform.TryApplyAsync();
        between.OnRequest = null;

        var after = await terraform.StateAsync();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(struck, Is.Positive);
            Assert.That(run.Text, Does.Not.Contain("is gone").And.Not.Contain("Destroying"), run.Transcript);
            Assert.That((after.Text(Cluster, "id"), after.Text(Group, "id")), Is.EqualTo((before.Text(Cluster, "id"), before.Text(Group, "id"))));
            Assert.That((await Cloud.RequestsAsync()).Where(r => r.Method == "DELETE"), Is.Empty);
            Assert.That((await terraform.PlanAsync()).IsEmpty, Is.True);
        }
    }

    [Test]
    public async Task A_destroy_whose_calls_find_nothing_destroys_all_the_same()
    {
        await using var between = Between.Start(Cloud);
        await using var terraform = await OpenAsync();
        terraform.Set("OS_AUTH_URL", between.Address.ToString());
        await terraform.ApplyAsync("labelled.tf");
        var struck = new HashSet<string>(StringComparer.Ordinal);
        between.OnRequest = exchange =>
        {
            if (exchange.Method == "DELETE" && struck.Add(exchange.Path))
            {
                exchange.Answer(404, "404 page not found\n", "text/plain");
            }

            return Task.CompletedTask;
        };

        var run = await terraform.DestroyAsync();

        var cloud = await Cloud.StateAsync();
        Assert.That((cloud.Clusters.Count, cloud.NodeGroups.Count, struck.Count), Is.EqualTo((0, 0, 2)), run.Transcript);
    }

    [Test]
    public async Task What_is_really_gone_is_noticed_in_one_refresh()
    {
        await using var terraform = await OpenAsync();
        await terraform.ApplyAsync("labelled.tf");
        await Cloud.DeleteClusterAsync((await terraform.StateAsync()).Text(Cluster, "id"));

        var plan = await terraform.PlanAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That((plan.ActionOf(Cluster), plan.ActionOf(Group)), Is.EqualTo((PlanAction.Create, PlanAction.Create)), plan.ToString());
            Assert.That(plan.Diagnostics.Select(d => d.Summary), Does.Contain("Cluster is gone").And.Contain("Node group is gone"));
        }

        await terraform.ApplyAsync();
        Assert.That((await terraform.PlanAsync()).IsEmpty, Is.True);
    }

    [Test]
    public async Task A_plan_that_is_carried_out_in_another_region_destroys_nothing_and_says_so()
    {
        await using var terraform = await OpenAsync();
        await terraform.ApplyAsync("labelled.tf");
        (await terraform.RunAsync("plan", "-destroy", "-out=destroy.tfplan")).ShouldSucceed();
        terraform.Set("OS_REGION_NAME", "kz");

        var run = (await terraform.RunAsync("apply", "destroy.tfplan")).ShouldFail();
        var refreshed = (await terraform.RunAsync("apply", "-refresh-only", "-auto-approve")).ShouldFail();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.Text, Does.Contain("Another region than the state's").And.Contain("\"RegionOne\"").And.Contain("\"kz\""));
            Assert.That(refreshed.Text, Does.Contain("Another region than the state's").And.Not.Contain("Cluster is gone"));
            Assert.That((await terraform.StateAsync()).Addresses, Has.Count.EqualTo(2));
        }

        terraform.Set("OS_REGION_NAME", "RegionOne");
        Assert.That((await terraform.PlanAsync()).IsEmpty, Is.True);
    }

    // The object that state knows is gone, another has its name: the message is followed to the letter.
    [Test]
    public async Task The_import_that_is_advised_works_while_state_holds_what_is_gone()
    {
        await using var terraform = await OpenAsync();
        await terraform.ApplyAsync("labelled.tf");
        await Cloud.DeleteClusterAsync((await terraform.StateAsync()).Text(Cluster, "id"));
        await using var other = await OpenAsync();
        await other.ApplyAsync("labelled.tf");
        var made = await other.StateAsync();

        var refused = await terraform.RefusedPlanAsync();
        var taken = refused.Single(d => d.Summary == "Name is taken");
        Assert.That(taken.Detail, Does.Contain($"id = \"{made.Text(Cluster, "id")}\"").And
            .Contain("terraform apply -refresh-only").And.Contain("terraform state rm vkcc_cluster."));
        (await terraform.RunAsync("apply", "-refresh-only", "-auto-approve")).ShouldSucceed();
        await File.WriteAllTextAsync(
            Path.Combine(terraform.Configuration, "import.tf"),
            $"import {{\n  to = {Cluster}\n  id = \"{made.Text(Cluster, "id")}\"\n}}\n\nimport {{\n  to = {Group}\n  id = \"{made.Text(Group, "id")}\"\n}}\n");
        await terraform.ApplyAsync();

        Assert.That((await terraform.PlanAsync()).IsEmpty, Is.True);
        Assert.That((await Cloud.StateAsync()).Clusters, Has.Count.EqualTo(1));
    }
}
