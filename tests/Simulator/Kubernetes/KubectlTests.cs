using System.Text.Json.Nodes;

namespace Vkcc.Simulator.Tests;

/// <summary>What the real kubectl shows of a simulated cluster. Time moves by hand.</summary>
[Category("Kubectl")]
internal sealed class KubectlTests
{
    [Test]
    public async Task Nodes_show_what_was_ordered()
    {
        await using var cloud = await TestCloud.StartAsync();
        var id = await cloud.CreateRunningClusterAsync();
        await cloud.CreateRunningNodeGroupAsync(Bodies.NodeGroup(id, size: 2));
        cloud.Clock.Advance(TimeSpan.FromMinutes(5));
        using var kubectl = await Kubectl.OfAsync(cloud, id);

        var wide = (await kubectl.RunAsync("get", "nodes", "-o", "wide")).ShouldSucceed();
        var columns = (await kubectl.RunAsync(
            "get", "no", "-L", "env,topology.kubernetes.io/zone,node.kubernetes.io/instance-type", "-l", "env=test", "--no-headers")).ShouldSucceed();
        var taints = (await kubectl.RunAsync("get", "node", "my-cluster-workers-0", "-o", "jsonpath={.spec.taints}")).ShouldSucceed();
        var wait = (await kubectl.RunAsync("wait", "--for=condition=Ready", "node", "--all", "--timeout=30s")).ShouldSucceed();
        var version = (await kubectl.RunAsync("version", "-o", "json")).ShouldSucceed();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(wide.Lines, Is.EqualTo(new[]
            {
                "NAME STATUS ROLES AGE VERSION INTERNAL-IP EXTERNAL-IP OS-IMAGE KERNEL-VERSION CONTAINER-RUNTIME",
                "my-cluster-master-0 Ready control-plane,master 18m v1.33.3 <none> <none> AlmaLinux 9 simulated cri-o://1.33",
                "my-cluster-master-1 Ready control-plane,master 18m v1.33.3 <none> <none> AlmaLinux 9 simulated cri-o://1.33",
                "my-cluster-master-2 Ready control-plane,master 18m v1.33.3 <none> <none> AlmaLinux 9 simulated cri-o://1.33",
                "my-cluster-workers-0 Ready <none> 5m v1.33.3 192.168.10.254 <none> AlmaLinux 9 simulated cri-o://1.33",
                "my-cluster-workers-1 Ready <none> 5m v1.33.3 192.168.10.253 <none> AlmaLinux 9 simulated cri-o://1.33",
            }));
            Assert.That(columns.Lines, Is.EqualTo(new[]
            {
                "my-cluster-workers-0 Ready <none> 5m v1.33.3 test MS1 STD2-2-6",
                "my-cluster-workers-1 Ready <none> 5m v1.33.3 test MS1 STD2-2-6",
            }));
            Assert.That(JsonNode.Parse(taints.Output)!.ToJsonString(), Is.EqualTo("""[{"effect":"NoSchedule","key":"k","value":"v"}]"""));
            Assert.That(wait.Lines, Has.Length.EqualTo(5).And.All.EndsWith("condition met"));
            Assert.That((string?)JsonNode.Parse(version.Output)!["serverVersion"]!["gitVersion"], Is.EqualTo("v1.33.3"));
        }
    }

    [Test]
    public async Task Everything_else_is_told_in_Kubernetes_words()
    {
        await using var cloud = await TestCloud.StartInstantAsync();
        var id = await cloud.CreateClusterAsync();
        using var kubectl = await Kubectl.OfAsync(cloud, id);

        var namespaces = (await kubectl.RunAsync("get", "ns", "-o", "name")).ShouldSucceed();
        var resources = (await kubectl.RunAsync("api-resources", "-o", "name")).ShouldSucceed();
        var pods = await kubectl.RunAsync("get", "pods");
        var absent = await kubectl.RunAsync("get", "node", "nobody");
        var cordon = await kubectl.RunAsync("cordon", "my-cluster-master-0");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                namespaces.Lines,
                Is.EqualTo(new[] { "namespace/default", "namespace/kube-node-lease", "namespace/kube-public", "namespace/kube-system" }));
            Assert.That(
                resources.Lines,
                Is.EquivalentTo(new[] { "namespaces", "nodes", "selfsubjectreviews.authentication.k8s.io", "selfsubjectaccessreviews.authorization.k8s.io" }));
            Assert.That((pods.Code, pods.Error), Is.EqualTo((1, "error: the server doesn't have a resource type \"pods\"\n")));
            Assert.That((absent.Code, absent.Error), Is.EqualTo((1, "Error from server (NotFound): nodes \"nobody\" not found\n")));
            // kubectl itself ends with 0 here.
            Assert.That(cordon.Error, Does.Contain("the server does not allow this method on the requested resource"));
        }
    }

    [Test]
    public async Task Who_may_do_what_follows_the_role()
    {
        await using var cloud = await TestCloud.StartInstantAsync();
        var id = await cloud.CreateClusterAsync();
        using var admin = await Kubectl.OfAsync(cloud, id);
        cloud.Token = (await cloud.LoginAsync(TestCloud.PasswordLogin("viewer", "viewer"))).Expect(201).Header("X-Subject-Token");
        using var viewer = await Kubectl.OfAsync(cloud, id);

        var (may, mayNot) = (await admin.RunAsync("auth", "can-i", "delete", "nodes"), await viewer.RunAsync("auth", "can-i", "delete", "nodes"));
        var (reads, who) = (
            await viewer.RunAsync("auth", "can-i", "list", "nodes"), await viewer.RunAsync("auth", "whoami", "-o", "jsonpath={.status.userInfo.username}"));
        using (Assert.EnterMultipleScope())
        {
            Assert.That((may.Code, may.Output.Trim()), Is.EqualTo((0, "yes")), may.Error);
            Assert.That((mayNot.Code, mayNot.Output.Trim().Split(' ')[0]), Is.EqualTo((1, "no")), mayNot.Error);
            Assert.That((reads.Code, reads.Output.Trim()), Is.EqualTo((0, "yes")), reads.Error);
            Assert.That((who.Code, who.Output), Is.EqualTo((0, "viewer")), who.Error);
        }
    }

    [Test]
    public async Task A_revoked_token_opens_nothing_and_a_new_one_does()
    {
        await using var cloud = await TestCloud.StartInstantAsync();
        var id = await cloud.CreateClusterAsync();
        using var old = await Kubectl.OfAsync(cloud, id);
        (await old.RunAsync("get", "nodes")).ShouldSucceed();

        (await cloud.PostAsync("_simulator/tokens/expire")).Expect(200);
        var refused = await old.RunAsync("get", "nodes");
        cloud.Token = (await cloud.LoginAsync()).Expect(201).Header("X-Subject-Token");
        using var renewed = await Kubectl.OfAsync(cloud, id);

        Assert.That((refused.Code, refused.Error), Is.EqualTo((1, "error: You must be logged in to the server (Unauthorized)\n")));
        (await renewed.RunAsync("get", "nodes")).ShouldSucceed();
    }

    [Test]
    public async Task Watching_nodes_shows_an_upgrade_and_ends_with_the_simulator()
    {
        var cloud = await TestCloud.StartAsync();
        try
        {
            var id = await cloud.CreateRunningClusterAsync(
                Bodies.Cluster().With("master_spec.replicas", "1").With("deployment_type", """{"zonal_deployment":{"zone":"MS1"}}"""));
            using var kubectl = await Kubectl.OfAsync(cloud, id);
            using var watch = kubectl.Start(
                "get", "nodes", "-w", "--no-headers", "-o", "custom-columns=S:.spec.unschedulable,V:.status.nodeInfo.kubeletVersion");
            async Task<string> NextAsync() => string.Join(
                ' ', (await watch.StandardOutput.ReadLineAsync().WaitAsync(TimeSpan.FromSeconds(60)) ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries));

            var master = await NextAsync();
            await cloud.CreateRunningNodeGroupAsync(Bodies.NodeGroup(id, size: 1));
            (await cloud.GetAsync(TestCloud.Second + "clusters/" + id)).Expect(200);
            var worker = await NextAsync();
            (await cloud.PatchAsync(TestCloud.Second + $"clusters/{id}:upgrade", new JsonObject { ["target_version"] = "v1.34.2" })).Expect(200);

            // A watch that looks while the worker starts tells of it once more when it is ready.
            var next = await NextAsync();
            var cordoned = next == worker ? await NextAsync() : next;
            await cloud.DisposeAsync();
            var run = await Kubectl.EndAsync(watch, await watch.StandardOutput.ReadToEndAsync().WaitAsync(TimeSpan.FromSeconds(60)));

            Assert.That((master, worker, cordoned), Is.EqualTo(("<none> v1.33.3", "<none> v1.33.3", "true v1.33.3")));
            Assert.That((run.Code, run.Output), Is.EqualTo((0, "")), run.Error);
        }
        finally
        {
            await cloud.DisposeAsync();
        }
    }

    [Test]
    public async Task Trouble_reads_as_in_a_real_cluster()
    {
        await using var cloud = await TestCloud.StartAsync();
        var id = await cloud.CreateRunningClusterAsync();
        var first = await cloud.CreateRunningFirstClusterAsync();
        cloud.Token = (await cloud.LoginAsync()).Expect(201).Header("X-Subject-Token");
        using var kubectl = await Kubectl.OfAsync(cloud, id);
        using var client = await KubernetesClient.OfFirstAsync(cloud, first);
        using var stopping = new Kubectl(client);
        (await stopping.RunAsync("get", "nodes")).ShouldSucceed();

        (await cloud.PostAsync("_simulator/zones/ME1/fail")).Expect(200);
        var one = (await kubectl.RunAsync("get", "nodes", "--no-headers")).ShouldSucceed();
        (await cloud.PostAsync("_simulator/zones/PA2/fail")).Expect(200);
        var two = await kubectl.RunAsync("get", "nodes");
        (await cloud.FirstAsync("POST", $"clusters/{first}/actions", FirstBodies.Action("turn_off_cluster"))).Expect(202);
        cloud.Clock.Advance(TimeSpan.FromMinutes(2));
        Assert.That(await cloud.FirstStatusAsync(first), Is.EqualTo("SHUTOFF TURNED_OFF"));
        var stopped = await stopping.RunAsync("get", "nodes");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                one.Lines.Select(line => string.Join(' ', line.Split(' ')[..2])),
                Is.EqualTo(new[] { "my-cluster-master-0 NotReady", "my-cluster-master-1 Ready", "my-cluster-master-2 Ready" }));
            Assert.That((two.Code, two.Error), Is.EqualTo((1, "Error from server (ServiceUnavailable): etcdserver: no leader\n")));
            Assert.That(
                (stopped.Code, stopped.Error),
                Is.EqualTo((1, $"The connection to the server 127.0.0.1:{client.Server.Port} was refused - did you specify the right host or port?\n")));
        }
    }
}
