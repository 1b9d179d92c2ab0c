namespace SimulatorTests.Safety;

/// <summary>Every operation of all resources and both generations against every trouble: state covers the inventory, nothing is made twice, the next apply ends
/// in an empty plan.</summary>
public sealed class MatrixTests
{
    // Magnum's own, all at once: what was accepted shows late, or is dropped.
    private const string AllHabits =
        """{"late_reads":2,"not_found_reads":2,"drop_while_busy":true,"half_deleted_reads":2,"respell_labels":true,"fail_after_refused_upgrade":true}""";

    // Samples that meet each operation and each trouble several times; what they leave out divides no number of theirs.
    public static IEnumerable<TestCaseData> Cases() =>
    [
        .. Of(Operations.All, string.Empty, "{}", 13),
        .. Of(Operations.OfFirstGeneration, "first generation: ", "{}", 47),
        .. Of(Operations.OfFirstGeneration, "first generation, all habits: ", AllHabits, 101),
        .. Of(Operations.OfAddonsAndPolicies.Where(IsStruckByAll), string.Empty, "{}", 43, EveryTrouble),
        .. Of(Operations.OfAddonsAndPolicies.Where(operation => !IsStruckByAll(operation)), string.Empty, "{}", 43, TroublesBeyondTransport),
        .. Of(Operations.OfFirstGenerationAddonsAndPolicies, "first generation: ", "{}", 43, TroublesBeyondTransport),
    ];

    private static IEnumerable<Trouble> EveryTrouble => [.. Troubles.All, .. Troubles.OfAddonsAndPolicies];

    private static IEnumerable<Trouble> TroublesBeyondTransport => [.. Troubles.BeyondTransport, .. Troubles.OfAddonsAndPolicies];

    /// <summary>One operation of each way to find out what became of a call.</summary>
    private static bool IsStruckByAll(Operation operation) =>
        operation.Name is "install an add-on" or "add-on values" or "remove an add-on" or "create a policy";

    private static IEnumerable<TestCaseData> Of(
        IEnumerable<Operation> operations, string prefix, string habits, int step, IEnumerable<Trouble>? troubles = null)
    {
        var number = 0;
        foreach (var operation in operations)
        {
            foreach (var trouble in troubles ?? Troubles.All)
            {
                var test = new TestCaseData(operation, trouble, habits).SetArgDisplayNames(prefix + operation.Name, trouble.Name);
                yield return number++ % step == 0 ? test : test.SetCategory("Long");
            }
        }
    }

    [TestCaseSource(nameof(Cases))]
    public async Task Nothing_is_lost(object what, object how, string habits)
    {
        var (operation, trouble) = ((Operation)what, (Trouble)how);
        await using var cloud = await SmallCloud.StartAsync();
        await cloud.PostAsync("habits", System.Text.Json.Nodes.JsonNode.Parse(habits));
        var workspace = new Workspace(cloud);
        await Expect.BegunAsync(workspace, operation);
        await cloud.ForgetCallsAsync();
        var before = workspace.State;

        workspace.Trap = await trouble.Arm(cloud, operation);
        var report = await workspace.ApplyAsync(operation.After);
        workspace.Trap = null;
        await cloud.NoFaultsAsync();

        var story = $"\n{report.Text}\n{string.Join("\n", await cloud.CallsAsync())}";
        var ending = report.Errors.Count > 0 ? Ending.Told : report.All.Any(d => d.Summary == "Creation is still under way") ? Ending.GoesOn : Ending.Done;
        if (habits != AllHabits)
        {
            // Habits hide some looks, and so move where a trouble falls.
            Assert.That(ending, Is.EqualTo(trouble.EndingOf(operation)), "how the run ended" + story);
        }

        await Expect.CoveredAsync(workspace, report, story, mayBeTold: habits == AllHabits || operation.IsBlind);
        Assert.That(report.All.Select(d => d.Summary), Has.None.EqualTo("Unexpected error in the provider"), story);

        // Support clears what broke; a cluster that broke while it was created is replaced.
        foreach (var cluster in await cloud.ClustersAsync())
        {
            if (trouble.Name.StartsWith("stuck", StringComparison.Ordinal) || (SmallCloud.StatusOf(cluster) == "ERROR" && operation.Path != "/clusters$"))
            {
                await cloud.SetStatusAsync(cluster, "RUNNING");
            }
        }

        foreach (var addon in await cloud.AddonsAsync())
        {
            if (trouble.Name.StartsWith("add-on is stuck", StringComparison.Ordinal))
            {
                await cloud.PatchAsync($"addons/{SmallCloud.IdOf(addon)}", """{"status":"INSTALLED"}""");
            }
        }

        if (operation.IsBlind)
        {
            await workspace.FollowImportBlocksAsync(report, operation.After);
        }

        var wanted = operation.After;
        if (operation.Name == "stop" && (await cloud.ClustersAsync()).Count == 0)
        {
            // PWR-3: no cluster is created stopped, so the configuration must first let it run.
            Assert.That((await workspace.PlanAsync(wanted)).Errors.Select(d => d.Summary), Is.EqualTo((string[])["A new cluster starts running"]), story);
            wanted = operation.Before;
        }

        // What is hidden for longer than anybody looks may have to be imported, as the message says.
        await Expect.ConvergesAsync(workspace, wanted, story, mayImport: habits == AllHabits);
        if (!trouble.LosesObjects)
        {
            Assert.That(await cloud.DoneAsync("POST", Operations.Creations), Is.EqualTo(operation.Created), "creations, the next apply included" + story);
            foreach (var (address, instance) in before.Where(b => operation is { Created: 0, ChangesId: false } && workspace.State.ContainsKey(b.Key)))
            {
                Assert.That(workspace.State[address].Id, Is.EqualTo(instance.Id), $"{address} is the same as before" + story);
            }
        }
    }

    // The table is written for people; what it says is what is tested.
    [Test]
    public void The_table_of_the_page_says_what_is_tested() => CheckTable(
        Operations.All,
        [
            ("create cluster", ["create a cluster"]),
            ("create group", ["create a group"]),
            ("upgrade", ["upgrade"]),
            ("resize masters", ["resize masters"]),
            ("cluster `:update`", ["cluster labels", "allowed networks"]),
            ("group update", ["group size", "group to autoscale", "group labels and taints", "group flavor", "group max unavailable"]),
            ("replace", ["replace a group", "replace a cluster"]),
            ("delete group", ["delete a group"]),
            ("delete cluster", ["delete a cluster", "delete a cluster with its group"]),
        ]);

    [Test]
    public void The_first_generations_table_of_the_page_says_what_is_tested() => CheckTable(
        Operations.OfFirstGeneration,
        [
            ("create cluster", ["create a cluster"]),
            ("create group", ["create a group"]),
            ("upgrade", ["upgrade"]),
            ("resize masters", ["resize masters"]),
            ("power", ["stop", "start", "start and change"]),
            ("cluster `PATCH`", ["cluster labels", "security policies"]),
            ("group `scale`", ["group size", "smaller group"]),
            ("group `PATCH`", ["group to autoscale", "group limits", "group from autoscale", "group labels and taints"]),
            ("group `resize`", ["group flavor", "group everything"]),
            ("replace", ["replace a group", "replace a cluster"]),
            ("delete group", ["delete a group"]),
            ("delete cluster", ["delete a cluster", "delete a stopped cluster", "delete a cluster with its group"]),
        ]);

    [Test]
    public void The_table_of_add_ons_and_policies_says_what_is_tested() => CheckTable(
        Operations.OfAddonsAndPolicies.Where(IsStruckByAll),
        [
            ("install add-on", ["install an add-on"]),
            ("add-on values", ["add-on values"]),
            ("remove add-on", ["remove an add-on"]),
            ("create policy", ["create a policy"]),
        ],
        EveryTrouble);

    [Test]
    public void The_table_of_add_ons_and_policies_beyond_transport_says_what_is_tested() => CheckTable(
        [
            .. Operations.OfAddonsAndPolicies.Where(operation => !IsStruckByAll(operation)),
            .. Operations.OfFirstGenerationAddonsAndPolicies.Select(operation => operation with { Name = $"first generation: {operation.Name}" }),
        ],
        [
            ("add-on version", ["add-on version"]),
            ("policy", ["change a policy"]),
            ("delete policy", ["delete a policy"]),
            ("1: install add-on", ["first generation: install an add-on"]),
            ("1: add-on", ["first generation: add-on values", "first generation: add-on version"]),
            ("1: remove add-on", ["first generation: remove an add-on"]),
            ("1: create policy", ["first generation: create a policy"]),
            ("1: policy", ["first generation: change a policy"]),
            ("1: delete policy", ["first generation: delete a policy"]),
        ],
        TroublesBeyondTransport);

    private static void CheckTable(IEnumerable<Operation> all, (string Heading, string[] Operations)[] columns, IEnumerable<Trouble>? troubles = null)
    {
        string[] table =
        [
            $"| trouble | {string.Join(" | ", columns.Select(column => column.Heading))} |",
            $"|---|{string.Concat(columns.Select(_ => "---|"))}",
            .. (troubles ?? Troubles.All).Select(
                trouble => $"| {trouble.Name} | {string.Join(" | ", columns.Select(column => Cell(trouble, column.Operations)))} |"),
        ];

        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                columns.SelectMany(column => column.Operations),
                Is.EquivalentTo(all.Select(operation => operation.Name)),
                "every operation has its column");
            Assert.That(
                File.ReadAllText(Path.Combine(TestContext.CurrentContext.TestDirectory, "Safety", "README.md")),
                Does.Contain(string.Join('\n', table)));
        }

        string Cell(Trouble trouble, string[] names) => string.Join(
            " / ", names.Select(name => Word(trouble.EndingOf(all.Single(operation => operation.Name == name)))).Distinct());

        static string Word(Ending ending) => ending switch
        {
            Ending.Done => "✓",
            Ending.GoesOn => "goes on",
            _ => "told",
        };
    }
}
