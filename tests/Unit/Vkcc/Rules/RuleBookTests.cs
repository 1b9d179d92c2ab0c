using Terraform.Framework;
using Vkcc;

namespace Unit.Vkcc.Rules;

internal sealed class RuleBookTests
{
    // Every id of the rule book whose phase is validate, plan or apply.
    private const string Ids =
        """
        GEN-2 GEN-5 GEN-7 GEN-8 REG-1 REG-2 REG-3 REG-4 REG-5 REG-6 REG-7 TOPO-1 TOPO-2 TOPO-3 TOPO-4 TOPO-5 TOPO-6 TOPO-7 TOPO-8 TOPO-10 TOPO-11 TOPO-14 SPREAD-1 SPREAD-2 SPREAD-3 MST-1 MST-2
        MST-4 MST-8 MST-9 MST-10 MST-11 VER-1 VER-2 VER-3 VER-4 UPG-1 UPG-2 UPG-3 UPG-4 UPG-5 UPG-7 UPG-8 UPG-9 UPG-10 UPG-13 UPG-14 MUT-1 NG-1 NG-2 NG-3 NG-4 NG-5 NG-6 NG-7 NG-8 NG-9 NG-10
        NG-11 AS-1 AS-2 AS-3 AS-4 LT-1 LT-2 LT-3 LT-5 LT-6 LT-8 NAME-1 NAME-2 NAME-3 NAME-4 NAME-5 NET-1 NET-2 NET-3 NET-4 NET-5 NET-6 NET-7 NET-8 NET-9 NET-10 NET-12 NET-14 NET-15 NET-16 LIFE-3
        LIFE-5 LIFE-6 LIFE-8 LIFE-9 PWR-1 PWR-2 PWR-3 SEC-2 SEC-3 SEC-4 SEC-5 ADD-1 ADD-2 ADD-3 ADD-4 ADD-5 ADD-7 AUTH-3 AUTH-4 MON-1 QUO-1 QUO-2 MIG-2
        """;

    [Test]
    public void No_rule_is_forgotten() =>
        Assert.That(Ids.Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries).Except(RuleBook.All.Select(r => r.Id)), Is.Empty);

    [Test]
    public void A_rule_speaks_of_attributes_that_exist()
    {
        var provider = new VkccProvider(_ => null);
        var attributes = provider.Resources.Names.SelectMany(type => provider.Resources.Find(type)!.Schema.Attributes.Select(a => $"{type}.{a.Name}"));

        Assert.That(RuleBook.All.SelectMany(r => r.Attributes.Split(' ', StringSplitOptions.RemoveEmptyEntries)).Except(attributes), Is.Empty);
    }

    [Test]
    public void A_rule_of_a_resource_says_which_attributes_it_speaks_of()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(ClusterRules.All.Where(r => r.Attributes.Length == 0).Select(r => r.Id), Is.Empty);
            Assert.That(NodeGroupRules.All.Where(r => r.Attributes.Length == 0).Select(r => r.Id), Is.Empty);
            Assert.That(SecurityPolicyRules.All.Where(r => r.Attributes.Length == 0).Select(r => r.Id), Is.Empty);
        }
    }

    [Test]
    public void Every_rule_is_checked_at_some_time_with_what_it_needs_of_the_cloud()
    {
        const Phase Times = Phase.Configuration | Phase.Creation | Phase.Change | Phase.Replacement | Phase.Destruction;

        IEnumerable<Phase> phases =
        [
            .. ClusterRules.All.Select(r => r.Phase), .. NodeGroupRules.All.Select(r => r.Phase), .. SecurityPolicyRules.All.Select(r => r.Phase),
        ];
        Assert.That(phases.Where(p => (p & Times) == 0 || (p.HasFlag(Phase.Configuration) && p != Phase.Configuration)), Is.Empty);
    }

    /// <summary>The id is the last thing that a message says, on a line of its own after what is shown as it stands.</summary>
    [TestCase("A sentence.", ExpectedResult = "A sentence. Rule TOPO-3.")]
    [TestCase("A list:\n  one\n  two", ExpectedResult = "A list:\n  one\n  two\n\nRule TOPO-3.")]
    public string A_message_ends_with_the_id_of_its_rule(string detail) => RuleId.Sign(Diagnostic.Error("Summary", detail), "TOPO-3").Detail;

    [TestCase("A sentence. Rule TOPO-3.", ExpectedResult = "A sentence. (More.) Rule TOPO-3.")]
    [TestCase("A list:\n  one\n\nRule TOPO-3.", ExpectedResult = "A list:\n  one (More.)\n\nRule TOPO-3.")]
    [TestCase("A sentence.", ExpectedResult = "A sentence. (More.)")]
    public string What_is_added_stands_before_the_id(string detail) => RuleId.Add(Diagnostic.Error("Summary", detail), " (More.)").Detail;

    [Test]
    public void Every_message_of_a_list_is_signed()
    {
        var cluster = Subject<ClusterModel, ClusterSeen>.Of(new ClusterModel { Generation = 2, ClusterType = "regional", MasterCount = 4, Version = "newest" });

        Assert.That(
            ClusterRules.All.Check(Phase.Configuration, cluster).Select(d => d.Detail),
            Has.Some.EndsWith(" Rule TOPO-3.").And.Some.EndsWith(" Rule VER-2.").And.All.Match(@" Rule [A-Z]+-\d+\.$"));
    }
}
