using System.Text.RegularExpressions;

namespace Acceptance;

/// <summary>The table in <c>tests/README.md</c> speaks of tests that there are.</summary>
internal sealed partial class ConformanceTable
{
    private static readonly string tests = Path.Combine(Programs.Root, "tests");

    [Test]
    public void Every_test_that_the_table_names_exists()
    {
        var named = Quoted().Matches(File.ReadAllText(Path.Combine(tests, "README.md"))).Select(match => match.Groups[1].Value).Distinct();

        // The sources, not the assemblies: other test projects are not loaded here.
        var sources = string.Concat(Directory.EnumerateFiles(tests, "*.cs", SearchOption.AllDirectories).Select(File.ReadAllText));

        Assert.That(named.Where(name => !sources.Contains($" {name}(", StringComparison.Ordinal)), Is.Empty);
    }

    [Test]
    public void Every_row_has_a_test_or_a_reason()
    {
        var rows = File.ReadAllLines(Path.Combine(tests, "README.md"))
            .Select(line => line.Split('|', StringSplitOptions.TrimEntries))
            .Where(cells => cells.Length == 5 && int.TryParse(cells[1], out _))
            .ToList();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(rows.Select(cells => int.Parse(cells[1], System.Globalization.CultureInfo.InvariantCulture)), Is.SupersetOf(Enumerable.Range(1, 69)));
            Assert.That(rows.Where(cells => cells[3].Length == 0).Select(cells => cells[1]), Is.Empty);
        }
    }

    // Test names are sentences: at least two words.
    [GeneratedRegex(@"`([A-Z][A-Za-z0-9]*_\w*[a-z]\w*)`")]
    private static partial Regex Quoted();
}
