using Unit.Framework;

namespace SimulatorTests.Safety;

/// <summary>Every operation of the first generation on a cloud with the habits of a real Magnum, one after another and all together.</summary>
public sealed class HabitTests
{
    private static readonly (string Name, string Habits)[] Habits =
    [
        ("none", "{}"),
        ("late reads", """{"late_reads":3}"""),
        ("404 after create", """{"not_found_reads":3}"""),
        ("dropped while busy", """{"drop_while_busy":true}"""),
        ("400 in the middle of a delete", """{"half_deleted_reads":3}"""),
        ("labels respelled", """{"respell_labels":true}"""),
        ("failed after a refused upgrade", """{"fail_after_refused_upgrade":true}"""),
        (
            "all",
            """{"late_reads":2,"not_found_reads":2,"drop_while_busy":true,"half_deleted_reads":2,"respell_labels":true,"fail_after_refused_upgrade":true}"""),
    ];

    public static IEnumerable<TestCaseData> Cases()
    {
        var number = 0;
        foreach (var operation in Operations.OfFirstGeneration)
        {
            foreach (var (name, habits) in Habits)
            {
                var test = new TestCaseData(operation, habits).SetArgDisplayNames(operation.Name, name);

                // "none" tests what the others rest on; of the others a sample.
                yield return name == "none" || number++ % 5 == 0 ? test : test.SetCategory("Long");
            }
        }
    }

    [TestCaseSource(nameof(Cases))]
    public async Task An_operation_succeeds_in_one_apply(object what, string habits)
    {
        var operation = (Operation)what;
        await using var cloud = await SmallCloud.StartAsync();
        await cloud.PostAsync("habits", System.Text.Json.Nodes.JsonNode.Parse(habits));
        var workspace = new Workspace(cloud);
        await Expect.BegunAsync(workspace, operation);
        await cloud.ForgetCallsAsync();

        var report = await workspace.ApplyAsync(operation.After);

        var story = $"\n{report.Text}\n{string.Join("\n", await cloud.CallsAsync())}";
        Assert.That(report.Errors, Is.Empty, story);
        await Expect.CoveredAsync(workspace, report, story);
        var plan = await workspace.PlanAsync(operation.After);
        Assert.That(plan.ExitCode, Is.Zero, $"the plan after it\n{plan.Text}\nafter{story}");
        Assert.That(await cloud.DoneAsync("POST", "/(clusters|nodegroups)"), Is.EqualTo(operation.Created), story);
    }

    // A refusal that breaks the cluster says so; what was there goes on when the version is set back, and a change of size heals it (openstack-observed.md
    // section 6).
    [Test]
    public async Task A_refused_upgrade_is_told_and_does_not_lose_the_cluster()
    {
        await using var cloud = await SmallCloud.StartAsync();
        await cloud.PostAsync("habits", System.Text.Json.Nodes.JsonNode.Parse("""{"fail_after_refused_upgrade":true}"""));
        var workspace = new Workspace(cloud);
        Wanted[] before = [Blocks.FirstCluster(changes: ("version", Tf.S("1.32"))), Blocks.Group()];
        await Expect.AppliedAsync(workspace, before);
        var id = workspace.State[Blocks.Main].Id;

        // What no plan can know: with features in alpha the service upgrades nothing.
        await cloud.PatchAsync($"clusters/{id}", """{"alpha_features_enabled":true}""");
        await cloud.ForgetCallsAsync();

        var report = await workspace.ApplyAsync(Blocks.FirstCluster(), Blocks.Group());

        var story = $"\n{report.Text}\n{string.Join("\n", await cloud.CallsAsync())}";
        var refused = report.Errors.Single();
        using (Assert.EnterMultipleScope())
        {
            Assert.That((refused.Summary, refused.Path?.ToString()), Is.EqualTo(("Upgrade refused", "version")), story);
            Assert.That(refused.Detail, Does.Contain("set version back"), story);
            Assert.That(
                (workspace.State[Blocks.Main].Id, workspace.State[Blocks.Main].State["version"], workspace.State[Blocks.Main].IsTainted),
                Is.EqualTo((id, Tf.S("1.32"), false)),
                story);
            Assert.That(await cloud.DoneAsync("PATCH", "/actions/upgrade"), Is.Zero, story);
            Assert.That(
                (await cloud.CallsAsync()).Count(call => call.Contains("/actions/upgrade", StringComparison.Ordinal)),
                Is.EqualTo(1),
                "a refused upgrade is not tried again" + story);
        }

        // The cluster stays broken until somebody mends it, and every run says so.
        report = await workspace.ApplyAsync(before);
        Assert.That(report.Errors.Select(d => d.Summary), Is.EqualTo((string[])["VK Cloud reports ERROR"]), report.Text + story);
        await cloud.SetStatusAsync((await cloud.ClustersAsync()).Single(), "RUNNING");
        await Expect.ConvergesAsync(workspace, before, story);
        Assert.That((await cloud.ClustersAsync()).Select(SmallCloud.IdOf), Is.EqualTo((string[])[id]), story);
    }
}
