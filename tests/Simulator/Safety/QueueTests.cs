using Unit.Framework;
using static SimulatorTests.Safety.Blocks;

namespace SimulatorTests.Safety;

/// <summary>A cloud that takes one change of a cluster at a time, and Terraform that asks for ten at once.</summary>
public sealed class QueueTests
{
    private static readonly Wanted[] TenGroups = [Cluster(), .. Enumerable.Range(0, 10).Select(i => Group($"group-{i}", $"vkcc_node_group.g{i}"))];

    [Test]
    public async Task Ten_groups_of_one_cluster_are_created_one_after_another()
    {
        await using var cloud = await SmallCloud.StartAsync();
        var workspace = new Workspace(cloud);

        await Expect.AppliedAsync(workspace, TenGroups);

        var calls = await cloud.CallsAsync();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                calls.Count(c => c.StartsWith("POST", StringComparison.Ordinal) && c.Contains("/node-groups", StringComparison.Ordinal)),
                Is.EqualTo(10),
                "no refusal to be repeated");
            Assert.That(calls, Has.Count.LessThan(10 * 30), "calls in all");
        }

        await Expect.ConvergesAsync(workspace, TenGroups, string.Empty);
        await cloud.ForgetCallsAsync();
        await Expect.AppliedAsync(workspace);
        Assert.That(await cloud.ClustersAsync(), Is.Empty);
        Assert.That(await cloud.CallsAsync(), Has.Count.LessThan(10 * 30), "calls in all to destroy");
    }

    [Test]
    public async Task Add_ons_a_policy_and_a_group_of_one_cluster_go_one_after_another([Values(1, 2)] int generation)
    {
        await using var cloud = await SmallCloud.StartAsync();
        var workspace = new Workspace(cloud) { AddonsBesideGroups = true };
        Wanted[] before = [generation == 1 ? FirstCluster() : Cluster(), Group()];
        var certificates = Addon("cert-manager", "vkcc_addon.certificates", Main, ("version", Tf.S("1.16.3")));
        Wanted[] after = [.. before, Group("more", "vkcc_node_group.more"), Addon(), certificates, Policy()];
        await Expect.AppliedAsync(workspace, before);
        await cloud.ForgetCallsAsync();

        await Expect.AppliedAsync(workspace, after);

        var calls = await cloud.CallsAsync();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(calls.Where(call => call.EndsWith(" 409", StringComparison.Ordinal)), Is.Empty, "no refusal to be repeated");
            Assert.That(await cloud.DoneAsync("POST", Operations.Creations), Is.EqualTo(4));
            Assert.That(calls, Has.Count.LessThan(4 * 40), "calls in all");
        }

        await Expect.ConvergesAsync(workspace, after, string.Empty);
        await Expect.AppliedAsync(workspace);
        Assert.That((await cloud.InventoryAsync()).All, Is.Empty);
    }

    [Test]
    public async Task An_add_on_and_a_policy_of_two_runs_at_once_wait_for_each_other([Values(1, 2)] int generation)
    {
        await using var cloud = await SmallCloud.StartAsync();
        var (one, other) = (new Workspace(cloud), new Workspace(cloud));
        var cluster = generation == 1 ? FirstCluster() : Cluster();
        await Expect.AppliedAsync(one, cluster, Group());
        Assert.That((await other.ImportAsync(cluster, one.State[Main].Id)).Errors, Is.Empty);
        await Expect.AppliedAsync(other, cluster);

        await Task.WhenAll(Expect.AppliedAsync(one, cluster, Group(), Addon()), Expect.AppliedAsync(other, cluster, Policy()));

        using (Assert.EnterMultipleScope())
        {
            Assert.That((await one.PlanAsync(cluster, Group(), Addon())).ExitCode, Is.Zero);
            Assert.That((await other.PlanAsync(cluster, Policy())).ExitCode, Is.Zero);
            Assert.That(((await cloud.AddonsAsync()).Count, (await cloud.PoliciesAsync()).Count), Is.EqualTo((1, 1)));
        }
    }

    [Test]
    public async Task Two_runs_at_once_wait_for_each_other()
    {
        await using var cloud = await SmallCloud.StartAsync();
        var (one, other) = (new Workspace(cloud), new Workspace(cloud));
        await Expect.AppliedAsync(one, Cluster());
        Assert.That((await other.ImportAsync(Cluster(), one.State[Main].Id)).Errors, Is.Empty);
        Wanted[] first = [Cluster(), .. TenGroups[1..4]];
        Wanted[] second = [Cluster(), .. TenGroups[4..7]];
        await Expect.ConvergesAsync(other, [Cluster()], string.Empty);

        await Task.WhenAll(Expect.AppliedAsync(one, first), Expect.AppliedAsync(other, second));

        Assert.That((await cloud.GroupsAsync()).Select(g => g["name"]!.ToString()), Is.EquivalentTo(Enumerable.Range(0, 6).Select(i => $"group-{i}")));
        using (Assert.EnterMultipleScope())
        {
            Assert.That((await one.PlanAsync(first)).ExitCode, Is.Zero);
            Assert.That((await other.PlanAsync(second)).ExitCode, Is.Zero);
            Assert.That(await cloud.DoneAsync("POST", "/node-groups"), Is.EqualTo(6));
        }
    }

    [Test]
    public async Task A_storm_of_429_does_not_multiply_calls()
    {
        await using var cloud = await SmallCloud.StartAsync();
        var workspace = new Workspace(cloud);
        await Expect.AppliedAsync(workspace, TenGroups);
        await cloud.ForgetCallsAsync();
        Assert.That((await workspace.PlanAsync(TenGroups)).ExitCode, Is.Zero);
        var quiet = (await cloud.CallsAsync()).Count;
        await cloud.ForgetCallsAsync();

        await cloud.FaultAsync("GET", "managed-k8s", """{"status":429,"headers":{"Retry-After":"2"}}""", times: 4);
        Assert.That((await workspace.PlanAsync(TenGroups)).ExitCode, Is.Zero);

        Assert.That(await cloud.CallsAsync(), Has.Count.EqualTo(quiet + 4), "one call more for each refusal");
        await cloud.ForgetCallsAsync();

        await cloud.FaultAsync("GET", "managed-k8s", """{"status":429}""", times: -1);
        Assert.That((await workspace.PlanAsync(TenGroups)).ExitCode, Is.EqualTo(1));
        Assert.That(await cloud.CallsAsync(), Has.Count.LessThanOrEqualTo(1 + (11 * 6)), "each read gives up after its tries");
    }

    [Test]
    public async Task A_storm_of_429_lasts_no_longer_than_the_operations_timeout()
    {
        await using var cloud = await SmallCloud.StartAsync();
        var workspace = new Workspace(cloud);
        await Expect.AppliedAsync(workspace, Cluster(), Group());
        await cloud.FaultAsync("PATCH", "/node-groups/", """{"status":429,"headers":{"Retry-After":"20"}}""", times: -1);
        var started = cloud.Clock.GetUtcNow();

        var report = await workspace.ApplyAsync(
            [Cluster(), Group(changes: [("node_count", Tf.N(5)), ("timeouts", Tf.Obj(("create", Tf.Null), ("update", Tf.S("45s")), ("delete", Tf.Null)))])]);

        Assert.That(report.Errors, Is.Not.Empty);
        Assert.That(cloud.Clock.GetUtcNow() - started, Is.LessThan(TimeSpan.FromSeconds(90)));
    }

    [Test]
    public async Task A_refresh_costs_one_call_per_cluster([Values(1, 4)] int clusters, [Values(0, 6)] int groups)
    {
        await using var cloud = await SmallCloud.StartAsync("instant");
        var workspace = new Workspace(cloud);
        Wanted[] blocks =
        [
            .. Enumerable.Range(0, clusters).Select(c => Cluster($"shop-{c}", $"vkcc_cluster.c{c}")),
            .. Enumerable.Range(0, clusters).SelectMany(
                c => Enumerable.Range(0, groups)
                    .Select(g => Group($"web-{g}", $"vkcc_node_group.c{c}g{g}", $"vkcc_cluster.c{c}", ("flavor", Tf.S("STD2-2-4"))))),
        ];
        await Expect.AppliedAsync(workspace, blocks);
        await cloud.ForgetCallsAsync();

        Assert.That((await workspace.PlanAsync(blocks)).ExitCode, Is.Zero);

        Assert.That(await cloud.CallsAsync(), Has.Count.LessThanOrEqualTo(clusters + 2), string.Join("\n", await cloud.CallsAsync()));
    }
}
