namespace SimulatorTests.Safety;

/// <summary>Every operation of both resources against every trouble: state covers the inventory, nothing is made twice, the next apply ends in an empty plan.</summary>
public sealed class MatrixTests
{
    public static IEnumerable<TestCaseData> Cases()
    {
        var number = 0;
        foreach (var operation in Operations.All)
        {
            foreach (var trouble in Troubles.All)
            {
                var test = new TestCaseData(operation, trouble).SetArgDisplayNames(operation.Name, trouble.Name);

                // A sample that meets each operation and each trouble several times; thirteen divides neither number.
                yield return number++ % 13 == 0 ? test : test.SetCategory("Long");
            }
        }
    }

    [TestCaseSource(nameof(Cases))]
    public async Task Nothing_is_lost(object what, object how)
    {
        var (operation, trouble) = ((Operation)what, (Trouble)how);
        await using var cloud = await SmallCloud.StartAsync();
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
        Assert.That(ending, Is.EqualTo(trouble.Ends(operation)), "how the run ended" + story);
        await Expect.CoveredAsync(workspace, report, story);
        Assert.That(report.All.Select(d => d.Summary), Has.None.EqualTo("Unexpected error in the provider"), story);

        // Support clears what broke; a cluster that broke while it was created is replaced.
        foreach (var cluster in await cloud.ClustersAsync())
        {
            if (trouble.Name.StartsWith("stuck", StringComparison.Ordinal) || (cluster["status"]!.ToString() == "ERROR" && operation.Path != "/clusters$"))
            {
                await cloud.PatchAsync($"clusters/{cluster["id"]}", """{"status":"RUNNING"}""");
            }
        }

        await Expect.ConvergesAsync(workspace, operation.After, story);
        if (!trouble.LosesObjects)
        {
            Assert.That(await cloud.DoneAsync("POST", "/(clusters|node-groups)"), Is.EqualTo(operation.Created), "creations, the next apply included" + story);
            foreach (var (address, instance) in before.Where(b => operation.Created == 0 && workspace.State.ContainsKey(b.Key)))
            {
                Assert.That(workspace.State[address].Id, Is.EqualTo(instance.Id), $"{address} is the same as before" + story);
            }
        }
    }

    // The table is written for people; what it says is what is tested.
    [Test]
    public void The_table_of_the_page_says_what_is_tested()
    {
        (string Heading, string[] Operations)[] columns =
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
        ];
        string[] table =
        [
            $"| trouble | {string.Join(" | ", columns.Select(column => column.Heading))} |",
            $"|---|{string.Concat(columns.Select(_ => "---|"))}",
            .. Troubles.All.Select(trouble => $"| {trouble.Name} | {string.Join(" | ", columns.Select(column => Cell(trouble, column.Operations)))} |"),
        ];

        using (Assert.EnterMultipleScope())
        {
            Assert.That(columns.SelectMany(column => column.Operations), Is.EquivalentTo(Operations.All.Select(operation => operation.Name)), "every operation has its column");
            Assert.That(File.ReadAllText(Path.Combine(TestContext.CurrentContext.TestDirectory, "Safety", "README.md")), Does.Contain(string.Join('\n', table)));
        }

        static string Cell(Trouble trouble, string[] names) => string.Join(" / ", names.Select(name => Word(trouble.Ends(Operations.All.Single(operation => operation.Name == name)))).Distinct());

        static string Word(Ending ending) => ending switch
        {
            Ending.Done => "✓",
            Ending.GoesOn => "goes on",
            _ => "told",
        };
    }
}
