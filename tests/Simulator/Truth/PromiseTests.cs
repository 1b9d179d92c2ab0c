using System.Text.Json.Nodes;
using SimulatorTests.Safety;
using Terraform.Framework;
using Unit.Framework;
using Vkcc;

namespace SimulatorTests.Truth;

/// <summary>What plan promises about something that runs, on both generations: what it says, what it leaves alone, and what apply then really calls.</summary>
[TestFixture(1)]
[TestFixture(2)]
public sealed class PromiseTests(int generation)
{
    private const string Web = "vkcc_node_group.web";

    private static readonly string[] changing = ["POST", "PATCH", "PUT", "DELETE"];

    private bool IsFirst => generation == 1;

    private string Newer => IsFirst ? "1.34" : "1.34.2";

    [Test]
    public async Task Masters_grown_by_the_platform_are_no_change_and_never_reverted()
    {
        await using var cloud = await SmallCloud.StartAsync("instant");
        var workspace = await Expect.AppliedAsync(cloud, Of());
        await cloud.PostAsync($"clusters/{workspace.State[Blocks.Main].Id}/grow-masters", new JsonObject());
        var grown = await MasterFlavorAsync(cloud);

        var plan = await workspace.PlanAsync(Of());
        Assert.That((plan.ExitCode, string.Join(' ', plan.Drift)), Is.EqualTo((0, "vkcc_cluster.main.master_flavor_actual")), plan.Text);

        await cloud.ForgetCallsAsync();
        await ChangedAsync(workspace, "vkcc_cluster.main.labels", Of(("labels", Tf.Map(("team", Tf.S("shop"))))));
        Assert.That(await MasterFlavorAsync(cloud), Is.EqualTo(grown));
        Assert.That(await cloud.DoneAsync("POST", IsFirst ? "/actions" : ":scaleControlPlane"), Is.Zero);
    }

    [TestCase(false, TestName = "A_raised_floor_is_one_resize(nothing grew)")]
    [TestCase(true, TestName = "A_raised_floor_is_one_resize(above what grew)")]
    public async Task A_raised_floor_is_one_resize(bool grows)
    {
        await using var cloud = await SmallCloud.StartAsync("instant");
        var workspace = await Expect.AppliedAsync(cloud, Of());
        if (grows)
        {
            await cloud.PostAsync($"clusters/{workspace.State[Blocks.Main].Id}/grow-masters", new JsonObject());
        }

        await cloud.ForgetCallsAsync();
        var applied = await ChangedAsync(
            workspace, "vkcc_cluster.main.master_flavor vkcc_cluster.main.master_flavor_actual", Of(("master_flavor", Tf.S("STD3-16-32"))));

        Assert.That(applied.All.Select(d => d.Summary), Has.None.EqualTo("Masters become smaller"));
        Assert.That(await cloud.DoneAsync("POST", IsFirst ? "/actions" : ":scaleControlPlane"), Is.EqualTo(1));
        Assert.That(await ChangesAsync(cloud), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task MIG_2_zones_moved_by_the_platform_are_a_warning_with_the_line_to_change()
    {
        await using var cloud = await SmallCloud.StartAsync("instant");
        Wanted[] blocks = [Of(("availability_zones", Zones("GZ1", "ME1", "MS1"))), Blocks.Group(changes: ("availability_zone", Tf.S("GZ1")))];
        var workspace = await Expect.AppliedAsync(cloud, blocks);
        await cloud.PatchAsync(
            $"clusters/{workspace.State[Blocks.Main].Id}",
            IsFirst ? """{"availability_zones":["ME1","MS1","PA2"]}""" : """{"deployment_type":{"multi_zonal_deployment":{"zones":["ME1","MS1","PA2"]}}}""");
        await cloud.PatchAsync($"node-groups/{workspace.State[Web].Id}", IsFirst ? """{"availability_zones":["PA2"]}""" : """{"zones":["PA2"]}""");

        // What is saved by the first apply must not make the second forget.
        for (var run = 0; run < 2; run++)
        {
            var plan = await workspace.ApplyAsync(blocks);
            var moved = plan.All.Where(d => d.Summary == "Moved to another zone by the platform").DistinctBy(d => d.Path).ToList();
            using (Assert.EnterMultipleScope())
            {
                Assert.That(plan.Steps.Values, Is.All.EqualTo(Step.Nothing), plan.Text);
                Assert.That(moved.Select(d => d.Severity), Is.EqualTo(new[] { DiagnosticSeverity.Warning, DiagnosticSeverity.Warning }), plan.Text);
                Assert.That(
                    moved.Single(d => d.Path.ToString() == "availability_zones").Detail,
                    Does.Contain("availability_zones = [\"ME1\", \"MS1\", \"PA2\"]"));
                Assert.That(moved.Single(d => d.Path.ToString() == "availability_zone").Detail, Does.Contain("availability_zone = \"PA2\""));
            }
        }

        blocks = [Of(("availability_zones", Zones("ME1", "MS1", "PA2"))), Blocks.Group(changes: ("availability_zone", Tf.S("PA2")))];
        await cloud.ForgetCallsAsync();
        var mended = await workspace.ApplyAsync(blocks);
        using (Assert.EnterMultipleScope())
        {
            // That the configuration has followed is stored, without a call, so that the old zone can be chosen again.
            Assert.That(mended.Changes, Is.EquivalentTo(new[] { $"{Blocks.Main}.moved_from", $"{Web}.moved_from" }), mended.Text);
            Assert.That(mended.All.Count(d => d.Summary.StartsWith("Moved", StringComparison.Ordinal)), Is.Zero, mended.Text);
            Assert.That(
                (await cloud.CallsAsync()).Where(
                    call => !call.StartsWith("GET", StringComparison.Ordinal) && !call.Contains("/auth/tokens", StringComparison.Ordinal)),
                Is.Empty);
            Assert.That((await workspace.PlanAsync(blocks)).ExitCode, Is.Zero);
        }
    }

    [Test]
    public async Task MUT_1_NG_5_a_replacement_names_what_forces_it_and_what_is_lost()
    {
        await using var cloud = await SmallCloud.StartAsync("instant");
        var workspace = await Expect.AppliedAsync(cloud, Of(), Blocks.Group());

        var plan = await workspace.PlanAsync(
            Of(("pods_cidr", Tf.S("10.120.0.0/16")), ("master_count", Tf.N(5))), Blocks.Group(changes: ("disk_size", Tf.N(60))));

        var (cluster, group) = (
            plan.All.Single(d => d.Summary == "Cluster will be replaced"),
            plan.All.Single(d => d.Summary == "Node group will be replaced"));
        using (Assert.EnterMultipleScope())
        {
            Assert.That((cluster.Severity, group.Severity), Is.EqualTo((DiagnosticSeverity.Warning, DiagnosticSeverity.Warning)));
            Assert.That(
                cluster.Detail,
                Does.Contain("master_count").And.Contain("pods_cidr").And.Contain("its node groups and their workload will be destroyed"));
            Assert.That(group.Detail, Does.Contain("disk_size").And.Contain("what runs on them will be destroyed"));
            Assert.That(group.Path.ToString(), Is.EqualTo("disk_size").Or.EqualTo("cluster_id"));
        }
    }

    [Test]
    public async Task Deletion_protection_makes_an_error_of_a_plan_that_destroys_or_replaces()
    {
        await using var cloud = await SmallCloud.StartAsync("instant");
        var guarded = ("deletion_protection", (TfValue)TfBool.True);
        var workspace = await Expect.AppliedAsync(cloud, Of(guarded), Blocks.Group());
        await cloud.ForgetCallsAsync();

        // Letting go of it in the same step does not help.
        var replaced = await workspace.ApplyAsync(Of(("pods_cidr", Tf.S("10.120.0.0/16")), ("deletion_protection", TfBool.False)), Blocks.Group());
        var destroyed = await workspace.DestroyAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(replaced.Errors.Single().Path.ToString(), Is.EqualTo("pods_cidr"));
            Assert.That(
                replaced.Errors.Single().Detail,
                Does.Contain("pods_cidr cannot change").And.Contain("set deletion_protection to false, apply that alone"));
            Assert.That(destroyed.Errors.Single().Path.ToString(), Is.EqualTo("deletion_protection"));
            Assert.That(destroyed.Errors.Single().Detail, Does.Contain("set deletion_protection to false, apply that, and then destroy"));
            Assert.That(await ChangesAsync(cloud), Is.Empty);
        }
    }

    [Test]
    public async Task What_can_change_in_place_never_replaces()
    {
        await using var cloud = await SmallCloud.StartAsync("instant");
        var workspace = await Expect.AppliedAsync(cloud, Of(), Blocks.Group());
        var ids = workspace.State.Values.Select(i => i.Id).ToList();
        (string, TfValue)[] ofCluster = [("labels", Tf.Map(("team", Tf.S("shop")))), ("master_flavor", Tf.S("STD3-4-16")), ("version", Tf.S(Newer))];
        if (!IsFirst)
        {
            ofCluster = [.. ofCluster, ("api_allowed_cidrs", Tf.Set(Tf.S("198.51.100.0/24")))];
        }

        Wanted[] wanted =
        [
            Of(ofCluster),
            Blocks.Group(changes:
            [
                ("labels", Tf.Null), ("taints", Tf.Set(Blocks.Taint("k", "v", "NoExecute"))), ("flavor", Tf.S("STD2-4-8")), ("node_count", Tf.N(3)),
                ("max_unavailable_percent", Tf.N(50)),
            ]),
        ];
        var applied = await workspace.ApplyAsync(wanted);

        Assert.That(applied.Errors, Is.Empty, applied.Text);
        Assert.That(applied.Steps.Values, Is.All.EqualTo(Step.Update));
        Assert.That(workspace.State.Values.Select(i => i.Id), Is.EquivalentTo(ids));
        Assert.That((await workspace.PlanAsync(wanted)).ExitCode, Is.Zero);
        Assert.That(await cloud.DoneAsync("DELETE", ".*"), Is.Zero);
    }

    [TestCase(1, 9, 5)]
    [TestCase(6, 9, 6)]
    [TestCase(1, 3, 3)]
    public async Task From_fixed_to_autoscale_keeps_the_running_size_clamped(int min, int max, int size)
    {
        await using var cloud = await SmallCloud.StartAsync("instant");
        var workspace = await Expect.AppliedAsync(cloud, Of(), Blocks.Group(changes: ("node_count", Tf.N(5))));
        Wanted[] wanted = [Of(), Blocks.Group(changes: [("node_count", Tf.Null), ("autoscale", Blocks.Autoscale(min, max))])];

        var applied = await workspace.ApplyAsync(wanted);

        Assert.That(applied.Errors, Is.Empty, applied.Text);
        Assert.That(workspace.State[Web].State["current_node_count"], Is.EqualTo(Tf.N(size)));
        Assert.That((await workspace.PlanAsync(wanted)).ExitCode, Is.Zero);
    }

    [Test]
    public async Task AS_4_what_the_autoscaler_does_is_no_change()
    {
        await using var cloud = await SmallCloud.StartAsync("instant");
        Wanted[] blocks = [Of(), Blocks.Group(changes: [("node_count", Tf.Null), ("autoscale", Blocks.Autoscale(1, 6))])];
        var workspace = await Expect.AppliedAsync(cloud, blocks);

        foreach (var size in (int[])[6, 2, 1])
        {
            await cloud.PostAsync($"node-groups/{workspace.State[Web].Id}/autoscale", new JsonObject { ["size"] = size });
            var plan = await workspace.PlanAsync(blocks);
            Assert.That(plan.ExitCode, Is.Zero, plan.Text);
        }
    }

    [Test]
    public async Task UPG_8_an_upgrade_says_that_autoscaling_pauses_and_names_groups_without_room()
    {
        await using var cloud = await SmallCloud.StartAsync("instant");
        var autoscaled = (string name, long max) => Blocks.Group(
            name, $"vkcc_node_group.{name}", changes: [("node_count", Tf.Null), ("autoscale", Blocks.Autoscale(2, max))]);
        Wanted[] groups = [autoscaled("full", 2), autoscaled("roomy", 5), Blocks.Group("fixed", "vkcc_node_group.fixed")];
        var workspace = await Expect.AppliedAsync(cloud, [Of(), .. groups]);

        var plan = await workspace.PlanAsync([Of(("version", Tf.S(Newer))), .. groups]);

        var room = plan.All.Single(d => d.Summary == "Node groups without room for the upgrade");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(plan.Errors, Is.Empty);
            Assert.That((room.Severity, room.Path.ToString()), Is.EqualTo((DiagnosticSeverity.Warning, "version")));
            Assert.That(room.Detail, Does.Contain("\"full\" (2 of 2 nodes)").And.Not.Contain("roomy").And.Not.Contain("fixed"));
            Assert.That(
                plan.All.Single(d => d.Summary == "Cluster will be upgraded").Detail,
                Does.Contain("Autoscaling pauses meanwhile, so groups need spare nodes"));
            Assert.That(plan.All.Select(d => d.Summary), Has.None.Contains("without workers"));
        }
    }

    [Test]
    public async Task UPG_12_an_upgrade_without_workers_is_told_where_it_does_nothing()
    {
        await using var cloud = await SmallCloud.StartAsync("instant");
        var workspace = await Expect.AppliedAsync(cloud, Of());

        var plan = await workspace.PlanAsync(Of(("version", Tf.S(Newer))));
        var applied = await workspace.ApplyAsync(Of(("version", Tf.S(Newer))));

        // Nothing is known of the kind about the first generation, which does it.
        Assert.That(plan.All.Count(d => d.Summary == "Cluster without workers is not upgraded"), Is.EqualTo(IsFirst ? 0 : 1), plan.Text);
        Assert.That(plan.Steps[Blocks.Main], Is.EqualTo(IsFirst ? Step.Update : Step.Nothing), plan.Text);
        Assert.That(applied.Errors, Is.Empty, applied.Text);
    }

    [TestCase("1.34.2", "1.33.3", "Kubernetes cannot be downgraded", "1.34.2")]
    [TestCase("1.31.4", "1.33.3", "Upgrade skips versions", "1.31.4 → 1.32.1 → 1.33.3")]
    [TestCase("1.33.3", "1.34.1", "Version is not offered", "1.34.2")]
    public async Task UPG_1_UPG_2_VER_1_a_version_that_cannot_be_gone_to_is_refused_once(string from, string to, string summary, string told)
    {
        await using var cloud = await SmallCloud.StartAsync("instant");
        var workspace = await Expect.AppliedAsync(cloud, Of(("version", Tf.S(from))), Blocks.Group());

        Expect.OneError(await workspace.PlanAsync(Of(("version", Tf.S(to))), Blocks.Group()), summary, "version", told);
    }

    [Test]
    public async Task VER_4_a_version_out_of_support_is_warned_about_with_its_date()
    {
        await using var cloud = await SmallCloud.StartAsync("instant");
        var (old, older) = IsFirst ? ("1.32", "1.31") : ("1.32.1", "1.31.4");
        var workspace = new Workspace(cloud) { ChecksOnline = true };

        var created = await workspace.PlanAsync(Of(("version", Tf.S(older))));
        Assert.That(created.All.Single(d => d.Summary == "Version is out of support").Detail, Does.Contain("ended on 2026-04-17"));
        await Expect.AppliedAsync(workspace, Of(("version", Tf.S(older))), Blocks.Group());

        // 1.32 has support until the end of July.
        Assert.That(
            (await workspace.PlanAsync(Of(("version", Tf.S(old))), Blocks.Group())).All.Select(d => d.Summary),
            Has.None.EqualTo("Version is out of support"));
        await cloud.AdvanceAsync(TimeSpan.FromDays(90));
        var late = await workspace.PlanAsync(Of(("version", Tf.S(old))), Blocks.Group());
        Assert.That(late.All.Single(d => d.Summary == "Version is out of support").Detail, Does.Contain("ended on 2026-07-28"));
    }

    [Test]
    public async Task MST_9_version_and_flavor_go_one_after_the_other_in_one_apply()
    {
        await using var cloud = await SmallCloud.StartAsync();
        var workspace = await Expect.AppliedAsync(cloud, Of(), Blocks.Group());
        await cloud.ForgetCallsAsync();

        Wanted[] wanted = [Of(("version", Tf.S(Newer)), ("master_flavor", Tf.S("STD3-4-16"))), Blocks.Group()];
        var applied = await workspace.ApplyAsync(wanted);

        var calls = (await cloud.CallsAsync()).ToList();
        var (upgrade, resize) = (calls.FindIndex(c => c.StartsWith("PATCH", StringComparison.Ordinal) && c.Contains("upgrade", StringComparison.Ordinal)),
            calls.FindIndex(
                c => c.StartsWith("POST", StringComparison.Ordinal) && c.Contains(IsFirst ? "/actions " : ":scaleControlPlane ", StringComparison.Ordinal)));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(applied.Errors, Is.Empty, applied.Text);
            Assert.That(upgrade, Is.InRange(0, resize - 2), "looked at in between");
            Assert.That(await ChangesAsync(cloud), Has.Count.EqualTo(2));
        }
    }

    [Test]
    public async Task REG_1_VER_1_a_slip_is_answered_with_what_was_meant()
    {
        await using var cloud = await SmallCloud.StartAsync("instant");
        var plan = await new Workspace(cloud) { ChecksOnline = true }.PlanAsync(
            Of(("version", Tf.S("1.34.1")), ("availability_zones", Zones("ME1", "MS-1", "PA2"))), Blocks.Group());
        var workspace = await Expect.AppliedAsync(cloud, Of());
        var group = await workspace.PlanAsync(Of(), Blocks.Group(changes: ("availability_zone", Tf.S("MS-1"))));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(plan.Errors.Single(d => d.Path.ToString() == "availability_zones").Detail, Does.Contain("Did you mean \"MS1\"?"));
            Assert.That(plan.Errors.Single(d => d.Path.ToString() == "version").Detail, Does.Contain("Of 1.34 the service offers 1.34.2"));
            Assert.That(plan.Errors, Has.Count.EqualTo(2), plan.Text);
            Assert.That(group.Errors.Single().Detail, Does.Contain("Did you mean \"MS1\"?"));
        }
    }

    private static TfSet Zones(params string[] zones) => (TfSet)Tf.Set(zones.Select(Tf.S));

    private Wanted Of(params (string, TfValue)[] changes) => IsFirst ? Blocks.FirstCluster(changes: changes) : Blocks.Cluster(changes: changes);

    /// <summary>Applies what must change exactly these attributes in place, and nothing after it.</summary>
    private static async Task<Report> ChangedAsync(Workspace workspace, string attributes, params Wanted[] blocks)
    {
        var applied = await workspace.ApplyAsync(blocks);
        Assert.That(applied.Errors, Is.Empty, applied.Text);
        Assert.That(applied.Steps.Values, Is.All.EqualTo(Step.Update), applied.Text);
        Assert.That(string.Join(' ', applied.Changes), Is.EqualTo(attributes));
        Assert.That((await workspace.PlanAsync(blocks)).ExitCode, Is.Zero);
        return applied;
    }

    private async Task<string> MasterFlavorAsync(SmallCloud cloud)
    {
        var cluster = (await cloud.ClustersAsync()).Single();
        return (IsFirst ? cluster["master_flavor_id"] : cluster["master"]!["vm_engine"]!["nova_engine"]!["flavor_id"])!.ToString();
    }

    /// <summary>Calls that change something, logins aside.</summary>
    private static async Task<IReadOnlyList<string>> ChangesAsync(SmallCloud cloud) =>
        [.. (await cloud.CallsAsync()).Where(c => changing.Contains(c.Split(' ')[0]) && !c.Contains("/auth/tokens", StringComparison.Ordinal))];
}
