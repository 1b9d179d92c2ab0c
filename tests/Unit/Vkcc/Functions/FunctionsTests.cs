using Terraform.Framework;
using Terraform.Testing;
using Vkcc;

namespace Unit.Vkcc.Functions;

/// <summary>The provider's functions, called as Terraform does: in a process that was never configured.</summary>
internal sealed class FunctionsTests
{
    private static IEnumerable<string> Names => new VkccProvider(_ => null).Functions.Names;

    [TestCaseSource(nameof(Names))]
    public void Row_31_a_functions_signature_keeps_the_rules(string name) =>
        Assert.That(SchemaRules.Check(new VkccProvider(_ => null).Functions.Find(name)!), Is.Empty);

    [TestCase(1, "MS1", "MS1=1")]
    [TestCase(3, "MS1,GZ1,ME1", "GZ1=1 ME1=1 MS1=1")]
    [TestCase(5, "PA2,ME1,MS1", "ME1=2 MS1=2 PA2=1")]
    [TestCase(3, "ME1,MS1", "ME1=2 MS1=1")]
    public void Row_65_master_placement_spreads_evenly(int masters, string zones, string expected)
    {
        var placement = (TfMap)Result("master_placement", TfNumber.Of(masters), Zones(zones));

        Assert.That(string.Join(' ', placement.Entries.OrderBy(e => e.Key, StringComparer.Ordinal).Select(e => $"{e.Key}={e.Value}")), Is.EqualTo(expected));
    }

    [TestCase(1, "MS1", 1, 0, false)]
    [TestCase(3, "MS1", 2, 1, false)]
    [TestCase(3, "MS1,ME1", 2, 1, false)]
    [TestCase(3, "MS1,ME1,GZ1", 2, 1, true)]
    [TestCase(5, "MS1,ME1,GZ1", 3, 2, true)]
    public void Row_65_fault_tolerance_tells_what_survives(int masters, string zones, int quorum, int mayFail, bool survives) =>
        Assert.That(
            Result("fault_tolerance", TfNumber.Of(masters), Zones(zones)),
            Is.EqualTo(TfObject.Of(("quorum", TfNumber.Of(quorum)), ("masters_may_fail", TfNumber.Of(mayFail)), ("survives_zone_loss", TfBool.Of(survives)))));

    [TestCase("1.31.4", "1.34.2", "v1.34.2 v1.33.3 v1.33.1 v1.32.1 v1.31.4", "1.32.1 1.33.3 1.34.2")]
    [TestCase("v1.33.1", "v1.33.3", "1.33.3 1.34.2", "v1.33.3")]
    [TestCase("1.33.1", "v1.34.2", "1.33.3 1.34.2", "v1.34.2")]
    [TestCase("1.9.1", "1.10.2", "1.10.2", "1.10.2")]
    [TestCase("1.33.1", "v1.33.1", "", "")]
    public void Row_65_upgrade_path_takes_one_minor_version_at_a_time(string from, string to, string versions, string expected) =>
        Assert.That(
            ((TfList)Result("upgrade_path", new TfString(from), new TfString(to), Texts(versions))).Elements.Select(e => ((TfString)e).Text),
            Is.EqualTo(expected.Split(' ', StringSplitOptions.RemoveEmptyEntries)));

    private static IEnumerable<TestCaseData> Refusals()
    {
        TfValue good = new TfString("1.33.1");
        yield return Row("masters_of_an_even_number", "master_placement", 0, TfNumber.Of(2), Zones("MS1"));
        yield return Row("masters_with_a_fraction", "fault_tolerance", 0, TfNumber.OfExact(1.5), Zones("MS1"));
        yield return Row("no_zone", "fault_tolerance", 1, TfNumber.Of(3), new TfSet([]));
        yield return Row("a_zone_that_is_null", "master_placement", 1, TfNumber.Of(3), new TfSet([TfValue.Null]));
        yield return Row("zones_that_are_null", "master_placement", 1, TfNumber.Of(3), TfValue.Null);
        yield return Row("no_version", "upgrade_path", 0, new TfString("latest"), good, Texts(""));
        yield return Row("a_downgrade", "upgrade_path", 1, good, new TfString("1.32.1"), Texts("1.32.1"));
        yield return Row("another_major", "upgrade_path", 1, good, new TfString("2.0.0"), Texts("2.0.0"));
        yield return Row("a_target_that_is_not_offered", "upgrade_path", 1, good, new TfString("1.34.2"), Texts("1.33.3"));
        yield return Row("a_gap_in_between", "upgrade_path", 2, new TfString("1.31.1"), new TfString("1.33.3"), Texts("1.33.3"));
        yield return Row("an_offer_that_is_no_version", "upgrade_path", 2, good, new TfString("1.33.3"), Texts("1.33.3 x"));
        yield return Row("an_offer_that_is_null", "upgrade_path", 2, good, new TfString("1.33.3"), new TfList([TfValue.Null]));
        yield return Row("the_greatest_distance", "upgrade_path", 2, new TfString("1.0.0"), new TfString("1.99999.0"), Texts("1.99999.0"));

        static TestCaseData Row(string name, string function, int argument, params TfValue[] arguments) =>
            new TestCaseData(function, argument, arguments).SetArgDisplayNames(name);
    }

    [TestCaseSource(nameof(Refusals))]
    public void Row_65_a_wrong_argument_is_named(string function, int argument, TfValue[] arguments)
    {
        var error = Call(function, arguments).Error!;

        Assert.That(error.Argument, Is.EqualTo(argument), error.Text);
        Assert.That(error.Text, Does.EndWith(".").Or.EndWith("?"));
    }

    [Test]
    public void Row_65_what_is_unknown_stays_unknown()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Result("master_placement", TfValue.Unknown, Zones("MS1")), Is.EqualTo(TfValue.Unknown));
            Assert.That(Result("fault_tolerance", TfNumber.Of(3), new TfSet([new TfString("MS1"), TfValue.Unknown])), Is.EqualTo(TfValue.Unknown));
            Assert.That(Result("upgrade_path", new TfString("1.33.1"), new TfString("1.34.2"), new TfList([TfValue.Unknown])), Is.EqualTo(TfValue.Unknown));
        }
    }

    private static TfValue Result(string function, params TfValue[] arguments)
    {
        var result = Call(function, arguments);
        Assert.That(result.Error, Is.Null);
        return result.Value!;
    }

    private static CallFunctionResult Call(string function, params TfValue[] arguments)
    {
        using var server = new ProviderServer(new VkccProvider(_ => null));
        return server.CallFunction(new(function, [.. arguments]));
    }

    private static TfSet Zones(string zones) => new(zones.Split(',').Select(z => new TfString(z)));

    private static TfList Texts(string texts) => new([.. texts.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(t => new TfString(t))]);
}
