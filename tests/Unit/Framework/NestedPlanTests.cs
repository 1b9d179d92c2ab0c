using Terraform.Framework;
using static Unit.Framework.Tf;

namespace Unit.Framework;

/// <summary>Planning inside nested attributes and blocks of every nesting.</summary>
internal sealed class NestedPlanTests
{
    private static SchemaAttribute[] Inside =>
    [
        Attr("key", AttributeMode.Required) with { RequiresReplace = true },
        Attr("effect", AttributeMode.Optional),
        Attr("made", AttributeMode.Computed) with { KeepsPrior = true },
        Attr("mood", AttributeMode.OptionalComputed) with { Default = S("calm") },
    ];

    private static TfObject Element(string key, string? effect = null) => Raw(S(key), effect is null ? Null : S(effect));

    private static TfObject Raw(TfValue key, TfValue effect) => Obj(("key", key), ("effect", effect), ("made", Null), ("mood", Null));

    private static TfObject Planned(string key, TfValue made, string? effect = null) =>
        Obj(("key", S(key)), ("effect", effect is null ? Null : S(effect)), ("made", made), ("mood", S("calm")));

    /// <summary>An object whose element "made" values are m0, m1, … in the order of the elements.</summary>
    private static async Task<(TestCore Core, StoredObject Stored)> StoreAsync(Schema schema, TfValue config)
    {
        var core = TestCore.Of(new ScriptedResource(schema)
        {
            OnCreate = (context, _) =>
            {
                context.SaveState(new RawModel(new TfObject(context.Plan.Value.Attributes.Map((_, v) => Fill(v)))));
                return Task.CompletedTask;
            },
        });
        return (core, await core.CreateAsync(schema.Config(("things", config))));
    }

    private static TfValue Fill(TfValue value) => value switch
    {
        TfList list => new TfList([.. list.Elements.Select(Fill)]),
        TfSet set => new TfSet(set.Elements.Select(Fill)),
        TfMap map => new TfMap(map.Entries.Map((_, e) => Fill(e))),
        TfObject o when o.Attributes.ContainsKey("made") => o.With("made", S($"made for {((TfString)o["key"]).Text}")),
        _ => value,
    };

    private static TfString Made(string key) => S($"made for {key}");

    private static Schema SchemaOf(NestingMode nesting, AttributeMode mode = AttributeMode.Optional) => Tf.Schema(Nested("things", nesting, mode, Inside));

    [Test]
    public async Task Row_49_single_changes_inside_and_keeps_what_stands()
    {
        var schema = SchemaOf(NestingMode.Single);
        var (core, stored) = await StoreAsync(schema, Element("a"));

        var same = await core.PlanAsync(stored, schema.Config(("things", Element("a"))));
        var changed = await core.PlanAsync(stored, schema.Config(("things", Element("a", "e"))));
        var replaced = await core.PlanAsync(stored, schema.Config(("things", Element("b"))));
        var gone = await core.PlanAsync(stored, schema.Config());

        Assert.That(same.IsNoOp, Is.True);
        Assert.That(changed["things"], Is.EqualTo(Planned("a", Made("a"), "e")));
        Assert.That(changed.ReplacedBy, Is.Empty);
        Assert.That(replaced.ReplacedBy, Is.EqualTo(new[] { "things.key" }));
        Assert.That(gone["things"].IsNull, Is.True);
    }

    [Test]
    public async Task Row_49_lists_go_by_index()
    {
        var schema = SchemaOf(NestingMode.List);
        var (core, stored) = await StoreAsync(schema, List(Element("a"), Element("b")));

        var same = await core.PlanAsync(stored, schema.Config(("things", List(Element("a"), Element("b")))));
        var added = await core.PlanAsync(stored, schema.Config(("things", List(Element("a"), Element("b"), Element("c")))));
        var reordered = await core.PlanAsync(stored, schema.Config(("things", List(Element("b"), Element("a")))));
        var removed = await core.PlanAsync(stored, schema.Config(("things", List(Element("a")))));

        Assert.That(same.IsNoOp, Is.True);
        Assert.That(added["things"], Is.EqualTo(List(Planned("a", Made("a")), Planned("b", Made("b")), Planned("c", Unknown))));
        Assert.That(added.ReplacedBy, Is.EqualTo(new[] { "things[2].key" }));
        Assert.That(reordered.ReplacedBy, Is.EqualTo(new[] { "things[0].key", "things[1].key" }));
        Assert.That(removed["things"], Is.EqualTo(List(Planned("a", Made("a")))));
        Assert.That(removed.ReplacedBy, Is.Empty);
    }

    [Test]
    public async Task Row_49_maps_go_by_key()
    {
        var schema = SchemaOf(NestingMode.Map);
        var (core, stored) = await StoreAsync(schema, Map(("x", Element("a")), ("y", Element("b"))));

        var same = await core.PlanAsync(stored, schema.Config(("things", Map(("y", Element("b")), ("x", Element("a"))))));
        var swapped = await core.PlanAsync(stored, schema.Config(("things", Map(("y", Element("b")), ("z", Element("a"))))));

        Assert.That(same.IsNoOp, Is.True);
        Assert.That(swapped["things"], Is.EqualTo(Map(("y", Planned("b", Made("b"))), ("z", Planned("a", Unknown)))));
        Assert.That(swapped.ReplacedBy, Is.EqualTo(new[] { "things[\"z\"].key" }));
    }

    [Test]
    public async Task Row_49_sets_match_elements_by_what_is_configured()
    {
        var schema = SchemaOf(NestingMode.Set);
        var (core, stored) = await StoreAsync(schema, Set(Element("a"), Element("b")));

        var reordered = await core.PlanAsync(stored, schema.Config(("things", Set(Element("b"), Element("a")))));
        var added = await core.PlanAsync(stored, schema.Config(("things", Set(Element("c"), Element("b"), Element("a")))));
        var changed = await core.PlanAsync(stored, schema.Config(("things", Set(Element("a", "e"), Element("b")))));
        var removed = await core.PlanAsync(stored, schema.Config(("things", Set(Element("b")))));

        Assert.That(reordered.IsNoOp, Is.True);
        Assert.That(added["things"], Is.EqualTo(Set(Planned("a", Made("a")), Planned("b", Made("b")), Planned("c", Unknown))));
        Assert.That(added.ReplacedBy, Is.EqualTo(new[] { "things" }), "elements of a set have no path of their own");
        Assert.That(changed["things"], Is.EqualTo(Set(Planned("a", Unknown, "e"), Planned("b", Made("b")))), "a changed element is a new one");
        Assert.That(changed.ReplacedBy, Is.Empty, "what forces a replacement is the same in it");
        Assert.That(removed["things"], Is.EqualTo(Set(Planned("b", Made("b")))));
        Assert.That(removed.ReplacedBy, Is.Empty);
    }

    [TestCase(NestingMode.Single)]
    [TestCase(NestingMode.List)]
    [TestCase(NestingMode.Set)]
    [TestCase(NestingMode.Map)]
    public async Task Row_49_an_unknown_value_or_element_comes_back_unknown(NestingMode nesting)
    {
        var schema = SchemaOf(nesting);
        var core = TestCore.Of(new ScriptedResource(schema));
        TfValue unknownInside = nesting switch
        {
            NestingMode.List => List(Raw(Unknown, Null), Unknown),
            NestingMode.Set => Set(Raw(Unknown, Null), Raw(Unknown, Null), Unknown, Unknown),
            NestingMode.Map => Map(("k", Raw(Unknown, Null)), ("l", Unknown)),
            _ => Raw(Unknown, Null),
        };

        var whole = await core.PlanAsync(null, schema.Config(("things", Unknown)));
        var inside = await core.PlanAsync(null, schema.Config(("things", unknownInside)));

        Assert.That(whole["things"], Is.EqualTo(Unknown));
        Assert.That(inside["things"].IsKnown, Is.True);
        Assert.That(inside.Result.Diagnostics, Is.Empty);
        if (inside["things"] is TfSet set)
        {
            Assert.That(set.Elements, Has.Count.EqualTo(4), "unknown elements do not collapse");
        }
    }

    [Test]
    public async Task An_optional_computed_object_goes_when_the_practitioner_takes_it_out()
    {
        var schema = SchemaOf(NestingMode.Single, AttributeMode.OptionalComputed);
        var (core, stored) = await StoreAsync(schema, Element("a"));

        var plan = await core.PlanAsync(stored, schema.Config());

        Assert.That(plan["things"], Is.EqualTo(Unknown));
    }

    [Test]
    public async Task Row_50_blocks_are_never_null_and_unknown_ones_come_back_unknown()
    {
        var schema = Tf.Schema(
            Attr("id", AttributeMode.Computed),
            Block("rules", NestingMode.List, Inside), Block("tags", NestingMode.Set, Inside), Block("maps", NestingMode.Map, Inside),
            Block("one", NestingMode.Single, Inside), Block("group", NestingMode.Group, Inside));
        var core = TestCore.Of(new ScriptedResource(schema)
        {
            OnPlan = (context, _) =>
            {
                // An author's mistake that the framework mends.
                context.Plan = context.Plan.With("tags", context.Plan["tags"] is TfSet { Elements.Count: 0 } ? Null : context.Plan["tags"]);
                return Task.CompletedTask;
            },
        });

        var empty = await core.PlanAsync(null, schema.Config(("group", Element("g"))));
        var unknown = await core.PlanAsync(
            null, schema.Config(("rules", Unknown), ("tags", Unknown), ("maps", Unknown), ("one", Unknown), ("group", Element("g"))));
        var full = await core.PlanAsync(
            null, schema.Config(("rules", List(Element("a"))), ("tags", Set(Element("b"))), ("one", Element("c")), ("group", Element("g"))));

        Assert.That(empty["rules"], Is.EqualTo(List()));
        Assert.That(empty["tags"], Is.EqualTo(Set()));
        Assert.That(empty["maps"], Is.EqualTo(Map()));
        Assert.That(empty["one"].IsNull, Is.True);
        Assert.That(new[] { unknown["rules"], unknown["tags"], unknown["maps"], unknown["one"] }, Has.All.EqualTo(Unknown));
        Assert.That(full["rules"], Is.EqualTo(List(Planned("a", Unknown))));
        Assert.That(full["tags"], Is.EqualTo(Set(Planned("b", Unknown))));
        Assert.That(full["one"], Is.EqualTo(Planned("c", Unknown)));
    }

    [Test]
    public async Task Row_49_elements_of_a_set_that_several_prior_ones_fit_find_their_own()
    {
        var schema = Tf.Schema(Nested(
            "things", NestingMode.Set, AttributeMode.Optional, Attr("key", AttributeMode.OptionalComputed),
            Attr("mood", AttributeMode.OptionalComputed) with { Default = S("calm") }));
        TfObject One(string? key, string? mood = null) => Obj(("key", key is null ? Null : S(key)), ("mood", mood is null ? Null : S(mood)));
        var stored = new StoredObject(schema.Config(("things", Set(One("a", "calm"), One("b", "wild"), One("c", "calm")))));

        // The first fits every calm one, and must not take the one that the second needs.
        var plan = await TestCore.Of(new ScriptedResource(schema)).PlanAsync(stored, schema.Config(("things", Set(One(null), One("a"), One("b", "wild")))));

        Assert.That(plan.IsNoOp, Is.True);
    }

    [Test]
    public async Task Large_sets_are_planned_in_time()
    {
        var schema = SchemaOf(NestingMode.Set);
        var elements = Enumerable.Range(0, 400).Select(i => (TfValue)Element($"k{i}")).ToList();
        var (core, stored) = await StoreAsync(schema, new TfSet(elements));

        elements.Reverse();
        var plan = await core.PlanAsync(stored, schema.Config(("things", new TfSet(elements))));

        Assert.That(plan.IsNoOp, Is.True);
    }
}
