using SimulatorTests.Safety;
using Unit.Framework;
using Vkcc.Simulator;

namespace SimulatorTests.Truth;

/// <summary>Upgrades of the first generation by a version without a patch, and by the template itself.</summary>
public sealed class TemplateTests
{
    [TestCase("1.34", "1.33", "Kubernetes cannot be downgraded", "1.34")]
    [TestCase("1.31", "1.33", "Upgrade skips versions", "1.31 → 1.32 → 1.33")]
    [TestCase("1.31", "1.33.3", "Upgrade skips versions", "1.31 → 1.32.1 → 1.33.3")]
    public async Task A_version_that_cannot_be_gone_to_is_refused_once(string from, string to, string summary, string told)
    {
        await using var cloud = await SmallCloud.StartAsync("instant");
        var workspace = await Expect.AppliedAsync(cloud, Blocks.FirstCluster(changes: ("version", Tf.S(from))), Blocks.Group());

        Expect.OneError(await workspace.PlanAsync(Blocks.FirstCluster(changes: ("version", Tf.S(to))), Blocks.Group()), summary, "version", told);
    }

    [TestCase("1.33", "1.32", "Kubernetes cannot be downgraded", "1.33.3")]
    [TestCase("1.31", "1.33", "Upgrade skips versions", "1.31.4 → 1.32.1 → 1.33.3")]
    public async Task A_template_that_cannot_be_gone_to_is_refused_once(string from, string to, string summary, string told)
    {
        await using var cloud = await SmallCloud.StartAsync("instant");
        var workspace = await Expect.AppliedAsync(cloud, Of(from), Blocks.Group());
        await cloud.ForgetCallsAsync();

        Expect.OneError(await workspace.ApplyAsync(Of(to), Blocks.Group()), summary, "cluster_template_id", told);
        Assert.That(await cloud.DoneAsync("PATCH", ".*"), Is.Zero);
    }

    [Test]
    public async Task The_next_template_is_an_update_in_place()
    {
        await using var cloud = await SmallCloud.StartAsync("instant");
        var workspace = await Expect.AppliedAsync(cloud, Of("1.31"), Blocks.Group());

        var applied = await workspace.ApplyAsync(Of("1.32"), Blocks.Group());

        Assert.That(applied.Errors, Is.Empty, applied.Text);
        Assert.That(applied.Steps[Blocks.Main], Is.EqualTo(Step.Update));
        Assert.That((await workspace.PlanAsync(Of("1.32"), Blocks.Group())).ExitCode, Is.Zero);
    }

    private static Wanted Of(string version) =>
        Blocks.FirstCluster(
            changes: [("version", Tf.Null), ("cluster_template_id", Tf.S(Vkcc.Simulator.First.ClusterTemplates.Default.FindByIdent(version)!.Uuid))]);
}
