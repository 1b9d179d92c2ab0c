using System.Globalization;
using Terraform.Framework;
using Vkcc;

namespace Unit.Documentation;

/// <summary>What guides claim is what the provider says.</summary>
internal sealed class GuideTests
{
    private static IEnumerable<TestCaseData> Rows =>
        Repository.Read("docs/guides/zones-and-fault-tolerance.md").Split('\n')
            .SkipWhile(line => !line.StartsWith("| masters |", StringComparison.Ordinal))
            .Skip(2)
            .TakeWhile(line => line.StartsWith('|'))
            .Select(line => line.Trim('|').Split('|', StringSplitOptions.TrimEntries))
            .Select(cells => new TestCaseData([cells]).SetArgDisplayNames($"{cells[0]}_masters_in_{cells[1]}_zones"));

    [Test]
    public void The_table_of_quorums_has_every_topology_that_the_service_takes()
    {
        var possible =
            from masters in Enumerable.Range(0, 7)
            from zones in Enumerable.Range(1, 4)
            from type in new[] { "standard", "regional" }
            where IsAccepted(type, masters, zones)
            select ($"{masters}", $"{zones}", $"`{type}`");

        Assert.That(Rows.Select(row => (string[])row.Arguments[0]!).Select(cells => (cells[0], cells[1], cells[6])), Is.EquivalentTo(possible));
    }

    [TestCaseSource(nameof(Rows))]
    public void A_row_of_the_table_of_quorums_says_what_the_functions_say(string[] cells)
    {
        TfValue masters = TfNumber.Of(long.Parse(cells[0], CultureInfo.InvariantCulture));
        TfValue zones = new TfSet([.. Zones(int.Parse(cells[1], CultureInfo.InvariantCulture)).Select(zone => new TfString(zone))]);
        var placement = (TfMap)Result("master_placement", masters, zones);
        var tolerance = (TfObject)Result("fault_tolerance", masters, zones);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                cells[2], Is.EqualTo(string.Join(" + ", placement.Entries.Select(entry => entry.Value.ToString()).OrderDescending(StringComparer.Ordinal))));
            Assert.That(cells[3], Is.EqualTo(tolerance["quorum"].ToString()));
            Assert.That(cells[4], Is.EqualTo(tolerance["masters_may_fail"].ToString()));
            Assert.That(cells[5], Is.EqualTo(tolerance["survives_zone_loss"] is TfBool { IsTrue: true } ? "1" : "0"));
        }
    }

    /// <summary>By the rules that validation runs, those of the topology among them.</summary>
    private static bool IsAccepted(string type, int masters, int zones)
    {
        var config = new ClusterModel
        {
            ClusterType = type,
            MasterCount = masters,
            AvailabilityZones = TfValue<ValueSet<TfValue<string>>>.Known([.. Zones(zones).Select(TfValue<string>.Known)]),
        };
        return !ClusterRules.All.Where(rule => rule.Id.StartsWith("TOPO-", StringComparison.Ordinal))
            .Check(Phase.Configuration, Subject<ClusterModel, ClusterSeen>.Of(config)).Any(d => d.Severity == DiagnosticSeverity.Error);
    }

    private static IEnumerable<string> Zones(int count) => new[] { "GZ1", "ME1", "MS1", "PA2" }.Take(count);

    private static TfValue Result(string function, TfValue masters, TfValue zones) =>
        new VkccProvider(_ => null).Functions.Find(function)!.Invoke(TfObject.Of(("masters", masters), ("zones", zones)));
}
