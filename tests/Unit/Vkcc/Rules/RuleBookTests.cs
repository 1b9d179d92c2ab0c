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
    public void Every_rule_says_which_attributes_it_speaks_of() =>
        Assert.That(RuleSubjects.All.Keys, Is.EquivalentTo(RuleBook.All.Select(r => r.Id).Distinct()), "RuleSubjects has a line for each rule of the book, and for no other.");

    [Test]
    public void A_rule_speaks_of_attributes_that_exist()
    {
        var provider = new VkccProvider(_ => null);
        var attributes = provider.Resources.Names.SelectMany(type => provider.Resources.Find(type)!.Schema.Attributes.Select(a => $"{type}.{a.Name}"));

        Assert.That(RuleSubjects.All.Values.SelectMany(s => s).Except(attributes), Is.Empty);
    }
}
