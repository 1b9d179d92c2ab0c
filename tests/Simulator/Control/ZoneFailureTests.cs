using System.Text.Json.Nodes;

namespace Vkcc.Simulator.Tests;

/// <summary>SPREAD-5: what a failing zone does to clusters of different shapes.</summary>
internal sealed class ZoneFailureTests
{
    private const string Second = TestCloud.Second;

    [TestCase(3, "ME1", "RUNNING", 2)]
    [TestCase(3, "ME1 MS1", "RECONCILING", 1)]
    [TestCase(5, "ME1", "RUNNING", 3)]
    [TestCase(5, "PA2", "RUNNING", 4)]
    [TestCase(5, "ME1 PA2", "RECONCILING", 2)]
    [TestCase(5, "GZ1", "RUNNING", 5)]
    public async Task A_regional_cluster_lives_while_a_majority_does(int masters, string zones, string status, int healthy)
    {
        await using var cloud = await TestCloud.StartInstantAsync();
        var id = await cloud.CreateClusterAsync(Bodies.Cluster().With("master_spec.replicas", $"{masters}"));
        await FailAsync(cloud, zones);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(await cloud.StatusAsync(id), Is.EqualTo(status));
            var plane = (await cloud.HiddenAsync(id))["control_plane"]!;
            Assert.That((int)plane["healthy"]!, Is.EqualTo(healthy));
            Assert.That((bool)plane["available"]!, Is.EqualTo(status == "RUNNING"));
        }
    }

    [TestCase(1)]
    [TestCase(3)]
    [TestCase(5)]
    public async Task A_standard_cluster_dies_with_its_zone_and_comes_back_with_it(int masters)
    {
        await using var cloud = await TestCloud.StartInstantAsync();
        var id = await cloud.CreateClusterAsync(
            Bodies.Cluster().With("deployment_type", "{\"zonal_deployment\":{\"zone\":\"MS1\"}}").With("master_spec.replicas", $"{masters}"));

        await FailAsync(cloud, "MS1");
        Assert.That(await cloud.StatusAsync(id), Is.EqualTo("RECONCILING"));
        await cloud.PostAsync("_simulator/zones/MS1/restore");
        Assert.That(await cloud.StatusAsync(id), Is.EqualTo("RUNNING"));
    }

    [Test]
    public async Task Masters_can_fail_one_by_one()
    {
        await using var cloud = await TestCloud.StartInstantAsync();
        var id = await cloud.CreateClusterAsync(Bodies.Cluster().With("deployment_type", "{\"zonal_deployment\":{\"zone\":\"MS1\"}}"));

        (await cloud.PostAsync($"_simulator/clusters/{id}/masters/0/fail")).Expect(200);
        Assert.That(await cloud.StatusAsync(id), Is.EqualTo("RUNNING"));
        (await cloud.PostAsync($"_simulator/clusters/{id}/masters/2/fail")).Expect(200);
        Assert.That(await cloud.StatusAsync(id), Is.EqualTo("RECONCILING"));
        (await cloud.PostAsync($"_simulator/clusters/{id}/masters/0/restore")).Expect(200);
        Assert.That(await cloud.StatusAsync(id), Is.EqualTo("RUNNING"));
        (await cloud.PostAsync($"_simulator/clusters/{id}/masters/3/fail")).Expect(404);
    }

    [Test]
    public async Task Without_majority_nothing_is_possible_but_reading_and_the_end()
    {
        await using var cloud = await TestCloud.StartInstantAsync();
        var id = await cloud.CreateClusterAsync();
        var group = await cloud.CreateRunningNodeGroupAsync(
            Bodies.NodeGroup(id).With("node_group_spec.scale_spec", "{\"auto_scale\":{\"min_size\":1,\"max_size\":9,\"size\":2}}"));
        await FailAsync(cloud, "ME1 PA2");

        Answer[] refused =
        [
            await cloud.PatchAsync(Second + $"clusters/{id}:upgrade", new JsonObject { ["target_version"] = "v1.34.2" }),
            await cloud.PostAsync(Second + $"clusters/{id}:scaleControlPlane", Bodies.Scale(3, Bodies.Medium)),
            await cloud.PatchAsync(Second + $"clusters/{id}:update", JsonNode.Parse("""{"labels":{}}""")!),
            await cloud.PostAsync(Second + "node-groups", Bodies.NodeGroup(id, "others")),
            await cloud.PatchAsync(Second + "node-groups/" + group, JsonNode.Parse("""{"labels":{}}""")!),
            await cloud.DeleteAsync(Second + "node-groups/" + group),
            await cloud.PostAsync($"_simulator/node-groups/{group}/autoscale", JsonNode.Parse("""{"size":3}""")),
        ];
        Assert.That(refused.Select(answer => answer.Status), Is.All.EqualTo(409));
        Assert.That(refused[0]["message"], Does.Contain("1 of 3 masters are healthy and 2 are needed"));

        (await cloud.GetAsync(Second + "node-groups/" + group)).Expect(200);
        (await cloud.DeleteAsync(Second + "clusters/" + id)).Expect(200);
        Assert.That(await cloud.StatusAsync(id), Is.EqualTo("404"));
    }

    [Test]
    public async Task Work_stands_still_without_majority_and_goes_on_where_it_stood()
    {
        await using var cloud = await TestCloud.StartAsync();
        var id = await cloud.CreateRunningClusterAsync();
        await cloud.PostAsync(Second + $"clusters/{id}:scaleControlPlane", Bodies.Scale(3, Bodies.Medium));

        cloud.Clock.Advance(TimeSpan.FromMinutes(4));
        await FailAsync(cloud, "ME1 MS1");
        cloud.Clock.Advance(TimeSpan.FromMinutes(30));
        Assert.That((await cloud.HiddenAsync(id))["operation"]!["step"]!.ToString(), Is.EqualTo("2"));
        await cloud.PostAsync("_simulator/zones/MS1/restore");

        await cloud.ExpectAsync(id, "RECONCILING", TimeSpan.FromMinutes(5), "RUNNING");
    }

    [Test]
    public async Task A_change_of_a_group_in_a_dead_zone_stands_still_until_the_zone_is_back()
    {
        await using var cloud = await TestCloud.StartAsync();
        var id = await cloud.CreateRunningClusterAsync();
        var group = await cloud.CreateRunningNodeGroupAsync(Bodies.NodeGroup(id));
        await FailAsync(cloud, "MS1");

        (await cloud.PatchAsync(Second + "node-groups/" + group, JsonNode.Parse("""{"scale_spec":{"fixed_scale":{"size":5}}}""")!)).Expect(200);
        cloud.Clock.Advance(TimeSpan.FromMinutes(30));
        Assert.That(await cloud.StatusAsync(id), Is.EqualTo("RECONCILING"));
        Assert.That((await cloud.HiddenAsync(group))["nodes"]!.AsArray(), Has.Count.EqualTo(3));

        await cloud.PostAsync("_simulator/zones/MS1/restore");
        await cloud.ExpectAsync(id, "RECONCILING", TimeSpan.FromMinutes(3), "RUNNING");
        Assert.That((await cloud.HiddenAsync(group))["nodes"]!.AsArray(), Has.Count.EqualTo(5));
    }

    [Test]
    public async Task An_upgrade_stops_at_the_wave_whose_zone_is_dead()
    {
        await using var cloud = await TestCloud.StartAsync();
        var id = await cloud.CreateRunningClusterAsync();
        await cloud.CreateRunningNodeGroupAsync(Bodies.NodeGroup(id).With("node_group_spec.zones", "[\"GZ1\"]"));
        await FailAsync(cloud, "GZ1");
        (await cloud.PatchAsync(Second + $"clusters/{id}:upgrade", new JsonObject { ["target_version"] = "v1.34.2" })).Expect(200);

        // Three masters of four minutes are done, the first of three waves is not.
        cloud.Clock.Advance(TimeSpan.FromMinutes(20));
        Assert.That((await cloud.HiddenAsync(id))["operation"]!["step"]!.ToString(), Is.EqualTo("4"));
        await cloud.PostAsync("_simulator/zones/GZ1/restore");
        cloud.Clock.Advance(TimeSpan.FromMinutes(9));
        Assert.That((await cloud.ClusterAsync(id))["version"], Is.EqualTo("v1.34.2"));
    }

    [Test]
    public async Task Even_what_takes_no_time_waits_for_its_zone_and_a_deletion_does_not()
    {
        await using var cloud = await TestCloud.StartInstantAsync();
        var id = await cloud.CreateFirstClusterAsync(FirstBodies.Cluster().With("availability_zone", "\"MS1\""));
        var group = await cloud.CreateRunningFirstGroupAsync(FirstBodies.NodeGroup(id).With("availability_zones", "[\"ME1\"]"));
        await FailAsync(cloud, "ME1");

        (await cloud.FirstAsync("PATCH", $"nodegroups/{group}/actions/scale", new JsonObject { ["delta"] = 1 })).Expect(202);
        Assert.That(await cloud.FirstStatusAsync(id), Does.StartWith("RECONCILING"));
        await cloud.PostAsync("_simulator/zones/ME1/restore");
        Assert.That(await cloud.FirstStatusAsync(id), Does.StartWith("RUNNING"));

        await FailAsync(cloud, "ME1");
        (await cloud.FirstAsync("DELETE", $"nodegroups/{group}")).Expect(204);
        Assert.That(await cloud.FirstStatusAsync(id), Does.StartWith("RUNNING"));
    }

    [Test]
    public async Task A_failed_zone_takes_no_new_clusters_and_groups()
    {
        await using var cloud = await TestCloud.StartInstantAsync();
        var id = await cloud.CreateClusterAsync();
        await FailAsync(cloud, "MS1");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                (await cloud.PostAsync(Second + "clusters", Bodies.Cluster("other"))).Expect(400)["message"],
                Does.Contain("Zone MS1 is not available"));
            Assert.That(
                (await cloud.PostAsync(Second + "node-groups", Bodies.NodeGroup(id))).Expect(400)["message"],
                Does.Contain("Zone MS1 is not available"));
            Assert.That((await cloud.PostAsync("_simulator/zones/XX1/fail")).Status, Is.EqualTo(404));
        }
    }

    private static async Task FailAsync(TestCloud cloud, string zones)
    {
        foreach (var zone in zones.Split(' '))
        {
            (await cloud.PostAsync($"_simulator/zones/{zone}/fail")).Expect(200);
        }
    }
}
