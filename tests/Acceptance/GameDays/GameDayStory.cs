namespace Acceptance;

/// <summary>The scenarios of <c>examples/game-days</c>, played while the real terraform applies.</summary>
internal sealed class GameDayStory() : Story("GameDays")
{
    private static readonly TimeSpan limit = TimeSpan.FromSeconds(60);

    protected override string Speed => "60";

    /// <summary>The clock moves by hand, so that the zone fails in the middle of the creation and at no other time.</summary>
    [Test]
    public async Task An_apply_outlives_the_loss_of_a_zone()
    {
        await using var terraform = await OpenAsync();
        await Cloud.RunClockAsync("""{"paused":true}""");
        await using var apply = await terraform.Use("three.tf").StartAsync("apply", "-auto-approve", "-target=vkcc_cluster.three[0]");
        await Eventually.IsTrueAsync(async () => (await Cloud.StateAsync()).Clusters.Count == 1, "the cluster is asked for", limit);
        await Cloud.PlayAsync(Scenario("zone-lost.yaml"));

        await Cloud.AdvanceClockAsync(TimeSpan.FromMinutes(6));
        var during = await StepsAsync();
        await Cloud.AdvanceClockAsync(TimeSpan.FromMinutes(6));
        var (after, status) = (await StepsAsync(), (string)(await Cloud.StateAsync()).Clusters[0]["status"]!);
        await Cloud.AdvanceClockAsync(TimeSpan.FromMinutes(2));
        (await terraform.EndAsync(apply, "apply")).ShouldSucceed();
        var again = await terraform.PlanAsync(input: null, "-target=vkcc_cluster.three[0]");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(during, Is.EqualTo("fail_zone: ME1 done, restore_zone: ME1 to come"));
            Assert.That(after, Is.EqualTo("fail_zone: ME1 done, restore_zone: ME1 done"));
            Assert.That(status, Is.EqualTo("PROVISIONING"), "Twelve minutes have passed, three of them without the zone: ten of work take thirteen.");
            Assert.That(again.IsEmpty, Is.True, again.ToString());
        }
    }

    [Test, Category("Long")]
    public async Task Every_third_create_fails_and_the_next_apply_replaces_it_alone()
    {
        await using var terraform = await OpenAsync();
        await Cloud.RunClockAsync("""{"factor":5000}""");
        await Cloud.PlayAsync(Scenario("every-third-create-fails.yaml"));

        var first = (await terraform.TryApplyAsync("three.tf", "-parallelism=1")).ShouldFail();
        var broken = (await Cloud.StateAsync()).Clusters.Where(cluster => (string)cluster["status"]! == "ERROR").Select(cluster => (string)cluster["name"]!)
            .ToList();
        var plan = await terraform.PlanAsync();
        await terraform.ApplyAsync();
        var again = await terraform.PlanAsync();
        var clusters = (await Cloud.StateAsync()).Clusters;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(broken, Has.Count.EqualTo(1));
            Assert.That(first.Text, Does.Contain("ERROR").And.Contain(broken[0]));
            Assert.That(plan.Changes.Where(change => change.Action != PlanAction.None)
                .Select(change => change.Action), Is.EqualTo(new[] { PlanAction.Replace }), plan.ToString());
            Assert.That(again.IsEmpty, Is.True, again.ToString());
            Assert.That(clusters.Select(cluster => (string)cluster["status"]!), Is.EqualTo(new[] { "RUNNING", "RUNNING", "RUNNING" }));
        }
    }

    private static string Scenario(string name) => File.ReadAllText(Path.Combine(Programs.Root, "examples", "game-days", name));

    private async Task<string> StepsAsync() =>
        string.Join(", ", (await Cloud.ScenarioAsync())["steps"]!.AsArray().Select(step => $"{step!["does"]} {step["state"]}"));
}
