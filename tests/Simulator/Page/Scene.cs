using System.Text.Json.Nodes;

namespace Vkcc.Simulator.Tests;

/// <summary>A cloud in which much goes on at once: what the pictures show.</summary>
internal static class Scene
{
    /// <summary>Both generations, every kind of status, groups of every kind; ME1 and MS1 and PA2 are all in use.</summary>
    public static async Task BuildAsync(TestCloud cloud)
    {
        await cloud.PatchAsync("_simulator/quotas/RegionOne", JsonNode.Parse(
            """{"clusters":100,"node_groups":100,"nodes":1000,"vcpus":10000,"ram_gb":100000,"instances":1000}""")!);
        var shop = await cloud.CreateRunningClusterAsync(Bodies.Cluster("shop").With("master_spec.replicas", "5").With("version", "\"v1.34.2\"")
            .With("master_spec.engine.nova_engine.flavor_id", $"\"{Bodies.Medium}\""));
        await GroupAsync(cloud, shop, "web", "MS1", """{"auto_scale":{"min_size":2,"max_size":12,"size":7}}""");
        await GroupAsync(cloud, shop, "web-spare", "PA2", """{"fixed_scale":{"size":2}}""");
        var orders = await GroupAsync(cloud, shop, "orders", "ME1", """{"fixed_scale":{"size":4}}""");
        await PolicyAsync(cloud, shop);
        var reports = await cloud.CreateRunningClusterAsync(Bodies.Cluster("reports").With("deployment_type", """{"zonal_deployment":{"zone":"PA2"}}"""));
        await GroupAsync(cloud, reports, "nightly", "PA2", """{"fixed_scale":{"size":3}}""");
        var old = await cloud.CreateRunningFirstClusterAsync(FirstBodies.Cluster("old-intranet"));
        await cloud.CreateRunningFirstGroupAsync(FirstBodies.NodeGroup(old, "workers", 2));
        (await cloud.FirstAsync("POST", $"clusters/{old}/actions", FirstBodies.Action("turn_off_cluster"))).Expect(202);
        cloud.Clock.Advance(TimeSpan.FromMinutes(3));
        await cloud.BeginAsync(shop, await cloud.InstallAsync(version: "4.12.1"));
        var payments = await cloud.CreateClusterAsync(Bodies.Cluster("payments"));
        cloud.Clock.Advance(TimeSpan.FromMinutes(4));
        await cloud.BeginAsync(shop, await cloud.InstallAsync("kube-prometheus-stack", "68.3.3"));
        (await cloud.PatchAsync(TestCloud.Second + "node-groups/" + orders, JsonNode.Parse("""{"scale_spec":{"fixed_scale":{"size":6}}}""")!)).Expect(200);
        cloud.Clock.Advance(TimeSpan.FromMinutes(1));
        (await cloud.PostAsync(TestCloud.Second + $"clusters/{shop}:scaleControlPlane", Bodies.Scale(5, Bodies.Medium))).Expect(409);
        await cloud.ClusterAsync(shop);
        await cloud.ClusterAsync(payments);
        await cloud.GetAsync(TestCloud.Second + "node-groups/" + orders);
    }

    /// <summary>Images of the cluster come from one place.</summary>
    private static async Task PolicyAsync(TestCloud cloud, string cluster)
    {
        var template = (await cloud.GetAsync(TestCloud.Second + "security_policy/k8sallowedrepos/versions/1.0.0")).Expect(200)["id"];
        (await cloud.PostAsync($"{TestCloud.Second}clusters/{cluster}/security_policy", new JsonObject
        {
            ["security_policy_id"] = template,
            ["policy_settings"] = """{"repos":["registry.example.com/"]}""",
            ["namespace"] = "*",
            ["enabled"] = true,
        })).Expect(200);
    }

    /// <summary>So many clusters called cluster-00 and on, with so many groups of one node, all running; the cloud must be one where nothing takes
    /// time.</summary>
    /// <returns>The id of the first.</returns>
    public static async Task<string> CrowdAsync(TestCloud cloud, int clusters, int groups)
    {
        var first = "";
        for (var i = 0; i < clusters; i++)
        {
            var id = await cloud.CreateClusterAsync(Bodies.Cluster($"cluster-{i:00}"));
            first = i == 0 ? id : first;
            for (var j = 0; j < groups; j++)
            {
                (await cloud.PostAsync(TestCloud.Second + "node-groups", Bodies.NodeGroup(id, $"group-{j:00}", size: 1))).Expect(200);
            }
        }

        return first;
    }

    public static async Task<string> GroupAsync(TestCloud cloud, string cluster, string name, string zone, string scale) =>
        await cloud.CreateRunningNodeGroupAsync(
            Bodies.NodeGroup(cluster, name).With("node_group_spec.zones", $"[\"{zone}\"]").With("node_group_spec.scale_spec", scale));
}
