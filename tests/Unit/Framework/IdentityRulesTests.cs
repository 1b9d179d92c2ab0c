using Terraform.Framework;
using Terraform.Testing;
using static Unit.Framework.Tf;

namespace Unit.Framework;

/// <summary>Row 67: each rule of identities is seen when it is broken.</summary>
internal sealed class IdentityRulesTests
{
    private static readonly Schema Stored = Tf.Schema(
        Attr("id", AttributeMode.Computed) with { KeepsPrior = true },
        Attr("zone", AttributeMode.Required) with { RequiresReplace = true },
        Attr("size", AttributeMode.Optional),
        Attr("status", AttributeMode.Computed),
        Attr("tags", AttributeMode.Optional, TfType.Map(TfType.String)) with { RequiresReplace = true });

    private static readonly IdentityAttribute Id = new("id", TfType.String) { Description = "Id." };

    private static TestCaseData Row(string rule, params IdentityAttribute[] attributes) =>
        new TestCaseData(new IdentitySchema { Attributes = [.. attributes] }, rule).SetName($"Row 67: {rule} ({attributes.Length})");

    private static IEnumerable<TestCaseData> Broken =>
    [
        Row("nothing in it is required", Id with { IsRequired = false }),
        Row("a name is used twice", Id, Id),
        Row("no such attribute", Id, Id with { Name = "else" }),
        Row("no such attribute of this type", new IdentityAttribute("id", TfType.Number) { Description = "Id." }),
        Row("identity.size: it can change", Id, Id with { Name = "size" }),
        Row("identity.status: it can change", Id, Id with { Name = "status" }),
        Row("only texts, numbers, bools and lists", Id, new IdentityAttribute("tags", TfType.Map(TfType.String)) { Description = "Tags." }),
        Row("not a sentence", Id with { Description = "id" }),
    ];

    [TestCaseSource(nameof(Broken))]
    public void Row_67_a_broken_identity_breaks_its_rule(IdentitySchema identity, string rule) =>
        Assert.That(IdentityRules.Check(new ScriptedResource(Stored) { Named = identity }), Has.Some.Contains(rule));

    [Test]
    public void Row_67_a_good_identity_breaks_none() =>
        Assert.That(
            IdentityRules.Check(
                new ScriptedResource(Stored) { Named = new IdentitySchema { Attributes = [Id, Id with { Name = "zone", IsRequired = false }] } }),
            Is.Empty);

    [Test]
    public void Row_67_every_rule_of_a_stored_identity_is_seen_when_it_is_broken()
    {
        var resource = new ScriptedResource(Stored) { Named = new IdentitySchema { Attributes = [Id] } };
        var state = Stored.Config(("id", S("a")), ("zone", S("z")));
        var good = Obj(("id", S("a")));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(IdentityRules.CheckStored(resource, state, good, Null), Is.Empty);
            Assert.That(IdentityRules.CheckStored(resource, state, good, good), Is.Empty);
            Assert.That(IdentityRules.CheckStored(resource, Null, Null, good), Is.Empty);
            Assert.That(Messages(IdentityRules.CheckStored(resource, state, Null, Null)), Has.One.Contains("without its identity"));
            Assert.That(Messages(IdentityRules.CheckStored(resource, state, Obj(("id", Unknown)), Null)), Has.One.Contains("unknown"));
            Assert.That(Messages(IdentityRules.CheckStored(resource, state, Obj(("id", N(1))), Null)), Has.One.Contains("conform"));
            Assert.That(Messages(IdentityRules.CheckStored(resource, state, good, Obj(("id", S("b"))))), Has.One.Contains("changed"));
            Assert.That(Messages(IdentityRules.CheckStored(new ScriptedResource(Stored), state, good, Null)), Has.One.Contains("has none"));
        }

        static IEnumerable<string> Messages(IEnumerable<RuleViolation> violations) => violations.Select(v => v.Message);
    }
}
