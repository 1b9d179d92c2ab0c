using Terraform.Framework;
using Vkcc;

namespace Unit.Vkcc.Plan;

/// <summary>A name that the provider completes: what its prefix means for something that is there, and for something new.</summary>
internal sealed class NamePrefixPlanTests
{
    private static IEnumerable<TestCaseData> Rows() =>
        from type in new[]
        {
            (Name: "vkcc_cluster", Config: ClusterPlanTests.Config.ToObject(), State: ClusterPlanTests.State.ToObject()),
            (Name: "vkcc_node_group", Config: NodeGroupPlanTests.Config.ToObject(), State: NodeGroupPlanTests.State.ToObject()),
        }
        from row in new[] { ("main-", "main-k3j5h2a9", false), ("ma", "main", false), ("web-", "main-k3j5h2a9", true) }
        select new TestCaseData(type.Name, type.Config, type.State, row.Item1, row.Item2, row.Item3)
            .SetArgDisplayNames(type.Name, row.Item1, row.Item2);

    [TestCaseSource(nameof(Rows))]
    public void A_prefix_that_the_name_begins_with_replaces_nothing(string type, object ofConfig, object ofState, string prefix, string name, bool replaces)
    {
        using var planner = new Planner(type);
        var config = ((TfObject)ofConfig).With("name", TfValue.Null).With("name_prefix", new TfString(prefix));

        var result = planner.Plan(config, ((TfObject)ofState).With("name", new TfString(name)));
        var (plan, anew) = ((TfObject)result.PlannedState, (TfObject)planner.Plan(config, null).PlannedState);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(planner.Validate(config), Is.Empty);
            Assert.That(result.RequiresReplace.Select(p => p.ToString()), Is.EqualTo(replaces ? ["name_prefix"] : Array.Empty<string>()));
            Assert.That((plan["name"], plan["name_prefix"]), Is.EqualTo(((TfValue)new TfString(name), (TfValue)new TfString(prefix))));
            Assert.That(plan["status"], Is.EqualTo(new TfString("RUNNING")), "nothing else changes");
            Assert.That(anew["name"].IsUnknown);
            Assert.That(NamePrefix.Completed(TfValue<string>.Unknown, prefix).Value, Does.Match($"^{prefix}[a-z0-9]{{8}}$"));
        }
    }
}
