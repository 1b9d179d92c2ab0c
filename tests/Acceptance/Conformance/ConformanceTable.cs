using System.Globalization;
using System.Text.RegularExpressions;

namespace Acceptance;

/// <summary>The table in <c>tests/README.md</c> speaks of tests that there are, and of each that carries the number of a row.</summary>
internal sealed partial class ConformanceTable
{
    private static readonly string tests = Path.Combine(Programs.Root, "tests");
    private static readonly string page = File.ReadAllText(Path.Combine(tests, "README.md"));

    /// <summary>The sources, not the assemblies: other test projects are not loaded here.</summary>
    private static readonly string sources = string.Concat(Directory.EnumerateFiles(tests, "*.cs", SearchOption.AllDirectories).Select(File.ReadAllText));

    /// <summary>What is told of each row, by its number.</summary>
    private static readonly Dictionary<int, string> rows = page.Split('\n')
        .Select(line => line.Split('|', StringSplitOptions.TrimEntries))
        .Where(cells => cells.Length == 5 && int.TryParse(cells[1], out _))
        .ToDictionary(cells => int.Parse(cells[1], CultureInfo.InvariantCulture), cells => cells[3]);

    [Test]
    public void Every_test_that_the_table_names_exists()
    {
        var named = Quoted().Matches(page).Select(match => match.Groups[1].Value).Distinct();

        Assert.That(named.Where(name => !sources.Contains($" {name}(", StringComparison.Ordinal)), Is.Empty);
    }

    [Test]
    public void Every_test_with_the_number_of_a_row_is_named_in_it()
    {
        var numbered = Numbered().Matches(sources).Select(match =>
            (Row: int.Parse(match.Groups["row"].Value, CultureInfo.InvariantCulture), Name: match.Groups["name"].Value));

        Assert.That(numbered.Where(test => !rows[test.Row].Contains($"`{test.Name}`", StringComparison.Ordinal)), Is.Empty);
    }

    [Test]
    public void Every_row_has_a_test_or_a_reason()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(rows.Keys, Is.SupersetOf(Enumerable.Range(1, 69)));
            Assert.That(rows.Where(row => row.Value.Length == 0).Select(row => row.Key), Is.Empty);
        }
    }

    // Test names are sentences: at least two words.
    [GeneratedRegex(@"`([A-Z][A-Za-z0-9]*_\w*[a-z]\w*)`")]
    private static partial Regex Quoted();

    [GeneratedRegex(@" (?<name>Row_(?<row>\d\d)_\w+)\(")]
    private static partial Regex Numbered();
}
