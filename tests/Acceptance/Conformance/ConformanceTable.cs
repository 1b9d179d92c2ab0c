using System.Text.RegularExpressions;

namespace Acceptance;

/// <summary>The table in <c>tests/README.md</c> and the tests it speaks of agree.</summary>
internal sealed partial class ConformanceTable
{
    private static readonly string tests = Path.Combine(Programs.Root, "tests");

    [Test]
    public void Every_test_of_a_row_is_in_the_table_and_the_other_way_round()
    {
        var listed = Row().Matches(File.ReadAllText(Path.Combine(tests, "README.md"))).Select(match => match.Value).Distinct();

        // The sources, not the assemblies: other test projects are not loaded here.
        var written = Directory.EnumerateFiles(tests, "*.cs", SearchOption.AllDirectories)
            .SelectMany(file => Declaration().Matches(File.ReadAllText(file)))
            .Select(match => match.Groups[1].Value)
            .Distinct();

        Assert.That(listed, Is.EquivalentTo(written));
    }

    [GeneratedRegex(@"Row_?\d\d_\w+")]
    private static partial Regex Row();

    [GeneratedRegex(@"public (?:static )?(?:async )?(?:Task|void) (Row_?\d\d_\w+)\(")]
    private static partial Regex Declaration();
}
