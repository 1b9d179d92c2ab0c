using Terraform.Framework;
using static Unit.Framework.Tf;

namespace Unit.Framework;

/// <summary>What the schema alone decides about a plan (plugin-protocol sections 4.3 to 4.5).</summary>
internal sealed class PlanTests
{
    private static readonly Schema Thing = Tf.Schema(
        Attr("id", AttributeMode.Computed) with { KeepsPrior = true },
        Attr("name", AttributeMode.Required) with { RequiresReplace = true },
        Attr("size", AttributeMode.Optional, TfType.Number),
        Attr("plugin", AttributeMode.OptionalComputed) with { Default = S("calico"), RequiresReplace = true },
        Attr("zone", AttributeMode.OptionalComputed) with { RequiresReplace = true },
        Attr("note", AttributeMode.OptionalComputed),
        Attr("status", AttributeMode.Computed),
        Attr("secret", AttributeMode.Optional) with { WriteOnly = true },
        Attr("version", AttributeMode.Optional) with { SameMeaning = (prior, config) => Bare(prior) == Bare(config) },
        Attr("protection", AttributeMode.OptionalComputed, TfType.Bool) with { Default = TfBool.False, LocalOnly = true });

    private static readonly TfObject Config = Thing.Config(("name", S("n")), ("secret", S("s3cret")), ("version", S("1.34.2")));

    private static string Bare(TfValue version) => ((TfString)version).Text.TrimStart('v');

    private static TestCore NewCore() => TestCore.Of(new ScriptedResource(Thing));

    [Test]
    public async Task Row_44_a_create_has_unknown_computed_values_defaults_and_no_write_only_value()
    {
        var plan = await NewCore().PlanAsync(null, Config);

        Assert.That(plan.Planned, Is.EqualTo(Config
            .With("id", Unknown).With("status", Unknown).With("zone", Unknown).With("note", Unknown)
            .With("plugin", S("calico")).With("protection", TfBool.False).With("secret", Null)));
        Assert.That(plan.Result.RequiresReplace, Is.Empty);
    }

    [Test]
    public async Task A_plan_without_changes_is_the_prior_state()
    {
        var core = NewCore();
        var stored = await core.CreateAsync(Config);

        var plan = await core.PlanAsync(stored, Config);

        Assert.That(plan.Planned, Is.SameAs(stored.State));
        Assert.That(plan.ReplacedBy, Is.Empty);
    }

    [Test]
    public async Task Row_46_an_update_makes_only_computed_values_unknown_that_may_change()
    {
        var core = NewCore();
        var stored = await core.CreateAsync(Config);

        var plan = await core.PlanAsync(stored, Config.With("size", N(3)));

        Assert.That(plan.Planned, Is.EqualTo(((TfObject)stored.State).With("size", N(3)).With("status", Unknown).With("note", Unknown)));
        Assert.That(plan.ReplacedBy, Is.Empty, "a computed value that stands as long as the object forces nothing");
    }

    [Test]
    public async Task Row_47_an_optional_computed_value_taken_out_stays_as_it_is()
    {
        var core = NewCore();
        var stored = await core.CreateAsync(Config.With("note", S("mine")));

        var plan = await core.PlanAsync(stored, Config);

        Assert.That(plan.IsNoOp, Is.True);
    }

    [Test]
    public async Task Row_47_a_value_with_a_default_taken_out_becomes_the_default()
    {
        var core = NewCore();
        var stored = await core.CreateAsync(Config.With("plugin", S("cilium")));

        var plan = await core.PlanAsync(stored, Config);

        Assert.That(plan["plugin"], Is.EqualTo(S("calico")));
        Assert.That(plan.ReplacedBy, Is.EqualTo(new[] { "plugin" }));
    }

    [Test]
    public async Task Row_48_only_changed_paths_force_a_replacement()
    {
        var core = NewCore();
        var stored = await core.CreateAsync(Config);

        Assert.That((await core.PlanAsync(stored, Config.With("size", N(1)))).ReplacedBy, Is.Empty);
        Assert.That((await core.PlanAsync(stored, Config.With("name", S("other")))).ReplacedBy, Is.EqualTo(new[] { "name" }));
        Assert.That((await core.PlanAsync(stored, Config.With("zone", S("MS1")).With("name", S("o")))).ReplacedBy, Is.EqualTo(new[] { "name", "zone" }));
    }

    [Test]
    public async Task Row_48_an_unknown_value_counts_as_another()
    {
        var core = NewCore();
        var stored = await core.CreateAsync(Config);

        var plan = await core.PlanAsync(stored, Config.With("name", Unknown));

        Assert.That(plan.ReplacedBy, Is.EqualTo(new[] { "name" }));
    }

    [Test]
    public async Task Row_48_the_second_plan_of_a_replacement_is_that_of_a_create()
    {
        var core = NewCore();
        var stored = await core.CreateAsync(Config);
        var config = Config.With("name", S("other"));
        var first = await core.PlanAsync(stored, config);

        var second = await core.PlanAsync(null, config);

        Assert.That(first.ReplacedBy, Is.Not.Empty);
        Assert.That(second["id"], Is.EqualTo(Unknown));
        Assert.That(second.ReplacedBy, Is.Empty);
    }

    [TestCase("v1.34.2", "1.34.2", TestName = "Another spelling of the same version keeps the prior one")]
    [TestCase("v1.35.0", "v1.35.0", TestName = "Another version is planned as configured")]
    public async Task Same_meaning(string configured, string planned)
    {
        var core = NewCore();
        var stored = await core.CreateAsync(Config);

        var plan = await core.PlanAsync(stored, Config.With("version", S(configured)));

        Assert.That(plan["version"], Is.EqualTo(S(planned)));
        Assert.That(plan.IsNoOp, Is.EqualTo(configured == "v1.34.2"));
    }

    [Test]
    public async Task A_change_of_what_lives_in_state_alone_makes_nothing_unknown_and_calls_nothing()
    {
        var resource = new ScriptedResource(Thing) { OnUpdate = (_, _) => throw new InvalidOperationException("called") };
        var core = TestCore.Of(resource);
        var stored = await core.CreateAsync(Config);

        var plan = await core.PlanAsync(stored, Config.With("protection", TfBool.True));
        var applied = await core.ApplyAsync(plan);

        Assert.That(plan.Planned, Is.EqualTo(((TfObject)stored.State).With("protection", TfBool.True)));
        Assert.That(applied.NewState, Is.EqualTo(plan.Planned));
        Assert.That(applied.Diagnostics, Is.Empty);
    }

    [Test]
    public async Task The_resource_may_know_computed_values_at_plan()
    {
        var core = TestCore.Of(new ScriptedResource(Thing)
        {
            OnPlan = (context, _) =>
            {
                context.Plan = context.Plan.With("status", S($"for {context.Plan["size"]}"));
                return Task.CompletedTask;
            },
        });
        var stored = await core.CreateAsync(Config.With("size", N(1)));

        Assert.That((await core.PlanAsync(stored, Config.With("size", N(1)))).IsNoOp, Is.True);
        Assert.That((await core.PlanAsync(stored, Config.With("size", N(2))))["status"], Is.EqualTo(S("for 2")));
    }

    [Test]
    public async Task When_the_resource_alone_wants_an_update_its_other_computed_values_become_unknown_too()
    {
        var core = TestCore.Of(new ScriptedResource(Thing)
        {
            OnPlan = (context, _) =>
            {
                if (context.Prior is not null)
                {
                    context.Plan = context.Plan.With("note", S("to be repaired"));
                    context.Private["seen"] = "once";
                    context.Diagnostics.Add(Diagnostic.Warning("Repair", "The object is repaired."));
                }

                return Task.CompletedTask;
            },
        });
        var stored = await core.CreateAsync(Config);
        await core.BeginAsync();

        var plan = await core.PlanAsync(stored, Config);

        Assert.That(plan["note"], Is.EqualTo(S("to be repaired")));
        Assert.That(plan["status"], Is.EqualTo(Unknown));
        Assert.That(plan.Result.Diagnostics, Has.Count.EqualTo(1));
    }

    /// <summary>Core plans once more inside apply; the plan before it has told the warnings (docs/design/planning.md).</summary>
    [Test]
    public async Task Once_an_apply_has_begun_plans_tell_errors_only()
    {
        var core = TestCore.Of(new ScriptedResource(Thing)
        {
            OnPlan = (context, _) =>
            {
                context.Diagnostics.Add(Diagnostic.Warning("Told", "A warning."));
                context.Diagnostics.Add(context.Prior is null ? null : Diagnostic.Error("Wrong", "An error."));
                return Task.CompletedTask;
            },
        });
        var first = await core.PlanAsync(null, Config);
        var stored = await core.CreateAsync(Config);

        var inside = await core.PlanAsync(stored, Config.With("name", S("m")));
        await core.BeginAsync();
        var next = await core.PlanAsync(stored, Config.With("name", S("m")));

        Assert.That(first.Result.Diagnostics.Select(d => d.Summary), Is.EqualTo(["Told"]));
        Assert.That(inside.Result.Diagnostics.Select(d => d.Summary), Is.EqualTo(["Wrong"]));
        Assert.That(next.Result.Diagnostics.Select(d => d.Summary), Is.EqualTo(["Told", "Wrong"]));
    }

    [Test]
    public async Task Paths_of_the_resource_join_those_of_the_schema_sorted_and_once_each()
    {
        var core = TestCore.Of(new ScriptedResource(Thing)
        {
            OnPlan = (context, _) =>
            {
                context.RequireReplace(AttributePath.Root("size"));
                context.RequireReplace(AttributePath.Root("name"));
                context.RequireReplace(AttributePath.Root("note").Key("nowhere"));
                context.RequireReplace(AttributePath.Root("timeouts").Attribute("create"));
                context.RequireReplace(AttributePath.Root("secret"));
                return Task.CompletedTask;
            },
        });
        var stored = await core.CreateAsync(Config);

        var plan = await core.PlanAsync(stored, Config.With("size", N(9)).With("name", S("x")));

        Assert.That(plan.ReplacedBy, Is.EqualTo(new[] { "name", "secret", "size" }), "write-only paths count always, paths that do not exist never");
    }

    [Test]
    public async Task An_exception_in_planning_is_a_diagnostic_with_a_reference()
    {
        var core = TestCore.Of(new ScriptedResource(Thing) { OnPlan = (_, _) => throw new FormatException("text that may hold a secret") });

        var plan = await core.PlanAsync(null, Config);

        Assert.That(plan.Result.Diagnostics, Has.Count.EqualTo(1));
        Assert.That(plan.Result.Diagnostics[0].Detail, Does.Contain("reference: ").And.Contain("FormatException").And.Not.Contain("secret"));
    }

    [Test]
    public async Task Row_51_a_destroy_is_planned_as_null_with_warnings_and_private_state()
    {
        string? seen = null;
        var core = TestCore.Of(new ScriptedResource(Thing)
        {
            OnPlanDestroy = (context, _) =>
            {
                context.Private["reason"] = "planned";
                context.Diagnostics.Add(Diagnostic.Warning("Workers go too", "All node groups are deleted with it."));
                return Task.CompletedTask;
            },
            OnDelete = (context, _) =>
            {
                seen = context.Private["reason"];
                return Task.CompletedTask;
            },
        });
        var stored = await core.CreateAsync(Config);

        var plan = await core.PlanAsync(stored, Null);
        var applied = await core.ApplyAsync(plan);

        Assert.That(plan.Planned.IsNull, Is.True);
        Assert.That(plan.Result.Diagnostics.Single().Severity, Is.EqualTo(DiagnosticSeverity.Warning));
        Assert.That(seen, Is.EqualTo("planned"));
        Assert.That(applied.NewState.IsNull, Is.True);
    }
}
