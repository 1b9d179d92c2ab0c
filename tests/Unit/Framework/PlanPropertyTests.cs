using Terraform.Framework;
using Terraform.Testing;

namespace Unit.Framework;

/// <summary>Random schemas, configurations and histories: whatever they are, core takes every answer. A failing case prints its seed, which makes it
/// again.</summary>
internal sealed class PlanPropertyTests
{
    private const int WorldsPerCase = 100;

    private static IEnumerable<TestCaseData> Seeds =>
        Enumerable.Range(0, 10).Select(i => new TestCaseData(1 + (i * WorldsPerCase)).SetArgDisplayNames($"seeds from {1 + (i * WorldsPerCase)}"));

    [TestCaseSource(nameof(Seeds))]
    public async Task Row_43_every_plan_and_apply_keeps_the_rules_of_core(int first)
    {
        for (var seed = first; seed < first + WorldsPerCase; seed++)
        {
            try
            {
                await LiveAsync(new RandomWorld(seed));
            }
            catch (Exception exception)
            {
                Assert.Fail($"seed {seed}: {exception}");
            }
        }
    }

    [TestCaseSource(nameof(Seeds))]
    public async Task Row_43_the_merge_is_the_one_of_core(int first)
    {
        for (var seed = first; seed < first + WorldsPerCase; seed++)
        {
            // Without what the framework adds on purpose: defaults, equal meanings, write-only values.
            var world = new RandomWorld(seed);
            var schema = Plain(world.Schema());
            var config = world.Config(schema, 0);
            var prior = world.Finish(schema, PlannedValue.Marked(schema, config, null));
            var next = world.Mutate(schema, config, 10);

            Assert.That(PlannedValue.Merged(schema, next, prior), Is.EqualTo(ProposedNewState.Of(schema, prior, next)), $"seed {seed}");
        }

        await Task.CompletedTask;
    }

    [TestCaseSource(nameof(Seeds))]
    public async Task Row_58_a_plan_made_again_with_everything_known_is_a_completion_of_the_first(int first)
    {
        for (var seed = first; seed < first + WorldsPerCase; seed++)
        {
            var world = new RandomWorld(seed);
            var schema = world.Schema();
            var core = TestCore.Of(new ScriptedResource(schema));
            var config = world.Config(schema, 0);
            var prior = StateShape.OfState(schema, world.Finish(schema, PlannedValue.Marked(schema, config, null)));
            var stored = seed % 2 == 0 ? new StoredObject(prior) : null;
            var open = world.Mutate(schema, config, 30);
            var known = world.Resolve(schema, open);

            var early = await core.PlanAsync(stored, open);
            var late = await core.PlanAsync(stored, known);

            // Elements of a set that only now turn out equal are one element less, which core allows.
            Assert.That(
                ProtocolRules.CheckCompletion(schema, early.Planned, late.Planned), Is.Empty,
                $"seed {seed}\n  open {open}\n  known {known}\n  prior {prior}\n  early {early.Planned}\n  late {late.Planned}\n");
        }
    }

    /// <summary>Create, plan the same again, change, read, change with unknowns, destroy.</summary>
    private static async Task LiveAsync(RandomWorld world)
    {
        var schema = world.Schema();
        var resource = new ScriptedResource(schema)
        {
            OnCreate = (context, _) =>
            {
                context.SaveState(new RawModel(world.Finish(schema, context.Plan.Value)));
                return Task.CompletedTask;
            },
            OnUpdate = (context, _) =>
            {
                context.SaveState(new RawModel(world.Finish(schema, context.Plan.Value)));
                return Task.CompletedTask;
            },
        };
        var core = TestCore.Of(resource);
        var config = world.Config(schema, 0);
        Assert.That((await core.PlanAsync(null, world.Mutate(schema, config, 30))).Result.Diagnostics, Is.Empty);
        var stored = await core.CreateAsync(config);

        var again = await core.PlanAsync(stored, config);
        Assert.That(again.IsNoOp || world.HasCollapsed, Is.True, $"a second plan is empty\n{config}\n{stored.State}\n{again.Planned}");

        var next = world.Mutate(schema, config, 0);
        var change = await core.PlanAsync(stored, next);
        var applied = await core.ApplyAsync(change);
        Assert.That(applied.Diagnostics, Is.Empty);
        stored = new StoredObject(applied.NewState, applied.Private);
        again = await core.PlanAsync(stored, next);
        Assert.That(again.IsNoOp || world.HasCollapsed, Is.True, $"the plan after an update is empty\n{next}\n{stored.State}\n{again.Planned}");

        Assert.That((await core.ReadAsync(stored)).NewState, Is.EqualTo(stored.State));
        Assert.That((await core.PlanAsync(stored, world.Mutate(schema, next, 30))).Result.Diagnostics, Is.Empty);
        Assert.That((await core.ApplyAsync(await core.PlanAsync(stored, TfValue.Null))).NewState.IsNull, Is.True);
    }

    /// <summary>Where elements of a set have computed parts we find more of them again than core does: so there are none here.</summary>
    private static Schema Plain(Schema schema) => schema with { Attributes = Plain(schema.Attributes, false) };

    private static ValueList<SchemaAttribute> Plain(ValueList<SchemaAttribute> attributes, bool inSet) =>
    [
        .. attributes.Select(a => a with
        {
            Default = null,
            SameMeaning = null,
            WriteOnly = false,
            Mode = inSet && a.IsComputed ? AttributeMode.Optional : a.Mode,
            Nested = a.Nested is { } nested ? nested with { Attributes = Plain(nested.Attributes, inSet || nested.Nesting == NestingMode.Set) } : null,
        }),
    ];
}
