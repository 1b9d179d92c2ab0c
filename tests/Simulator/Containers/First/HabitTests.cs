using System.Text.Json.Nodes;

namespace Vkcc.Simulator.Tests.First;

/// <summary>What a real Magnum does, on request (openstack-observed.md section 6).</summary>
internal sealed class HabitTests
{
    [Test]
    public async Task A_change_is_seen_late()
    {
        await using var cloud = await TestCloud.StartAsync();
        var id = await cloud.CreateRunningFirstClusterAsync();
        await HaveAsync(cloud, """{"late_reads":2}""");
        (await cloud.FirstAsync("PATCH", "clusters/" + id, FirstBodies.Replace("/labels", """{"a":"b"}"""))).Expect(202);

        Assert.That(await SeenAsync(), Is.EqualTo("RUNNING "));
        Assert.That((await cloud.FirstAsync("GET", "clusters")).Json["clusters"]![0]!["new_status"]!.ToString(), Is.EqualTo("RUNNING"));
        Assert.That(await SeenAsync(), Is.EqualTo("RECONCILING b"));

        async Task<string> SeenAsync()
        {
            var answer = await cloud.FirstAsync("GET", "clusters/" + id);
            return answer["new_status"] + " " + answer["labels", "a"];
        }
    }

    [Test]
    public async Task What_was_made_is_not_found_at_first()
    {
        await using var cloud = await TestCloud.StartAsync();
        await HaveAsync(cloud, """{"not_found_reads":2}""");
        var id = await cloud.CreateFirstClusterAsync();

        // A list is a look, too.
        Assert.That((await cloud.FirstAsync("GET", "clusters")).Json["clusters"]!.AsArray(), Is.Empty);
        (await cloud.FirstAsync("GET", "clusters/" + id)).Expect(404);
        (await cloud.FirstAsync("GET", "clusters/" + id)).Expect(200);

        cloud.Clock.Advance(TimeSpan.FromMinutes(10));
        var group = await cloud.CreateFirstGroupAsync(FirstBodies.NodeGroup(id));
        (await cloud.FirstAsync("GET", "nodegroups/" + group)).Expect(404);
        (await cloud.FirstAsync("GET", "nodegroups/" + group)).Expect(404);
        (await cloud.FirstAsync("GET", "nodegroups/" + group)).Expect(200);
    }

    [Test]
    public async Task A_change_while_busy_is_accepted_and_forgotten()
    {
        await using var cloud = await TestCloud.StartAsync();
        var id = await cloud.CreateRunningFirstClusterAsync();
        var group = await cloud.CreateFirstGroupAsync(FirstBodies.NodeGroup(id));
        await HaveAsync(cloud, """{"drop_while_busy":true}""");

        (await cloud.FirstAsync("PATCH", "clusters/" + id, FirstBodies.Replace("/labels", """{"a":"b"}"""))).Expect(202);
        (await cloud.FirstAsync("PATCH", $"nodegroups/{group}/actions/scale", new JsonObject { ["delta"] = 2 })).Expect(202);
        (await cloud.FirstAsync("PATCH", "nodegroups/" + group, FirstBodies.Replace("/max_nodes", "9"))).Expect(200);
        (await cloud.FirstAsync("DELETE", "nodegroups/" + group)).Expect(409);
        cloud.Clock.Advance(TimeSpan.FromMinutes(4));

        Assert.That((await cloud.FirstAsync("GET", "clusters/" + id))["labels", "a"], Is.Empty);
        var after = await cloud.FirstAsync("GET", "nodegroups/" + group);
        Assert.That((after["node_count"], after["max_nodes"]), Is.EqualTo(("3", "")));
    }

    [Test]
    public async Task The_end_of_a_deletion_is_400_for_the_cluster_and_for_the_list()
    {
        await using var cloud = await TestCloud.StartInstantAsync();
        var id = await cloud.CreateFirstClusterAsync();
        await HaveAsync(cloud, """{"half_deleted_reads":2}""");
        (await cloud.FirstAsync("DELETE", "clusters/" + id)).Expect(204);

        Assert.That((await cloud.FirstAsync("GET", "clusters/" + id)).Expect(400)["errors", "0", "detail"], Does.Contain("master_count. Value: '0'"));
        (await cloud.FirstAsync("GET", "clusters")).Expect(400);
        (await cloud.FirstAsync("GET", "clusters/" + id)).Expect(404);
        (await cloud.FirstAsync("GET", "clusters")).Expect(200);
    }

    [Test]
    public async Task A_refused_upgrade_breaks_the_cluster_and_a_resize_heals_it()
    {
        await using var cloud = await TestCloud.StartInstantAsync();
        var id = await cloud.CreateFirstClusterAsync();
        await HaveAsync(cloud, """{"fail_after_refused_upgrade":true}""");
        (await cloud.FirstAsync("PATCH", $"clusters/{id}/actions/upgrade", FirstBodies.Upgrade("c1000000-0000-4000-8000-000000320001"))).Expect(400);

        Assert.That(await cloud.FirstStatusAsync(id), Is.EqualTo("ERROR UPDATE_FAILED"));
        Assert.That((await cloud.FirstAsync("GET", "clusters/" + id))["status_reason"], Does.Contain("downgraded"));
        (await cloud.FirstAsync("PATCH", $"clusters/{id}/actions/upgrade", FirstBodies.Upgrade(FirstBodies.Template134))).Expect(409);
        (await cloud.FirstAsync("POST", $"clusters/{id}/actions", FirstBodies.ResizeMasters(Bodies.Medium))).Expect(202);
        Assert.That(await cloud.FirstStatusAsync(id), Is.EqualTo("RUNNING UPDATE_COMPLETE"));
    }

    [Test]
    public async Task Labels_come_back_in_Pythons_spelling()
    {
        await using var cloud = await TestCloud.StartInstantAsync();
        await HaveAsync(cloud, """{"respell_labels":true}""");
        var id = await cloud.CreateFirstClusterAsync(FirstBodies.Cluster().With("labels", """{"a":"true","b":"truth"}"""));
        (await cloud.FirstAsync("PATCH", "clusters/" + id, FirstBodies.Replace("/labels", """{"b":"truth","a":"true","c":"false"}"""))).Expect(202);
        var answer = await cloud.FirstAsync("GET", "clusters/" + id);
        Assert.That((answer["labels", "a"], answer["labels", "b"], answer["labels", "c"]), Is.EqualTo(("True", "truth", "False")));
    }

    [Test]
    public async Task Habits_add_up_and_are_dropped_together()
    {
        await using var cloud = await TestCloud.StartAsync();
        await HaveAsync(cloud, """{"late_reads":2}""");
        await HaveAsync(cloud, """{"drop_while_busy":true}""");
        Assert.That((await cloud.GetAsync("_simulator/habits")).Expect(200).Text, Is.EqualTo(
            """
            {"late_reads":2,"not_found_reads":0,"queue_while_busy":false,"drop_while_busy":true,"half_deleted_reads":0,"fail_after_refused_upgrade":false,
            "respell_labels":false,"reconcile_for_addons":false,"short_kube_versions":false,"normalize_values":false,"sort_settings":false}
            """.ReplaceLineEndings("")));
        Assert.That((await cloud.DeleteAsync("_simulator/habits")).Expect(200)["late_reads"], Is.EqualTo("0"));
    }

    [TestCase("""{"late":2}""")]
    [TestCase("""{"late_reads":-1}""")]
    [TestCase("""{"late_reads":"two"}""")]
    [TestCase("[]")]
    public async Task Habits_that_make_no_sense_are_refused(string habits)
    {
        await using var cloud = await TestCloud.StartAsync();
        (await cloud.PostAsync("_simulator/habits", JsonNode.Parse(habits))).Expect(400);
    }

    private static async Task HaveAsync(TestCloud cloud, string habits) => (await cloud.PostAsync("_simulator/habits", JsonNode.Parse(habits))).Expect(200);
}
