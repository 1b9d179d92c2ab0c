using System.Text.Json.Nodes;

namespace Acceptance;

/// <summary>The life of <c>vkcc_cluster</c> and <c>vkcc_node_group</c> of the first generation.</summary>
internal sealed class FirstGenerationStory() : Story("FirstGeneration")
{
    private const string Cluster = "vkcc_cluster.main";
    private const string Group = "vkcc_node_group.workers";

    [TestCase("cluster-first.tf", "1.33", "c1000000-0000-4000-8000-000000330003", Category = "Long")]
    [TestCase("everything.tf", "v1.33.3", "c1000000-0000-4000-8000-000000330003")]
    [TestCase("template.tf", "1.32", "c1000000-0000-4000-8000-000000320001", Category = "Long")]
    public async Task A_cluster_lives_from_apply_to_destroy(string input, string version, string template)
    {
        await using var terraform = await OpenAsync();

        await terraform.ApplyAsync(input);
        await terraform.ShouldHaveNothingToDoAsync();
        var state = await terraform.StateAsync();
        var cluster = (await Cloud.StateAsync()).Clusters.Single();

        using (Assert.EnterMultipleScope())
        {
            Assert.That((int?)cluster["generation"], Is.EqualTo(1));
            Assert.That(state.Text(Cluster, "id"), Is.EqualTo((string?)cluster["uuid"]));
            Assert.That(state.Text(Cluster, "uuid"), Is.EqualTo((string?)cluster["uuid"]));
            Assert.That(state.Text(Cluster, "version"), Is.EqualTo(version));
            Assert.That(state.Text(Cluster, "cluster_template_id"), Is.EqualTo(template));
            Assert.That(state.Text(Cluster, "status"), Is.EqualTo("RUNNING"));
            Assert.That(state.Text(Cluster, "power_state"), Is.EqualTo("running"));
            Assert.That(state.Text(Cluster, "api_address"), Is.Not.Empty);
        }

        await terraform.DestroyAsync();

        Assert.That((await Cloud.StateAsync()).IsEmpty, Is.True);
    }

    public static IEnumerable<TestCaseData> InPlaceChanges =>
    [
        Change("labels changed", "\"platform\"", "\"storage\"", "labels", """{"cloud_monitoring":"true","team":"storage"}"""),
        Change("label of the template taken away", "    cloud_monitoring = \"true\"\n", "", "labels", """{"cloud_monitoring":"false","team":"platform"}"""),
        Change("label of ours taken away", "    team             = \"platform\"\n", "", "labels", """{"cloud_monitoring":"true","team":null}"""),
        Change("master_flavor", "\"STD2-2-6\"", "\"STD2-4-8\"", "master_flavor", null),
        Change("security_policy_sync", "labels = {", "security_policy_sync = true\n  labels = {", "security_policy_sync", null),
        Change("upgrade", "\"1.33\"", "\"1.34\"", "version", null),
        Change(
            "upgrade by template", "version            = \"1.33\"", "cluster_template_id = \"c1000000-0000-4000-8000-000000340002\"", "cluster_template_id",
            null),
        Change("stop", "labels = {", "power_state = \"stopped\"\n  labels = {", "power_state", null),
        Change("change and stop", "\"platform\"\n  }", "\"storage\"\n  }\n  power_state = \"stopped\"", "power_state", """{"team":"storage"}"""),
    ];

    [TestCaseSource(nameof(InPlaceChanges))]
    public async Task What_the_service_can_change_in_place_is_changed_in_place(string old, string @new, string attribute, string? labels)
    {
        await using var terraform = await OpenAsync();
        await terraform.ApplyAsync("cluster-first.tf");
        var id = (string?)(await Cloud.StateAsync()).Clusters.Single()["uuid"];

        var plan = await terraform.Edit(old, @new).PlanAndApplyAsync(Cluster, PlanAction.Update);
        var cluster = (await Cloud.StateAsync()).Clusters.Single();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(plan.Change(Cluster).Changed, Does.Contain(attribute));
            Assert.That((string?)cluster["uuid"], Is.EqualTo(id));
            foreach (var (key, value) in JsonNode.Parse(labels ?? "{}")!.AsObject())
            {
                Assert.That((string?)cluster["labels"]?[key], Is.EqualTo((string?)value), key);
            }
        }
    }

    [Test]
    [Category("Long")]
    public async Task A_stopped_cluster_is_started_first_and_then_changed()
    {
        await using var terraform = await OpenAsync();
        await terraform.ApplyAsync("cluster-first.tf");
        await terraform.Edit("labels = {", "power_state = \"stopped\"\n  labels = {").ApplyAsync();
        var stopped = (string?)(await Cloud.StateAsync()).Clusters.Single()["new_status"];
        await Cloud.ForgetRequestsAsync();

        await terraform.Edit("\"stopped\"", "\"running\"").Edit("\"platform\"", "\"storage\"").ApplyAsync();
        var calls = (await Cloud.RequestsAsync())
            .Where(c => c.Method is "POST" or "PATCH" && c.Path.Contains("/clusters/", StringComparison.Ordinal))
            .Select(c => c.Method)
            .ToList();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(stopped, Is.EqualTo("SHUTOFF"));
            Assert.That(calls, Is.EqualTo((string[])["POST", "PATCH"]));
            Assert.That((await terraform.StateAsync()).Text(Cluster, "status"), Is.EqualTo("RUNNING"));
            Assert.That((await terraform.PlanAsync()).IsEmpty, Is.True);
        }
    }

    [Test, Category("Long")]
    public async Task A_stopped_cluster_and_its_groups_are_changed_in_the_order_that_the_plan_tells()
    {
        await using var terraform = await OpenAsync();
        await terraform.Use("group.tf").Edit("local.subnet_id\n}", "local.subnet_id\n  power_state = \"running\"\n}").ApplyAsync();

        var together = await terraform.Edit("\"running\"", "\"stopped\"").Edit("node_count = 2", "node_count = 3").PlanAsync();
        await terraform.Edit("node_count = 3", "node_count = 2").ApplyAsync();
        var settled = await terraform.PlanAsync();
        var group = await terraform.Edit("node_count = 2", "node_count = 3").PlanAsync();
        await Cloud.ForgetRequestsAsync();
        var refused = await terraform.RunAsync("apply", "-auto-approve");
        var changes = (await Cloud.RequestsAsync()).Count(call => call.Method is "PATCH" or "DELETE");
        var cluster = await terraform.Edit("node_count = 3", "node_count = 2")
            .Edit("local.subnet_id\n", "local.subnet_id\n  labels = { team = \"web\" }\n").RefusedPlanAsync();
        await terraform.Edit("\"stopped\"", "\"running\"").Edit("node_count = 2", "node_count = 3").ApplyAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(together.Diagnostics.Select(d => d.Summary), Is.EqualTo(["Cluster will be stopped"]));
            Assert.That(settled.IsEmpty, Is.True, settled.ToString());
            Assert.That(group.Diagnostics.Select(d => d.Summary), Is.EqualTo(["Cluster is stopped"]), "the same plan may start it");
            Assert.That((refused.ExitCode, changes), Is.EqualTo((1, 0)), refused.Transcript);
            Assert.That(refused.Transcript, Does.Contain("power_state = \"running\""));
            Assert.That(
                cluster.Single(d => d.IsError).Detail.ReplaceLineEndings(" "), Does.Contain("labels would change").And.Contain("together with the change"));
            Assert.That((int)(await Cloud.StateAsync()).NodeGroups.Single()["node_count"]!, Is.EqualTo(3));
            Assert.That((await terraform.PlanAsync()).IsEmpty, Is.True);
        }
    }

    [Test, Category("Long")]
    public async Task A_start_behind_our_back_is_noticed_and_put_right()
    {
        await using var terraform = await OpenAsync();
        await terraform.Use("cluster-first.tf").Edit("labels = {", "power_state = \"running\"\n  labels = {").ApplyAsync();
        await terraform.Edit("\"running\"", "\"stopped\"").ApplyAsync();
        await Cloud.PatchClusterAsync((string)(await Cloud.StateAsync()).Clusters.Single()["uuid"]!, """{"new_status":"RUNNING"}""");

        await terraform.PlanAndApplyAsync(Cluster, PlanAction.Update);

        Assert.That((string?)(await Cloud.StateAsync()).Clusters.Single()["new_status"], Is.EqualTo("SHUTOFF"));
    }

    public static IEnumerable<TestCaseData> GroupChanges =>
    [
        ChangeOfGroup("more nodes", "node_count = 2", "node_count = 4", """{"node_count":4}"""),
        ChangeOfGroup("fewer nodes", "node_count = 2", "node_count = 1", """{"node_count":1}"""),
        ChangeOfGroup(
            "autoscale around the size", "node_count = 2", "autoscale = { min = 1, max = 5 }",
            """{"node_count":2,"min_nodes":1,"max_nodes":5,"autoscaling_enabled":true}"""),
        ChangeOfGroup(
            "autoscale above the size", "node_count = 2", "autoscale = { min = 3, max = 5 }",
            """{"node_count":3,"min_nodes":3,"max_nodes":5,"autoscaling_enabled":true}"""),
        ChangeOfGroup("flavor", "\"STD3-4-8\"", "\"STD3-8-16\"", """{"node_count":2}"""),
        ChangeOfGroup("labels", "\"web\"\n  }", "\"api\"\n  }", """{"node_count":2}"""),
        ChangeOfGroup("no taints", "{ key = \"dedicated\", value = \"web\", effect = \"NoSchedule\" },", "", """{"node_count":2}"""),
        ChangeOfGroup("share of upgrades", "disk_size  = 50", "disk_size  = 50\n  max_unavailable_percent = 50", """{"max_node_unavailable":50}"""),
    ];

    [TestCaseSource(nameof(GroupChanges)), Category("Long")]
    public async Task What_the_service_can_change_of_a_group_is_changed_in_place(string old, string @new, string expected)
    {
        await using var terraform = await OpenAsync();
        await terraform.ApplyAsync("group.tf");
        var id = (string?)(await Cloud.StateAsync()).NodeGroups.Single()["uuid"];
        Assert.That((await terraform.PlanAsync()).IsEmpty, Is.True);

        await terraform.Edit(old, @new).PlanAndApplyAsync(Group, PlanAction.Update);
        var group = (await Cloud.StateAsync()).NodeGroups.Single();

        using (Assert.EnterMultipleScope())
        {
            Assert.That((string?)group["uuid"], Is.EqualTo(id));
            foreach (var (member, value) in JsonNode.Parse(expected)!.AsObject())
            {
                Assert.That(group[member]?.ToJsonString(), Is.EqualTo(value!.ToJsonString()), member);
            }
        }
    }

    [Test, Category("Long")]
    public async Task Autoscaled_groups_move_between_other_bounds_and_back_to_a_fixed_size()
    {
        await using var terraform = await OpenAsync();
        await terraform.Use("group.tf").Edit("node_count = 2", "autoscale = { min = 2, max = 4 }").ApplyAsync();

        await terraform.Edit("{ min = 2, max = 4 }", "{ min = 6, max = 9 }").ApplyAsync();
        var raised = (await Cloud.StateAsync()).NodeGroups.Single();
        await terraform.Edit("{ min = 6, max = 9 }", "{ min = 1, max = 3 }").ApplyAsync();
        var lowered = (await Cloud.StateAsync()).NodeGroups.Single();
        await terraform.Edit("autoscale = { min = 1, max = 3 }", "node_count = 8").ApplyAsync();
        var fixedSize = (await Cloud.StateAsync()).NodeGroups.Single();

        using (Assert.EnterMultipleScope())
        {
            Assert.That((int?)raised["node_count"], Is.EqualTo(6));
            Assert.That((int?)lowered["node_count"], Is.EqualTo(3));
            Assert.That((int?)fixedSize["node_count"], Is.EqualTo(8));
            Assert.That((bool?)fixedSize["autoscaling_enabled"], Is.False);
            Assert.That((await terraform.PlanAsync()).IsEmpty, Is.True);
        }
    }

    public static IEnumerable<TestCaseData> GroupDrifts =>
    [
        new TestCaseData("""{"labels":[{"key":"role","value":"other"}]}""", "labels").SetArgDisplayNames("labels"),
        new TestCaseData("""{"taints":[]}""", "taints").SetArgDisplayNames("taints"),
        new TestCaseData("""{"node_count":5}""", "node_count").SetArgDisplayNames("node_count"),
    ];

    [TestCaseSource(nameof(GroupDrifts)), Category("Long")]
    public async Task A_change_of_a_group_behind_our_back_is_noticed_and_put_right(string patch, string attribute)
    {
        await using var terraform = await OpenAsync();
        await terraform.ApplyAsync("group.tf");
        await Cloud.PatchNodeGroupAsync((string)(await Cloud.StateAsync()).NodeGroups.Single()["uuid"]!, patch);

        var plan = await terraform.PlanAndApplyAsync(Group, PlanAction.Update);

        Assert.That(plan.Change(Group).Changed, Does.Contain(attribute));
    }

    [Test]
    public async Task What_exists_is_imported_and_planned_empty()
    {
        await using var maker = await OpenAsync();
        await maker.Use("group.tf")
            .Edit("subnet_id          = local.subnet_id\n", "subnet_id          = local.subnet_id\n  labels = { team = \"platform\" }\n").ApplyAsync();
        var made = await maker.StateAsync();

        await using var terraform = await OpenAsync();
        terraform.Use("group.tf").Edit("subnet_id          = local.subnet_id\n", "subnet_id          = local.subnet_id\n  labels = { team = \"platform\" }\n");
        await terraform.TakeOverAsync(made, Cluster, Group);
    }

    [Test]
    [Category("Long")]
    public async Task Both_generations_live_in_one_configuration()
    {
        await using var terraform = await OpenAsync();

        await terraform.ApplyAsync("both.tf");
        var again = await terraform.PlanAsync();
        var replaced = await terraform.Edit("  name               = \"second\"", "  generation         = 1\n  name               = \"second\"")
            .Edit("\"1.33.3\"", "\"1.33\"").PlanAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(again.IsEmpty, Is.True, again.ToString());
            Assert.That(replaced.ActionOf("vkcc_cluster.second"), Is.EqualTo(PlanAction.Replace));
            Assert.That(replaced.Diagnostics.Select(d => d.Detail), Has.Some.Contains("no migration from one generation to the other"));
        }

        await terraform.Use("both.tf").DestroyAsync();
        Assert.That((await Cloud.StateAsync()).IsEmpty, Is.True);
    }

    public static IEnumerable<TestCaseData> Refusals =>
    [
        new TestCaseData("\"1.33\"", "\"1.5\"", "Version is not offered").SetArgDisplayNames("version"),
        new TestCaseData("version            = \"1.33\"", "cluster_template_id = \"c1000000-0000-4000-8000-000000990000\"", "Unknown cluster template")
            .SetArgDisplayNames("template"),
        new TestCaseData(
            "version            = \"1.33\"", "version = \"1.33\"\n  cluster_template_id = \"c1000000-0000-4000-8000-000000340002\"",
            "Version and template differ")
            .SetArgDisplayNames("version beside template"),
        new TestCaseData("\"STD2-2-6\"", "\"STD9\"", "Unknown flavor").SetArgDisplayNames("flavor"),
        new TestCaseData("[\"MS1\"]", "[\"XX1\"]", "Unknown zone").SetArgDisplayNames("zone"),
    ];

    [TestCaseSource(nameof(Refusals)), Category("Long")]
    public async Task What_the_cloud_would_refuse_plan_refuses(string old, string @new, string summary)
    {
        await using var terraform = await OpenAsync();

        var refused = await terraform.Use("cluster-first.tf").Edit(old, @new).RefusedPlanAsync();

        Assert.That(refused.Where(d => d.IsError).Select(d => d.Summary), Is.EqualTo((string[])[summary]));
    }

    [Test, Category("Long")]
    public async Task A_name_that_is_taken_is_explained_with_the_import_block()
    {
        await using var maker = await OpenAsync();
        await maker.ApplyAsync("cluster-first.tf");

        await using var terraform = await OpenAsync();
        var told = (await terraform.Use("cluster-first.tf").PlanAsync()).Diagnostics.Single(d => d.Summary == "Name is taken");
        var run = (await terraform.TryApplyAsync()).ShouldFail();

        // With nothing in state the plan only warns: nothing tells it from the plan inside an apply, an error of which leaves a living cluster deposed.
        var import = $"id = \"{(await Cloud.StateAsync()).Clusters.Single()["uuid"]}\"";
        using (Assert.EnterMultipleScope())
        {
            Assert.That(told.Detail, Does.Contain(import));
            Assert.That(run.Text, Does.Contain("Error: Name is taken").And.Contain(import));
            Assert.That((await terraform.StateAsync()).Addresses, Is.Empty);
        }
    }

    [Test]
    public async Task Data_sources_read_the_first_generation_by_id()
    {
        await using var terraform = await OpenAsync();
        await terraform.ApplyAsync("group.tf");
        var main = await File.ReadAllTextAsync(Path.Combine(terraform.Configuration, "main.tf"));

        await terraform.Write(main + """

            data "vkcc_cluster" "read" {
              id = vkcc_cluster.main.id
            }

            data "vkcc_node_group" "read" {
              id = vkcc_node_group.workers.id
            }

            output "read" {
              value = [data.vkcc_cluster.read.generation, data.vkcc_cluster.read.version, data.vkcc_cluster.read.node_groups[0].name, tostring(data.vkcc_node_group.read.node_count)]
            }
            """).ApplyAsync();
        var read = JsonNode.Parse((await terraform.RunAsync("output", "-json", "read")).ShouldSucceed().Output);

        Assert.That(read!.ToJsonString(), Is.EqualTo("""[1,"1.33","workers","2"]"""));
    }

    [Test]
    public async Task A_project_without_the_first_generation_is_told_so()
    {
        await Cloud.AllowFirstGenerationAsync(false);
        await using var terraform = await OpenAsync();

        var run = await terraform.TryApplyAsync("cluster-first.tf");

        Assert.That(run.Transcript, Does.Contain("No first-generation clusters here"));
    }

    // The fast run takes a sample; every kind of change is met in it through the provider alone (Safety).
    private static TestCaseData Change(string name, string old, string @new, string attribute, string? labels)
    {
        var test = new TestCaseData(old, @new, attribute, labels).SetArgDisplayNames(name);
        return name is "upgrade" ? test : test.SetCategory("Long");
    }

    private static TestCaseData ChangeOfGroup(string name, string old, string @new, string expected) =>
        new TestCaseData(old, @new, expected).SetArgDisplayNames(name);
}
