using Terraform.Framework;
using Vkcc;
using VkCloud;
using static Unit.Vkcc.Values;

namespace Unit.Vkcc.Plan;

internal sealed class NodeGroupPlanTests : IDisposable
{
    private readonly Planner planner = new("vkcc_node_group");

    internal static NodeGroupModel Config => new()
    {
        ClusterId = "2xQ8kZ0yTq1bWcVn3RfJmH5sLpD",
        Name = "workers",
        Flavor = "STD3-4-12",
        AvailabilityZone = "MS1",
        NodeCount = 3,
        DiskType = "ceph-ssd",
        DiskSize = 50,
    };

    internal static NodeGroupModel State => Config with
    {
        Id = "2xQ8kZ0yTq1bWcVn3RfJmH5sLpE",
        Uuid = "2f1c9c0e-6d7a-4b0e-9d0a-0c2f5d0b1a11",
        Generation = 2,
        Labels = ValueMap<TfValue<string>>.Empty,
        Taints = new ValueSet<TfValue<TaintModel>>([]),
        Timeouts = new TimeoutsModel(),
        CurrentNodeCount = 3,
        MaxUnavailablePercent = 25,
        Status = "RUNNING",
        CreatedAt = "2026-06-01T10:00:00Z",
    };

    private static AutoscaleModel Between(long min, long max) => new() { Min = min, Max = max };

    public void Dispose() => planner.Dispose();

    [Test]
    public void A_new_group_s_plan_knows_its_fixed_size()
    {
        var plan = Plan(Config, null).Model;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(plan.CurrentNodeCount.Is(3));
            Assert.That(plan.Generation.Is(2));
            Assert.That(plan.MaxUnavailablePercent.Is(25));
            Assert.That(plan.Id.IsUnknown && plan.Status.IsUnknown);
            Assert.That(Plan(Config with { NodeCount = TfValue<long>.Null, Autoscale = Between(1, 5) }, null).Model.CurrentNodeCount.IsUnknown);
        }
    }

    [Test]
    public void A_group_of_a_cluster_that_does_not_exist_yet_is_planned()
    {
        var config = Config with { ClusterId = Unknown, AvailabilityZone = TfValue<string>.Null };

        using (Assert.EnterMultipleScope())
        {
            Assert.That(planner.Validate(config.ToObject()), Is.Empty);
            Assert.That(
                Plan(config, null).Result.Diagnostics.Select(d => (d.Severity, d.Path.ToString())),
                Is.EqualTo([(DiagnosticSeverity.Warning, "availability_zone")]),
                "the second generation needs it");
            Assert.That(Plan(config with { Generation = 1 }, null).Result.Diagnostics, Is.Empty);
        }
    }

    [Test]
    public void A_generation_that_is_known_later_stays_unknown_beside_a_known_cluster() =>
        Assert.That(Plan(Config with { Generation = TfValue<long>.Unknown }, null).Model.Generation.IsUnknown);

    private static TfValue<ValueSet<TfValue<TaintModel>>> Taint(TfValue<string> value) =>
        new ValueSet<TfValue<TaintModel>>([new TaintModel { Key = "k", Value = value, Effect = "NoSchedule" }]);

    private static IEnumerable<TestCaseData> Empty()
    {
        yield return Row("unchanged", Config, State);
        yield return Row("autoscaler moved the size", Config with { NodeCount = TfValue<long>.Null, Autoscale = Between(1, 9) },
            State with { NodeCount = TfValue<long>.Null, Autoscale = Between(1, 9), CurrentNodeCount = 7 });
        yield return Row(
            "a taint without value and one with an empty one", Config with { Taints = Taint(TfValue<string>.Null) }, State with { Taints = Taint("") });
        yield return Row("busy on the platform's account", Config, State with { Status = "RECONCILING" });

        static TestCaseData Row(string name, NodeGroupModel config, NodeGroupModel state) => new TestCaseData(config, state).SetArgDisplayNames(name);
    }

    [TestCaseSource(nameof(Empty))]
    public void Equal_meaning_is_no_change(object config, object state) =>
        Assert.That(Plan((NodeGroupModel)config, (NodeGroupModel)state).Model, Is.EqualTo((NodeGroupModel)state));

    private static IEnumerable<TestCaseData> Changes()
    {
        yield return Row("size", Config with { NodeCount = 5 }, "node_count current_node_count");
        yield return Row("size zero", Config with { NodeCount = 0 }, "node_count current_node_count");
        yield return Row("to autoscale", Config with { NodeCount = TfValue<long>.Null, Autoscale = Between(1, 5) }, "node_count autoscale current_node_count");
        yield return Row("flavor", Config with { Flavor = "STD3-8-24" }, "flavor");
        yield return Row("labels", Config with { Labels = new ValueMap<TfValue<string>>([new("env", "prod")]) }, "labels");
        yield return Row("taints", Config with { Taints = Taint("v") }, "taints");
        yield return Row("percent", Config with { MaxUnavailablePercent = 50 }, "max_unavailable_percent");
        yield return Row("timeouts", Config with { Timeouts = new TimeoutsModel { Update = "2h" } }, "timeouts");

        static TestCaseData Row(string name, NodeGroupModel config, string changed) => new TestCaseData(config, changed).SetArgDisplayNames(name);
    }

    [TestCaseSource(nameof(Changes))]
    public void A_change_in_place_touches_what_it_says_and_nothing_else(object config, string changed)
    {
        var (plan, result) = Plan((NodeGroupModel)config, State);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(State.ToObject().Attributes.Keys.Where(name => State.ToObject()[name] != plan.ToObject()[name]), Is.EquivalentTo(changed.Split(' ')));
            Assert.That(result.RequiresReplace, Is.Empty);
        }
    }

    [Test]
    public void NG_5_a_replacement_is_announced()
    {
        var result = Plan(Config with { DiskSize = 100, AvailabilityZone = "ME1" }, State).Result;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(result.RequiresReplace.Select(p => p.ToString()), Is.EquivalentTo((string[])["availability_zone", "disk_size"]));
            Assert.That(result.Diagnostics.Single().Summary, Is.EqualTo("Node group will be replaced"));
        }
    }

    private static IEnumerable<TestCaseData> Invalid()
    {
        yield return Row("no size", Config with { NodeCount = TfValue<long>.Null }, "");
        yield return Row("two sizes", Config with { Autoscale = Between(1, 2) }, "autoscale");
        yield return Row("too many", Config with { NodeCount = 501 }, "node_count");
        yield return Row("min above max", Config with { NodeCount = TfValue<long>.Null, Autoscale = Between(3, 2) }, "autoscale.min");
        yield return Row("no zone", Config with { AvailabilityZone = TfValue<string>.Null }, "availability_zone");
        yield return Row("disk", Config with { DiskSize = 0 }, "disk_size");
        yield return Row("percent", Config with { MaxUnavailablePercent = 0 }, "max_unavailable_percent");
        yield return Row("effect", Config with { Taints = new ValueSet<TfValue<TaintModel>>([new TaintModel { Key = "k", Effect = "Never" }]) }, "taints");

        static TestCaseData Row(string name, NodeGroupModel config, string path) => new TestCaseData(config, path).SetArgDisplayNames(name);
    }

    [TestCaseSource(nameof(Invalid))]
    public void A_wrong_configuration_is_refused_on_its_attribute_with_one_diagnostic(object config, string path) =>
        Assert.That(planner.Validate(((NodeGroupModel)config).ToObject()).Select(d => d.Path.ToString()), Is.EqualTo((string[])[path]));

    [Test]
    public void NAME_4_an_id_is_judged_when_it_is_planned_and_never_at_validate()
    {
        // mock_provider makes up eight letters for the id of a cluster, asks for validation with them, and plans by itself.
        var config = Config with { ClusterId = "k3j5h2a9" };

        using (Assert.EnterMultipleScope())
        {
            Assert.That(planner.Validate(config.ToObject()), Is.Empty);
            Assert.That(
                Plan(config, null).Result.Diagnostics.Select(d => (d.Summary, d.Path.ToString())), Is.EqualTo(new[] { ("Not a cluster's id", "cluster_id") }));
        }
    }

    private (NodeGroupModel Model, PlanResourceChangeResult Result) Plan(NodeGroupModel config, NodeGroupModel? state)
    {
        var result = planner.Plan(config.ToObject(), state?.ToObject());
        return (NodeGroupModel.From((TfObject)result.PlannedState), result);
    }
}
