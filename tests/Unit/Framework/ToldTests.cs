using Terraform.Framework;
using static Unit.Framework.Tf;

namespace Unit.Framework;

/// <summary>Which of the diagnostics of a validation or a plan are told (docs/design/planning.md).</summary>
internal sealed class ToldTests
{
    private static readonly Schema Thing = Tf.Schema(Attr("id", AttributeMode.Computed)
        with
    { KeepsPrior = true }, Attr("name", AttributeMode.Required), Attr("size", AttributeMode.Optional, TfType.Number));

    private static readonly TfObject Config = Thing.Config(("name", S("n")), ("size", N(1)));

    private static readonly Diagnostic Advice = Diagnostic.Warning("size changes", "The thing will be away for a while.", AttributePath.Root("size"));

    /// <summary>Of a refused downgrade nobody wants to hear that the API will be away.</summary>
    [Test]
    public async Task An_error_silences_the_advice_of_its_attribute_and_of_no_other()
    {
        var error = Diagnostic.Error("size is wrong", "Too small.", AttributePath.Root("size"));
        var elsewhere = Diagnostic.Warning("name is odd", "Fine all the same.", AttributePath.Root("name"));
        var whole = Diagnostic.Warning("thing is odd", "Fine all the same.", AttributePath.Whole);
        var core = TestCore.Of(new ScriptedResource(Thing)
        {
            OnValidate = context => context.Diagnostics.AddRange([Advice, elsewhere, error, whole]),
            OnPlan = (context, _) =>
            {
                context.Diagnostics.AddRange([Advice, elsewhere, error, whole]);
                return Task.CompletedTask;
            },
        });

        using (Assert.EnterMultipleScope())
        {
            Assert.That((await core.ValidateAsync(Config)).Select(d => d.Summary), Is.EquivalentTo(new[] { "name is odd", "size is wrong", "thing is odd" }));
            Assert.That((await core.PlanAsync(null, Config)).Result.Diagnostics
                .Select(d => d.Summary), Is.EquivalentTo(new[] { "name is odd", "size is wrong", "thing is odd" }));
        }
    }

    /// <summary>An error about the whole object says nothing of the advice about one attribute.</summary>
    [Test]
    public async Task An_error_about_everything_silences_nothing()
    {
        var core = TestCore.Of(Planning(Advice, Diagnostic.Error("Login failed", "Nothing can be asked.", AttributePath.Whole)));

        Assert.That((await core.PlanAsync(null, Config)).Result.Diagnostics.Select(d => d.Summary), Is.EquivalentTo(new[] { "size changes", "Login failed" }));
    }

    /// <summary>Core plans once more inside an apply: what was told stays told, and what could not be known before is not lost.</summary>
    [Test]
    public async Task Inside_an_apply_only_news_and_errors_are_told()
    {
        var core = TestCore.Of(Planning(Advice, Advice with { Summary = "became known only now", IsNews = true }));
        await core.BeginAsync();
        var first = await core.PlanAsync(null, Config);
        await core.ApplyAsync(first);

        var again = await core.PlanAsync(null, Config);
        await core.BeginAsync();
        var later = await core.PlanAsync(null, Config);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(first.Result.Diagnostics.Select(d => d.Summary), Is.EquivalentTo(new[] { "size changes", "became known only now" }));
            Assert.That(again.Result.Diagnostics.Select(d => d.Summary), Is.EquivalentTo(new[] { "became known only now" }));
            Assert.That(
                later.Result.Diagnostics.Select(d => d.Summary), Is.EquivalentTo(new[] { "size changes", "became known only now" }),
                "another command plans anew");
        }
    }

    private static ScriptedResource Planning(params Diagnostic[] diagnostics) => new(Thing)
    {
        OnPlan = (context, _) =>
        {
            context.Diagnostics.AddRange(diagnostics);
            return Task.CompletedTask;
        },
    };
}
