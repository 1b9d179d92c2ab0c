using VkCloud;
using VkCloud.Second;

namespace SimulatorTests.Client;

/// <summary>The client against a small cloud that was written without it.</summary>
public sealed class ClientTests
{
    [Test]
    public async Task The_life_of_a_cluster_and_its_group()
    {
        await using var bench = await Bench.StartAsync();
        var client = bench.Client;

        var cluster = await bench.CreateClusterAsync();
        using (Assert.EnterMultipleScope())
        {
            var asked = Bench.Cluster;
            Assert.That(
                (cluster.Uuid, cluster.Name, cluster.Description, cluster.Version),
                Is.EqualTo((asked.Uuid, asked.Name, asked.Description, asked.Version)));
            Assert.That(cluster.Labels, Is.EquivalentTo(asked.Labels));
            Assert.That(
                (cluster.MasterFlavorId, cluster.MasterCount, cluster.ClusterType),
                Is.EqualTo((asked.MasterFlavorId, (long?)asked.MasterCount, (ClusterType?)asked.ClusterType)));
            Assert.That(cluster.AvailabilityZones, Is.EquivalentTo(asked.AvailabilityZones));
            Assert.That((cluster.NetworkPlugin, cluster.PodsCidr), Is.EqualTo(((NetworkPlugin?)NetworkPlugin.Calico, asked.PodsCidr)));
            Assert.That(
                (cluster.NetworkId, cluster.SubnetId, cluster.LoadbalancerSubnetId),
                Is.EqualTo((asked.NetworkId, asked.SubnetId, asked.LoadbalancerSubnetId)));
            Assert.That(cluster.ExternalNetworkId, Is.Not.Null);
            Assert.That(cluster.ApiAllowedCidrs, Is.EqualTo(asked.ApiAllowedCidrs));
            Assert.That((cluster.PublicIp, cluster.PublicAddress), Is.EqualTo(((bool?)false, (string?)null)));
            Assert.That(cluster.PrivateAddress, Is.Not.Null);
            Assert.That(cluster.ApiAddress, Does.StartWith("https://"));
            Assert.That(cluster.NodeGroups, Is.Empty);
            Assert.That(cluster.ProjectId, Is.EqualTo("11111111111111111111111111111111"));
        }

        var id = cluster.Id;
        var groupId = await client.CreateNodeGroupAsync(Bench.Workers(id), default);
        cluster = await bench.RunningAsync(id);
        var group = await client.GetNodeGroupAsync(groupId, default);
        using (Assert.EnterMultipleScope())
        {
            var asked = Bench.Workers(id);
            Assert.That(
                (group!.ClusterId, group.Name, group.FlavorId, group.AvailabilityZone),
                Is.EqualTo((id, asked.Name, asked.FlavorId, asked.AvailabilityZone)));
            Assert.That(
                (group.Scale, group.DiskType, group.DiskSize, group.MaxUnavailablePercent),
                Is.EqualTo((asked.Scale, asked.DiskType, (long?)asked.DiskSize, (long?)25)));
            Assert.That(group.Labels, Is.EquivalentTo(asked.Labels));
            Assert.That(group.Taints, Is.EqualTo(asked.Taints));
            Assert.That(cluster.NodeGroups!.Single().Id, Is.EqualTo(groupId));
            Assert.That(cluster.NodeGroups!.Single().ClusterId, Is.EqualTo(id));
        }

        await client.UpdateNodeGroupAsync(
            groupId,
            new()
            {
                FlavorId = Bench.BiggerFlavor,
                Scale = new AutoScale(1, 5, 2),
                Labels = new Dictionary<string, string>(),
                Taints = [],
                MaxUnavailablePercent = 50,
            },
            default);
        await bench.RunningAsync(id);
        group = await client.GetNodeGroupAsync(groupId, default);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                (group!.FlavorId, group.Scale, group.MaxUnavailablePercent),
                Is.EqualTo((Bench.BiggerFlavor, (NodeGroupScale?)new AutoScale(1, 5, 2), (long?)50)));
            Assert.That(group.Labels ?? new Dictionary<string, string>(), Is.Empty);
            Assert.That(group.Taints ?? [], Is.Empty);
        }

        await client.UpgradeClusterAsync(id, "v1.34.2", default);
        cluster = await client.WaitUntilRunningAsync(id, TimeSpan.FromHours(2), default, arrived: seen => seen.Version == "v1.34.2", timeProvider: bench.Clock);
        Assert.That(cluster.Version, Is.EqualTo("v1.34.2"));

        await client.ScaleControlPlaneAsync(id, Bench.BiggerFlavor, 3, default);
        Assert.That((await bench.RunningAsync(id)).MasterFlavorId, Is.EqualTo(Bench.BiggerFlavor));

        await client.UpdateClusterAsync(id, new() { Labels = new Dictionary<string, string> { ["env"] = "prod" }, ApiAllowedCidrs = [] }, default);
        cluster = await bench.RunningAsync(id);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(cluster.Labels, Is.EquivalentTo(new Dictionary<string, string> { ["env"] = "prod" }));
            Assert.That(cluster.ApiAllowedCidrs ?? [], Is.Empty);
        }

        Assert.That(await client.GetKubeconfigAsync(id, default), Does.Contain("apiVersion"));
        Assert.That((await client.ListClustersAsync(default)).Single().Id, Is.EqualTo(id));

        Assert.That(await client.DeleteNodeGroupAsync(groupId, default));
        await client.WaitUntilNodeGroupGoneAsync(groupId, TimeSpan.FromHours(1), default, timeProvider: bench.Clock);
        await bench.RunningAsync(id);
        Assert.That(await client.DeleteClusterAsync(id, default));
        await client.WaitUntilClusterGoneAsync(id, TimeSpan.FromHours(1), default, timeProvider: bench.Clock);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(await client.GetClusterAsync(id, default), Is.Null);
            Assert.That(await client.DeleteClusterAsync(id, default), Is.False);
            Assert.That(await client.DeleteNodeGroupAsync(groupId, default), Is.False);
            Assert.That(await bench.ClustersAsync(), Is.Zero);
        }
    }

    [Test]
    public async Task A_cloud_that_is_ready_at_once_is_not_waited_for()
    {
        await using var bench = await Bench.StartAsync("instant");

        await bench.CreateClusterAsync();

        Assert.That(bench.Clock.Delays, Has.Count.LessThanOrEqualTo(1));
    }

    [Test]
    public async Task What_a_plan_asks_for()
    {
        await using var bench = await Bench.StartAsync("instant");
        var cloud = bench.Cloud;

        var flavors = await cloud.Shared.Flavors.GetAsync(default);
        var subnets = await cloud.Network.ListSubnetsAsync(Bench.Network, default).ToListAsync();
        var router = await cloud.Network.FindRouterAsync(Bench.Nodes, default);
        var quota = await cloud.Compute.GetQuotaAsync(default);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                flavors.Single(flavor => flavor.Id == Bench.Flavor),
                Has.Property("Name").EqualTo("STD2-4-8").And.Property("Vcpus").EqualTo(4).And.Property("RamMb").EqualTo(8192));
            Assert.That((await cloud.Compute.GetFlavorAsync(Bench.Flavor, default))!.Name, Is.EqualTo("STD2-4-8"));
            Assert.That(await cloud.Compute.GetFlavorAsync("00000000-0000-0000-0000-000000000000", default), Is.Null);
            Assert.That(
                (await cloud.Compute.ListAvailabilityZonesAsync(default)).Select(zone => zone.Name),
                Is.EquivalentTo(new[] { "GZ1", "ME1", "MS1", "PA2" }));
            Assert.That(await cloud.ManagedK8s.ListVersionsAsync(default), Does.Contain("v1.34.2"));
            Assert.That((await cloud.ManagedK8s.ListVolumeTypesAsync(default)).Select(type => type.Name), Does.Contain("ceph-ssd"));
            Assert.That((await cloud.Network.GetNetworkAsync(Bench.Network, default))!.Sdn, Is.EqualTo("sprut"));
            Assert.That(await cloud.Network.GetNetworkAsync("00000000-0000-0000-0000-000000000000", default), Is.Null);
            Assert.That(subnets.Select(subnet => subnet.Id), Is.EquivalentTo(new[] { Bench.Nodes, Bench.Balancers }));
            Assert.That(subnets.Single(subnet => subnet.Id == Bench.Nodes).Cidr, Is.EqualTo("192.168.10.0/24"));
            Assert.That(router?.ExternalNetworkId, Is.Not.Null);
            Assert.That((await cloud.Network.ListNetworksAsync(null, true, default).ToListAsync()).Select(network => network.Name), Does.Contain("internet"));
            Assert.That(quota.Cores.Limit, Is.GreaterThan(0));
        }
    }

    [TestCase("20000000-0000-4000-8000-000000000003", false, TestName = "A subnet without a router")]
    [TestCase("20000000-0000-4000-8000-000000000004", true, TestName = "A subnet whose router leads nowhere")]
    public async Task Routers(string subnetId, bool hasRouter)
    {
        await using var bench = await Bench.StartAsync("instant");

        var router = await bench.Cloud.Network.FindRouterAsync(subnetId, default);

        Assert.That((router is not null, router?.ExternalNetworkId), Is.EqualTo((hasRouter, (string?)null)));
    }

    public static IEnumerable<TestCaseData> Logins()
    {
        yield return new TestCaseData((Bench bench) => Task.FromResult(bench.Options)).SetName("Password and domain name");
        yield return new TestCaseData(
            (Bench bench) => Task.FromResult(
                bench.Options with { Credentials = new PasswordCredentials("demo", "demo", null, "22222222222222222222222222222222") }))
            .SetName("Password and domain id");
        yield return new TestCaseData(
            (Bench bench) => Task.FromResult(bench.Options with { Credentials = new ApplicationCredential("44444444444444444444444444444444", "demo-secret") }))
            .SetName("Application credential");
        yield return new TestCaseData(
            (Bench bench) => Task.FromResult(bench.Options with { AuthUrl = bench.Options.AuthUrl[..^4] }))
            .SetName("An address whose version must be discovered");
        yield return new TestCaseData(
            async (Bench bench) => bench.Options with { Credentials = new ReadyToken((await bench.Cloud.GetSessionAsync(default)).Token) })
            .SetName("A ready token");
        yield return new TestCaseData(
            async (Bench bench) => bench.Options with
            {
                ProjectId = null,
                Credentials = new ReadyToken((await bench.Cloud.GetSessionAsync(default)).Token),
            })
            .SetName("A ready token without a project named");
        yield return new TestCaseData((Bench bench) => Task.FromResult(bench.Options with { Region = "kz" })).SetName("The other region");
    }

    [TestCaseSource(nameof(Logins))]
    public async Task Logs_in_with(Func<Bench, Task<CloudOptions>> options)
    {
        await using var bench = await Bench.StartAsync("instant");
        await using var connection = new CloudConnection(await options(bench));

        Assert.That(await connection.ManagedK8s.ListVersionsAsync(default), Is.Not.Empty);
    }

    [Test]
    public async Task A_wrong_password_and_a_wrong_region_are_told()
    {
        await using var bench = await Bench.StartAsync("instant");
        await using var stranger = new CloudConnection(bench.Options with { Credentials = new PasswordCredentials("demo", "not-the-password") });
        await using var lost = new CloudConnection(bench.Options with { Region = "Mars" });

        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                async () => await stranger.ManagedK8s.ListVersionsAsync(default),
                Throws.TypeOf<ApiException>().With.Property("Kind").EqualTo(ApiFailureKind.Unauthorized)
                    .And.Property("Service").EqualTo("identity")
                    .And.Message.Not.Contains("not-the-password"));
            Assert.That(
                async () => await lost.ManagedK8s.ListVersionsAsync(default),
                Throws.TypeOf<ApiException>().With.Message.Contains("regions with it: RegionOne, kz"));
        }
    }

    [Test]
    public async Task Every_token_refused_in_the_middle_of_a_wait_is_survived()
    {
        await using var bench = await Bench.StartAsync();
        var id = await bench.Client.CreateClusterAsync(Bench.Cluster, default);
        await bench.ControlAsync("tokens/expire");

        var cluster = await bench.RunningAsync(id, justCreated: true);

        Assert.That(cluster.Status, Is.EqualTo(ClusterStatus.Running));
        Assert.That((await bench.CallsAsync()).Count(call => call == "POST /identity/v3/auth/tokens 201"), Is.EqualTo(2));
    }

    [Test]
    public async Task A_create_whose_answer_is_lost_is_sent_once_and_found_by_its_uuid()
    {
        await using var bench = await Bench.StartAsync("instant");
        await bench.FaultAsync("POST", "managed-k8s/clusters$", """{"drop_response":true}""");

        var failure = Assert.ThrowsAsync<ApiException>(async () => await bench.Client.CreateClusterAsync(Bench.Cluster, default));

        using (Assert.EnterMultipleScope())
        {
            Assert.That((failure!.Kind, failure.OutcomeUnknown), Is.EqualTo((ApiFailureKind.NoConnection, true)));
            Assert.That(await bench.ClustersAsync(), Is.EqualTo(1));
            Assert.That((await bench.Client.ListClustersAsync(default)).Single().Uuid, Is.EqualTo(Bench.Cluster.Uuid));
        }
    }

    [TestCase("""{"reset":true}""", ApiFailureKind.NoConnection, true, 0)]
    [TestCase("""{"garbage":true}""", ApiFailureKind.BadResponse, true, 1)]
    [TestCase("""{"status":502,"headers":{},"body":"<html><body>Bad Gateway</body></html>"}""", ApiFailureKind.Unavailable, true, 0)]
    [TestCase("""{"status":403,"headers":{},"body":"{\"code\":7,\"message\":\"no\"}"}""", ApiFailureKind.Forbidden, false, 0)]
    public async Task A_create_that_meets(string action, ApiFailureKind kind, bool unknown, int clusters)
    {
        await using var bench = await Bench.StartAsync("instant");
        await bench.FaultAsync("POST", "managed-k8s/clusters$", action);

        var failure = Assert.ThrowsAsync<ApiException>(async () => await bench.Client.CreateClusterAsync(Bench.Cluster, default));

        Assert.That((failure!.Kind, failure.OutcomeUnknown, await bench.ClustersAsync()), Is.EqualTo((kind, unknown, clusters)));
    }

    [TestCase("""{"status":429,"headers":{"Retry-After":"2"},"body":""}""")]
    [TestCase("""{"status":503,"headers":{"Retry-After":"2"},"body":""}""")]
    public async Task A_create_told_to_come_back_later_comes_back_and_makes_one(string action)
    {
        await using var bench = await Bench.StartAsync("instant");
        await bench.FaultAsync("POST", "managed-k8s/clusters$", action, times: 2);

        await bench.Client.CreateClusterAsync(Bench.Cluster, default);

        Assert.That((await bench.ClustersAsync(), bench.Clock.Delays.Count(delay => delay >= TimeSpan.FromSeconds(2))), Is.EqualTo((1, 2)));
    }

    [TestCase("""{"reset":true}""")]
    [TestCase("""{"drop_response":true}""")]
    [TestCase("""{"status":500,"headers":{},"body":"oops"}""")]
    [TestCase("""{"status":429,"headers":{},"body":""}""")]
    public async Task A_read_outlasts(string action)
    {
        await using var bench = await Bench.StartAsync("instant");
        await bench.FaultAsync("GET", "k8s_versions", action, times: 2);

        Assert.That(await bench.Client.ListVersionsAsync(default), Is.Not.Empty);
    }

    [Test]
    public async Task A_cluster_that_fails_ends_the_wait()
    {
        await using var bench = await Bench.StartAsync("instant");
        await bench.FaultAsync("POST", "managed-k8s/clusters$", """{"cluster_status":"ERROR"}""");
        var id = await bench.Client.CreateClusterAsync(Bench.Cluster, default);

        Assert.That(async () => await bench.RunningAsync(id, justCreated: true), Throws.TypeOf<WaitException>().With.Property("LastStatus").EqualTo("ERROR"));
    }

    [Test]
    public async Task A_change_while_another_is_under_way_is_a_conflict()
    {
        await using var bench = await Bench.StartAsync();
        var cluster = await bench.CreateClusterAsync();
        await bench.Client.ScaleControlPlaneAsync(cluster.Id, Bench.BiggerFlavor, 3, default);

        Assert.That(
            async () => await bench.Client.UpgradeClusterAsync(cluster.Id, "v1.34.2", default),
            Throws.TypeOf<ApiException>().With.Property("Kind").EqualTo(ApiFailureKind.Conflict).And.Property("OutcomeUnknown").False);
    }

    [Test]
    public async Task A_hundred_groups_planned_at_once_cost_no_more_calls_than_one()
    {
        await using var bench = await Bench.StartAsync("instant");
        var cluster = await bench.CreateClusterAsync();
        var before = (await bench.CallsAsync()).Count;
        await using var fresh = new CloudConnection(bench.Options);

        await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => Task.Run(async () =>
        {
            await fresh.Shared.Flavors.GetAsync(default);
            await fresh.Shared.AvailabilityZones.GetAsync(default);
            await fresh.Shared.Versions.GetAsync(default);
            await fresh.Shared.VolumeTypes.GetAsync(default);
            await fresh.Shared.Quota.GetAsync(default);
            await fresh.Shared.DiskQuota.GetAsync(default);
            await fresh.Shared.Networks.GetAsync(Bench.Network, default);
            await fresh.Shared.SubnetsOf.GetAsync(Bench.Network, default);
            await fresh.Shared.RouterOf.GetAsync(Bench.Nodes, default);
            await fresh.Shared.Clusters.GetAsync(cluster.Id, default);
        })));

        Assert.That((await bench.CallsAsync()).Skip(before).GroupBy(call => call).Select(calls => calls.Count()), Has.All.EqualTo(1));
    }
}
