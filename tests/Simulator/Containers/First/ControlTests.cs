using System.Text.Json.Nodes;
using Vkcc.Simulator.First;

namespace Vkcc.Simulator.Tests.First;

/// <summary>The first generation under the control surface: state, drift, faults, quotas, zones, the state file.</summary>
internal sealed class ControlTests
{
    private const string Auto = "auto";

    [Test]
    public async Task State_shows_both_generations()
    {
        await using var cloud = await TestCloud.StartInstantAsync();
        await cloud.CreateClusterAsync();
        var id = await cloud.CreateFirstClusterAsync();
        var group = await cloud.CreateRunningFirstGroupAsync(FirstBodies.NodeGroup(id));

        var state = (await cloud.GetAsync("_simulator/state")).Expect(200);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(state["clusters", "0", "generation"] + state["clusters", "1", "generation"], Is.EqualTo("21"));
            Assert.That(
                (state["clusters", "1", "uuid"], state["clusters", "1", "new_status"], state["node_groups", "0", "uuid"]),
                Is.EqualTo((id, "RUNNING", group)));
            Assert.That(state.Json["node_groups"]![0]!["simulator"]!["nodes"]!.AsArray(), Has.Count.EqualTo(3));
            Assert.That(
                (await cloud.HiddenAsync(id))["masters"]![0]!["disks"]!.ToJsonString(),
                Is.EqualTo("""[{"type":"ceph-ssd","size":50},{"type":"high-iops","size":10}]"""));
        }
    }

    [Test]
    public async Task Objects_can_be_changed_and_taken_away_behind_everybodys_back()
    {
        await using var cloud = await TestCloud.StartInstantAsync();
        var id = await cloud.CreateFirstClusterAsync();
        var group = await cloud.CreateRunningFirstGroupAsync(FirstBodies.NodeGroup(id));

        (await cloud.PatchAsync($"_simulator/clusters/{id}", JsonNode.Parse("""{"labels":{"drift":"yes"},"new_status":"SHUTOFF","novelty":1}""")!)).Expect(200);
        (await cloud.PatchAsync($"_simulator/node-groups/{group}", JsonNode.Parse("""{"node_count":5,"taints":[]}""")!)).Expect(200);
        var cluster = await cloud.FirstAsync("GET", "clusters/" + id);
        var after = await cloud.FirstAsync("GET", "nodegroups/" + group);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                (cluster["labels", "drift"], cluster["new_status"], cluster["novelty"], cluster["node_count"]),
                Is.EqualTo(("yes", "SHUTOFF", "1", "5")));
            Assert.That((after["node_count"], after.Json["taints"]!.ToJsonString(), after.Json["nodes"]!.AsArray().Count), Is.EqualTo(("5", "[]", 5)));
        }

        (await cloud.PatchAsync($"_simulator/clusters/{id}", JsonNode.Parse("""{"uuid":"x"}""")!)).Expect(400);
        (await cloud.PatchAsync($"_simulator/clusters/{id}", JsonNode.Parse("""{"master_count":null}""")!)).Expect(400);
        (await cloud.DeleteAsync($"_simulator/node-groups/{group}")).Expect(200);
        (await cloud.FirstAsync("GET", "nodegroups/" + group)).Expect(404);
        (await cloud.DeleteAsync($"_simulator/clusters/{id}")).Expect(200);
        (await cloud.FirstAsync("GET", "clusters/" + id)).Expect(404);
    }

    [Test]
    public async Task GEN_7_a_project_may_be_closed_to_the_first_generation()
    {
        await using var cloud = await TestCloud.StartInstantAsync();
        var id = await cloud.CreateFirstClusterAsync();
        var project = "_simulator/projects/" + Preloaded.ProjectId;
        Assert.That((await cloud.GetAsync(project)).Expect(200)["first_generation"], Is.EqualTo("true"));
        (await cloud.PatchAsync(project, new JsonObject { ["first_generation"] = false })).Expect(200);

        Assert.That(
            (await cloud.FirstAsync("POST", "clusters", FirstBodies.Cluster("another"))).Expect(403)["errors", "0", "detail"],
            Does.Contain("may not create first-generation clusters"));
        (await cloud.FirstAsync("POST", "nodegroups", FirstBodies.NodeGroup(id))).Expect(202);
        (await cloud.PatchAsync(project, new JsonObject { ["first_generation"] = true })).Expect(200);
        (await cloud.FirstAsync("POST", "clusters", FirstBodies.Cluster("another"))).Expect(202);
        (await cloud.PatchAsync("_simulator/projects/none", new JsonObject { ["first_generation"] = true })).Expect(404);
        (await cloud.PatchAsync(project, new JsonObject())).Expect(400);
    }

    [Test]
    public async Task Its_machines_take_from_the_projects_quotas()
    {
        await using var cloud = await TestCloud.StartInstantAsync();
        var id = await cloud.CreateFirstClusterAsync();
        var group = await cloud.CreateFirstGroupAsync(FirstBodies.NodeGroup(id));
        var quota = (await cloud.GetAsync($"{TestCloud.Compute}os-quota-sets/{Preloaded.ProjectId}/detail")).Expect(200);
        // Four machines of 2 vCPUs and 6 GB.
        Assert.That(
            (quota["quota_set", "cores", "in_use"], quota["quota_set", "ram", "in_use"], quota["quota_set", "instances", "in_use"]),
            Is.EqualTo(("8", "24576", "4")));

        (await cloud.PatchAsync("_simulator/quotas/RegionOne", new JsonObject { ["compute_instances"] = 5 })).Expect(200);
        var scale = $"nodegroups/{group}/actions/scale";
        Assert.That(
            (await cloud.FirstAsync("PATCH", scale, new JsonObject { ["delta"] = 2 })).Expect(403)["errors", "0", "detail"],
            Is.EqualTo("Quota instances: limit 5, used 4, requested 2."));
        (await cloud.FirstAsync("PATCH", scale, new JsonObject { ["delta"] = 1 })).Expect(202);
        (await cloud.PatchAsync("_simulator/quotas/RegionOne", new JsonObject { ["compute_cores"] = 10 })).Expect(200);
        (await cloud.FirstAsync("PATCH", $"nodegroups/{group}/actions/resize", new JsonObject { ["flavor_id"] = Bodies.Medium })).Expect(403);
        (await cloud.FirstAsync("POST", $"clusters/{id}/actions", FirstBodies.ResizeMasters(Bodies.Medium))).Expect(403);
        // The second generation's machines are not the project's.
        (await cloud.PostAsync(TestCloud.Second + "clusters", Bodies.Cluster())).Expect(200);
        Assert.That((await cloud.GetAsync("_simulator/quotas/RegionOne"))["used", "clusters"], Is.EqualTo("2"));
    }

    [Test]
    public async Task Work_stands_still_while_a_zone_has_failed()
    {
        await using var cloud = await TestCloud.StartAsync();
        var id = await cloud.CreateRunningFirstClusterAsync();
        (await cloud.FirstAsync("POST", $"clusters/{id}/actions", FirstBodies.ResizeMasters(Bodies.Medium))).Expect(202);
        (await cloud.PostAsync("_simulator/zones/MS1/fail")).Expect(200);
        cloud.Clock.Advance(TimeSpan.FromMinutes(20));
        Assert.That(await cloud.FirstStatusAsync(id), Does.StartWith("RECONCILING"));
        (await cloud.PostAsync("_simulator/zones/MS1/restore")).Expect(200);
        cloud.Clock.Advance(TimeSpan.FromMinutes(3));
        Assert.That(await cloud.FirstStatusAsync(id), Is.EqualTo("RUNNING UPDATE_COMPLETE"));

        (await cloud.PostAsync($"_simulator/clusters/{id}/masters/0/fail")).Expect(200);
        Assert.That(await cloud.FirstStatusAsync(id), Does.StartWith("RECONCILING"));
        (await cloud.PostAsync($"_simulator/clusters/{id}/masters/0/restore")).Expect(200);
        Assert.That(await cloud.FirstStatusAsync(id), Does.StartWith("RUNNING"));
    }

    [Test]
    public async Task The_platform_grows_masters_and_the_autoscaler_groups()
    {
        await using var cloud = await TestCloud.StartInstantAsync();
        var id = await cloud.CreateFirstClusterAsync();
        var fixedGroup = await cloud.CreateRunningFirstGroupAsync(FirstBodies.NodeGroup(id));
        var group = await cloud.CreateRunningFirstGroupAsync(
            FirstBodies.NodeGroup(id, Auto).With("autoscaling_enabled", "true").With("min_nodes", "1").With("max_nodes", "5"));

        Assert.That((await cloud.PostAsync($"_simulator/clusters/{id}/grow-masters")).Expect(200)["to"], Is.EqualTo("STD2-4-6"));
        Assert.That((await cloud.HiddenAsync(id))["masters"]![0]!["flavor"]!.ToString(), Is.EqualTo("STD2-4-6"));
        (await cloud.PostAsync($"_simulator/node-groups/{group}/autoscale", new JsonObject { ["size"] = 5 })).Expect(200);
        Assert.That((await cloud.FirstAsync("GET", "nodegroups/" + group))["node_count"], Is.EqualTo("5"));
        (await cloud.PostAsync($"_simulator/node-groups/{group}/autoscale", new JsonObject { ["size"] = 6 })).Expect(400);
        (await cloud.PostAsync($"_simulator/node-groups/{fixedGroup}/autoscale", new JsonObject { ["size"] = 5 })).Expect(409);
    }

    [Test]
    public async Task Faults_strike_here_too()
    {
        await using var cloud = await TestCloud.StartAsync();
        var id = await cloud.CreateRunningFirstClusterAsync();
        (await cloud.PostAsync(
            "_simulator/faults", JsonNode.Parse("""{"method":"GET","path":"container-infra","times":1,"action":{"status":503}}"""))).Expect(200);
        Assert.That((await cloud.FirstAsync("GET", "clusters/" + id)).Expect(503)["errors", "0", "status"], Is.EqualTo("503"));

        (await cloud.PostAsync(
            "_simulator/faults", JsonNode.Parse("""{"method":"POST","path":"nodegroups","times":1,"action":{"cluster_status":"ERROR"}}"""))).Expect(200);
        (await cloud.FirstAsync("POST", "nodegroups", FirstBodies.NodeGroup(id))).Expect(202);
        Assert.That(await cloud.FirstStatusAsync(id), Is.EqualTo("ERROR UPDATE_FAILED"));
        (await cloud.FirstAsync("POST", $"clusters/{id}/actions", FirstBodies.ResizeMasters(Bodies.Medium))).Expect(409);
        (await cloud.FirstAsync("DELETE", "clusters/" + id)).Expect(204);
    }

    [Test]
    public async Task A_viewer_reads_and_changes_nothing()
    {
        await using var cloud = await TestCloud.StartInstantAsync();
        var id = await cloud.CreateFirstClusterAsync();
        cloud.Token = (await cloud.LoginAsync(TestCloud.PasswordLogin("viewer", "viewer"))).Expect(201).Header("X-Subject-Token");
        (await cloud.FirstAsync("GET", "clusters/" + id)).Expect(200);
        Assert.That((await cloud.FirstAsync("DELETE", "clusters/" + id)).Expect(403)["errors", "0", "detail"], Does.Contain("mcs_k8s_admin"));
    }

    [Test]
    public async Task A_region_keeps_its_clusters_to_itself()
    {
        await using var cloud = await TestCloud.StartInstantAsync();
        var id = await cloud.CreateFirstClusterAsync();
        (await cloud.GetAsync("kz/container-infra/v1/clusters/" + id, (Microversion.Header, "container-infra 1.33"))).Expect(404);
    }

    [Test]
    public async Task The_state_file_brings_everything_back_in_the_middle_of_the_work()
    {
        using var kept = new KeptCloud();
        string id, group;
        await using (var cloud = await kept.StartAsync())
        {
            id = await cloud.CreateRunningFirstClusterAsync();
            group = await cloud.CreateRunningFirstGroupAsync(FirstBodies.NodeGroup(id));
            (await cloud.FirstAsync("PATCH", $"clusters/{id}/actions/upgrade", FirstBodies.Upgrade(FirstBodies.Template134))).Expect(202);
            (await cloud.PatchAsync("_simulator/projects/" + Preloaded.ProjectId, new JsonObject { ["first_generation"] = false })).Expect(200);
        }

        await using var again = await kept.StartAsync();
        Assert.That(await again.FirstStatusAsync(id), Is.EqualTo("RECONCILING UPGRADE_IN_PROGRESS"));
        (await again.FirstAsync("POST", "clusters", FirstBodies.Cluster("closed"))).Expect(403);
        // One master of four minutes and three waves of three.
        again.Clock.Advance(TimeSpan.FromMinutes(13));
        Assert.That((await again.FirstAsync("GET", "clusters/" + id))["coe_version"], Is.EqualTo("v1.34.2"));
        Assert.That((await again.FirstAsync("GET", "nodegroups/" + group))["nodes", "2", "version"], Is.EqualTo("v1.34.2"));
    }
}
