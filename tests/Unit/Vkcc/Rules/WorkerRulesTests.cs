using Terraform.Framework;
using Vkcc;
using static Unit.Vkcc.Values;

namespace Unit.Vkcc.Rules;

internal sealed class WorkerRulesTests
{
    private const string Ksuid = "2xQ8kZ0yTq1bWcVn3RfJmH5sLpD";

    private static readonly TfValue<AutoscaleModel> NoAutoscale = TfValue<AutoscaleModel>.Null;

    private static TfValue<AutoscaleModel> Between(TfValue<long> min, TfValue<long> max) => new AutoscaleModel { Min = min, Max = max };

    private static IEnumerable<TestCaseData> Scaling()
    {
        yield return Row("fixed", 3, NoAutoscale, true);
        yield return Row("fixed zero", 0, NoAutoscale, true);
        yield return Row("autoscale", TfValue<long>.Null, Between(0, 5), true);
        yield return Row("both", 3, Between(1, 5), false);
        yield return Row("neither", TfValue<long>.Null, NoAutoscale, false);
        yield return Row("unknown count, no autoscale", UnknownNumber, NoAutoscale, true);
        yield return Row("unknown count, autoscale", UnknownNumber, Between(1, 5), true);
        yield return Row("unknown autoscale, no count", TfValue<long>.Null, TfValue<AutoscaleModel>.Unknown, true);

        static TestCaseData Row(string name, TfValue<long> count, TfValue<AutoscaleModel> autoscale, bool good) =>
            new TestCaseData(count, autoscale, good).SetArgDisplayNames(name);
    }

    [TestCaseSource(nameof(Scaling))]
    public void AS_1_exactly_one_way_of_scaling(TfValue<long> count, TfValue<AutoscaleModel> autoscale, bool good) =>
        Assert.That(WorkerRules.OneWayOfScaling(count, autoscale), good ? Is.Null : Is.Not.Null);

    [Test]
    public void NG_1_and_NG_2_sizes_are_0_to_500_and_every_wrong_one_is_named()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(WorkerRules.Sizes(500, NoAutoscale), Is.Empty);
            Assert.That(WorkerRules.Sizes(501, NoAutoscale).Single().Path.ToString(), Is.EqualTo("node_count"));
            Assert.That(WorkerRules.Sizes(-1, NoAutoscale), Is.Not.Empty);
            Assert.That(
                WorkerRules.Sizes(TfValue<long>.Null, Between(-1, 501)).Select(d => d.Path.ToString()),
                Is.EqualTo((string[])["autoscale.min", "autoscale.max"]));
            Assert.That(WorkerRules.Sizes(UnknownNumber, Between(UnknownNumber, UnknownNumber)), Is.Empty);
        }
    }

    [Test]
    public void AS_2_min_is_not_above_max()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(WorkerRules.MinNotAboveMax(Between(5, 2))!.Path.ToString(), Is.EqualTo("autoscale.min"));
            Assert.That(WorkerRules.MinNotAboveMax(Between(2, 2)), Is.Null);
            Assert.That(WorkerRules.MinNotAboveMax(Between(2, UnknownNumber)), Is.Null);
            Assert.That(WorkerRules.MinNotAboveMax(NoAutoscale), Is.Null);
        }
    }

    [Test]
    public void NG_4_a_group_names_its_zone()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(WorkerRules.ZoneRequired(2, TfValue<string>.Null), Is.Not.Null);
            Assert.That(WorkerRules.ZoneRequired(2, "MS1"), Is.Null);
            Assert.That(WorkerRules.ZoneRequired(2, Unknown), Is.Null);
            Assert.That(WorkerRules.ZoneRequired(UnknownNumber, TfValue<string>.Null), Is.Null);
        }
    }

    [TestCase(0, false)]
    [TestCase(1, true)]
    [TestCase(100, true)]
    [TestCase(101, false)]
    public void UPG_7_the_share_is_1_to_100_percent(long percent, bool good) => Assert.That(WorkerRules.Percent(percent), good ? Is.Null : Is.Not.Null);

    [TestCase(0, false)]
    [TestCase(1, true)]
    public void NG_7_a_disk_has_at_least_1_GB(long size, bool good) => Assert.That(WorkerRules.DiskSize(size), good ? Is.Null : Is.Not.Null);

    [TestCase(Ksuid, true)]
    [TestCase("aWgEPTl1tmebfsQzFP4bxwgy80V", true)]
    [TestCase("aWgEPTl1tmebfsQzFP4bxwgy80W", false)]
    [TestCase("7b2c9c0e-6d7a-4b0e-9d0a-0c2f5d0b1a11", true)]
    [TestCase("my-cluster", false)]
    [TestCase("", false)]
    public void NAME_4_cluster_id_is_a_KSUID_or_a_UUID(string id, bool good) => Assert.That(GenerationRules.ClusterIdForm(id), good ? Is.Null : Is.Not.Null);

    private static TfValue<ValueSet<TfValue<TaintModel>>> Taints(params ReadOnlySpan<(string Key, string? Value, string Effect)> taints)
    {
        var models = new List<TfValue<TaintModel>>();
        foreach (var (key, value, effect) in taints)
        {
            models.Add(new TaintModel { Key = key, Value = TfValue<string>.FromNullable(value), Effect = effect });
        }

        return new ValueSet<TfValue<TaintModel>>(models);
    }

    [Test]
    public void LT_2_effects_are_those_of_Kubernetes()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(TaintRules.KnownEffects(Taints(("a", "b", "NoSchedule"), ("a", null, "NoExecute"), ("a", "", "PreferNoSchedule"))), Is.Empty);
            Assert.That(TaintRules.KnownEffects(Taints(("a", "b", "noschedule"))).Single().Detail, Does.Contain("Did you mean \"NoSchedule\"?"));
            Assert.That(TaintRules.KnownEffects(TfValue<ValueSet<TfValue<TaintModel>>>.Unknown), Is.Empty);
        }
    }

    [Test]
    public void LT_3_key_and_effect_come_once()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(TaintRules.Different(Taints(("a", "1", "NoSchedule"), ("a", "2", "NoSchedule"))), Is.Not.Empty);
            Assert.That(TaintRules.Different(Taints(("a", "1", "NoSchedule"), ("a", "1", "NoExecute"))), Is.Empty);
        }
    }

    [TestCase("STD3-4-16", 1, true)]
    [TestCase("STD3-4-16", 2, false)]
    [TestCase("STD3-4-8", 1, false)]
    [TestCase(null, 1, false)]
    public void NG_6_the_only_node_restarts_on_another_flavor_that_is_known(string? flavor, int nodes, bool isTold)
    {
        var prior = new NodeGroupModel { Name = "web", Flavor = "STD3-4-8", CurrentNodeCount = nodes };

        Assert.That(WorkerRules.OnlyNodeRestarts(prior, prior with { Flavor = flavor ?? TfValue<string>.Unknown }) is not null, Is.EqualTo(isTold));
    }
}
