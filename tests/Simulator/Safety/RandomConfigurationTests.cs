using Terraform.Framework;
using Unit.Framework;
using static SimulatorTests.Safety.Blocks;

namespace SimulatorTests.Safety;

/// <summary>Whatever is valid: apply, empty plan; one attribute changed in the cloud, exactly that path; apply again, empty plan. A failing case prints its seed, which makes it again.</summary>
public sealed class RandomConfigurationTests
{
    private const int SeedsPerCase = 10;

    public static IEnumerable<TestCaseData> Cases() => Enumerable.Range(0, 50).Select(i =>
    {
        var test = new TestCaseData(1 + (i * SeedsPerCase)).SetArgDisplayNames($"seeds from {1 + (i * SeedsPerCase)}");
        return i == 0 ? test : test.SetCategory("Long");
    });

    [TestCaseSource(nameof(Cases))]
    public async Task Apply_empty_plan_change_exactly_that(int first)
    {
        for (var seed = first; seed < first + SeedsPerCase; seed++)
        {
            await using var cloud = await SmallCloud.StartAsync("instant");
            var workspace = new Workspace(cloud);
            var random = new Random(seed);
            var blocks = Blocks(random);
            var story = $"\nseed {seed}: {string.Join("\n", blocks.Select(b => b.Config(Tf.S("?"))))}";
            var applied = await workspace.ApplyAsync(blocks);
            Assert.That(applied.Errors, Is.Empty, applied.Text + story);
            var plan = await workspace.PlanAsync(blocks);
            Assert.That((plan.ExitCode, plan.Drift.Count), Is.EqualTo((0, 0)), $"{plan.Text}\n{string.Join(", ", plan.Drift)}{story}");

            var block = blocks[random.Next(blocks.Length)];
            var (attribute, patch, shown) = block.ClusterAddress is null ? ClusterChange(random) : GroupChange(random);
            await cloud.PatchAsync($"{(block.ClusterAddress is null ? "clusters" : "node-groups")}/{workspace.State[block.Address].Id}", patch);
            plan = await workspace.PlanAsync(blocks);
            using (Assert.EnterMultipleScope())
            {
                Assert.That(plan.Drift, Is.EqualTo((string[])[$"{block.Address}.{attribute}"]), $"{patch}\n{plan.Text}{story}");
                Assert.That(plan.ExitCode, Is.EqualTo(shown ? 2 : 0), $"{patch}\n{plan.Text}{story}");
            }

            await Expect.ConvergesAsync(workspace, blocks, story);
        }
    }

    private static Wanted[] Blocks(Random random)
    {
        var regional = random.Next(2) == 0;
        string[] zones = [.. new[] { "GZ1", "ME1", "MS1", "PA2" }.OrderBy(_ => random.Next()).Take(regional ? 3 : 1)];
        var changes = new List<(string, TfValue)>
        {
            ("cluster_type", Tf.S(regional ? "regional" : "standard")),
            ("master_count", Tf.N(regional ? Pick(random, 3, 5) : Pick(random, 1, 3, 5))),
            ("availability_zones", Tf.Set(zones.Select(Tf.S))),
            ("version", Tf.S(Pick(random, "1.32.1", "v1.32.1", "1.33.3", "v1.33.3"))),
            ("master_flavor", Tf.S(Pick(random, "STD3-4-8", "STD3-4-16"))),
            ("labels", Labels(random)),
            ("api_allowed_cidrs", random.Next(3) == 0 ? Tf.Null : Tf.Set(Enumerable.Range(0, random.Next(4)).Select(i => Tf.S($"10.{i}.{random.Next(256)}.0/24")))),
            ("insecure_registries", random.Next(3) == 0 ? Tf.Null : Tf.Set(Enumerable.Range(0, random.Next(3)).Select(i => Tf.S($"registry-{i}.example:{random.Next(1, 65535)}")))),
            ("description", Pick(random, Tf.Null, Tf.S(string.Empty), Tf.S("with \"quotes\" and ünïcode"))),
            ("network_plugin", Pick(random, Tf.Null, Tf.S("calico"), Tf.S("cilium"))),
            ("pods_cidr", Pick(random, Tf.Null, Tf.S("10.100.0.0/16"), Tf.S("10.200.0.0/16"))),
            ("public_ip", Pick(random, Tf.Null, TfBool.False, TfBool.True)),
            ("external_network_id", Tf.S("10000000-0000-4000-8000-000000000004")),
        };
        return [Cluster(changes: [.. changes]), .. Enumerable.Range(0, random.Next(3)).Select(i => GroupOf(random, i))];
    }

    private static Wanted GroupOf(Random random, int number)
    {
        var (min, more) = (random.Next(3), random.Next(1, 4));
        var autoscale = random.Next(2) == 0;
        return Group($"web-{number}", $"vkcc_node_group.g{number}", changes:
        [
            ("flavor", Tf.S(Pick(random, "STD3-4-8", "STD3-4-16"))),
            ("availability_zone", Tf.S(Pick(random, "ME1", "MS1", "PA2"))),
            ("node_count", autoscale ? Tf.Null : Tf.N(random.Next(5))),
            ("autoscale", autoscale ? Autoscale(min, min + more) : Tf.Null),
            ("disk_type", Tf.S(Pick(random, "ceph-hdd", "ceph-ssd", "high-iops"))),
            ("disk_size", Tf.N(random.Next(50, 200))),
            ("labels", Labels(random)),
            ("taints", random.Next(3) == 0 ? Tf.Null : Tf.Set(Enumerable.Range(0, random.Next(3)).Select(i => Taint($"key-{i}", $"v{random.Next(9)}", Pick(random, "NoSchedule", "PreferNoSchedule", "NoExecute"))))),
            ("max_unavailable_percent", random.Next(2) == 0 ? Tf.Null : Tf.N(random.Next(1, 101))),
        ]);
    }

    private static TfValue Labels(Random random) =>
        random.Next(3) == 0 ? Tf.Null : Tf.Map(Enumerable.Range(0, random.Next(4)).Select(i => ($"label-{i}", (TfValue)Tf.S($"v{random.Next(99)}"))));

    private static (string Attribute, string Patch, bool Shown) ClusterChange(Random random) => Pick(
        random,
        ("description", """{"description":"by hand"}""", true),
        ("labels", """{"labels":{"by":"hand"}}""", true),
        ("api_allowed_cidrs", """{"load_balancer_config":{"octavia_engine":{"allowed_cidrs":["192.0.2.0/24"]}}}""", true),
        ("insecure_registries", """{"insecure_registries":["by.hand.example"]}""", true),
        ("private_address", """{"internal_ip":"192.168.10.251"}""", false),
        ("api_address", """{"api_address":"https://192.168.10.251:6443"}""", false),
        ("uuid", """{"uuid":"7b0f4a52-0000-4000-8000-0000000000ff"}""", false));

    private static (string Attribute, string Patch, bool Shown) GroupChange(Random random) => Pick(
        random,
        ("labels", """{"labels":{"by":"hand"}}""", true),
        ("taints", """{"taints":[{"key":"by","value":"hand","effect":"NoSchedule"}]}""", true),
        ("disk_size", """{"disk_type":{"cinder_volume_type":{"size":777}}}""", true),
        ("flavor", """{"vm_engine":{"nova_engine":{"flavor_id":"d2000000-0000-4000-8000-000000020006"}}}""", true));

    private static T Pick<T>(Random random, params T[] choices) => choices[random.Next(choices.Length)];
}
