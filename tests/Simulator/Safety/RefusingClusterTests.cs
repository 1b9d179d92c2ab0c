using Unit.Framework;
using static SimulatorTests.Safety.Blocks;

namespace SimulatorTests.Safety;

/// <summary>A broken or stopped cluster lets no node group go: it is told as the cloud says it, and the way out that is told works.</summary>
public sealed class RefusingClusterTests
{
    [TestCase(2, "ERROR")]
    [TestCase(1, "ERROR")]
    [TestCase(1, "SHUTOFF")]
    public async Task Its_groups_stay_in_state_until_the_advice_is_followed(int generation, string status)
    {
        await using var cloud = await SmallCloud.StartAsync("instant");
        var workspace = new Workspace(cloud);
        var cluster = generation == 1 ? FirstCluster() : Cluster();
        await Expect.AppliedAsync(workspace, cluster, Group());
        if (status == "SHUTOFF")
        {
            await Expect.AppliedAsync(workspace, FirstCluster(changes: ("power_state", Tf.S("stopped"))), Group());
        }
        else
        {
            await cloud.SetStatusAsync((await cloud.ClustersAsync()).Single(), status, "no capacity");
        }

        var report = await workspace.DestroyAsync();

        Assert.That(report.Errors.Single().Summary, Is.EqualTo("Node group cannot be deleted now"), report.Text);
        Assert.That(report.Text, Does.Contain($"is {status}").And.Contain("terraform state rm vkcc_node_group.<name>").And.Not.Contain("Another change"));
        Assert.That(workspace.State, Has.Count.EqualTo(2));
        workspace.Forget("vkcc_node_group.web");
        var followed = await workspace.DestroyAsync();
        Assert.That(followed.Errors, Is.Empty, followed.Text);
        Assert.That((await cloud.ClustersAsync()).Count + (await cloud.GroupsAsync()).Count, Is.Zero);
    }
}
