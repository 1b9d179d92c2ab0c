using Terraform.Framework;
using Terraform.Testing;
using static Unit.Framework.Tf;

namespace Unit.Framework;

/// <summary>Row 31: each rule of plugin-protocol section 2.5 is seen when it is broken.</summary>
internal sealed class SchemaRulesTests
{
    private static readonly SchemaAttribute Fine = Attr("fine", AttributeMode.Optional);

    private static TestCaseData Row(string rule, params SchemaAttribute[] attributes) =>
        new TestCaseData(Tf.Schema(attributes), rule).SetName($"Row 31: {rule}");

    private static TestCaseData BlockRow(string rule, NestedBlock block, string name) =>
        new TestCaseData(Tf.Schema(Fine, SchemaAttribute.OfNested("b", block, AttributeMode.Optional, "B.")), rule).SetName($"Row 31: {name}");

    private static SchemaAttribute WriteOnly(string name = "w") => Attr(name, AttributeMode.Optional) with { WriteOnly = true };

    private static IEnumerable<TestCaseData> Broken =>
    [
        Row("not of small letters", Attr("Upper", AttributeMode.Optional)),
        Row("the name is used twice", Fine, Fine),
        Row("the name is reserved", Attr("count", AttributeMode.Optional)),
        Row("is not a sentence", Fine with { Description = "no point" }),
        Row("a default needs a computed mode", Fine with { Default = S("x") }),
        Row("the default is no known value of the type", Attr("d", AttributeMode.OptionalComputed) with { Default = N(1) }),
        Row("only a computed value can be kept", Fine with { KeepsPrior = true }),
        Row("forces no replacement", Attr("c", AttributeMode.Computed) with { RequiresReplace = true }),
        Row("nothing to check", Attr("c", AttributeMode.Computed) with { Validators = [Check.WholeNumber] }),
        Row("a write-only value is not computed", Attr("c", AttributeMode.OptionalComputed) with { WriteOnly = true }),
        Row("a set has no write-only value inside", Nested("s", NestingMode.Set, AttributeMode.Optional, WriteOnly())),
        Row("write-only too", Nested("s", NestingMode.Single, AttributeMode.Optional, Fine) with { WriteOnly = true }),
        Row("a change of it cannot be seen", WriteOnly() with { RequiresReplace = true }),
        Row("a set has no dynamic type inside", Nested("s", NestingMode.Set, AttributeMode.Optional, Attr("d", AttributeMode.Optional, TfType.Dynamic))),
        Row("make core crash", Attr("d", AttributeMode.Optional, TfType.List(TfType.Dynamic))),
        Row("only blocks can be groups", Nested("g", NestingMode.Group, AttributeMode.Optional, Fine)),
        Row("there is nothing inside", Nested("n", NestingMode.Single, AttributeMode.Optional)),
        Row("the type is not that of the nested attributes", new SchemaAttribute("n", TfType.String)
        {
            Mode = AttributeMode.Optional, Description = "N.", Nested = new NestedAttributes(NestingMode.Single, [Fine]),
        }),
        Row("not everything inside is computed", Nested("n", NestingMode.Single, AttributeMode.OptionalComputed, Fine)),
        Row("nobody can configure", Nested("n", NestingMode.Single, AttributeMode.Computed, Attr("c", AttributeMode.OptionalComputed))),
        Row("lives in state alone", Nested("n", NestingMode.Single, AttributeMode.Optional, Fine with { LocalOnly = true })),
        Row("n.bad: the description", Nested("n", NestingMode.Single, AttributeMode.Optional, Attr("bad", AttributeMode.Optional) with { Description = "" })),
        BlockRow("limits of its number", new(NestingMode.Single, [Fine]) { MaxItems = 2 }, "limits of a single block"),
        BlockRow("limits of its number", new(NestingMode.Map, [Fine]) { MaxItems = 2 }, "limits of a map of blocks"),
        BlockRow("limits of its number", new(NestingMode.List, [Fine]) { MinItems = 3, MaxItems = 2 }, "limits of a list of blocks"),
        BlockRow("dynamic type", new(NestingMode.List, [Attr("d", AttributeMode.Optional, TfType.Dynamic)]), "a dynamic type in a block"),
        new TestCaseData(Tf.Schema(Fine, Block("fine", NestingMode.List, Fine)), "the name is used twice").SetName("Row 31: a block named as an attribute"),
        Row("a block is optional", Block("b", NestingMode.List, Fine) with { Mode = AttributeMode.Required }),
    ];

    [TestCaseSource(nameof(Broken))]
    public void Row_31_a_broken_schema_breaks_its_rule(Schema schema, string rule) => Assert.That(SchemaRules.Check(schema), Has.Some.Contains(rule));

    [Test]
    public void Row_31_a_good_schema_breaks_none()
    {
        var limits = new OperationTimeouts(TimeSpan.FromHours(1), TimeSpan.FromHours(1), TimeSpan.FromMinutes(30));
        var schema = Tf.Schema(
            Attr("id", AttributeMode.Computed) with { KeepsPrior = true },
            Attr("name", AttributeMode.Required) with { RequiresReplace = true, Validators = [Check.NotEmpty] },
            Attr("plugin", AttributeMode.OptionalComputed) with { Default = S("calico") },
            WriteOnly(),
            Nested("taints", NestingMode.Set, AttributeMode.Optional, Fine),
            limits.ToAttribute());

        Assert.That(SchemaRules.Check(new ScriptedResource(schema) { Limits = limits }, "test"), Is.Empty);
        Assert.That(SchemaRules.Check(new ScriptedResource(schema), "test"), Has.Some.Contains("timeouts"));
        Assert.That(SchemaRules.Check(new ScriptedResource(schema) { Limits = limits }, "other"), Has.Some.Contains("other_"));
    }

    [Test]
    public void Row_31_a_providers_schema_has_rules_of_its_own()
    {
        Assert.That(SchemaRules.Check(Tf.Schema(Attr("alias", AttributeMode.Optional)), isProvider: true), Has.Some.Contains("reserved"));
        Assert.That(SchemaRules.Check(Tf.Schema(Attr("c", AttributeMode.Computed)), isProvider: true), Has.Some.Contains("computes nothing"));
        Assert.That(SchemaRules.Check(Tf.Schema(Attr("provider", AttributeMode.Optional)), isProvider: true), Is.Empty);
    }
}
