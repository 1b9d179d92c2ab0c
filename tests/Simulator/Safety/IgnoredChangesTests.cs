using System.Text.Json.Nodes;
using Terraform.Framework;
using Unit.Framework;
using Vkcc;
using VkCloud;
using static SimulatorTests.Safety.Blocks;

namespace SimulatorTests.Safety;

/// <summary><c>ignore_changes</c> makes configurations that nobody wrote: no combination of them makes the provider fail, and each comes to rest.</summary>
public sealed class IgnoredChangesTests
{
    private const string Web = "vkcc_node_group.web";

    private static Wanted Sized(bool autoscaled, params string[] ignored)
    {
        (string, TfValue)[] size = autoscaled
            ? [("node_count", Tf.Null), ("autoscale", Autoscale(1, 5))]
            : [("node_count", Tf.N(3)), ("autoscale", Tf.Null)];
        return Group(changes: size) with { Ignored = ignored };
    }

    private static string Fixed(int generation, int size) => generation == 2
        ? $$$"""{"scale_spec":{"auto_scale":null,"fixed_scale":{"size":{{{size}}} } } }"""
        : $$"""{"autoscaling_enabled":false,"node_count":{{size}}}""";

    private static string Automatic(int generation, int min, int max, int size) => generation == 2
        ? $$$"""{"scale_spec":{"fixed_scale":null,"auto_scale":{"min_size":{{{min}}},"max_size":{{{max}}},"size":{{{size}}} } } }"""
        : $$"""{"autoscaling_enabled":true,"min_nodes":{{min}},"max_nodes":{{max}},"node_count":{{size}}}""";

    /// <summary>Ignored is what was configured: the configuration then gives neither, and what was set by hand stays.</summary>
    [Test]
    public async Task A_switch_by_hand_of_what_is_ignored_stays([Values(1, 2)] int generation, [Values] bool autoscaled, [Values] bool both)
    {
        await using var cloud = await SmallCloud.StartAsync("instant");
        var workspace = new Workspace(cloud);
        var cluster = generation == 2 ? Cluster() : FirstCluster();
        var group = Sized(autoscaled, both ? ["node_count", "autoscale"] : [autoscaled ? "autoscale" : "node_count"]);
        await Expect.AppliedAsync(workspace, cluster, group);

        await cloud.PatchAsync($"node-groups/{workspace.State[Web].Id}", autoscaled ? Fixed(generation, 4) : Automatic(generation, 2, 6, 3));
        var plan = await workspace.PlanAsync(cluster, group);
        await Expect.AppliedAsync(workspace, cluster, group);
        var changed = Sized(autoscaled, [.. group.Ignored]) with { Config = id => group.Config(id).With("max_unavailable_percent", Tf.N(50)) };
        await Expect.AppliedAsync(workspace, cluster, changed);

        var state = NodeGroupModel.From(workspace.State[Web].State);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(plan.ExitCode, Is.Zero, plan.Text);
            Assert.That(
                (state.NodeCount.IsNull, state.Autoscale.IsNull, state.CurrentNodeCount.Value),
                Is.EqualTo((!autoscaled, autoscaled, autoscaled ? 4L : 3L)),
                "another change leaves the size alone");
            Assert.That((await workspace.PlanAsync(cluster, changed)).ExitCode, Is.Zero);
        }
    }

    /// <summary>Ignored is the other one: the configuration then gives both, and the one that is configured counts.</summary>
    [Test]
    public async Task A_switch_by_hand_to_what_is_ignored_is_undone_once([Values(1, 2)] int generation, [Values] bool autoscaled)
    {
        await using var cloud = await SmallCloud.StartAsync("instant");
        var workspace = new Workspace(cloud);
        var cluster = generation == 2 ? Cluster() : FirstCluster();
        var group = Sized(autoscaled, autoscaled ? "node_count" : "autoscale");
        await Expect.AppliedAsync(workspace, cluster, group);

        await cloud.PatchAsync($"node-groups/{workspace.State[Web].Id}", autoscaled ? Fixed(generation, 4) : Automatic(generation, 2, 6, 4));
        var applied = await workspace.ApplyAsync(cluster, group);
        var plan = await workspace.PlanAsync(cluster, group);

        var group1 = (await cloud.GroupsAsync()).Single();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(applied.Errors, Is.Empty, applied.Text);
            Assert.That(
                applied.All.Where(d => d.Severity == DiagnosticSeverity.Warning).Select(d => d.Summary),
                Is.SupersetOf(new[] { "Both node_count and autoscale" }).And.No.Member("Result differs from plan"));
            Assert.That(plan.ExitCode, Is.Zero, plan.Text);
            Assert.That(IsAutoscaled(group1), Is.EqualTo(autoscaled));
        }
    }

    /// <summary>Everything is changed by hand, and any of it is ignored.</summary>
    [TestCaseSource(nameof(Combinations))]
    public async Task No_combination_of_ignored_attributes_is_too_much(int generation, bool autoscaled, string[] ignored)
    {
        await using var cloud = await SmallCloud.StartAsync("instant");
        var workspace = new Workspace(cloud);
        var own = generation == 2 ? Cluster(changes: ("description", Tf.S("by Terraform"))) : FirstCluster(changes: ("keypair", Tf.S("demo")));
        var cluster = own with { Ignored = Of(ClusterResource.Name, ignored) };
        var group = Sized(autoscaled, Of(NodeGroupResource.Name, ignored));
        await Expect.AppliedAsync(workspace, cluster, group);

        // A group that ignores its cluster_id cannot follow when the cluster is replaced.
        await cloud.PatchAsync($"clusters/{workspace.State[Main].Id}", ignored.Contains("cluster_id") ? """{"labels":{"team":"hand"}}""" : generation == 2
            ? """
                {"description":"by hand","labels":{"by":"hand"},"insecure_registries":["by.hand.example"],
                "load_balancer_config":{"octavia_engine":{"allowed_cidrs":["192.0.2.0/24"]}}}
                """.ReplaceLineEndings("")
            : """{"keypair":"by-hand","labels":{"team":"hand"},"insecure_registries":["by.hand.example"],"security_policy_sync_enabled":true}""");
        await cloud.PatchAsync($"node-groups/{workspace.State[Web].Id}", With(
            autoscaled ? Fixed(generation, 4) : Automatic(generation, 4, 6, 4),
            generation == 2
                ? """
                    {"labels":{"by":"hand"},"taints":[{"key":"by","value":"hand","effect":"NoSchedule"}],"parallel_upgrade_chunk":77,
                    "vm_engine":{"nova_engine":{"flavor_id":"d2000000-0000-4000-8000-000000040008"}}}
                    """.ReplaceLineEndings("")
                : """
                    {"labels":[{"key":"by","value":"hand"}],"taints":[{"key":"by","value":"hand","effect":"NoSchedule"}],"max_node_unavailable":77,
                    "flavor_id":"d2000000-0000-4000-8000-000000040008"}
                    """.ReplaceLineEndings("")));
        Wanted[] blocks = [cluster, group];

        var applied = await workspace.ApplyAsync(blocks);

        Assert.That(applied.Errors, Is.Empty, applied.Text);
        await Expect.ConvergesAsync(workspace, blocks, $"\nignored {string.Join(", ", ignored)}\n{applied.Text}");
    }

    private static IEnumerable<TestCaseData> Combinations()
    {
        var provider = new VkccProvider();
        string[] names =
        [
            .. provider.Resources.Find(ClusterResource.Name)!.Schema.Attributes
                .Concat(provider.Resources.Find(NodeGroupResource.Name)!.Schema.Attributes)
                .Where(a => a.IsConfigurable)
                .Select(a => a.Name)
                .Distinct(),
        ];
        var random = new Random(28);
        yield return Row("all", names);
        foreach (var name in names)
        {
            yield return Row(name, [name]);
        }

        for (var i = 0; i < 60; i++)
        {
            yield return Row($"seed {i}", [.. names.Where(_ => random.Next(3) == 0)]);
        }

        TestCaseData Row(string title, string[] ignored)
        {
            var row = new TestCaseData(1 + random.Next(2), random.Next(2) == 0, ignored).SetArgDisplayNames(title);
            return title == "all" || random.Next(6) == 0 ? row : row.SetCategory("Long");
        }
    }

    private static string[] Of(string type, string[] names)
    {
        var schema = new VkccProvider().Resources.Find(type)!.Schema;
        return [.. names.Where(name => schema.Find(name) is not null)];
    }

    private static string With(string patch, string more)
    {
        var all = JsonNode.Parse(patch)!.AsObject();
        foreach (var (name, value) in JsonNode.Parse(more)!.AsObject())
        {
            all[name] = value?.DeepClone();
        }

        return all.ToJsonString();
    }

    private static bool IsAutoscaled(JsonObject group) =>
        group["autoscaling_enabled"] is { } flag ? (bool)flag : group["scale_spec"]!["auto_scale"] is not null;
}
