using System.Text.RegularExpressions;

namespace Acceptance;

/// <summary>The examples do what they show.</summary>
internal sealed partial class ExampleStory() : Story("Examples")
{
    // The registry's layout: what documents one thing each, and is shown on its page.
    private static readonly string[] kinds = ["provider", "resources", "data-sources", "ephemeral-resources", "functions", "list-resources", "actions"];

    private static readonly string[] headings = ["With the simulator", "With an account", "Cleaning up"];

    private static string Root => Path.Combine(Programs.Root, "examples");

    // What has a story of its own.
    private static readonly string[] told = ["module-tests", RefusalStory.Example];

    // Everything else that is a configuration.
    private static IEnumerable<string> Whole => Directory.EnumerateDirectories(Root)
        .Where(folder => Directory.EnumerateFiles(folder, "*.tf").Any())
        .Select(folder => Path.GetFileName(folder))
        .Except(kinds)
        .Except(told)
        .Order(StringComparer.Ordinal);

    // Two of them are a sample for every run; the stories of the resources tell what is in the others.
    private static IEnumerable<TestCaseData> Applied =>
        Whole.Select(example => example is "quickstart" or "regional" ? new TestCaseData(example) : new TestCaseData(example).SetCategory("Long"));

    private static IEnumerable<string> Resources => Directory.EnumerateDirectories(Path.Combine(Root, "resources")).Order(StringComparer.Ordinal);

    [TestCaseSource(nameof(Applied))]
    public async Task Row_45_an_example_applies_and_a_second_plan_is_empty(string example)
    {
        await using var terraform = await OpenExampleAsync(example);
        await UsePrintedEnvironmentAsync(terraform);

        await terraform.ApplyAsync();
        var refreshed = await terraform.PlanAsync();
        var unrefreshed = await terraform.PlanAsync(input: null, "-refresh=false");
        var cloud = await Cloud.StateAsync();
        var addons = await Cloud.AddonsAsync();
        var policies = cloud.SecurityPolicies.Count(policy => (bool?)policy["simulator"]!["is_default"] == false);
        var managed = (await terraform.StateAsync()).Addresses;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(refreshed.IsEmpty, Is.True, refreshed.ToString());
            Assert.That(unrefreshed.IsEmpty, Is.True, unrefreshed.ToString());
            Assert.That(managed, Is.Not.Empty);
            Assert.That(refreshed.Diagnostics, Is.Empty, "An example draws no warning of ours.");
            Assert.That(cloud.Clusters.Count + cloud.NodeGroups.Count + addons.Count + policies, Is.EqualTo(managed.Count));
        }

        await terraform.DestroyAsync();

        Assert.That((await Cloud.StateAsync()).IsEmpty, Is.True);
    }

    [TestCaseSource(nameof(Resources))]
    [Category("Long")]
    public async Task An_example_of_a_resource_applies_and_is_imported_as_it_shows(string folder)
    {
        var resources = string.Join('\n', Directory.EnumerateFiles(folder, "resource*.tf").Select(File.ReadAllText));
        await using var maker = await OpenAsync();
        var plan = await maker.Write(resources).PlanAsync();
        await maker.ApplyAsync();
        var made = await maker.StateAsync();

        await using var terraform = await OpenAsync();
        var shown = Directory.EnumerateFiles(folder, "import-by-string-id*.tf").Select(file => WithTheIdOf(made, File.ReadAllText(file))).ToList();
        var others = made.Addresses.Where(address => !shown.Any(import => Import().Match(import).Groups["address"].Value == address))
            .Select(address => $"import {{\n  to = {address}\n  id = \"{made.Text(address, "id")}\"\n}}\n");
        await File.WriteAllTextAsync(Path.Combine(terraform.Configuration, "import.tf"), string.Join('\n', shown.Concat(others)));
        var importing = await terraform.Write(resources).PlanAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(plan.Changes.Select(change => change.Action), Is.Not.Empty.And.All.EqualTo(PlanAction.Create));
            Assert.That(shown, Is.Not.Empty);

            // Protection and timeouts are known to Terraform alone, so an import may be followed by an update, but by nothing worse.
            Assert.That(importing.Changes.Select(change => change.Action), Is.All.EqualTo(PlanAction.Update), importing.ToString());
        }
    }

    [TestCaseSource(nameof(Resources))]
    public void An_import_command_names_what_the_import_block_names(string folder)
    {
        var block = Import().Match(File.ReadAllText(Path.Combine(folder, "import-by-string-id.tf")));
        var command = File.ReadLines(Path.Combine(folder, "import.sh")).Last(line => line.Length > 0);

        Assert.That(command, Is.EqualTo($"terraform import {block.Groups["address"].Value} {block.Groups["id"].Value}"));
    }

    [Test]
    public void Every_example_says_what_it_shows_how_to_run_it_and_how_to_clean_up()
    {
        var silent =
            from folder in Directory.EnumerateDirectories(Root)
            where !kinds.Contains(Path.GetFileName(folder))
            let page = Path.Combine(folder, "README.md")
            let text = File.Exists(page) ? File.ReadAllText(page) : ""
            where !text.StartsWith("# ", StringComparison.Ordinal) || !headings.All(heading => text.Contains($"\n## {heading}\n", StringComparison.Ordinal))
            select Path.GetFileName(folder);

        Assert.That(silent, Is.Empty, $"A README.md with {string.Join(", ", headings)}; GuideStory runs its commands.");
    }

    [Test]
    public void Every_folder_of_examples_is_tried() =>
        Assert.That(
            Directory.EnumerateDirectories(Root).Where(folder => Directory.EnumerateFiles(folder, "*.tf", SearchOption.AllDirectories)
                .Any()).Select(folder => Path.GetFileName(folder)).Except(kinds).Except(told),
            Is.EquivalentTo(Whole),
            "A folder below examples/ is one of the registry's or holds a configuration.");

    private static string WithTheIdOf(TerraformState made, string import)
    {
        var (address, id) = (Import().Match(import).Groups["address"].Value, Import().Match(import).Groups["id"].Value);
        Assert.That(id, Is.Not.Empty, import);
        return import.Replace(id, made.Text(address, "id"), StringComparison.Ordinal);
    }

    // As a practitioner does it: eval "$(vkcc-simulator env)", with the address that this simulator listens on.
    private async Task UsePrintedEnvironmentAsync(Workspace terraform)
    {
        terraform.Unset("OS_APPLICATION_CREDENTIAL_ID");
        terraform.Unset("OS_APPLICATION_CREDENTIAL_SECRET");

        await using var program = ChildProcess.Start(
            Programs.Simulator, ["env", "--listen", Cloud.AuthUrl.Authority], Path.GetTempPath(), Host.CleanEnvironment());
        Assert.That(await program.ExitAsync(TimeSpan.FromSeconds(30)), Is.Zero, program.Error);

        var lines = program.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.That(lines, Is.Not.Empty.And.All.StartsWith("export OS_"));
        foreach (var parts in lines.Select(line => line["export ".Length..].Split('=', 2)))
        {
            terraform.Set(parts[0], parts[1].Trim('\'', '"'));
        }
    }

    [GeneratedRegex(@"to = (?<address>\S+)\s+id = ""(?<id>[^""]+)""")]
    private static partial Regex Import();
}
