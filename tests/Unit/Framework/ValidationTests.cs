using Terraform.Framework;
using static Unit.Framework.Tf;

namespace Unit.Framework;

/// <summary>What the schema alone refuses in a configuration (plugin-protocol section 4.2).</summary>
internal sealed class ValidationTests
{
    private static readonly AttributeValidator Never = (_, path) => Diagnostic.Error("Refused", "No value is right.", path);

    private static SchemaAttribute[] Inside =>
    [
        Attr("key", AttributeMode.Required) with { Validators = [Check.OneOf("good", "better")] },
        Attr("made", AttributeMode.Computed),
        Attr("secret", AttributeMode.Optional) with { Sensitive = true, Validators = [Check.OneOf("x")] },
    ];

    private static readonly Schema Thing = Tf.Schema(
        Attr("id", AttributeMode.Computed),
        Attr("name", AttributeMode.Required) with { Validators = [Check.OneOf("n")] },
        Attr("count", AttributeMode.Optional, TfType.Number) with { Validators = [Check.WholeNumber, Check.Between(1, 9)] },
        Attr("old", AttributeMode.Optional) with { DeprecationMessage = "Use name instead." },
        Attr("password", AttributeMode.Optional) with { WriteOnly = true, Validators = [Check.OneOf("long enough")] },
        Nested("one", NestingMode.Single, AttributeMode.Optional, Inside),
        Nested("list", NestingMode.List, AttributeMode.Optional, Inside),
        Nested("set", NestingMode.Set, AttributeMode.Optional, Inside),
        Nested("map", NestingMode.Map, AttributeMode.Optional, Inside),
        Block("rule", NestingMode.List, Inside));

    private static TfObject Element(TfValue key, TfValue? made = null, TfValue? secret = null) =>
        Obj(("key", key), ("made", made ?? Null), ("secret", secret ?? Null));

    private static async Task<ValueList<Diagnostic>> ValidateAsync(bool writeOnlyAllowed, params (string Name, TfValue Value)[] given)
    {
        var config = Thing.Config(("name", S("n")));
        foreach (var (name, value) in given)
        {
            config = config.With(name, value);
        }

        return await TestCore.Of(new ScriptedResource(Thing)).ValidateAsync(config, writeOnlyAllowed);
    }

    private static TestCaseData Case(string name, string path, string summary, params (string, TfValue)[] given) =>
        new TestCaseData(path, summary, given).SetName(name);

    private static IEnumerable<TestCaseData> Refused =>
    [
        Case("Row 38: a computed-only attribute", "id", "Read-only attribute", ("id", S("x"))),
        Case("Row 38: a computed-only attribute in an object", "one.made", "Read-only attribute", ("one", Element(S("good"), S("x")))),
        Case("Row 38: a computed-only attribute in a map", "map[\"k\"].made", "Read-only attribute", ("map", Map(("k", Element(S("good"), S("x")))))),
        Case("Row 39: a required attribute that is null", "name", "Missing required argument", ("name", Null)),
        Case("Row 39: a required attribute that is null in a list", "list[1].key", "Missing required argument", (
            "list", List(Element(S("good")), Element(Null)))),
        Case("Row 39: a required attribute that is null in a block", "rule[0].key", "Missing required argument", ("rule", List(Element(Null)))),
        Case("Row 39: a required attribute that is null in a set", "set", "Missing required argument", ("set", Set(Element(Null)))),
        Case("A null in the place of an object of a set", "set", "Element is null", ("set", Set(Element(S("good")), Null))),
        Case("A null in the place of an object of a list", "list[1]", "Element is null", ("list", List(Element(S("good")), Null))),
        Case("A null in the place of an object of a map", "map[\"k\"]", "Element is null", ("map", Map(("k", Null)))),
        Case("A validator at the root", "count", "Invalid value", ("count", N(10))),
        Case("A validator in a list", "list[0].key", "Invalid value", ("list", List(Element(S("goo"))))),
        Case("A validator in a block", "rule[0].key", "Invalid value", ("rule", List(Element(S("bad"))))),
        Case("A validator in a set", "set", "Invalid value", ("set", Set(Element(S("good")), Element(S("bad"))))),
    ];

    [TestCaseSource(nameof(Refused))]
    public async Task What_is_wrong_in_a_configuration_is_refused_where_it_stands(string path, string summary, (string, TfValue)[] given)
    {
        var found = (await ValidateAsync(true, given)).Single();

        Assert.That(found.Severity, Is.EqualTo(DiagnosticSeverity.Error));
        Assert.That(found.Path.ToString(), Is.EqualTo(path));
        Assert.That(found.Summary, Is.EqualTo(summary));
    }

    [TestCase("short", 60, "short")]
    [TestCase("aaaaaaaaaa", 10, "aaaaaaaaaa")]
    [TestCase("aaaaaaaaaaa", 10, "aaaaaaaaa…")]
    [TestCase("aaaaaaaa😀aa", 10, "aaaaaaaa…")]
    [TestCase("aaaaaaa😀aaa", 10, "aaaaaaa😀…")]
    public void A_letter_of_two_units_is_never_cut_in_half(string text, int most, string expected) =>
        Assert.That(Diagnostic.Shortened(text, most), Is.EqualTo(expected));

    [Test]
    public async Task An_element_of_a_set_is_shown_since_it_has_no_path()
    {
        var found = (await ValidateAsync(true, ("set", Set(Element(S("bad"), secret: S("x")))))).Single();

        Assert.That(found.Detail, Does.Contain("key = \"bad\"").And.Contain("at key").And.Contain("secret = …"));
    }

    [Test]
    public async Task A_check_of_a_sensitive_value_does_not_show_it()
    {
        var diagnostics = await ValidateAsync(true, ("one", Element(S("good"), secret: S("hunter2"))), ("password", S("short")));

        Assert.That(diagnostics, Has.Count.EqualTo(2));
        Assert.That(diagnostics.Select(d => d.Detail), Has.None.Contains("hunter2").And.None.Contains("short"));
    }

    [Test]
    public async Task Row_42_a_write_only_value_needs_a_client_that_does_not_store_it()
    {
        Assert.That(await ValidateAsync(true, ("password", S("long enough"))), Is.Empty);
        Assert.That((await ValidateAsync(false, ("password", S("long enough")))).Single().Path.ToString(), Is.EqualTo("password"));
        Assert.That(await ValidateAsync(false, ("password", Unknown)), Is.Empty);
    }

    [Test]
    public async Task A_deprecated_attribute_warns()
    {
        var found = (await ValidateAsync(true, ("old", S("x")))).Single();

        Assert.That(found.Severity, Is.EqualTo(DiagnosticSeverity.Warning));
        Assert.That(found.Detail, Does.Contain("Use name instead."));
    }

    [Test]
    public async Task All_problems_come_at_once()
    {
        var diagnostics = await ValidateAsync(
            true, ("name", S("too long a name")), ("count", N(0)), ("one", Element(S("bad"))), ("rule", List(Element(S("bad")), Element(S("worse")))));

        Assert.That(diagnostics, Has.Count.EqualTo(5));
    }

    [TestCase("5", true, CountResource.OwnRule, TestName = "A whole number reaches the model")]
    [TestCase("1.5", true, "Invalid value", CountResource.OwnRule, TestName = "A fraction is unknown to the rules, which say the rest")]
    [TestCase("99999999999999999999", true, "Invalid value", CountResource.OwnRule, TestName = "A giant is unknown to the rules, which say the rest")]
    [TestCase("1.5", false, "Invalid value", TestName = "A fraction without a check is told all the same")]
    public async Task Whole_numbers(string text, bool isChecked, params string[] summaries)
    {
        var resource = new CountResource(isChecked);
        Assert.That(TfNumber.TryParse(text, out var number), Is.True);

        var diagnostics = await TestCore.Of(resource).ValidateAsync(resource.Schema.Config(("count", number)));

        Assert.That(diagnostics.Select(d => d.Summary), Is.EqualTo(summaries));
    }

    [Test]
    public async Task A_typed_model_goes_through_plan_and_apply()
    {
        var resource = new CountResource(isChecked: true);
        var core = TestCore.Of(resource);

        var stored = await core.CreateAsync(resource.Schema.Config(("name", S("n")), ("count", N(3))));

        Assert.That(stored.State, Is.EqualTo(Obj(("name", S("n")), ("count", N(3)))));
        Assert.That((await core.PlanAsync(stored, (TfObject)stored.State)).IsNoOp, Is.True);
    }

    [Test]
    public async Task Row_37_nothing_unknown_is_ever_refused()
    {
        for (var seed = 1; seed <= 300; seed++)
        {
            // Every value is refused, so that whatever is said was said about an unknown or a null one.
            var world = new RandomWorld(seed);
            var schema = Refusing(world.Schema());
            var config = world.Config(schema, 30);
            var diagnostics = new DiagnosticBag();
            ConfigValidation.Run(schema, (TfObject)Forget(config), diagnostics);

            Assert.That(diagnostics, Is.Empty, $"seed {seed}");
        }

        await Task.CompletedTask;
    }

    [Test]
    public void Row_37_a_partly_unknown_value_is_not_checked_and_its_known_parts_are()
    {
        var schema = Tf.Schema(
            Attr("zones", AttributeMode.Optional, TfType.Set(TfType.String)) with { Validators = [Check.Count(3, 3)] },
            Nested("list", NestingMode.List, AttributeMode.Optional, Inside) with { Validators = [Check.Count(5, 5)] });
        var diagnostics = new DiagnosticBag();

        ConfigValidation.Run(schema, schema.Config(("zones", Set(S("a"), Unknown)), ("list", List(Unknown, Element(Unknown), Element(S("bad"))))), diagnostics);

        Assert.That(diagnostics.Select(d => d.Path.ToString()), Is.EqualTo(new[] { "list[2].key" }));
    }

    [Test]
    public async Task The_providers_block_is_checked_the_same_way()
    {
        var provider = new ScriptedProvider(new ScriptedResource(Thing))
        {
            Block = Tf.Schema(Attr("mode", AttributeMode.Optional) with { Validators = [Check.OneOf("online", "offline")] }),
        };
        using var server = new ProviderServer(provider);

        var result = await server.ValidateProviderConfigAsync(new(provider.Block.Config(("mode", S("onlin")))), CancellationToken.None);
        var unknown = await server.ValidateProviderConfigAsync(new(provider.Block.Config(("mode", Unknown))), CancellationToken.None);
        var absent = await server.ValidateProviderConfigAsync(new(Null), CancellationToken.None);

        Assert.That(result.Diagnostics.Single().Detail, Does.Contain("Did you mean \"online\"?"));
        Assert.That(unknown.Diagnostics, Is.Empty);
        Assert.That(absent.Diagnostics, Is.Empty);
    }

    /// <summary>Every known leaf becomes unknown.</summary>
    private static TfValue Forget(TfValue value) => value switch
    {
        TfObject o => new TfObject(o.Attributes.Map((_, v) => Forget(v))),
        TfList list => new TfList([.. list.Elements.Select(Forget)]),
        TfSet set => new TfSet(set.Elements.Select(Forget).ToList()),
        TfMap map => new TfMap(map.Entries.Map((_, v) => Forget(v))),
        TfNull => value,
        _ => Unknown,
    };

    private static Schema Refusing(Schema schema) => schema with { Attributes = Refusing(schema.Attributes) };

    private static ValueList<SchemaAttribute> Refusing(ValueList<SchemaAttribute> attributes) =>
    [
        .. attributes.Select(a => a with
        {
            // A collection of nothing unknown is known, so its own check may speak.
            Validators = a.Nested is null && a.Type is TfPrimitiveType ? [Never] : [],
            Mode = a.Mode == AttributeMode.Required ? AttributeMode.Optional : a.Mode,
            Nested = a.Nested is { } nested ? nested with { Attributes = Refusing(nested.Attributes) } : null,
        }),
    ];
}
