using System.Text.Json.Nodes;

namespace Vkcc.Simulator.Tests.Second;

/// <summary>Random calls, good and bad, with time passing and zones failing: the simulator never stumbles and its world stays whole.</summary>
internal sealed class RandomWalkTests
{
    private const string Second = TestCloud.Second;
    private const int Steps = 400;

    private static readonly string[] Statuses = [ClusterStatus.Provisioning, ClusterStatus.Running, ClusterStatus.Reconciling, ClusterStatus.Deleting];
    private static readonly string[] Zones = ["GZ1", "ME1", "MS1", "PA2"];
    private static readonly string[] Versions = ["v1.31.4", "v1.32.1", "v1.33.3", "v1.34.2", "v1.30.0", ""];
    private static readonly string[] Junk = ["null", "\"\"", "-1", "1e400", "3.5", "[]", "{}", "true", "\"\\u0000\"", "[null]", "{\"a\":null}", "99999999999"];

    [Test]
    public async Task A_random_walk_leaves_a_whole_world([Values(1, 2, 3)] int walk)
    {
        // Always the same walks: a run that fails can be repeated.
        var seed = 20_260_600 + walk;
        var random = new Random(seed);
        using var kept = new KeptCloud();
        string before;
        await using (var cloud = await kept.StartAsync())
        {
            for (var step = 0; step < Steps; step++)
            {
                var answer = await StepAsync(cloud, random);
                Assert.That(answer.Status, Is.LessThan(500), $"seed {seed}, step {step}: {answer.Text}");
                if (step % 10 == 0)
                {
                    Check((await cloud.GetAsync("_simulator/state")).Json, $"seed {seed}, step {step}");
                }
            }

            var changes = (await cloud.GetAsync("_simulator/requests")).Json["requests"]!.AsArray()
                .Where(request => request!["path"]!.ToString().Contains("managed-k8s", StringComparison.Ordinal) && request["method"]!.ToString() != "GET")
                .CountBy(request => (int)request!["status"]!)
                .ToDictionary();
            TestContext.Out.WriteLine($"seed {seed}: {string.Join(", ", changes.OrderBy(status => status.Key))}");
            Assert.That(changes.GetValueOrDefault(200), Is.GreaterThan(Steps / 30), $"seed {seed}: the walk went somewhere");
            before = (await cloud.GetAsync("_simulator/state")).Text;
        }

        await using var again = await kept.StartAsync();
        Assert.That((await again.GetAsync("_simulator/state")).Text, Is.EqualTo(before), $"seed {seed}: restored");
    }

    private static async Task<Answer> StepAsync(TestCloud cloud, Random random)
    {
        var state = (await cloud.GetAsync("_simulator/state")).Json;
        var cluster = Any(random, state["clusters"]!.AsArray());
        var group = Any(random, state["node_groups"]!.AsArray());
        var zone = Zones[random.Next(Zones.Length)];
        switch (random.Next(17))
        {
            case 0 or 1:
                return await cloud.SendAsync(
                    "POST",
                    Second + "clusters",
                    Damage(random, Bodies.Cluster($"cluster-{random.Next(4)}").With("master_spec.replicas", random.Next(2) == 0 ? "3" : "5")));
            case 2 or 3:
                return await cloud.SendAsync(
                    "POST",
                    Second + "node-groups",
                    Damage(random, Bodies.NodeGroup(cluster, $"group-{random.Next(4)}", random.Next(12)).With("node_group_spec.zones", $"[\"{zone}\"]")));
            case 4:
                return await cloud.PatchAsync(
                    Second + $"clusters/{cluster}:upgrade", new JsonObject { ["target_version"] = Versions[random.Next(Versions.Length)] });
            case 5:
                return await cloud.SendAsync(
                    "POST",
                    Second + $"clusters/{cluster}:scaleControlPlane",
                    Damage(random, Bodies.Scale(random.Next(2) == 0 ? 3 : 5, random.Next(2) == 0 ? Bodies.Small : Bodies.Medium)));
            case 6:
                return await cloud.SendAsync(
                    "PATCH",
                    Second + $"clusters/{cluster}:update",
                    Damage(random, JsonNode.Parse("""{"labels":{"a":"b"},"allowed_cidrs":["10.0.0.7/8"]}""")!.AsObject()));
            case 7 or 8:
                return await cloud.SendAsync("PATCH", Second + "node-groups/" + group, Damage(random, Update(random)));
            case 9:
                return await cloud.DeleteAsync(Second + "node-groups/" + group);
            case 10:
                return random.Next(6) == 0
                    ? await cloud.DeleteAsync(Second + "clusters/" + cluster)
                    : await cloud.PostAsync(Second + $"clusters/{cluster}/kube_config");
            case 11:
                return await cloud.PostAsync($"_simulator/zones/{zone}/{(random.Next(8) == 0 ? "fail" : "restore")}");
            case 12:
                return await cloud.SendAsync("POST", $"_simulator/clusters/{cluster}/grow-masters", random.Next(2) == 0 ? null : "{\"by\":\"ram\"}");
            case 13:
                return await cloud.PostAsync($"_simulator/node-groups/{group}/autoscale", new JsonObject { ["size"] = random.Next(12) });
            case 14:
                return await cloud.PostAsync($"_simulator/clusters/{cluster}/masters/{random.Next(5)}/{(random.Next(5) == 0 ? "fail" : "restore")}");
            default:
                cloud.Clock.Advance(TimeSpan.FromSeconds(random.Next(900)));
                // The walk is longer than a token's hour.
                cloud.Token = (await cloud.LoginAsync()).Expect(201).Header("X-Subject-Token");
                return await cloud.GetAsync(Second + "clusters");
        }
    }

    private static JsonObject Update(Random random)
    {
        var body = new JsonObject();
        if (random.Next(2) == 0)
        {
            body["vm_engine"] = JsonNode.Parse($"{{\"nova_engine\":{{\"flavor_id\":\"{(random.Next(2) == 0 ? Bodies.Small : Bodies.Medium)}\"}}}}");
        }

        if (random.Next(2) == 0)
        {
            body["scale_spec"] = JsonNode.Parse(random.Next(2) == 0
                ? $"{{\"fixed_scale\":{{\"size\":{random.Next(12)}}}}}"
                : "{\"auto_scale\":{\"min_size\":1,\"max_size\":9,\"size\":4}}");
        }

        return body;
    }

    /// <summary>One body in four has something strange in some place.</summary>
    private static string Damage(Random random, JsonObject body)
    {
        var text = body.ToJsonString();
        if (random.Next(4) != 0)
        {
            return text;
        }

        var colons = Enumerable.Range(0, text.Length).Where(index => text[index] == ':').ToArray();
        if (colons.Length == 0 || random.Next(8) == 0)
        {
            return text[..random.Next(text.Length)];
        }

        // What follows the value is kept, so that most of the results are JSON of a wrong shape.
        var start = colons[random.Next(colons.Length)] + 1;
        var end = start;
        for (var depth = 0; end < text.Length && !(depth == 0 && text[end] is ',' or '}'); end++)
        {
            depth += text[end] is '{' or '[' ? 1 : text[end] is '}' or ']' ? -1 : 0;
        }

        return text[..start] + Junk[random.Next(Junk.Length)] + text[end..];
    }

    private static string Any(Random random, JsonArray objects) =>
        objects.Count == 0 ? "none" : objects[random.Next(objects.Count)]!["id"]!.ToString();

    private static void Check(JsonNode state, string where)
    {
        foreach (var cluster in state["clusters"]!.AsArray().Select(cluster => cluster!))
        {
            var masters = cluster["simulator"]!["masters"]!.AsArray();
            var busy = cluster["simulator"]!["operation"] is not null;
            using (Assert.EnterMultipleScope())
            {
                Assert.That(Statuses, Does.Contain(cluster["status"]!.ToString()), where);
                Assert.That(masters, Has.Count.EqualTo((int)cluster["master"]!["replicas"]!), where);
                Assert.That(!busy || cluster["status"]!.ToString() != ClusterStatus.Running, where);
                if (!busy)
                {
                    Assert.That(masters.Select(master => master!["version"]!.ToString()), Is.All.EqualTo(cluster["version"]!.ToString()), where);
                }
            }

            foreach (var group in state["node_groups"]!.AsArray().Where(group => !busy && group!["cluster_id"]!.ToString() == cluster["id"]!.ToString()))
            {
                var scale = group!["scale_spec"]!;
                var nodes = group["simulator"]!["nodes"]!.AsArray();
                using (Assert.EnterMultipleScope())
                {
                    Assert.That(nodes, Has.Count.EqualTo((int)((scale["auto_scale"] ?? scale["fixed_scale"])!["size"]!)), where);
                    Assert.That(nodes.Select(node => node!["version"]!.ToString()), Is.All.EqualTo(cluster["version"]!.ToString()), where);
                }
            }
        }
    }
}
