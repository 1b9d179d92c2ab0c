namespace Acceptance;

/// <summary>The life of <c>vkcc_node_group</c>.</summary>
internal sealed class NodeGroupStory() : Story("NodeGroup")
{
    private const string Address = "vkcc_node_group.workers";

    [TestCase("fixed.tf", 3)]
    [TestCase("autoscaled.tf", 2, Category = "Long")]
    public async Task A_node_group_lives_from_apply_to_destroy(string input, int nodes)
    {
        await using var terraform = await OpenAsync();

        await terraform.ApplyAsync(input);
        await terraform.ShouldHaveNothingToDoAsync();
        var state = await terraform.StateAsync();
        var group = (await Cloud.StateAsync()).NodeGroup("workers");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(state.Text(Address, "id"), Is.EqualTo((string?)group["id"]));
            Assert.That(state.Text(Address, "cluster_id"), Is.EqualTo(state.Text("vkcc_cluster.main", "id")));
            Assert.That((int?)state.Value(Address, "current_node_count"), Is.EqualTo(nodes));
            Assert.That((int?)state.Value(Address, "generation"), Is.EqualTo(2));
        }

        await terraform.DestroyAsync();

        Assert.That((await Cloud.StateAsync()).IsEmpty, Is.True);
    }

    public static IEnumerable<TestCaseData> InPlaceChanges =>
    [
        new TestCaseData("= 3", "= 5", "node_count").SetArgDisplayNames("more nodes"),
        new TestCaseData("= 3", "= 1", "node_count").SetArgDisplayNames("fewer nodes").SetCategory("Long"),
        new TestCaseData("\"STD3-4-8\"", "\"STD3-4-16\"", "flavor").SetArgDisplayNames("flavor").SetCategory("Long"),
        new TestCaseData("role = \"web\"", "role = \"api\"", "labels").SetArgDisplayNames("label changed"),
        new TestCaseData("role = \"web\"", "", "labels").SetArgDisplayNames("label removed").SetCategory("Long"),
        new TestCaseData("\"PreferNoSchedule\"", "\"NoExecute\"", "taints").SetArgDisplayNames("taint changed").SetCategory("Long"),
        new TestCaseData("""{ key = "spare", value = "yes", effect = "PreferNoSchedule" },""", "", "taints")
            .SetArgDisplayNames("taint removed").SetCategory("Long"),
        new TestCaseData("labels = {", "max_unavailable_percent = 50\n  labels = {", "max_unavailable_percent")
            .SetArgDisplayNames("max_unavailable_percent").SetCategory("Long"),
        new TestCaseData("node_count        = 3", "autoscale = { min = 2, max = 6 }", "autoscale").SetArgDisplayNames("fixed to autoscaled"),
    ];

    [TestCaseSource(nameof(InPlaceChanges))]
    public async Task What_the_service_can_change_in_place_is_changed_in_place(string old, string @new, string attribute)
    {
        await using var terraform = await OpenAsync();
        await terraform.ApplyAsync("fixed.tf");
        var id = (string?)(await Cloud.StateAsync()).NodeGroup("workers")["id"];

        var plan = await terraform.Edit(old, @new).PlanAndApplyAsync(Address, PlanAction.Update);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(plan.Change(Address).Changed, Does.Contain(attribute));
            Assert.That(plan.ActionOf("vkcc_cluster.main"), Is.EqualTo(PlanAction.None));
            Assert.That((string?)(await Cloud.StateAsync()).NodeGroup("workers")["id"], Is.EqualTo(id));
        }
    }

    [Test]
    public async Task Turning_autoscaling_on_keeps_the_nodes_that_run()
    {
        await using var terraform = await OpenAsync();
        await terraform.Use("fixed.tf").Edit("= 3", "= 5").ApplyAsync();

        await terraform.Edit("node_count        = 5", "autoscale = { min = 2, max = 8 }").ApplyAsync();

        var scale = (await Cloud.StateAsync()).NodeGroup("workers")["scale_spec"]?["auto_scale"];
        Assert.That((int?)scale?["size"], Is.EqualTo(5));
    }

    [Test]
    public async Task With_a_prefix_the_new_group_is_there_before_the_old_one_goes()
    {
        await using var terraform = await OpenAsync();
        await terraform.Use("fixed.tf")
            .Edit("  name              = \"workers\"\n", "  name_prefix       = \"workers-\"\n")
            .Edit("  labels = {\n    role", "  lifecycle {\n    create_before_destroy = true\n  }\n\n  labels = {\n    role")
            .ApplyAsync();
        var before = (await Cloud.StateAsync()).NodeGroups.Single();

        await terraform.Edit("= 50", "= 60").ApplyAsync();
        var again = await terraform.PlanAsync();

        var after = (await Cloud.StateAsync()).NodeGroups.Single();
        var changes = (await Cloud.RequestsAsync())
            .Where(request => request.Path.Contains("node-groups", StringComparison.Ordinal) && request.Method is "POST" or "DELETE")
            .ToList();
        using (Assert.EnterMultipleScope())
        {
            Assert.That((string?)before["name"], Does.Match("^workers-[a-z0-9]{8}$"));
            Assert.That((string?)after["name"], Does.Match("^workers-[a-z0-9]{8}$").And.Not.EqualTo((string?)before["name"]));
            Assert.That(changes.Select(request => request.Method).TakeLast(2), Is.EqualTo(new[] { "POST", "DELETE" }));
            Assert.That(again.IsEmpty, Is.True, $"Second plan:\n{again}");
        }
    }

    [Test]
    [Category("Long")]
    public async Task With_prefixes_the_new_cluster_and_its_group_are_there_before_the_old_ones_go()
    {
        await using var terraform = await OpenAsync();
        await terraform.Use("fixed.tf")
            .Edit("  name               = \"story\"\n", "  name_prefix        = \"story-\"\n")
            .Edit("  name              = \"workers\"\n", "  name_prefix       = \"workers-\"\n")
            .Edit("  labels = {\n    role", "  lifecycle {\n    create_before_destroy = true\n  }\n\n  labels = {\n    role")
            .ApplyAsync();
        var before = (await Cloud.StateAsync()).Clusters.Single();

        await terraform.Edit("master_count       = 1", "master_count       = 3").ApplyAsync();
        var again = await terraform.PlanAsync();

        var after = await Cloud.StateAsync();
        var changes = (await Cloud.RequestsAsync())
            .Where(request => request.Method is "POST" or "DELETE" && request.Path.Contains("managed-k8s", StringComparison.Ordinal))
            .ToList();
        using (Assert.EnterMultipleScope())
        {
            Assert.That((string?)before["name"], Does.Match("^story-[a-z0-9]{8}$"));
            Assert.That((string?)after.Clusters.Single()["name"], Does.Match("^story-[a-z0-9]{8}$").And.Not.EqualTo((string?)before["name"]));
            Assert.That(after.NodeGroups, Has.Count.EqualTo(1));
            Assert.That(changes.Select(request => request.Method).TakeLast(4), Is.EqualTo(new[] { "POST", "POST", "DELETE", "DELETE" }));
            Assert.That(again.IsEmpty, Is.True, $"Second plan:\n{again}");
        }
    }

    [Test]
    [Category("Long")]
    public async Task A_cluster_with_workers_is_upgraded_in_place()
    {
        await using var terraform = await OpenAsync();
        await terraform.ApplyAsync("fixed.tf");
        var id = (string?)(await Cloud.StateAsync()).Cluster("story")["id"];

        var plan = await terraform.Edit("\"1.33.3\"", "\"1.34.2\"").PlanAsync();
        await terraform.ApplyAsync();

        var cluster = (await Cloud.StateAsync()).Cluster("story");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(plan.ActionOf("vkcc_cluster.main"), Is.EqualTo(PlanAction.Update));
            Assert.That(plan.ActionOf(Address), Is.EqualTo(PlanAction.None));
            Assert.That((string?)cluster["id"], Is.EqualTo(id));
            Assert.That((string?)cluster["version"], Is.EqualTo("v1.34.2"));
            Assert.That((await terraform.PlanAsync()).IsEmpty, Is.True);
        }
    }

    [Test]
    [Category("Long")]
    public async Task Several_changes_at_once_arrive_together()
    {
        await using var terraform = await OpenAsync();
        await terraform.ApplyAsync("fixed.tf");

        await terraform.Edit("= 3", "= 4").Edit("role = \"web\"", "role = \"api\"").Edit("\"STD3-4-8\"", "\"STD3-4-16\"").ApplyAsync();

        var group = (await Cloud.StateAsync()).NodeGroup("workers");
        using (Assert.EnterMultipleScope())
        {
            Assert.That((int?)group["scale_spec"]?["fixed_scale"]?["size"], Is.EqualTo(4));
            Assert.That((string?)group["labels"]?["role"], Is.EqualTo("api"));
            Assert.That((await terraform.PlanAsync()).IsEmpty, Is.True);
        }
    }

    private static readonly (string Old, string New, string Attribute)[] replacements =
    [
        ("\"workers\"\n", "\"others\"\n", "name"),
        ("availability_zone = \"MS1\"", "availability_zone = \"ME1\"", "availability_zone"),
        ("\"ceph-ssd\"", "\"high-iops\"", "disk_type"),
        ("= 50", "= 60", "disk_size"),
    ];

    [Test]
    public async Task What_cannot_change_is_announced_as_a_replacement()
    {
        await using var terraform = await OpenAsync();
        await terraform.ApplyAsync("fixed.tf");

        using (Assert.EnterMultipleScope())
        {
            foreach (var (old, @new, attribute) in replacements)
            {
                var plan = await terraform.Use("fixed.tf").Edit(old, @new).PlanAsync();

                Assert.That(plan.ActionOf(Address), Is.EqualTo(PlanAction.Replace), attribute);
                Assert.That(plan.Change(Address).ReplacePaths, Is.EqualTo(new[] { attribute }));
            }
        }
    }

    [Test]
    [Category("Long")]
    public async Task Replacing_the_cluster_replaces_its_groups()
    {
        await using var terraform = await OpenAsync();
        await terraform.ApplyAsync("fixed.tf");

        await terraform.Edit("\"story\"", "\"story-two\"").ApplyAsync();

        var cloud = await Cloud.StateAsync();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(cloud.Clusters, Has.Count.EqualTo(1));
            Assert.That((string?)cloud.NodeGroup("workers")["cluster_id"], Is.EqualTo((string?)cloud.Cluster("story-two")["id"]));
            Assert.That((await terraform.PlanAsync()).IsEmpty, Is.True);
        }
    }

    public static IEnumerable<TestCaseData> Drifts =>
    [
        new TestCaseData("""{"scale_spec":{"fixed_scale":{"size":9}}}""", "node_count").SetArgDisplayNames("size").SetCategory("Long"),
        new TestCaseData("""{"labels":{"role":"other"}}""", "labels").SetArgDisplayNames("labels"),
        new TestCaseData("""{"taints":[]}""", "taints").SetArgDisplayNames("taints").SetCategory("Long"),
        new TestCaseData("""{"parallel_upgrade_chunk":90}""", "max_unavailable_percent").SetArgDisplayNames("max_unavailable_percent").SetCategory("Long"),
    ];

    [TestCaseSource(nameof(Drifts))]
    public async Task A_change_behind_our_back_is_noticed_and_put_right(string patch, string attribute)
    {
        await using var terraform = await OpenAsync();
        await terraform.ApplyAsync("fixed.tf");
        await Cloud.PatchNodeGroupAsync((await terraform.StateAsync()).Text(Address, "id"), patch);

        var plan = await terraform.PlanAndApplyAsync(Address, PlanAction.Update);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(plan.Change(Address).Changed.Except(["current_node_count"]), Is.EqualTo(new[] { attribute }));
            Assert.That(plan.ActionOf("vkcc_cluster.main"), Is.EqualTo(PlanAction.None));
        }
    }

    [Test]
    public async Task The_autoscaler_at_work_is_no_change_of_ours()
    {
        await using var terraform = await OpenAsync();
        await terraform.ApplyAsync("autoscaled.tf");
        await Cloud.AutoscaleAsync((await terraform.StateAsync()).Text(Address, "id"), 5);

        var plan = await terraform.PlanAsync();
        await terraform.ApplyAsync(input: null, "-refresh-only");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(plan.IsEmpty, Is.True, plan.ToString());
            Assert.That((int?)(await terraform.StateAsync()).Value(Address, "current_node_count"), Is.EqualTo(5));
        }
    }

    [Test]
    [Category("Long")]
    public async Task A_vanished_group_is_planned_anew()
    {
        await using var terraform = await OpenAsync();
        await terraform.ApplyAsync("fixed.tf");
        await Cloud.DeleteNodeGroupAsync((await terraform.StateAsync()).Text(Address, "id"));

        var plan = await terraform.PlanAndApplyAsync(Address, PlanAction.Create);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(plan.ActionOf("vkcc_cluster.main"), Is.EqualTo(PlanAction.None));
            Assert.That((await Cloud.StateAsync()).NodeGroups, Has.Count.EqualTo(1));
        }
    }

    [Test]
    public async Task A_group_vanishes_with_its_cluster()
    {
        await using var terraform = await OpenAsync();
        await terraform.ApplyAsync("fixed.tf");
        await Cloud.DeleteClusterAsync((await terraform.StateAsync()).Text("vkcc_cluster.main", "id"));

        var plan = await terraform.PlanAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(plan.ActionOf(Address), Is.EqualTo(PlanAction.Create));
            Assert.That(plan.ActionOf("vkcc_cluster.main"), Is.EqualTo(PlanAction.Create));
        }
    }

    [Test]
    public async Task Destroying_a_group_that_is_gone_is_a_success()
    {
        await using var terraform = await OpenAsync();
        await terraform.ApplyAsync("fixed.tf");
        await Cloud.DeleteNodeGroupAsync((await terraform.StateAsync()).Text(Address, "id"));

        await terraform.DestroyAsync("-refresh=false");

        Assert.That((await Cloud.StateAsync()).IsEmpty, Is.True);
    }

    [Test]
    public async Task Order_of_labels_and_taints_means_nothing()
    {
        await using var terraform = await OpenAsync();
        await terraform.ApplyAsync("fixed.tf");

        const string first = """{ key = "dedicated", value = "web", effect = "NoSchedule" },""";
        const string second = """{ key = "spare", value = "yes", effect = "PreferNoSchedule" },""";
        var plan = await terraform.Edit($"{first}\n    {second}", $"{second}\n    {first}").PlanAsync();

        Assert.That(plan.IsEmpty, Is.True, plan.ToString());
    }

    [Test]
    public async Task A_group_may_have_no_nodes()
    {
        await using var terraform = await OpenAsync();

        await terraform.Use("fixed.tf").Edit("= 3", "= 0").ApplyAsync();

        Assert.That((await terraform.PlanAsync()).IsEmpty, Is.True);
    }

    [Test]
    [Category("Long")]
    public async Task Several_groups_of_one_cluster_are_made_in_one_apply()
    {
        await using var terraform = await OpenAsync();

        await terraform.Use("fixed.tf").Edit("name              = \"workers\"", "count = 6\n  name = \"workers-${count.index}\"").ApplyAsync();
        var plan = await terraform.PlanAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(plan.IsEmpty, Is.True, plan.ToString());
            Assert.That((await Cloud.StateAsync()).NodeGroups, Has.Count.EqualTo(6));
        }

        await terraform.DestroyAsync();

        Assert.That((await Cloud.StateAsync()).IsEmpty, Is.True);
    }
}
