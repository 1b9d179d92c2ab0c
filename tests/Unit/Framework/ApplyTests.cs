using Microsoft.Extensions.Time.Testing;
using Terraform.Framework;
using Terraform.Testing;
using static Unit.Framework.Tf;

namespace Unit.Framework;

/// <summary>What state holds after an apply, whatever happened in it (plugin-protocol section 4.6, docs/design/apply.md).</summary>
internal sealed class ApplyTests
{
    private static readonly OperationTimeouts Limits = new(TimeSpan.FromHours(1), TimeSpan.FromHours(1), TimeSpan.FromMinutes(30));

    private static readonly Schema Thing = Tf.Schema(
        Attr("id", AttributeMode.Computed) with { KeepsPrior = true },
        Attr("name", AttributeMode.Required),
        Attr("size", AttributeMode.Optional, TfType.Number),
        Attr("status", AttributeMode.Computed),
        Attr("secret", AttributeMode.Optional) with { WriteOnly = true },
        Limits.ToAttribute());

    private static readonly TfObject Config = Thing.Config(("name", S("n")), ("secret", S("s3cret")));

    private static readonly DiagnosticException Refusal = new(Diagnostic.Error("Refused", "The cloud says no."));

    private static readonly StoredObject Stored = new(
        Config.With("id", S("i-1")).With("status", S("RUNNING")).With("secret", Null).With("size", N(1)),
        "{\"step\":\"done\"}"u8.ToArray());

    private static TfObject State(ApplyResourceChangeResult result) => (TfObject)result.NewState;

    private static async Task<ApplyResourceChangeResult> CreateAsync(ScriptedResource resource)
    {
        var core = TestCore.Of(resource);
        return await core.ApplyAsync(await core.PlanAsync(null, Config));
    }

    private static async Task<ApplyResourceChangeResult> UpdateAsync(ScriptedResource resource)
    {
        var core = TestCore.Of(resource);
        return await core.ApplyAsync(await core.PlanAsync(Stored, Config.With("size", N(2))));
    }

    private static async Task<ApplyResourceChangeResult> DeleteAsync(ScriptedResource resource)
    {
        var core = TestCore.Of(resource);
        return await core.ApplyAsync(await core.PlanAsync(Stored, Null));
    }

    [Test]
    public async Task Row_44_the_configuration_in_apply_has_the_write_only_value_and_state_has_not()
    {
        TfValue? seen = null;
        var result = await CreateAsync(new ScriptedResource(Thing)
        {
            OnCreate = (context, _) =>
            {
                seen = context.Config["secret"];
                context.SaveState(ScriptedResource.Made(context.Plan).With("secret", seen));
                return Task.CompletedTask;
            },
        });

        Assert.That(seen, Is.EqualTo(S("s3cret")));
        Assert.That(State(result)["secret"].IsNull, Is.True, "a write-only value in state would lose the object");
        Assert.That(result.Diagnostics, Is.Empty);
    }

    [Test]
    public async Task Row_52_a_create_that_fails_before_the_object_exists_leaves_nothing()
    {
        var result = await CreateAsync(new ScriptedResource(Thing) { OnCreate = (_, _) => throw Refusal });

        Assert.That(result.NewState.IsNull, Is.True);
        Assert.That(result.Diagnostics, Is.EqualTo(new[] { Refusal.Diagnostic }));
    }

    [Test]
    public async Task Row_52_a_create_that_fails_later_leaves_the_id_and_no_unknowns()
    {
        var result = await CreateAsync(new ScriptedResource(Thing)
        {
            OnCreate = (context, _) =>
            {
                context.Private["step"] = "accepted";
                context.SaveState(context.Plan.With("id", S("i-1")));
                throw Refusal;
            },
        });

        Assert.That(State(result)["id"], Is.EqualTo(S("i-1")));
        Assert.That(State(result)["status"].IsNull, Is.True);
        Assert.That(PrivateBytes.Decode(result.Private)["step"], Is.EqualTo("accepted"));
    }

    [Test]
    public async Task An_error_in_the_context_counts_like_one_thrown()
    {
        var result = await CreateAsync(new ScriptedResource(Thing)
        {
            OnCreate = (context, _) =>
            {
                context.Diagnostics.Add(Refusal.Diagnostic);
                return Task.CompletedTask;
            },
        });

        Assert.That(result.NewState.IsNull, Is.True);
        Assert.That(result.Diagnostics, Is.EqualTo(new[] { Refusal.Diagnostic }));
    }

    [Test]
    public async Task A_create_that_saves_nothing_is_a_bug_of_ours_and_said_so()
    {
        var result = await CreateAsync(new ScriptedResource(Thing) { OnCreate = (_, _) => Task.CompletedTask });

        Assert.That(result.NewState.IsNull, Is.True);
        Assert.That(result.Diagnostics.Single().Summary, Is.EqualTo("Unexpected error in the provider"));
    }

    [Test]
    public async Task Row_53_an_update_that_fails_half_way_keeps_what_took_effect_and_the_prior_computed_values()
    {
        var result = await UpdateAsync(new ScriptedResource(Thing)
        {
            OnUpdate = (context, _) =>
            {
                context.SaveState(context.Plan);
                throw Refusal;
            },
        });

        Assert.That(
            result.NewState, Is.EqualTo(((TfObject)Stored.State).With("size", N(2)).With("timeouts", new TimeoutsModel().ToObject())),
            "an unknown status falls back to the one before");
        Assert.That(result.Private.ToArray(), Is.EqualTo(Stored.Private.ToArray()));
        Assert.That(result.Diagnostics.Single().Severity, Is.EqualTo(DiagnosticSeverity.Error));
    }

    [Test]
    public async Task Row_53_an_update_that_fails_at_once_keeps_the_prior_state()
    {
        var result = await UpdateAsync(new ScriptedResource(Thing) { OnUpdate = (_, _) => throw Refusal });

        Assert.That(result.NewState, Is.EqualTo(Stored.State));
        Assert.That(result.Private.ToArray(), Is.EqualTo(Stored.Private.ToArray()));
    }

    [Test]
    public async Task Row_54_a_delete_that_fails_keeps_the_entry_and_its_private_state()
    {
        var result = await DeleteAsync(new ScriptedResource(Thing) { OnDelete = (_, _) => throw Refusal });

        Assert.That(result.NewState, Is.EqualTo(Stored.State));
        Assert.That(result.Private.ToArray(), Is.EqualTo(Stored.Private.ToArray()));
        Assert.That(result.Diagnostics, Is.EqualTo(new[] { Refusal.Diagnostic }));
    }

    [Test]
    public async Task Row_54_a_delete_that_returns_means_gone()
    {
        var result = await DeleteAsync(new ScriptedResource(Thing));

        Assert.That(result.NewState.IsNull, Is.True);
        Assert.That(result.Private.IsEmpty, Is.True);
    }

    [Test]
    public async Task Row_55_an_interrupted_create_says_so_and_keeps_what_was_saved()
    {
        ProviderServer? server = null;
        using var running = server = new ProviderServer(new ScriptedProvider(new ScriptedResource(Thing)
        {
            OnCreate = async (context, cancellationToken) =>
            {
                context.SaveState(context.Plan.With("id", S("i-1")));
                server!.StopProvider();
                await Task.Delay(System.Threading.Timeout.Infinite, cancellationToken);
            },
        }));
        var core = new TestCore(running, ScriptedResource.Name);

        var result = await core.ApplyAsync(await core.PlanAsync(null, Config));

        Assert.That(State(result)["id"], Is.EqualTo(S("i-1")));
        Assert.That(result.Diagnostics.Single().Summary, Is.EqualTo("Interrupted"));
        Assert.That(result.Diagnostics.Single().Detail, Does.Contain("State holds what was created so far"));
        Assert.That(running.Stopping.IsCancellationRequested, Is.True);
    }

    [TestCase(null, 60, TestName = "Without timeouts the resource's own limit counts")]
    [TestCase("5m", 5, TestName = "The practitioner's limit counts")]
    public async Task A_timeout_ends_the_operation(string? create, int minutes)
    {
        var clock = new FakeTimeProvider();
        var core = TestCore.Of(
            new ScriptedResource(Thing)
            {
                Limits = Limits,
                OnCreate = async (context, cancellationToken) =>
                {
                    Assert.That(context.Timeout, Is.EqualTo(TimeSpan.FromMinutes(minutes)));
                    context.SaveState(context.Plan.With("id", S("i-1")));
                    clock.Advance(TimeSpan.FromMinutes(minutes) - TimeSpan.FromSeconds(1));
                    Assert.That(cancellationToken.IsCancellationRequested, Is.False);
                    clock.Advance(TimeSpan.FromSeconds(1));
                    await Task.Delay(System.Threading.Timeout.Infinite, cancellationToken);
                },
            },
            clock);
        var config = create is null ? Config : Config.With("timeouts", Obj(("create", S(create)), ("update", Null), ("delete", Null)));

        var result = await core.ApplyAsync(await core.PlanAsync(null, config));

        Assert.That(State(result)["id"], Is.EqualTo(S("i-1")));
        Assert.That(result.Diagnostics.Single().Summary, Is.EqualTo("Timeout"));
        Assert.That(result.Diagnostics.Single().Detail, Does.Contain(create ?? "1h").And.Contain("timeouts.create"));
    }

    [Test]
    public async Task A_change_of_timeouts_alone_is_stored_and_calls_nothing()
    {
        var core = TestCore.Of(new ScriptedResource(Thing) { Limits = Limits, OnUpdate = (_, _) => throw new InvalidOperationException("called") });
        var timeouts = Obj(("create", Null), ("update", Null), ("delete", S("2h")));

        var plan = await core.PlanAsync(Stored, Config.With("size", N(1)).With("timeouts", timeouts));
        var result = await core.ApplyAsync(plan);

        Assert.That(plan.IsNoOp, Is.False);
        Assert.That(plan.Planned.IsWhollyKnown, Is.True);
        Assert.That(State(result)["timeouts"], Is.EqualTo(timeouts));
        Assert.That(result.Diagnostics, Is.Empty);
        Assert.That(result.Private.ToArray(), Is.EqualTo(Stored.Private.ToArray()));
    }

    [Test]
    public async Task Row_56_an_exception_of_ours_keeps_state_and_shows_nothing_of_its_text()
    {
        var result = await UpdateAsync(new ScriptedResource(Thing) { OnUpdate = (_, _) => throw new FormatException("token=abcdef") });

        Assert.That(result.NewState, Is.EqualTo(Stored.State));
        Assert.That(result.Diagnostics.Single().Detail, Does.Contain("FormatException").And.Not.Contain("abcdef"));
    }

    [Test]
    public async Task Row_58_values_known_only_at_apply_complete_the_plan()
    {
        var core = TestCore.Of(new ScriptedResource(Thing));
        var first = await core.PlanAsync(null, Config.With("name", Unknown));
        var second = await core.PlanAsync(null, Config.With("name", S("from another resource")));

        Assert.That(ProtocolRules.CheckCompletion(Thing, first.Planned, second.Planned), Is.Empty, "core compares the two plans");
        Assert.That((await core.ApplyAsync(second)).Diagnostics, Is.Empty);
    }

    [Test]
    public async Task A_result_that_differs_from_the_plan_taints_nothing_and_hides_nothing()
    {
        var result = await CreateAsync(new ScriptedResource(Thing)
        {
            OnCreate = (context, _) =>
            {
                context.SaveState(ScriptedResource.Made(context.Plan).With("name", S("N")));
                return Task.CompletedTask;
            },
        });

        Assert.That(State(result)["name"], Is.EqualTo(S("n")), "state keeps what was planned");
        var warning = result.Diagnostics.Single();
        Assert.That(warning.Severity, Is.EqualTo(DiagnosticSeverity.Warning));
        Assert.That(warning.Path.ToString(), Is.EqualTo("name"));
        Assert.That(warning.Detail, Does.Contain("\"N\""));
    }

    [Test]
    public async Task An_unknown_left_after_success_becomes_null_instead_of_a_tainted_object()
    {
        var result = await CreateAsync(new ScriptedResource(Thing)
        {
            OnCreate = (context, _) =>
            {
                context.SaveState(context.Plan.With("id", S("i-1")));
                return Task.CompletedTask;
            },
        });

        Assert.That(State(result)["status"].IsNull, Is.True);
        Assert.That(result.Diagnostics, Is.Empty);
    }

    [Test]
    public async Task A_value_of_the_wrong_kind_or_a_missing_attribute_never_costs_the_state()
    {
        var result = await CreateAsync(new ScriptedResource(Thing)
        {
            OnCreate = (context, _) =>
            {
                context.SaveState(new RawModel(Obj(("id", S("i-1")), ("name", S("n")), ("status", N(3)), ("surplus", S("x")))));
                return Task.CompletedTask;
            },
        });

        Assert.That(State(result)["id"], Is.EqualTo(S("i-1")));
    }

    [Test]
    public async Task Row_59_private_state_goes_through_every_call()
    {
        var core = TestCore.Of(new ScriptedResource(Thing)
        {
            OnPlan = (context, _) =>
            {
                context.Private["uuid"] ??= "chosen at plan";
                return Task.CompletedTask;
            },
            OnUpdate = (_, _) => throw Refusal,
        });

        var stored = await core.CreateAsync(Config);
        var read = await core.ReadAsync(stored);
        var plan = await core.PlanAsync(new StoredObject(read.NewState, read.Private), Config.With("size", N(2)));
        var failed = await core.ApplyAsync(plan);

        Assert.That(
            new[] { stored.Private, read.Private, plan.Result.PlannedPrivate, failed.Private }.Select(p => PrivateBytes.Decode(p)["uuid"]),
            Has.All.EqualTo("chosen at plan"));
    }

    [Test]
    public async Task Unknown_types_are_said_to_be_unknown_and_lose_nothing()
    {
        using var server = new ProviderServer(new ScriptedProvider(new ScriptedResource(Thing)));

        var result = await server.ApplyResourceChangeAsync(new("other_type", Stored.State, Stored.State, Config, Stored.Private), CancellationToken.None);

        Assert.That(result.NewState, Is.EqualTo(Stored.State));
        Assert.That(result.Diagnostics.Single().Summary, Is.EqualTo("Unknown resource type"));
    }
}
