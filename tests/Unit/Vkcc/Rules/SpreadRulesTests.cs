using Terraform.Framework;
using Vkcc;
using static Unit.Vkcc.Values;

namespace Unit.Vkcc.Rules;

internal sealed class SpreadRulesTests
{
    // The table of the rule book's section 6, with the combinations that cannot be created.
    private static IEnumerable<TestCaseData> Table()
    {
        yield return Row(1, 1, [1], 1, 0, false);
        yield return Row(3, 1, [3], 2, 1, false);
        yield return Row(5, 1, [5], 3, 2, false);
        yield return Row(3, 2, [2, 1], 2, 1, false);
        yield return Row(5, 2, [3, 2], 3, 2, false);
        yield return Row(3, 3, [1, 1, 1], 2, 1, true);
        yield return Row(5, 3, [2, 2, 1], 3, 2, true);
        yield return Row(3, 4, [1, 1, 1, 0], 2, 1, true);
        yield return Row(5, 4, [2, 1, 1, 1], 3, 2, true);
        yield return Row(3, 5, [1, 1, 1, 0, 0], 2, 1, true);
        yield return Row(5, 5, [1, 1, 1, 1, 1], 3, 2, true);

        static TestCaseData Row(long masters, int zones, long[] placement, long quorum, long mayFail, bool survives) =>
            new TestCaseData(masters, zones, placement, quorum, mayFail, survives).SetArgDisplayNames($"{masters} masters", $"{zones} zones");
    }

    [TestCaseSource(nameof(Table))]
    public void SPREAD_1_2_3_placement_quorum_and_zone_loss(long masters, int zones, long[] placement, long quorum, long mayFail, bool survives)
    {
        // Given out of order: order must not matter.
        var names = Enumerable.Range(1, zones).Select(i => $"Z{i}").Reverse().ToArray();

        var found = SpreadRules.Placement(Set(names), masters).Value;
        var tolerance = SpreadRules.FaultTolerance(Set(names), masters).Value;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(found.Keys, Is.EqualTo(names.Reverse()));
            Assert.That(found.Values.Select(v => v.Value), Is.EqualTo(placement));
            Assert.That(tolerance, Is.EqualTo(new FaultToleranceModel { Quorum = quorum, MastersMayFail = mayFail, SurvivesZoneLoss = survives }));
        }
    }

    [Test]
    public void Placement_is_unknown_while_zones_or_masters_are()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(SpreadRules.Placement(UnknownSet, 3).IsUnknown);
            Assert.That(SpreadRules.Placement(Set("MS1", null), 3).IsUnknown);
            Assert.That(SpreadRules.Placement(Set("MS1"), UnknownNumber).IsUnknown);
            Assert.That(SpreadRules.Placement(TfValue<ValueSet<TfValue<string>>>.Null, 3).IsUnknown);
            Assert.That(SpreadRules.FaultTolerance(UnknownSet, 3).IsUnknown);
        }
    }
}
