using System.Text.RegularExpressions;

namespace Acceptance;

/// <summary>The table leaves out no rule of the rule book that is checked before apply.</summary>
internal sealed partial class RuleTable
{
    /// <summary>Rules that no configuration can break, and the test that shows what they promise.</summary>
    private static readonly Dictionary<string, (string Reason, string Test)> exceptions = new()
    {
        ["ADD-1"] = ("needs the catalogue of add-ons, and has a table of its own", "ADD_1_what_is_asked_for_is_offered_for_the_cluster"),
        ["ADD-10"] = ("needs an installed add-on, and has a story of its own", "What_the_platform_does_not_upgrade_is_replaced"),
        ["ADD-2"] = ("needs a cluster without workers, and has a table and a story of its own", "ADD_2_add_ons_run_on_workers"),
        ["ADD-3"] = ("is about what changes in place, not about a configuration", "Values_and_version_change_in_place"),
        ["ADD-4"] = ("needs an installed add-on, and has a table and a story of its own", "ADD_4_versions_only_go_up"),
        ["ADD-5"] = ("is about a removal, and has a table and a story of its own", "ADD_5_custom_resources_go_first"),
        ["ADD-6"] = ("is about a document, and has a table of its own", "ADD_6_values_are_a_document_and_not_encoded"),
        ["ADD-8"] = ("needs the workers of a cluster, and has a table of its own", "ADD_8_replicas_have_a_worker_each"),
        ["ADD-9"] = ("needs the rest of a cluster, and has tables and a story of its own", "ADD_9_what_an_add_on_builds_on_comes_first"),
        ["AS-4"] = ("is about what the autoscaler does, not about a configuration", "The_autoscaler_at_work_is_no_change_of_ours"),
        ["AS-3"] = ("is about the order of calls, not about a configuration", "Autoscaled_groups_move_between_other_bounds_and_back_to_a_fixed_size"),
        ["AUTH-4"] = ("is about the provider's block, and has a table of its own", "A_login_that_is_none_is_refused_where_it_stands"),
        ["NET-16"] = ("is told once in a plan, and has a table and a story of its own", "NET_16_load_balancers_are_told"),
        ["NODE-1"] = ("needs the workers of a cluster, and has tables of its own", "NODE_1_add_ons_fit_on_the_workers"),
        ["SPREAD-1"] = ("is a value in the plan", "SPREAD_1_2_3_placement_quorum_and_zone_loss"),
        ["SPREAD-2"] = ("is a value in the plan", "SPREAD_1_2_3_placement_quorum_and_zone_loss"),
        ["SPREAD-3"] = ("is a value in the plan", "SPREAD_1_2_3_placement_quorum_and_zone_loss"),
        ["UPG-10"] = ("needs an installed add-on, and has a story of its own", "An_upgrade_of_the_cluster_looks_at_its_add_ons_and_takes_them_along"),
        ["UPG-5"] = ("needs a cluster of a version that no cloud makes any more", "UPG_5_what_is_too_old_is_not_upgraded"),
    };

    private static IReadOnlyList<Row> Table { get; } = [.. ValidateRows.All, .. PlanRows.All, .. ChangeRows.All, .. World.All.Select(world => world.Row)];

    [Test]
    public void Every_rule_that_is_checked_before_apply_has_a_row()
    {
        // docs/guides/rules.md is generated from the provider's own book, and a unit test keeps it so.
        var book = File.ReadLines(Path.Combine(Programs.Root, "docs", "guides", "rules.md"))
            .Select(line => line.Split('|', StringSplitOptions.TrimEntries))
            .Where(cells => cells.Length == 5 && RuleId().IsMatch(cells[1]) && cells[2].Contains("plan", StringComparison.Ordinal))
            .Select(cells => (Id: RuleId().Match(cells[1]).Value, Validates: cells[2].StartsWith("validate", StringComparison.Ordinal)))
            .ToHashSet();
        var validated = ValidateRows.All.Select(row => row.Rule).ToHashSet();
        var planned = Table.Select(row => row.Rule).Except([Row.Schema]).ToHashSet();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(book, Has.Count.GreaterThan(70), "The page can be read.");
            Assert.That(
                book.Where(rule => !exceptions.ContainsKey(rule.Id) && !(rule.Validates ? validated : planned).Contains(rule.Id)),
                Is.Empty,
                "Rules without a row.");
            Assert.That(planned.Except(book.Select(rule => rule.Id)), Is.Empty, "Rows of rules that there are not.");
            Assert.That(exceptions.Keys.Where(planned.Contains), Is.Empty, "Exceptions that have a row.");
        }
    }

    [Test]
    public void What_has_no_row_has_a_test()
    {
        var sources = string.Concat(
            Directory.EnumerateFiles(Path.Combine(Programs.Root, "tests"), "*.cs", SearchOption.AllDirectories).Select(File.ReadAllText));

        Assert.That(exceptions.Values.Select(exception => exception.Test).Where(name => !sources.Contains($" {name}(", StringComparison.Ordinal)), Is.Empty);
    }

    [Test]
    public void The_table_has_150_rows_and_no_two_are_the_same()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Table, Has.Count.GreaterThanOrEqualTo(150));
            Assert.That(Table.Select(row => row.Address), Is.Unique);
            Assert.That(
                Table.Count(row => row.Broken == row.Whole && row.Findings.Length > 0 && !World.All.Any(world => world.Row == row)),
                Is.Zero,
                "A twin differs from its row.");
        }
    }

    [GeneratedRegex(@"\b[A-Z]+-\d+$")]
    private static partial Regex RuleId();
}
