namespace Acceptance;

/// <summary>Many resources in one run, at terraform's default parallelism.</summary>
internal sealed class ScaleStory() : Story("Scale")
{
    [Test]
    [Category("Long")]
    public async Task Ten_clusters_with_five_groups_each_are_made_and_destroyed()
    {
        await using var terraform = await OpenAsync();

        await terraform.ApplyAsync("ten.tf");
        var made = await Cloud.StateAsync();
        await Cloud.ForgetRequestsAsync();
        var plan = await terraform.PlanAsync();
        var reads = await Cloud.RequestsAsync();
        await terraform.DestroyAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(made.Clusters, Has.Count.EqualTo(10));
            Assert.That(made.NodeGroups, Has.Count.EqualTo(50));
            Assert.That(plan.IsEmpty, Is.True, plan.ToString());
            Assert.That(reads.Count(request => request.Path.EndsWith("/auth/tokens", StringComparison.Ordinal)), Is.EqualTo(1), "One login a run.");
            Assert.That((await Cloud.StateAsync()).IsEmpty, Is.True);
        }
    }
}
