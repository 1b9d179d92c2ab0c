using Terraform.Framework;
using Vkcc;
using static Unit.Vkcc.Values;

namespace Unit.Vkcc.Rules;

internal sealed class TopologyRulesTests
{
    private static IEnumerable<TestCaseData> Types()
    {
        yield return Row("standard", true);
        yield return Row("regional", true);
        yield return Row("standart", false);
        yield return Row("Regional", false);
        yield return Row("", false);
        yield return new TestCaseData(Unknown, true).SetArgDisplayNames("unknown");
        yield return new TestCaseData(TfValue<string>.Null, true).SetArgDisplayNames("null");

        static TestCaseData Row(string type, bool good) => new TestCaseData(TfValue<string>.Known(type), good).SetArgDisplayNames($"\"{type}\"");
    }

    [TestCaseSource(nameof(Types))]
    public void TOPO_1_a_cluster_is_standard_or_regional(TfValue<string> type, bool good) =>
        Assert.That(TopologyRules.KnownType(type), good ? Is.Null : Is.Not.Null);

    [Test]
    public void TOPO_1_suggests_what_was_meant() =>
        Assert.That(TopologyRules.KnownType("standart")!.Detail, Does.Contain("Did you mean \"standard\"?"));

    private static IEnumerable<TestCaseData> Counts()
    {
        foreach (var type in (string[])["standard", "regional"])
        {
            foreach (var count in (long[])[-1, 0, 1, 2, 3, 4, 5, 6, 7])
            {
                var good = count is 3 or 5 || (count == 1 && type == "standard");
                yield return new TestCaseData(TfValue<string>.Known(type), TfValue<long>.Known(count), good).SetArgDisplayNames(type, $"{count}");
            }

            yield return new TestCaseData(TfValue<string>.Known(type), UnknownNumber, true).SetArgDisplayNames(type, "unknown");
            yield return new TestCaseData(TfValue<string>.Known(type), TfValue<long>.Null, true).SetArgDisplayNames(type, "null");
        }

        yield return new TestCaseData(Unknown, TfValue<long>.Known(3), true).SetArgDisplayNames("unknown", "3");
        yield return new TestCaseData(Unknown, TfValue<long>.Known(4), false).SetArgDisplayNames("unknown", "4");
        yield return new TestCaseData(Unknown, TfValue<long>.Known(1), true).SetArgDisplayNames("unknown", "1");
        yield return new TestCaseData(Unknown, UnknownNumber, true).SetArgDisplayNames("unknown", "unknown");
    }

    [TestCaseSource(nameof(Counts))]
    public void TOPO_2_TOPO_3_TOPO_8_masters_are_1_3_or_5_and_regional_ones_3_or_5(TfValue<string> type, TfValue<long> count, bool good)
    {
        Diagnostic?[] found =
        [
            TopologyRules.StandardMasterCount(type, count), TopologyRules.RegionalMasterCount(type, count), TopologyRules.MasterCountLimit(type, count),
        ];

        Assert.That(found.Count(d => d is not null), Is.EqualTo(good ? 0 : 1), "one problem makes one diagnostic");
    }

    private static IEnumerable<TestCaseData> Zones()
    {
        yield return Row("standard", Set("MS1"), true);
        yield return Row("standard", Set(), false);
        yield return Row("standard", Set("MS1", "GZ1"), false);
        yield return Row("standard", Set((string?)null), true);
        yield return Row("standard", Set("MS1", null), true);
        yield return Row("standard", Set("MS1", "GZ1", null), false);
        yield return Row("standard", UnknownSet, true);
        yield return Row("regional", Set("MS1", "GZ1", "ME1"), true);
        yield return Row("regional", Set("MS1", "GZ1"), false);
        yield return Row("regional", Set(), false);
        yield return Row("regional", Set("MS1", "GZ1", "ME1", "PA2"), false);
        yield return Row("regional", Set("MS1", null), true);
        yield return Row("regional", Set("MS1", "GZ1", "ME1", null), true);
        yield return Row("regional", Set("MS1", "GZ1", "ME1", "PA2", null), false);
        yield return Row("regional", UnknownSet, true);
        yield return Row("nonsense", Set(), true);
        yield return new TestCaseData(Unknown, Set("MS1", "GZ1"), true).SetArgDisplayNames("unknown type", "2 zones");

        static TestCaseData Row(string type, TfValue<ValueSet<TfValue<string>>> zones, bool good) =>
            new TestCaseData(TfValue<string>.Known(type), zones, good).SetArgDisplayNames(type, $"{zones}");
    }

    [TestCaseSource(nameof(Zones))]
    public void TOPO_5_TOPO_6_standard_has_one_zone_and_regional_three(TfValue<string> type, TfValue<ValueSet<TfValue<string>>> zones, bool good)
    {
        Diagnostic?[] found = [TopologyRules.StandardZones(type, zones), TopologyRules.RegionalZones(type, zones)];

        Assert.That(found.Count(d => d is not null), Is.EqualTo(good ? 0 : 1));
    }

    [Test]
    public void Problems_stand_on_their_attribute()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(TopologyRules.KnownType("x")!.Path, Is.EqualTo(AttributePath.Root("cluster_type")));
            Assert.That(TopologyRules.RegionalMasterCount("regional", 4)!.Path, Is.EqualTo(AttributePath.Root("master_count")));
            Assert.That(TopologyRules.RegionalZones("regional", Set("MS1"))!.Path, Is.EqualTo(AttributePath.Root("availability_zones")));
        }
    }

    [TestCase("1.34.2", "STD3-4-8", null, "version")]
    [TestCase("1.33.3", "STD3-4-16", null, "master_flavor")]
    [TestCase(null, "STD3-4-8", "template-of-1.34", "cluster_template_id")]
    [TestCase(null, null, null, null)]
    public void TOPO_11_the_only_master_restarts_for_what_is_known_to_change(string? version, string? flavor, string? template, string? path)
    {
        var prior = new ClusterModel { MasterCount = 1, Version = "1.33.3", MasterFlavor = "STD3-4-8", ClusterTemplateId = "template-of-1.33" };
        var plan = prior with
        {
            Version = version ?? TfValue<string>.Unknown,
            MasterFlavor = flavor ?? TfValue<string>.Unknown,
            ClusterTemplateId = template ?? TfValue<string>.Unknown,
        };

        Assert.That(TopologyRules.SingleMasterOutage(prior, plan)?.Path.ToString(), Is.EqualTo(path));
    }
}
