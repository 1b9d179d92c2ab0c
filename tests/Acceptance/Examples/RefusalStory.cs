namespace Acceptance;

/// <summary><c>examples/what-plan-refuses</c>: ten mistakes, ten refusals, in one run and before anything exists.</summary>
internal sealed class RefusalStory() : Story("Examples")
{
    public const string Example = "what-plan-refuses";

    private static readonly (string Address, string Summary)[] refusals =
    [
        ("vkcc_cluster.four_masters", "Regional cluster needs 3 or 5 masters"),
        ("vkcc_cluster.two_zones", "Standard cluster needs exactly one zone"),
        ("vkcc_cluster.old_patch", "Version is not offered"),
        ("vkcc_cluster.misspelt_zone", "Unknown zone"),
        ("vkcc_cluster.old_network", "Network is not on Sprut"),
        ("vkcc_cluster.pods_on_nodes", "Pod network overlaps a subnet"),
        ("vkcc_cluster.host_bits", "Network has host bits"),
        ("vkcc_cluster.public", "A public IP needs an external network"),
        ("vkcc_node_group.disk_elsewhere", "Disk type is not offered in this zone"),
        ("vkcc_node_group.misspelt_effect", "Unknown taint effect"),
    ];

    private static string Folder => Path.Combine(Programs.Root, "examples", Example);

    [Test]
    public async Task The_ten_mistakes_are_refused_in_one_run_and_nothing_is_created()
    {
        await using var terraform = await OpenExampleAsync(Example);

        var validated = await terraform.ValidateAsync();
        var refused = await terraform.RefusedPlanAsync();
        var nine = await terraform.RefusedPlanAsync(input: null, "-var=zone=MS1");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(validated, Is.Empty);
            Assert.That(refused.Select(diagnostic => (diagnostic.Address, diagnostic.Summary)), Is.EquivalentTo(refusals));
            Assert.That(refused.Select(diagnostic => diagnostic.Code), Is.All.Contain("var."), "Each points to its mistake.");
            Assert.That(refused.Single(diagnostic => diagnostic.Summary is "Unknown zone").Detail, Is.EqualTo(TheReadmesExample()));
            Assert.That(
                nine.Select(diagnostic => (diagnostic.Address, diagnostic.Summary)),
                Is.EquivalentTo(refusals.Where(refusal => refusal.Summary is not "Unknown zone")));
            Assert.That((await Cloud.StateAsync()).IsEmpty, Is.True);
        }
    }

    [Test]
    public async Task Without_asking_the_cloud_five_remain()
    {
        await using var terraform = await OpenExampleAsync(Example);
        terraform.Set("VKCC_PLAN_CHECKS", "offline");

        var refused = await terraform.RefusedPlanAsync();

        Assert.That(refused.Select(diagnostic => diagnostic.Summary), Is.EquivalentTo(new[] { 1, 2, 7, 8, 10 }.Select(number => refusals[number - 1].Summary)));
    }

    [Test]
    public void The_readme_names_all_ten()
    {
        var rows = File.ReadLines(Path.Combine(Folder, "README.md")).Select(line => line.Split('|', StringSplitOptions.TrimEntries))
            .Where(cells => cells.Length == 6 && cells[1].All(char.IsDigit) && cells[1].Length > 0);

        Assert.That(rows.Select(cells => cells[3]), Is.EqualTo(refusals.Select(refusal => refusal.Summary)));
    }

    private static string TheReadmesExample()
    {
        var line = File.ReadLines(Path.Combine(Folder, "main.tf")).ToList().FindIndex(text => text.Contains("[var.zone]", StringComparison.Ordinal)) + 1;
        var readme = File.ReadAllLines(Path.Combine(Folder, "README.md"));
        Assert.That(readme, Has.Some.Contains($"on main.tf line {line}, in resource"));
        return readme.Single(text => text.StartsWith("│ The region has no zone", StringComparison.Ordinal))["│ ".Length..];
    }
}
