using System.Text;
using System.Text.Json;
using Terraform.Framework;
using static Unit.Framework.Tf;

namespace Unit.Framework;

/// <summary>Read, upgrade, import and move: everything that answers with a state (plugin-protocol sections 4.7 to 4.9).</summary>
internal sealed class StateTests
{
    private static readonly Schema Thing = Tf.Schema(
        Attr("id", AttributeMode.Computed),
        Attr("version", AttributeMode.Optional) with { SameMeaning = (prior, now) => Bare(prior) == Bare(now) },
        Attr("size", AttributeMode.Optional, TfType.Number),
        Attr("secret", AttributeMode.Optional) with { WriteOnly = true },
        Attr("protection", AttributeMode.OptionalComputed, TfType.Bool) with { Default = TfBool.False, LocalOnly = true },
        Nested("parts", NestingMode.List, AttributeMode.Optional, Attr("version", AttributeMode.Optional)
            with
        { SameMeaning = (prior, now) => Bare(prior) == Bare(now) }),
        Block("rule", NestingMode.List, Attr("x", AttributeMode.Optional))) with
    {
        Version = 2,
    };

    private static readonly StoredObject Stored = new(
        Thing.Config(("id", S("i-1")), ("version", S("v1.34.2")), ("protection", TfBool.True), ("parts", List(Obj(("version", S("v1")))))),
        "{\"step\":\"done\"}"u8.ToArray());

    private static TfObject State => (TfObject)Stored.State;

    private static string Bare(TfValue version) => ((TfString)version).Text.TrimStart('v');

    private static Task<ReadResourceResult> ReadAsync(Func<ReadContext<RawModel>, CancellationToken, Task> read) =>
        TestCore.Of(new ScriptedResource(Thing) { OnRead = read }).ReadAsync(Stored);

    private static async Task<UpgradeResourceStateResult> UpgradeAsync(string json, long version, bool isFlatmap = false, params StateUpgrade[] upgrades)
    {
        var core = TestCore.Of(new ScriptedResource(Thing) { Upgrades = upgrades });
        return await core.Server.UpgradeResourceStateAsync(
            new(ScriptedResource.Name, version, Encoding.UTF8.GetBytes(json), isFlatmap), CancellationToken.None);
    }

    private static JsonElement Json(string text)
    {
        using var document = JsonDocument.Parse(text);
        return document.RootElement.Clone();
    }

    [Test]
    public async Task Row_57_a_removed_object_is_null()
    {
        var result = await ReadAsync((context, _) =>
        {
            context.SaveState(context.State);
            context.Remove();
            return Task.CompletedTask;
        });

        Assert.That(result.NewState.IsNull, Is.True);
        Assert.That(result.Private.IsEmpty, Is.True);
        Assert.That(result.Diagnostics, Is.Empty);
    }

    [Test]
    public async Task Row_57_a_refusal_is_an_error_and_keeps_state_and_private_state()
    {
        var result = await ReadAsync((context, _) =>
        {
            context.Private["step"] = "half";
            throw new DiagnosticException(Diagnostic.Error("Forbidden", "The cloud says 403."));
        });

        Assert.That(result.NewState, Is.EqualTo(Stored.State));
        Assert.That(result.Private.ToArray(), Is.EqualTo(Stored.Private.ToArray()));
        Assert.That(result.Diagnostics.Single().Summary, Is.EqualTo("Forbidden"));
    }

    [Test]
    public async Task Row_57_equal_meaning_keeps_the_stored_spelling_and_drift_is_shown()
    {
        var result = await ReadAsync((context, _) =>
        {
            context.SaveState(
                context.State.With("version", S("1.34.2")).With("size", N(5)).With("parts", List(Obj(("version", S("1"))), Obj(("version", S("2"))))));
            return Task.CompletedTask;
        });

        Assert.That(result.NewState, Is.EqualTo(State.With("size", N(5)).With("parts", List(Obj(("version", S("v1"))), Obj(("version", S("2")))))));
    }

    [Test]
    public async Task What_lives_in_state_alone_stays_as_stored()
    {
        var result = await ReadAsync((context, _) =>
        {
            context.SaveState(context.State.With("protection", Null));
            return Task.CompletedTask;
        });

        Assert.That(((TfObject)result.NewState)["protection"], Is.EqualTo(TfBool.True));
    }

    [Test]
    public async Task Row_59_private_state_comes_back_byte_by_byte_when_nobody_changed_it()
    {
        var garbage = new StoredObject(Stored.State, "not json"u8.ToArray());

        var result = await TestCore.Of(new ScriptedResource(Thing)).ReadAsync(garbage);

        Assert.That(result.Private.ToArray(), Is.EqualTo(garbage.Private.ToArray()));
        Assert.That(result.Diagnostics, Is.Empty);
    }

    [Test]
    public async Task A_read_that_says_nothing_changes_nothing()
    {
        var result = await ReadAsync((_, _) => Task.CompletedTask);

        Assert.That(result.NewState, Is.EqualTo(Stored.State));
    }

    [Test]
    public async Task Row_60_the_same_version_takes_missing_and_surplus_attributes_and_write_only_values()
    {
        var result = await UpgradeAsync("{\n \"id\": \"i-1\", \"gone\": [1], \"secret\": \"s\",\n \"size\": \"7\"}", 2);

        Assert.That(result.UpgradedState, Is.EqualTo(Thing.Config(("id", S("i-1")), ("size", N(7)))), "blocks are empty, not null");
        Assert.That(result.Diagnostics, Is.Empty);
    }

    [Test]
    public async Task Row_60_older_versions_go_through_every_step()
    {
        var result = await UpgradeAsync(
            "{\"ident\":\"i-1\"}",
            0,
            false,
            new StateUpgrade(1, state => Json($"{{\"id\":\"{state.GetProperty("name").GetString()}!\"}}")),
            new StateUpgrade(0, state => Json($"{{\"name\":\"{state.GetProperty("ident").GetString()}\"}}")));

        Assert.That(((TfObject)result.UpgradedState)["id"], Is.EqualTo(S("i-1!")));
    }

    [TestCase("{}", 3, false, TestName = "Row 60: a newer version is refused")]
    [TestCase("{}", 1, false, TestName = "Row 60: a version without a step is refused")]
    [TestCase("", 2, true, TestName = "Row 60: flatmap is refused")]
    [TestCase("null", 2, false, TestName = "Row 60: a null state is refused")]
    [TestCase("{", 2, false, TestName = "Row 60: broken JSON is refused")]
    [TestCase("{", 1, false, TestName = "Row 60: broken JSON of an older version is refused")]
    [TestCase("{\"size\":{}}", 2, false, TestName = "Row 60: a value of another type is refused")]
    public async Task Refused_states(string json, int version, bool isFlatmap)
    {
        var result = await UpgradeAsync(json, version, isFlatmap);

        Assert.That(result.UpgradedState.IsNull, Is.True);
        Assert.That(result.Diagnostics.Single().Severity, Is.EqualTo(DiagnosticSeverity.Error));
        Assert.That(result.Diagnostics.Single().Summary, Is.EqualTo("Stored state cannot be read"));
    }

    [Test]
    public async Task Row_61_an_import_starts_from_nulls_and_answers_one_object()
    {
        var core = TestCore.Of(new ScriptedResource(Thing));

        var result = await core.Server.ImportResourceStateAsync(new(ScriptedResource.Name, "i-1"), CancellationToken.None);

        Assert.That(result.Imported.Single().TypeName, Is.EqualTo(ScriptedResource.Name));
        Assert.That(result.Imported.Single().State, Is.EqualTo(Thing.Config(("id", S("i-1")))));
    }

    [Test]
    public async Task Row_61_a_wrong_id_is_an_error_and_no_object()
    {
        var core = TestCore.Of(new ScriptedResource(Thing)
        {
            OnImport = (_, _) => throw new DiagnosticException(Diagnostic.Error("Not an id", "Ids have three parts.")),
        });

        var result = await core.Server.ImportResourceStateAsync(new(ScriptedResource.Name, "x"), CancellationToken.None);

        Assert.That(result.Imported, Is.Empty);
        Assert.That(result.Diagnostics.Single().Summary, Is.EqualTo("Not an id"));
    }

    [TestCase("registry.terraform.io/vk-cs/vkcs", "their_thing", 3, true, TestName = "Row 62: a known source moves in")]
    [TestCase("mirror.local/vk-cs/vkcs", "their_thing", 3, true, TestName = "Row 62: from a mirror too")]
    [TestCase("registry.terraform.io/vk-cs/vkcs", "other_thing", 3, false, TestName = "Row 62: an unknown type is refused")]
    [TestCase("registry.terraform.io/else/vkcs", "their_thing", 3, false, TestName = "Row 62: an unknown provider is refused")]
    [TestCase("registry.terraform.io/vk-cs/vkcs", "their_thing", 4, false, TestName = "Row 62: an unknown schema version is refused")]
    public async Task Row_62_a_known_source_moves_in_and_no_other(string address, string type, long version, bool ok)
    {
        var core = TestCore.Of(new ScriptedResource(Thing)
        {
            Moves =
            [
                new StateMove("vk-cs/vkcs", "their_thing", [3], (from, state) => Thing.Config(("id", S($"{state.GetProperty("uuid").GetString()}-{from}")))),
            ],
        });

        var result = await core.Server.MoveResourceStateAsync(
            new(ScriptedResource.Name, address, type, version, "{\"uuid\":\"u\",\"kubeconfig\":\"secret\"}"u8.ToArray(), "p"u8.ToArray()),
            CancellationToken.None);

        Assert.That(result.TargetState, Is.EqualTo(ok ? Thing.Config(("id", S("u-3"))) : Null));
        Assert.That(result.TargetPrivate.IsEmpty, Is.True);
        Assert.That(result.Diagnostics.Select(d => d.Detail), ok ? Is.Empty : Has.One.Contains("their_thing of vk-cs/vkcs, schema version 3"));
        Assert.That(core.Server.Capabilities.MoveResourceState, Is.True);
    }

    [Test]
    public void Row_34_what_the_server_can_do()
    {
        using var server = new ProviderServer(new ScriptedProvider(new ScriptedResource(Thing)));

        Assert.That(
            server.Capabilities,
            Is.EqualTo(new ServerCapabilities(PlanDestroy: true, GetProviderSchemaOptional: true, MoveResourceState: false, GenerateResourceConfig: true)));
    }

    [Test]
    public async Task Row_36_every_call_for_an_unknown_type_says_so()
    {
        using var server = new ProviderServer(new ScriptedProvider(new ScriptedResource(Thing)));
        const string Other = "test_other";

        var answers = new[]
        {
            (await server.ValidateResourceConfigAsync(new(Other, Null, true), CancellationToken.None)).Diagnostics,
            (await server.UpgradeResourceStateAsync(new(Other, 0, default, false), CancellationToken.None)).Diagnostics,
            (await server.ReadResourceAsync(new(Other, Null, default), CancellationToken.None)).Diagnostics,
            (await server.PlanResourceChangeAsync(new(Other, Null, Null, Null, default), CancellationToken.None)).Diagnostics,
            (await server.ApplyResourceChangeAsync(new(Other, Null, Null, Null, default), CancellationToken.None)).Diagnostics,
            (await server.ImportResourceStateAsync(new(Other, "id"), CancellationToken.None)).Diagnostics,
            (await server.MoveResourceStateAsync(new(Other, "a/b/c", "d", 0, default, default), CancellationToken.None)).Diagnostics,
        };

        Assert.That(answers, Has.All.Matches<ValueList<Diagnostic>>(d => d.Single().Summary == "Unknown resource type"));
    }

    [Test]
    public async Task Row_40_configure_takes_unknowns_and_a_failure_is_a_diagnostic()
    {
        var block = Tf.Schema(Attr("token", AttributeMode.Optional));
        var seen = new List<TfValue>();
        using var server = new ProviderServer(new ScriptedProvider(new ScriptedResource(Thing))
        {
            Block = block,
            OnConfigure = context =>
            {
                seen.Add(context.Config["token"]);
                return seen.Count == 3 ? throw new FormatException("secret text") : Task.CompletedTask;
            },
        });

        var unknown = await server.ConfigureProviderAsync(new(block.Config(("token", Unknown)), "1.11.4"), CancellationToken.None);
        var again = await server.ConfigureProviderAsync(new(block.Config(("token", S("t"))), "1.11.4"), CancellationToken.None);
        var broken = await server.ConfigureProviderAsync(new(Null, "1.11.4"), CancellationToken.None);

        Assert.That(seen, Is.EqualTo(new[] { Unknown, S("t"), Null }), "row 41: the last configuration counts");
        Assert.That(unknown.Diagnostics.Concat(again.Diagnostics), Is.Empty);
        Assert.That(broken.Diagnostics.Single().Detail, Does.Not.Contain("secret text"));
    }
}
