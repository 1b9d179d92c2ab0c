using System.Net.Sockets;
using System.Text.Json.Nodes;

namespace Vkcc.Simulator.Tests;

/// <summary>The nodes of a cluster follow what the cluster does, by the simulator's clock.</summary>
internal sealed class NodeTests
{
    private const string Nodes = "/api/v1/nodes";
    private const string AsTable = "application/json;as=Table;v=v1;g=meta.k8s.io,application/json";

    [Test]
    public async Task Nodes_come_and_become_ready_when_their_operation_ends()
    {
        await using var cloud = await TestCloud.StartAsync();
        var id = await cloud.CreateRunningClusterAsync();
        using var cluster = await KubernetesClient.OfAsync(cloud, id);
        Assert.That(await WorkersAsync(cluster), Is.Empty);

        (await cloud.PostAsync(TestCloud.Second + "node-groups", Bodies.NodeGroup(id, size: 2))).Expect(200);
        Assert.That(await WorkersAsync(cluster), Is.Empty);
        cloud.Clock.Advance(TimeSpan.FromMinutes(2.5));
        var coming = await WorkersAsync(cluster);
        cloud.Clock.Advance(TimeSpan.FromMinutes(0.5));
        var there = await WorkersAsync(cluster);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(coming, Is.EqualTo(new[] { "my-cluster-workers-0 NotReady v1.33.3", "my-cluster-workers-1 NotReady v1.33.3" }));
            Assert.That(there, Is.EqualTo(new[] { "my-cluster-workers-0 Ready v1.33.3", "my-cluster-workers-1 Ready v1.33.3" }));
        }
    }

    [Test]
    public async Task An_upgrade_takes_masters_one_by_one_and_workers_in_waves()
    {
        await using var cloud = await TestCloud.StartAsync();
        var id = await cloud.CreateRunningClusterAsync();
        await cloud.CreateRunningNodeGroupAsync(Bodies.NodeGroup(id, size: 2).With("node_group_spec.parallel_upgrade_chunk", "50"));
        using var cluster = await KubernetesClient.OfAsync(cloud, id);
        var uid = (await cluster.GetAsync(Nodes + "/my-cluster-workers-0")).Expect(200)["metadata", "uid"];
        (await cloud.PatchAsync(TestCloud.Second + $"clusters/{id}:upgrade", new JsonObject { ["target_version"] = "v1.34.2" })).Expect(200);

        string[][] seen = [await RowsAsync(cluster), [], [], []];
        cloud.Clock.Advance(TimeSpan.FromMinutes(3));
        seen[1] = await RowsAsync(cluster);
        var meanwhile = (await cluster.GetAsync("/version")).Expect(200)["gitVersion"];
        cloud.Clock.Advance(TimeSpan.FromMinutes(9));
        seen[2] = await RowsAsync(cluster);
        cloud.Clock.Advance(TimeSpan.FromMinutes(2));
        seen[3] = await RowsAsync(cluster);
        cloud.Clock.Advance(TimeSpan.FromMinutes(4));
        var after = await RowsAsync(cluster);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(seen[0][0], Is.EqualTo("my-cluster-master-0 Ready,SchedulingDisabled v1.33.3"));
            Assert.That(seen[1][..2], Is.EqualTo(new[] { "my-cluster-master-0 NotReady,SchedulingDisabled v1.33.3", "my-cluster-master-1 Ready v1.33.3" }));
            Assert.That(meanwhile, Is.EqualTo("v1.33.3"));
            Assert.That(
                seen[2][2..],
                Is.EqualTo(
                    new[]
                    {
                        "my-cluster-master-2 Ready v1.34.2",
                        "my-cluster-workers-0 Ready,SchedulingDisabled v1.33.3",
                        "my-cluster-workers-1 Ready v1.33.3",
                    }));
            Assert.That(seen[3][3..], Is.EqualTo(new[] { "my-cluster-workers-0 NotReady,SchedulingDisabled v1.33.3", "my-cluster-workers-1 Ready v1.33.3" }));
            Assert.That(after, Has.Length.EqualTo(5).And.All.EndsWith(" Ready v1.34.2"));
            Assert.That((await cluster.GetAsync("/version"))["gitVersion"], Is.EqualTo("v1.34.2"));
            Assert.That((await cluster.GetAsync(Nodes + "/my-cluster-workers-0"))["metadata", "uid"], Is.Not.EqualTo(uid), "Another machine is another node.");
        }
    }

    [Test]
    public async Task A_failed_zone_silences_its_nodes_and_a_lost_majority_the_cluster()
    {
        await using var cloud = await TestCloud.StartAsync();
        var id = await cloud.CreateRunningClusterAsync();
        await cloud.CreateRunningNodeGroupAsync(Bodies.NodeGroup(id, size: 1));
        using var cluster = await KubernetesClient.OfAsync(cloud, id);

        (await cloud.PostAsync("_simulator/zones/MS1/fail")).Expect(200);
        var one = await RowsAsync(cluster);
        var taints = (await cluster.GetAsync(Nodes + "/my-cluster-workers-0"))["spec", "taints"];
        (await cloud.PostAsync("_simulator/zones/ME1/fail")).Expect(200);
        var refused = await cluster.GetAsync(Nodes);
        var (version, ready, discovery) = (await cluster.GetAsync("/version"), await cluster.GetAsync("/readyz"), await cluster.GetAsync("/apis"));
        (await cloud.PostAsync("_simulator/zones/ME1/restore")).Expect(200);
        (await cloud.PostAsync("_simulator/zones/MS1/restore")).Expect(200);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(one, Is.EqualTo(new[]
            {
                "my-cluster-master-0 Ready v1.33.3", "my-cluster-master-1 NotReady v1.33.3", "my-cluster-master-2 Ready v1.33.3",
                "my-cluster-workers-0 NotReady v1.33.3",
            }));
            Assert.That(taints, Does.Contain("node.kubernetes.io/unreachable").And.Contain("NoExecute"));
            Assert.That(
                (refused.Status, refused["kind"], refused["reason"], refused["message"]),
                Is.EqualTo((503, "Status", "ServiceUnavailable", "etcdserver: no leader")));
            Assert.That((version.Status, ready.Status, discovery.Status), Is.EqualTo((200, 500, 200)));
            Assert.That(ready.Text, Does.Contain("[-]etcd failed"));
            Assert.That(await RowsAsync(cluster), Has.All.Contains(" Ready "));
        }
    }

    [Test]
    public async Task A_stopped_cluster_does_not_answer_and_comes_back_at_its_address()
    {
        await using var cloud = await TestCloud.StartAsync();
        var id = await cloud.CreateRunningFirstClusterAsync();
        await cloud.CreateRunningFirstGroupAsync(FirstBodies.NodeGroup(id, count: 1));
        using var cluster = await KubernetesClient.OfFirstAsync(cloud, id);
        var before = await RowsAsync(cluster);
        using var watch = await cluster.WatchAsync(Nodes + "?watch=true");
        Assert.That(
            await watch.ReadLineAsync(),
            Does.StartWith("""{"type":"ADDED","object":{"kind":"Node","apiVersion":"v1","metadata":{"name":"first-cluster-master-0","""));

        (await cloud.FirstAsync("POST", $"clusters/{id}/actions", FirstBodies.Action("turn_off_cluster"))).Expect(202);
        (await cluster.GetAsync(Nodes)).Expect(200);
        cloud.Clock.Advance(TimeSpan.FromMinutes(2));
        Assert.That(await cloud.FirstStatusAsync(id), Is.EqualTo("SHUTOFF TURNED_OFF"));
        var refused = Assert.ThrowsAsync<HttpRequestException>(() => cluster.GetAsync(Nodes));
        Assert.That((refused!.InnerException as SocketException)?.SocketErrorCode, Is.EqualTo(SocketError.ConnectionRefused));
        Assert.That(async () => await watch.ReadToEndAsync(), Throws.InstanceOf<IOException>(), "The watch ended with the cluster.");

        (await cloud.FirstAsync("POST", $"clusters/{id}/actions", FirstBodies.Action("turn_on_cluster"))).Expect(202);
        cloud.Clock.Advance(TimeSpan.FromMinutes(2));
        Assert.That(await cloud.FirstStatusAsync(id), Is.EqualTo("RUNNING TURNED_ON"));
        using var again = await KubernetesClient.OfFirstAsync(cloud, id);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(before, Is.EqualTo(new[] { "first-cluster-master-0 Ready v1.33.3", "first-cluster-workers-0 Ready v1.33.3" }));
            Assert.That((again.Server, again.Authority), Is.EqualTo((cluster.Server, cluster.Authority)));
            Assert.That(await RowsAsync(again), Is.EqualTo(before));
        }
    }

    [Test]
    public async Task A_watch_tells_what_changes_and_ends_when_its_time_is_over()
    {
        await using var cloud = await TestCloud.StartAsync();
        var id = await cloud.CreateRunningClusterAsync();
        var group = await cloud.CreateRunningNodeGroupAsync(Bodies.NodeGroup(id, size: 1));
        using var cluster = await KubernetesClient.OfAsync(cloud, id);
        var version = (await cluster.GetAsync(Nodes)).Expect(200)["metadata", "resourceVersion"];

        using var watch = await cluster.WatchAsync($"{Nodes}?watch=1&resourceVersion={version}&labelSelector=env&timeoutSeconds=3600");
        (await cloud.PatchAsync($"_simulator/node-groups/{group}", JsonNode.Parse("""{"labels":{"env":"other"}}""")!)).Expect(200);
        var relabelled = JsonNode.Parse((await watch.ReadLineAsync())!)!;
        (await cloud.PatchAsync($"_simulator/node-groups/{group}", JsonNode.Parse("""{"labels":{"env":null}}""")!)).Expect(200);
        var gone = JsonNode.Parse((await watch.ReadLineAsync())!)!;
        cloud.Clock.Advance(TimeSpan.FromHours(1));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(((string?)relabelled["type"], (string?)relabelled["object"]!["metadata"]!["labels"]!["env"]), Is.EqualTo(("MODIFIED", "other")));
            Assert.That((string?)gone["type"], Is.EqualTo("DELETED"), "It is not what was selected any more.");
            Assert.That(await watch.ReadLineAsync(), Is.Null);
        }
    }

    [Test]
    public async Task A_watch_from_a_forgotten_or_future_version_is_told_so()
    {
        await using var cloud = await TestCloud.StartAsync();
        using var cluster = await KubernetesClient.OfAsync(cloud, await cloud.CreateRunningClusterAsync());
        using var old = await cluster.WatchAsync($"{Nodes}?watch=1&resourceVersion=7");
        var told = JsonNode.Parse((await old.ReadLineAsync())!)!;
        var future = await cluster.GetAsync($"{Nodes}?watch=1&resourceVersion=99999999999999");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(((string?)told["type"], (int)told["object"]!["code"]!, (string?)told["object"]!["reason"]), Is.EqualTo(("ERROR", 410, "Expired")));
            Assert.That(await old.ReadLineAsync(), Is.Null);
            Assert.That((future.Status, future["details", "causes", "0", "reason"]), Is.EqualTo((504, "ResourceVersionTooLarge")));
        }
    }

    [Test]
    public void What_a_node_has_left_for_pods_is_what_the_reference_says()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(((int[])[1, 2, 4, 8]).Select(NodeResources.AllocatableMilliCpus), Is.EqualTo(new[] { 940, 1930, 3920, 7910 }));
            // 4 GB: a quarter; 8: and a fifth; 16: and a tenth. 100 MB are eviction's.
            Assert.That(((int[])[4, 8, 16]).Select(NodeResources.AllocatableMi), Is.EqualTo(new[] { 2972, 6248, 13621 }));
        }
    }

    private static async Task<string[]> WorkersAsync(KubernetesClient cluster) =>
        [.. (await RowsAsync(cluster)).Where(row => row.Contains("-workers-", StringComparison.Ordinal))];

    /// <summary>Name, status and version of each, as <c>kubectl get nodes</c> prints them.</summary>
    private static async Task<string[]> RowsAsync(KubernetesClient cluster)
    {
        var table = (await cluster.GetAsync(Nodes, AsTable)).Expect(200).Json;
        return [.. table["rows"]!.AsArray().Select(row => row!["cells"]!.AsArray()).Select(cells => $"{cells[0]} {cells[1]} {cells[4]}")];
    }
}
