using System.Text.Json.Nodes;

namespace Acceptance;

/// <summary>The life of <c>vkcc_cluster</c>.</summary>
internal sealed class ClusterStory() : Story("Cluster")
{
    private const string Address = "vkcc_cluster.main";

    [TestCase("standard.tf", Category = "Long")]
    [TestCase("create.tf", Category = "Long")]
    [TestCase("everything.tf")]
    public async Task A_cluster_lives_from_apply_to_destroy(string input)
    {
        await using var terraform = await OpenAsync();

        await terraform.ApplyAsync(input);
        await terraform.ShouldHaveNothingToDoAsync();
        var state = await terraform.StateAsync();
        var cluster = (await Cloud.StateAsync()).Clusters.Single();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(state.Text(Address, "id"), Is.EqualTo((string?)cluster["id"]));
            Assert.That(state.Text(Address, "uuid"), Is.EqualTo((string?)cluster["uuid"]));
            Assert.That(state.Text(Address, "status"), Is.EqualTo("RUNNING"));
            Assert.That(state.Text(Address, "project_id"), Is.EqualTo(Cloud.ProjectId));
            Assert.That(state.Text(Address, "region"), Is.EqualTo("RegionOne"));
            Assert.That(state.Text(Address, "api_address"), Is.Not.Empty);
        }

        await terraform.DestroyAsync();

        Assert.That((await Cloud.StateAsync()).IsEmpty, Is.True);
    }

    [Test]
    public async Task Placement_and_fault_tolerance_are_known_at_plan()
    {
        await using var terraform = await OpenAsync();

        var change = (await terraform.PlanAsync("everything.tf")).Change(Address);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(change.After("master_placement")?.ToJsonString(), Is.EqualTo("""{"ME1":2,"MS1":2,"PA2":1}"""));
            Assert.That((int?)change.After("fault_tolerance")?["quorum"], Is.EqualTo(3));
            Assert.That((int?)change.After("fault_tolerance")?["masters_may_fail"], Is.EqualTo(2));
            Assert.That((bool?)change.After("fault_tolerance")?["survives_zone_loss"], Is.True);
        }
    }

    [Test]
    [Category("Long")]
    public async Task A_standard_cluster_does_not_survive_the_loss_of_its_zone()
    {
        await using var terraform = await OpenAsync();

        var change = (await terraform.PlanAsync("standard.tf")).Change(Address);

        Assert.That((bool?)change.After("fault_tolerance")?["survives_zone_loss"], Is.False);
    }

    public static IEnumerable<TestCaseData> InPlaceChanges =>
    [
        new TestCaseData("""team = "platform" """.Trim(), """team = "storage" """.Trim(), "labels").SetArgDisplayNames("labels"),
        new TestCaseData("labels = {", "api_allowed_cidrs = [\"10.0.0.0/8\"]\n  labels = {", "api_allowed_cidrs")
            .SetArgDisplayNames("api_allowed_cidrs").SetCategory("Long"),
        new TestCaseData("\"STD3-4-8\"", "\"STD3-8-16\"", "master_flavor").SetArgDisplayNames("master_flavor up"),
        new TestCaseData("\"STD3-4-8\"", "\"STD3-2-8\"", "master_flavor").SetArgDisplayNames("master_flavor down"),
    ];

    [TestCaseSource(nameof(InPlaceChanges))]
    public async Task What_the_service_can_change_in_place_is_changed_in_place(string old, string @new, string attribute)
    {
        await using var terraform = await OpenAsync();
        await terraform.ApplyAsync("create.tf");
        var id = (string?)(await Cloud.StateAsync()).Clusters.Single()["id"];

        var plan = await terraform.Edit(old, @new).PlanAndApplyAsync(Address, PlanAction.Update);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(plan.Change(Address).Changed, Does.Contain(attribute));
            Assert.That((string?)(await Cloud.StateAsync()).Clusters.Single()["id"], Is.EqualTo(id));
        }
    }

    private static readonly (string Old, string New, string Attribute)[] replacements =
    [
        ("\"story\"", "\"story-two\"", "name"),
        ("= 3", "= 5", "master_count"),
        ("\"PA2\"", "\"GZ1\"", "availability_zones"),
        ("= local.subnet_id", "= local.balancer_subnet_id", "subnet_id"),
        ("labels = {", "pods_cidr = \"10.200.0.0/16\"\n  labels = {", "pods_cidr"),
        ("labels = {", "network_plugin = \"cilium\"\n  labels = {", "network_plugin"),
        ("labels = {", "insecure_registries = [\"registry.example.com\"]\n  labels = {", "insecure_registries"),
    ];

    [Test]
    [Category("Long")]
    public async Task What_cannot_change_is_announced_as_a_replacement()
    {
        await using var terraform = await OpenAsync();
        await terraform.ApplyAsync("create.tf");

        using (Assert.EnterMultipleScope())
        {
            foreach (var (old, @new, attribute) in replacements)
            {
                var plan = await terraform.Use("create.tf").Edit(old, @new).PlanAsync();

                Assert.That(plan.ActionOf(Address), Is.EqualTo(PlanAction.Replace), attribute);
                Assert.That(plan.Change(Address).ReplacePaths, Does.Contain(attribute));
            }
        }
    }

    [Test]
    [Category("Long")]
    public async Task A_replacement_leaves_one_cluster()
    {
        await using var terraform = await OpenAsync();
        await terraform.ApplyAsync("create.tf");
        var first = (string?)(await Cloud.StateAsync()).Clusters.Single()["id"];

        await terraform.Edit("= 3", "= 5").ApplyAsync();

        var cluster = (await Cloud.StateAsync()).Clusters.Single();
        using (Assert.EnterMultipleScope())
        {
            Assert.That((string?)cluster["id"], Is.Not.EqualTo(first));
            Assert.That((int?)cluster["master"]?["replicas"], Is.EqualTo(5));
            Assert.That((await terraform.PlanAsync()).IsEmpty, Is.True);
        }
    }

    public static IEnumerable<TestCaseData> Drifts =>
    [
        new TestCaseData("""{"labels":{"team":"someone-else"}}""", "labels").SetArgDisplayNames("labels changed").SetCategory("Long"),
        new TestCaseData("""{"labels":{"team":null}}""", "labels").SetArgDisplayNames("labels removed").SetCategory("Long"),
        new TestCaseData("""{"labels":{"more":"yes"}}""", "labels").SetArgDisplayNames("labels added").SetCategory("Long"),
        new TestCaseData("""{"load_balancer_config":{"octavia_engine":{"allowed_cidrs":["10.0.0.0/8"]}}}""", "api_allowed_cidrs")
            .SetArgDisplayNames("api_allowed_cidrs").SetCategory("Long"),
    ];

    [TestCaseSource(nameof(Drifts))]
    public async Task A_change_behind_our_back_is_noticed_and_put_right(string patch, string attribute)
    {
        await using var terraform = await OpenAsync();
        await terraform.ApplyAsync("create.tf");
        await Cloud.PatchClusterAsync((await terraform.StateAsync()).Text(Address, "id"), patch);

        var plan = await terraform.PlanAndApplyAsync(Address, PlanAction.Update);

        Assert.That(plan.Change(Address).Changed, Is.EqualTo(new[] { attribute }));
    }

    [Test]
    [Category("Long")]
    public async Task Masters_grown_by_the_platform_are_shown_and_not_reverted()
    {
        await using var terraform = await OpenAsync();
        await terraform.ApplyAsync("create.tf");
        await Cloud.GrowMastersAsync((await terraform.StateAsync()).Text(Address, "id"));

        var plan = await terraform.PlanAsync();
        await terraform.ApplyAsync(input: null, "-refresh-only");

        var state = await terraform.StateAsync();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(plan.IsEmpty, Is.True, plan.ToString());
            Assert.That(state.Text(Address, "master_flavor"), Is.EqualTo("STD3-4-8"));
            Assert.That(state.Text(Address, "master_flavor_actual"), Does.StartWith("STD3-").And.Not.EqualTo("STD3-4-8"));
        }
    }

    [Test]
    [Category("Long")]
    public async Task A_vanished_cluster_is_planned_anew()
    {
        await using var terraform = await OpenAsync();
        await terraform.ApplyAsync("create.tf");
        await Cloud.DeleteClusterAsync((await terraform.StateAsync()).Text(Address, "id"));

        await terraform.PlanAndApplyAsync(Address, PlanAction.Create);

        Assert.That((await Cloud.StateAsync()).Clusters, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task A_protected_cluster_is_not_destroyed()
    {
        await using var terraform = await OpenAsync();
        await terraform.Use("create.tf").Edit("labels = {", "deletion_protection = true\n  labels = {").ApplyAsync();

        var refused = await terraform.RefusedPlanAsync(input: null, "-destroy");
        var destroyed = await terraform.RunAsync("destroy", "-auto-approve");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(refused.Single(diagnostic => diagnostic.IsError).ToString(), Does.Contain("deletion_protection"));
            Assert.That(destroyed.Succeeded, Is.False);
            Assert.That((await Cloud.StateAsync()).Clusters, Has.Count.EqualTo(1));
        }
    }

    [Test]
    [Category("Long")]
    public async Task Names_and_ids_of_a_flavor_are_the_same_to_us()
    {
        await using var terraform = await OpenAsync();
        await terraform.ApplyAsync("create.tf");
        var flavor = (string?)(await Cloud.StateAsync()).Clusters.Single()["master"]?["vm_engine"]?["nova_engine"]?["flavor_id"];

        await terraform.Edit("\"STD3-4-8\"", $"\"{flavor}\"").ApplyAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That((await Cloud.RequestsAsync()).Where(request => request.Path.Contains("scaleControlPlane", StringComparison.Ordinal)), Is.Empty);
            Assert.That((await terraform.PlanAsync()).IsEmpty, Is.True);
        }
    }

    [Test]
    [Category("Long")]
    public async Task An_upgrade_that_needs_workers_is_not_taken_for_done()
    {
        await using var terraform = await OpenAsync();
        await terraform.ApplyAsync("create.tf");

        var run = await terraform.Edit("\"1.33.3\"", "\"1.34.2\"").TryApplyAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.ShouldSucceed().Text, Does.Contain("Cluster without workers is not upgraded"));
            Assert.That((await terraform.StateAsync()).Text(Address, "version"), Is.EqualTo("1.33.3"));
            Assert.That((await Cloud.RequestsAsync()).Where(request => request.Path.Contains(":upgrade", StringComparison.Ordinal)), Is.Empty);
        }
    }

    [Test]
    [Category("Long")]
    public async Task A_version_with_and_without_v_is_the_same()
    {
        await using var terraform = await OpenAsync();
        await terraform.ApplyAsync("create.tf");

        await terraform.Edit("\"1.33.3\"", "\"v1.33.3\"").ApplyAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That((await Cloud.RequestsAsync()).Where(request => request.Path.Contains(":upgrade", StringComparison.Ordinal)), Is.Empty);
            Assert.That((await terraform.PlanAsync()).IsEmpty, Is.True);
        }
    }

    [Test]
    [Category("Long")]
    public async Task A_failed_zone_leaves_a_regional_cluster_up_and_the_plan_empty()
    {
        await using var terraform = await OpenAsync();
        await terraform.ApplyAsync("create.tf");

        await Cloud.FailZoneAsync("MS1");
        var plan = await terraform.PlanAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(plan.IsEmpty, Is.True, plan.ToString());
            Assert.That((string?)(await Cloud.StateAsync()).Cluster("story")["status"], Is.EqualTo("RUNNING"));
        }
    }

    [Test]
    [Category("Long")]
    public async Task An_expired_token_is_renewed_in_the_middle_of_things()
    {
        await using var terraform = await OpenAsync();
        await terraform.ApplyAsync("create.tf");

        // The provider's first login of the next command is refused once it is used.
        await Cloud.AddFaultAsync(
            """{"method":"GET","path":"clusters/[A-Za-z0-9]{27}$","times":1,"action":{"status":401,"body":"{\"error\":{\"code\":401"""
                + """,\"message\":\"expired\"}}"}}""");
        var plan = await terraform.PlanAsync();

        Assert.That(plan.IsEmpty, Is.True, plan.ToString());
    }

    [Test]
    public async Task Names_with_equal_order_of_zones_make_one_set()
    {
        await using var terraform = await OpenAsync();
        await terraform.ApplyAsync("create.tf");

        var plan = await terraform.Edit("""["ME1", "MS1", "PA2"]""", """["PA2", "MS1", "ME1"]""").PlanAsync();

        Assert.That(plan.IsEmpty, Is.True, plan.ToString());
    }

    [Test]
    [Category("Long")]
    public async Task Allowed_networks_survive_every_order_and_an_empty_list()
    {
        await using var terraform = await OpenAsync();
        await terraform.ApplyAsync("everything.tf");

        var reordered = await terraform.Edit("""["203.0.113.0/24", "198.51.100.7/32"]""", """["198.51.100.7/32", "203.0.113.0/24"]""").PlanAsync();
        await terraform.Edit("""["198.51.100.7/32", "203.0.113.0/24"]""", "[]").ApplyAsync();
        var emptied = await terraform.PlanAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(reordered.IsEmpty, Is.True, reordered.ToString());
            Assert.That(emptied.IsEmpty, Is.True, emptied.ToString());
            Assert.That(
                (await Cloud.StateAsync()).Clusters.Single()["load_balancer_config"]?["octavia_engine"]?["allowed_cidrs"] as JsonArray ?? [],
                Is.Empty);
        }
    }
}
