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
        ("all", """{"late_reads":2,"not_found_reads":2,"drop_while_busy":true,"half_deleted_reads":2,"respell_labels":true,"fail_after_refused_upgrade":true}"""),
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
}
