namespace Acceptance;

/// <summary>Plan tells the truth: every rule that is checked before apply, broken alone, and its valid twin.</summary>
/// <remarks>
/// Each row is a file of its own with one resource in it. All of them together are one configuration, so one run of terraform shows all of their diagnostics at
/// once, told apart by address and range: that is cheap, and it proves that nothing hides anything else. A sample of them is run alone as well.
/// </remarks>
internal sealed class TruthStory() : Story("Truth")
{
    [Test]
    public async Task What_validate_refuses_it_refuses_all_at_once_each_in_its_place()
    {
        await using var terraform = await OpenAsync();
        var texts = Put(terraform, ValidateRows.All, row => row.Broken);

        var validated = await terraform.ValidateAsync();
        var run = await terraform.RunAsync("plan", "-json");

        using (Assert.EnterMultipleScope())
        {
            Compare(ValidateRows.All, texts, validated);
            Compare(ValidateRows.All, texts, PlanDiagnostic.FromLines(run.Output, terraform.Configuration));
            Assert.That(run.ExitCode, Is.EqualTo(1));
        }
    }

    [Test]
    public async Task What_only_plan_can_know_it_refuses_all_at_once_each_in_its_place()
    {
        await using var terraform = await OpenAsync();
        var texts = Put(terraform, PlanRows.All, row => row.Broken);

        var validated = await terraform.ValidateAsync();
        var run = await terraform.RunAsync("plan", "-json");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(validated, Is.Empty);
            Compare(PlanRows.All, texts, PlanDiagnostic.FromLines(run.Output, terraform.Configuration));
            Assert.That(run.ExitCode, Is.EqualTo(1));
            Assert.That(await Cloud.ChangesAsync(), Is.Empty, "A plan reads.");
        }
    }

    [Test]
    public async Task The_valid_twins_pass_without_a_word()
    {
        await using var terraform = await OpenAsync();
        IReadOnlyList<Row> rows = [.. ValidateRows.All, .. PlanRows.All];
        Put(terraform, rows, row => row.Whole);

        var validated = await terraform.ValidateAsync();
        var run = await terraform.RunAsync("plan", "-json", "-detailed-exitcode");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(validated, Is.Empty, string.Join('\n', validated));
            Assert.That(PlanDiagnostic.FromLines(run.Output, terraform.Configuration), Is.Empty);
            Assert.That(run.ExitCode, Is.EqualTo(2), run.Transcript);
            Assert.That(run.Output, Does.Contain($"{rows.Count + 2} to add"), "Every twin, the shared cluster, and the value that is known later.");
        }
    }

    [Test]
    [Category("Long")]
    public async Task What_a_change_does_is_said_for_each_in_its_place_and_nothing_of_its_twin()
    {
        await Cloud.SetQuotasAsync("""{"clusters":200}""");
        await using var terraform = await OpenAsync();
        Put(terraform, ChangeRows.All, row => row.First);
        await terraform.ApplyAsync();

        var texts = Put(terraform, ChangeRows.All, row => row.Broken);
        var broken = await terraform.RunAsync("plan", "-json");
        Put(terraform, ChangeRows.All, row => row.Whole);
        var twins = await terraform.RunAsync("plan", "-json");

        using (Assert.EnterMultipleScope())
        {
            Compare(ChangeRows.All, texts, PlanDiagnostic.FromLines(broken.Output, terraform.Configuration));
            Assert.That(broken.ExitCode, Is.EqualTo(1));
            Assert.That(PlanDiagnostic.FromLines(twins.Output, terraform.Configuration), Is.Empty);
            Assert.That(twins.ExitCode, Is.Zero);
        }
    }

    [Category("Long")]
    [TestCaseSource(typeof(World), nameof(World.All))]
    public async Task In_an_unusual_cloud_plan_says_so_and_in_the_usual_one_nothing(World world)
    {
        var row = world.Row;
        await using var terraform = await OpenAsync();
        var texts = Put(terraform, [row], row => row.Broken);
        if (row.Form is not (Form.Group or Form.Policy))
        {
            terraform.Write("");
        }

        await world.Change(Cloud, terraform);
        var unusual = await terraform.RunAsync("plan", "-json");
        using (Assert.EnterMultipleScope())
        {
            Compare([row], texts, PlanDiagnostic.FromLines(unusual.Output, terraform.Configuration));
            Assert.That(unusual.ExitCode, Is.EqualTo(row.IsRefused ? 1 : 0));
        }

        if (world.Restore is not null)
        {
            await world.Restore(Cloud);
            Assert.That((await terraform.PlanAsync()).Diagnostics, Is.Empty);
        }
    }

    /// <summary>Rows are run in company for the sake of time; every twelfth alone shows that the company makes no difference.</summary>
    [Category("Long")]
    [TestCaseSource(nameof(Sample))]
    public async Task A_row_alone_gets_what_it_gets_among_the_others(Row row)
    {
        await using var terraform = await OpenAsync();
        var texts = Put(terraform, [row], row => row.Broken);

        var validated = await terraform.ValidateAsync();
        var run = await terraform.RunAsync("plan", "-json");

        using (Assert.EnterMultipleScope())
        {
            if (PlanRows.All.Contains(row))
            {
                Assert.That(validated, Is.Empty);
            }
            else
            {
                Compare([row], texts, validated);
            }

            // A plan validates twice, with and without the values of variables, and core shows what both say as often.
            Compare([row], texts, [.. PlanDiagnostic.FromLines(run.Output, terraform.Configuration).DistinctBy(Row.Line)]);
            Assert.That(run.ExitCode, Is.EqualTo(row.IsRefused ? 1 : 0));
        }
    }

    public static IEnumerable<Row> Sample => ValidateRows.All.Concat(PlanRows.All).Where((_, index) => index % 12 == 5);

    // One file a row, beside the cluster that the groups share. The texts, by row.
    private static Dictionary<Row, string> Put(Workspace terraform, IReadOnlyList<Row> rows, Func<Row, string> render)
    {
        terraform.Use("shared.tf");
        var texts = rows.ToDictionary(row => row, render);
        Assert.That(texts.Keys.Select(row => row.File), Is.Unique);
        foreach (var (row, text) in texts)
        {
            File.WriteAllText(Path.Combine(terraform.Configuration, row.File), text);
        }

        return texts;
    }

    private static void Compare(IReadOnlyList<Row> rows, Dictionary<Row, string> texts, IReadOnlyList<PlanDiagnostic> found)
    {
        var byFile = found.ToLookup(diagnostic => diagnostic.Place?.File);
        var files = rows.Select(row => row.File).ToHashSet();
        Assert.That(found.Where(diagnostic => diagnostic.Place is null || !files.Contains(diagnostic.Place.File)), Is.Empty, "Diagnostics of no row.");
        foreach (var row in rows)
        {
            var own = byFile[row.File].ToList();
            Assert.That(
                string.Join('\n', own.Select(Row.Line).Order(StringComparer.Ordinal)), Is.EqualTo(string.Join('\n', row.Expected(texts[row]))), row.ToString());
            foreach (var finding in row.Findings)
            {
                var candidates = own.Where(diagnostic => diagnostic.Summary == finding.Summary).Select(diagnostic => diagnostic.Detail).ToList();
                Assert.That(
                    candidates.Any(detail => finding.Words.All(word => detail.Contains(word, StringComparison.Ordinal))),
                    Is.True,
                    $"{row}: {string.Join(", ", finding.Words)} in\n{string.Join('\n', candidates)}");
            }
        }
    }
}
