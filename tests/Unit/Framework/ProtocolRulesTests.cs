using Terraform.Framework;
using Terraform.Testing;
using static Unit.Framework.Tf;

namespace Unit.Framework;

/// <summary>Row 43: the checker itself, one case a line of the tables in plugin-protocol sections 4.4 and 4.6.</summary>
internal sealed class ProtocolRulesTests
{
    private static readonly SchemaAttribute Optional = Attr("x", AttributeMode.Optional);
    private static readonly SchemaAttribute OptionalComputed = Attr("x", AttributeMode.OptionalComputed);
    private static readonly SchemaAttribute Computed = Attr("x", AttributeMode.Computed);
    private static readonly SchemaAttribute Number = Attr("x", AttributeMode.Optional, TfType.Number);
    private static readonly SchemaAttribute Strings = Attr("x", AttributeMode.Optional, TfType.List(TfType.String));
    private static readonly SchemaAttribute StringSet = Attr("x", AttributeMode.Optional, TfType.Set(TfType.String));
    private static readonly SchemaAttribute StringMap = Attr("x", AttributeMode.Optional, TfType.Map(TfType.String));
    private static readonly SchemaAttribute Dynamic = Attr("x", AttributeMode.Optional, TfType.Dynamic);

    private static SchemaAttribute Inside(NestingMode nesting) =>
        Nested("x", nesting, AttributeMode.Optional, Attr("in", AttributeMode.Optional), Attr("made", AttributeMode.Computed));

    private static TfObject One(string? value, TfValue? made = null) => Obj(("in", value is null ? Null : S(value)), ("made", made ?? Null));

    private static TestCaseData Row(string name, SchemaAttribute attribute, TfValue prior, TfValue config, TfValue planned, bool ok) =>
        new TestCaseData(Tf.Schema(attribute), prior, config, planned, ok).SetName($"Plan: {name}");

    private static IEnumerable<TestCaseData> PlanRows =>
    [
        Row("1 as configured", Optional, Null, S("a"), S("a"), true),
        Row("1 unknown as configured, whatever is promised about it", Optional, Null, new TfUnknown(new TfRefinements(NotNull: true)), Unknown, true),
        Row("2 the prior spelling", Optional, S("a"), S("A"), S("a"), true),
        Row("2 not when the configuration is null", Optional, S("a"), Null, S("a"), false),
        Row("3 a write-only value", Optional with { WriteOnly = true }, Null, S("a"), S("b"), false),
        Row("3 null for a write-only value", Optional with { WriteOnly = true }, Null, S("a"), Null, true),
        Row("3 a write-only value as configured is refused by the shape", Optional with { WriteOnly = true }, Null, S("a"), S("a"), false),
        Row("4 anything for a computed value", Computed, S("a"), Null, S("b"), true),
        Row("5 anything where nothing is configured", OptionalComputed, S("a"), Null, Unknown, true),
        Row("5 not where something is configured", OptionalComputed, Null, S("a"), S("b"), false),
        Row("6 a value out of nothing", Optional, Null, Null, S("a"), false),
        Row("8 another value", Optional, S("a"), S("b"), S("c"), false),
        Row("8 unknown for a known one", Optional, Null, S("a"), Unknown, false),
        Row("7 object as configured with a computed part", Inside(NestingMode.Single), Null, One("a"), One("a", Unknown), true),
        Row("7 object away", Inside(NestingMode.Single), Null, One("a"), Null, false),
        Row("7 object unknown", Inside(NestingMode.Single), Null, One("a"), Unknown, false),
        Row("7 object with another part", Inside(NestingMode.Single), Null, One("a"), One("b"), false),
        Row("7 list shorter", Inside(NestingMode.List), Null, List(One("a"), One("b")), List(One("a")), false),
        Row("7 list element with prior spelling", Inside(NestingMode.List), List(One("a")), List(One("A")), List(One("a", Unknown)), true),
        Row("7 map with another key", Inside(NestingMode.Map), Null, Map(("k", One("a"))), Map(("l", One("a"))), false),
        Row("7 map as configured", Inside(NestingMode.Map), Null, Map(("k", One("a"))), Map(("k", One("a", S("m")))), true),
        Row("7 set of another size", Inside(NestingMode.Set), Null, Set(One("a"), One("b")), Set(One("a")), false),
        Row("7 set with unknown elements can shrink", Inside(NestingMode.Set), Null, Set(One("a"), One("b")), Set(One("a", Unknown), One("b", Unknown)), true),
        Row("7 elements of a set are not looked at", Inside(NestingMode.Set), Null, Set(One("a")), Set(One("z")), true),
        Row("a value of another type", Optional, Null, S("a"), N(1), false),
    ];

    [TestCaseSource(nameof(PlanRows))]
    public void Row_43_plan(Schema schema, TfValue prior, TfValue config, TfValue planned, bool ok)
    {
        var found = PlanRules.Check(schema, prior.IsNull ? Null : Obj(("x", prior)), Obj(("x", config)), Obj(("x", planned)));

        Assert.That(found, ok ? Is.Empty : Is.Not.Empty);
    }

    private static TestCaseData BlockRow(string name, NestingMode nesting, TfValue config, TfValue planned, bool ok) =>
        new TestCaseData(
            Tf.Schema(Block("x", nesting, Attr("in", AttributeMode.Optional), Attr("made", AttributeMode.Computed))),
            config,
            planned,
            ok).SetName($"Plan block: {name}");

    private static IEnumerable<TestCaseData> BlockRows =>
    [
        BlockRow("unknown stays unknown", NestingMode.List, Unknown, Unknown, true),
        BlockRow("unknown made known", NestingMode.List, Unknown, List(), false),
        BlockRow("known made unknown", NestingMode.List, List(One("a")), Unknown, false),
        BlockRow("null for a list", NestingMode.List, List(), Null, false),
        BlockRow("null for a set", NestingMode.Set, Set(), Null, false),
        BlockRow("null for a map", NestingMode.Map, Map(), Null, false),
        BlockRow("null for a group", NestingMode.Group, One(null), Null, false),
        BlockRow("null for a single one", NestingMode.Single, Null, Null, true),
        BlockRow("a single one away", NestingMode.Single, One("a"), Null, false),
        BlockRow("a single one out of nothing", NestingMode.Single, Null, One("a"), false),
        BlockRow("one less in a list", NestingMode.List, List(One("a")), List(), false),
        BlockRow("an unknown element in a list", NestingMode.List, List(One("a")), List(Unknown), false),
        BlockRow("an unknown element in a set", NestingMode.Set, Set(One("a")), Set(Unknown), false),
        BlockRow("elements of a set are trusted", NestingMode.Set, Set(One("a"), One("b")), Set(One("z")), true),
        BlockRow("another key in a map", NestingMode.Map, Map(("k", One("a"))), Map(("l", One("a"))), false),
        BlockRow("computed inside", NestingMode.List, List(One("a")), List(One("a", Unknown)), true),
        BlockRow("another value inside", NestingMode.Group, One("a"), One("b"), false),
    ];

    [TestCaseSource(nameof(BlockRows))]
    public void Row_43_plan_of_blocks(Schema schema, TfValue config, TfValue planned, bool ok)
    {
        var found = PlanRules.Check(schema, Null, Obj(("x", config)), Obj(("x", planned)));

        Assert.That(found, ok ? Is.Empty : Is.Not.Empty);
    }

    private static TestCaseData Done(string name, SchemaAttribute attribute, TfValue planned, TfValue actual, bool ok) =>
        new TestCaseData(Tf.Schema(attribute), planned, actual, ok).SetName($"Apply: {name}");

    private static TfUnknown Promise(TfRefinements promise) => new(promise);

    private static IEnumerable<TestCaseData> ApplyRows =>
    [
        Done("dynamic unknown becomes anything", Dynamic, Unknown, new TfDynamic(TfType.String, S("a")), true),
        Done("dynamic null becomes anything", Dynamic, Null, new TfDynamic(TfType.Number, N(1)), true),
        Done("dynamic of a type keeps it", Dynamic, new TfDynamic(TfType.String, Unknown), new TfDynamic(TfType.Number, N(1)), false),
        Done("dynamic of a type gets a value", Dynamic, new TfDynamic(TfType.String, Unknown), new TfDynamic(TfType.String, S("a")), true),
        Done("unknown becomes any text", Optional, Unknown, S("a"), true),
        Done("unknown becomes null", Optional, Unknown, Null, true),
        Done("unknown of another type", Optional, Unknown, N(1), false),
        Done("promised not null", Optional, Promise(new TfRefinements(NotNull: true)), Null, false),
        Done("promised prefix kept", Optional, Promise(new TfRefinements(Prefix: "p-")), S("p-1"), true),
        Done("promised prefix broken", Optional, Promise(new TfRefinements(Prefix: "p-")), S("q"), false),
        Done("promised lower bound, inclusive", Number, Promise(new TfRefinements(Lower: new TfBound(N(3), true))), N(3), true),
        Done("promised lower bound, exclusive", Number, Promise(new TfRefinements(Lower: new TfBound(N(3), false))), N(3), false),
        Done("promised upper bound", Number, Promise(new TfRefinements(Upper: new TfBound(N(3), true))), N(4), false),
        Done("promised length", Strings, Promise(new TfRefinements(LengthLower: 1, LengthUpper: 1)), List(), false),
        Done("null gets a value", Optional, Null, S("a"), false),
        Done("value gets null", Optional, S("a"), Null, false),
        Done("same value", Optional, S("a"), S("a"), true),
        Done("other value", Optional, S("a"), S("b"), false),
        Done("known becomes unknown", Optional, S("a"), Unknown, false),
        Done("list element vanished", Strings, List(S("a"), S("b")), List(S("a")), false),
        Done("list element appeared", Strings, List(S("a")), List(S("a"), S("b")), false),
        Done("list element made known", Strings, List(S("a"), Unknown), List(S("a"), S("b")), true),
        Done("map key vanished", StringMap, Map(("k", S("a"))), Map(), false),
        Done("map key appeared", StringMap, Map(), Map(("k", S("a"))), false),
        Done("map element made known", StringMap, Map(("k", Unknown)), Map(("k", S("a"))), true),
        Done("object part changed", Inside(NestingMode.Single), One("a"), One("b"), false),
        Done("object part made known", Inside(NestingMode.Single), One("a", Unknown), One("a", S("m")), true),
        Done("set element lost", StringSet, Set(S("a"), S("b")), Set(S("a")), false),
        Done("set element gained", StringSet, Set(S("a")), Set(S("a"), S("b")), false),
        Done("set of unknowns collapses", StringSet, Set(Unknown, Unknown), Set(S("a")), true),
        Done("set of unknowns grows", StringSet, Set(Unknown), Set(S("a"), S("b")), false),
        Done("set element made known", Inside(NestingMode.Set), Set(One("a", Unknown), One("b", Unknown)), Set(One("b", S("2")), One("a", S("1"))), true),
        Done("set element replaced", Inside(NestingMode.Set), Set(One("a", Unknown)), Set(One("b", S("1"))), false),
    ];

    [TestCaseSource(nameof(ApplyRows))]
    public void Row_43_apply(Schema schema, TfValue planned, TfValue actual, bool ok)
    {
        var found = ProtocolRules.CheckCompletion(schema, Obj(("x", planned)), Obj(("x", actual)));

        Assert.That(found, ok ? Is.Empty : Is.Not.Empty);
    }

    private static TestCaseData DoneBlock(string name, NestingMode nesting, TfValue planned, TfValue actual, bool ok) =>
        BlockRow(name, nesting, planned, actual, ok).SetName($"Apply block: {name}");

    private static IEnumerable<TestCaseData> ApplyBlockRows =>
    [
        DoneBlock("unknown becomes any number", NestingMode.List, Unknown, List(One("a"), One("b")), true),
        DoneBlock("unknown becomes none", NestingMode.Single, Unknown, Null, true),
        DoneBlock("one less", NestingMode.List, List(One("a")), List(), false),
        DoneBlock("one more in a map", NestingMode.Map, Map(), Map(("k", One("a"))), false),
        DoneBlock("set as planned", NestingMode.Set, Set(One("a", Unknown)), Set(One("a", S("1"))), true),
        DoneBlock("set with another element", NestingMode.Set, Set(One("a", Unknown)), Set(One("b", S("1"))), false),
        DoneBlock("set grows", NestingMode.Set, Set(One("a", Unknown)), Set(One("a", S("1")), One("a", S("2"))), false),
        DoneBlock("single one vanished", NestingMode.Single, One("a"), Null, false),
    ];

    [TestCaseSource(nameof(ApplyBlockRows))]
    public void Row_43_apply_of_blocks(Schema schema, TfValue planned, TfValue actual, bool ok)
    {
        var found = ProtocolRules.CheckCompletion(schema, Obj(("x", planned)), Obj(("x", actual)));

        Assert.That(found, ok ? Is.Empty : Is.Not.Empty);
    }

    [Test]
    public void Row_43_the_whole_object_stays_or_stays_away()
    {
        var schema = Tf.Schema(Optional);

        Assert.That(ProtocolRules.CheckCompletion(schema, Null, schema.EmptyObject()), Is.Not.Empty);
        Assert.That(ProtocolRules.CheckCompletion(schema, schema.EmptyObject(), Null), Is.Not.Empty);
        Assert.That(PlanRules.Check(schema, Null, schema.EmptyObject(), Null), Is.Not.Empty);
        Assert.That(PlanRules.Check(schema, Null, Null, schema.EmptyObject()), Is.Not.Empty);
    }

    [Test]
    public void Row_43_a_state_is_whole_known_and_without_write_only_values()
    {
        var schema = Tf.Schema(Attr("x", AttributeMode.Optional) with { WriteOnly = true }, Attr("y", AttributeMode.Optional));

        Assert.That(StateRules.Check(schema, Obj(("x", Null), ("y", S("a")))), Is.Empty);
        Assert.That(StateRules.Check(schema, Obj(("x", S("s")), ("y", Null))), Is.Not.Empty);
        Assert.That(StateRules.Check(schema, Obj(("x", Null), ("y", Unknown))), Is.Not.Empty);
        Assert.That(StateRules.Check(schema, Obj(("y", Null))), Is.Not.Empty, "an attribute is missing");
    }

    [TestCase("x", true)]
    [TestCase("nowhere", false)]
    public void Row_43_replacement_paths_lead_somewhere(string name, bool ok)
    {
        var schema = Tf.Schema(Optional);

        Assert.That(PlanRules.CheckReplacement(schema, [AttributePath.Root(name)], Obj(("x", S("a"))), Obj(("x", Null))), ok ? Is.Empty : Is.Not.Empty);
    }
}
