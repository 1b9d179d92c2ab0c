namespace Vkcc.Simulator.Tests;

/// <summary>The table of rules section 6.</summary>
internal sealed class PlacementTests
{
    private static IEnumerable<TestCaseData> Table()
    {
        // masters, zones, placement, quorum, works without its largest zone, works without its smallest non-empty one
        yield return Row(1, 1, "1", 1, false, false);
        yield return Row(3, 1, "3", 2, false, false);
        yield return Row(5, 1, "5", 3, false, false);
        yield return Row(3, 2, "2 1", 2, false, true);
        yield return Row(5, 2, "3 2", 3, false, true);
        yield return Row(3, 3, "1 1 1", 2, true, true);
        yield return Row(5, 3, "2 2 1", 3, true, true);
        yield return Row(3, 4, "1 1 1 0", 2, true, true);
        yield return Row(5, 4, "2 1 1 1", 3, true, true);
        yield return Row(3, 5, "1 1 1 0 0", 2, true, true);
        yield return Row(5, 5, "1 1 1 1 1", 3, true, true);
    }

    [TestCaseSource(nameof(Table))]
    public void Masters_spread_over_zones_and_keep_their_majority(
        int masters, int zones, string placement, int quorum, bool withoutLargest, bool withoutSmallest)
    {
        string[] names = [.. Enumerable.Range(0, zones).Select(zone => $"Z{zone}")];
        var spread = Placement.Spread(names.Reverse(), masters);
        var counts = names.Select(name => spread.Count(zone => zone == name)).ToArray();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(string.Join(' ', counts), Is.EqualTo(placement));
            Assert.That(Quorum.Of(masters), Is.EqualTo(quorum));
            Assert.That(masters - counts.Max() >= Quorum.Of(masters), Is.EqualTo(withoutLargest));
            Assert.That(masters - counts.Where(count => count > 0).Min() >= Quorum.Of(masters), Is.EqualTo(withoutSmallest));
        }
    }

    [Test]
    public void Zones_count_in_ordinal_order_whatever_order_they_come_in() =>
        Assert.That(Placement.Spread(["PA2", "ME1", "MS1"], 5), Is.EqualTo(new[] { "ME1", "MS1", "PA2", "ME1", "MS1" }));

    private static TestCaseData Row(int masters, int zones, string placement, int quorum, bool withoutLargest, bool withoutSmallest) =>
        new TestCaseData(masters, zones, placement, quorum, withoutLargest, withoutSmallest).SetName($"{masters} masters over {zones} zones");
}
