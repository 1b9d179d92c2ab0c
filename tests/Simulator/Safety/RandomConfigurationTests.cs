using Terraform.Framework;
using Unit.Framework;
using static SimulatorTests.Safety.Blocks;

namespace SimulatorTests.Safety;

/// <summary>Whatever is valid: apply, empty plan; one attribute changed in the cloud, exactly that path; apply again, empty plan. A failing case prints its
/// seed, which makes it again.</summary>
public sealed class RandomConfigurationTests
{
    private const int SeedsPerCase = 10;

    public static IEnumerable<TestCaseData> Cases() => [.. Seeds(2, 50, SeedsPerCase), .. Seeds(1, 15, SeedsPerCase)];

    /// <summary>Cases of as many seeds each; all but the first are long.</summary>
    internal static IEnumerable<TestCaseData> Seeds(int generation, int cases, int seedsPerCase) => Enumerable.Range(0, cases).Select(i =>
    {
        var first = 1 + (i * seedsPerCase);
        var test = new TestCaseData(generation, first).SetArgDisplayNames($"{(generation == 1 ? "first generation, " : string.Empty)}seeds from {first}");
        return i == 0 ? test : test.SetCategory("Long");
    });

    [TestCaseSource(nameof(Cases))]
    public async Task Apply_empty_plan_change_exactly_that(int generation, int first)
    {
        for (var seed = first; seed < first + SeedsPerCase; seed++)
        {
            await using var cloud = await SmallCloud.StartAsync("instant");
            var workspace = new Workspace(cloud);
            var random = new Random(seed);
            var blocks = generation == 1 ? FirstBlocks(random) : Blocks(random);
            var story = await AppliedAsync(workspace, seed, blocks);

            var block = blocks[random.Next(blocks.Length)];
            var (attribute, patch, shown) = (generation, block.ClusterAddress) switch
            {
                (1, null) => FirstClusterChange(random, workspace.State[block.Address].State),
                (1, _) => FirstGroupChange(random),
                (_, null) => ClusterChange(random),
                _ => GroupChange(random),
            };
            await cloud.PatchAsync($"{(block.ClusterAddress is null ? "clusters" : "node-groups")}/{workspace.State[block.Address].Id}", patch);
            var plan = await workspace.PlanAsync(blocks);
            using (Assert.EnterMultipleScope())
            {
                Assert.That(plan.Drift, Is.EqualTo((string[])[$"{block.Address}.{attribute}"]), $"{patch}\n{plan.Text}{story}");
                Assert.That(plan.ExitCode, Is.EqualTo(shown ? 2 : 0), $"{patch}\n{plan.Text}{story}");
            }

            await Expect.ConvergesAsync(workspace, blocks, story);
        }
    }

    /// <summary>Applies it, and plans nothing after that.</summary>
    /// <returns>The story so far, for what is found wrong later.</returns>
    private static async Task<string> AppliedAsync(Workspace workspace, int seed, Wanted[] blocks)
    {
        var story = $"\nseed {seed}: {string.Join("\n", blocks.Select(b => b.Config(Tf.S("?"))))}";
        var applied = await workspace.ApplyAsync(blocks);
        Assert.That(applied.Errors, Is.Empty, applied.Text + story);
        var plan = await workspace.PlanAsync(blocks);
        Assert.That((plan.ExitCode, plan.Drift.Count), Is.EqualTo((0, 0)), $"{plan.Text}\n{string.Join(", ", plan.Drift)}{story}");
        return story;
    }

    public static IEnumerable<TestCaseData> AddonsAndPolicies() =>
        [.. Seeds(2, 3, SeedsPerCase), .. Seeds(1, 3, SeedsPerCase).Select(test => test.SetCategory("Long"))];

    [TestCaseSource(nameof(AddonsAndPolicies))]
    public async Task Add_ons_and_policies_too(int generation, int first)
    {
        for (var seed = first; seed < first + SeedsPerCase; seed++)
        {
            await using var cloud = await SmallCloud.StartAsync("instant");
            await cloud.PostAsync("habits", System.Text.Json.Nodes.JsonNode.Parse("""{"normalize_values":true,"sort_settings":true}"""));
            var workspace = new Workspace(cloud) { ChecksOnline = seed % 2 == 0 };
            var random = new Random(seed);
            var blocks = WithAddonsAndPolicies(generation, random);
            var story = await AppliedAsync(workspace, seed, blocks);

            var block = blocks[random.Next(2, blocks.Length)];
            var isAddon = block.TypeName == "vkcc_addon";
            var (attribute, patch) = isAddon ? AddonChange(random) : PolicyChange(random, workspace.State[block.Address].State);
            await cloud.PatchAsync($"{(isAddon ? "addons" : "security-policies")}/{workspace.State[block.Address].Id}", patch);
            var plan = await workspace.PlanAsync(blocks);
            var isStored = attribute != "values" || block.Config(Tf.S("?"))["values_wo_version"].IsNull;
            using (Assert.EnterMultipleScope())
            {
                Assert.That(plan.Drift, Is.EqualTo(isStored ? (string[])[$"{block.Address}.{attribute}"] : []), $"{patch}\n{plan.Text}{story}");
                Assert.That(plan.ExitCode, Is.EqualTo(isStored && attribute != "release_name" ? 2 : 0), $"{patch}\n{plan.Text}{story}");
            }

            await Expect.ConvergesAsync(workspace, blocks, story);
            var destroyed = await workspace.DestroyAsync();
            Assert.That(destroyed.Errors, Is.Empty, destroyed.Text + story);
            Assert.That((await cloud.InventoryAsync()).All, Is.Empty, story);
        }
    }

    internal static Wanted[] WithAddonsAndPolicies(int generation, Random random) =>
        [generation == 1 ? FirstCluster() : Cluster(), Group(), .. AddonsOf(random), .. PoliciesOf(random)];

    private static readonly (string Name, string Version)[] Offered = [("ingress-nginx", "4.11.3"), ("cert-manager", "1.15.3"), ("gpu-operator", "24.9.0")];

    private static IReadOnlyList<Wanted> AddonsOf(Random random) =>
        [.. Offered.OrderBy(_ => random.Next()).Take(random.Next(1, 4)).ToList().Select((addon, i) => AddonOf(random, addon, $"vkcc_addon.a{i}"))];

    private static Wanted AddonOf(Random random, (string Name, string Version) addon, string address)
    {
        var isSecret = random.Next(4) == 0;
        var values = Tf.S(Pick(random, "a: 1\nb: {c: [1, 2], d: \"yes\"}\n", "{\"b\":true,\"a\":\"ünï\"}", "# only a comment\nx:\n  - y\n"));
        return Addon(addon.Name, address, Main,
            ("version", random.Next(2) == 0 ? Tf.Null : Tf.S(addon.Version)),
            ("namespace", random.Next(2) == 0 ? Tf.Null : Tf.S("tools")),
            ("values", isSecret || random.Next(3) == 0 ? Tf.Null : values),
            ("values_wo", isSecret ? values : Tf.Null),
            ("values_wo_version", isSecret ? Tf.N(1) : Tf.Null));
    }

    private static IReadOnlyList<Wanted> PoliciesOf(Random random) =>
    [
        .. Enumerable.Range(0, random.Next(1, 4)).Select(i => Policy($"team-{i}", $"vkcc_security_policy.p{i}", Main,
            ("settings", Pick(random, Range(3), Tf.S("""{ "ranges": [ { "max_replicas": 5, "min_replicas": 2 } ] }"""))),
            ("enabled", Pick(random, Tf.Null, TfBool.True, TfBool.False)))),
    ];

    private static (string Attribute, string Patch) AddonChange(Random random) => Pick(
        random, ("values", $$"""{"values":"{{Convert.ToBase64String("by: hand"u8)}}"}"""), ("release_name", """{"release_name":"by-hand"}"""));

    private static (string Attribute, string Patch) PolicyChange(Random random, TfObject state) => Pick(
        random,
        ("settings", """{"policy_settings":"{\"ranges\":[]}"}"""),
        ("enabled", $$"""{"enabled":{{(state["enabled"].Equals(TfBool.True) ? "false" : "true")}}}"""),
        ("namespace", """{"namespace":"by-hand"}"""));

    internal static Wanted[] Blocks(Random random)
    {
        var (topology, _) = Topology(random);
        (string, TfValue)[] changes =
        [
            .. topology,
            ("version", Tf.S(Pick(random, "1.32.1", "v1.32.1", "1.33.3", "v1.33.3"))),
            ("master_flavor", Flavor(random)),
            ("labels", Labels(random)),
            ("api_allowed_cidrs", SomeOrNull(random, 4, i => Tf.S($"10.{i}.{random.Next(256)}.0/24"))),
            ("insecure_registries", Registries(random)),
            ("description", Pick(random, Tf.Null, Tf.S(string.Empty), Tf.S("with \"quotes\" and ünïcode"))),
            ("network_plugin", Pick(random, Tf.Null, Tf.S("calico"), Tf.S("cilium"))),
            .. Reachability(random),
        ];
        return [Cluster(changes: changes), .. Groups(random, i => GroupOf(random, i, Zone, fewest: 0, percents: 101))];

        TfValue Zone() => Tf.S(Pick(random, "ME1", "MS1", "PA2"));
    }

    /// <summary>As in the second generation; its groups are never made empty, and stand in a zone of the cluster or in the one that the cloud takes.</summary>
    internal static Wanted[] FirstBlocks(Random random)
    {
        var (topology, zones) = Topology(random);
        (string, TfValue)[] changes =
        [
            .. topology,
            ("version", Tf.S(Pick(random, "1.32", "v1.32", "1.32.1", "1.33", "v1.33", "1.33.3", "v1.33.3"))),
            ("master_flavor", Flavor(random)),
            ("labels", Pick(random, Labels(random), MagnumLabels(random))),
            ("insecure_registries", Registries(random)),
            .. Reachability(random),
            ("keypair", Pick(random, Tf.Null, Tf.S("demo"))),
            ("dns_domain", Pick(random, Tf.Null, Tf.S("cluster.example"))),
            ("security_policy_sync", Pick(random, Tf.Null, TfBool.False, TfBool.True)),
            ("power_state", Pick(random, Tf.Null, Tf.S("running"))),
        ];

        // One that asks for 100 percent would not drift by FirstGroupChange.
        return [FirstCluster(changes: changes), .. Groups(random, i => GroupOf(random, i, Zone, fewest: 1, percents: 100))];

        TfValue Zone() => random.Next(2) == 0 ? Tf.Null : Tf.S(Pick(random, zones));
    }

    private static ((string, TfValue)[] Changes, string[] Zones) Topology(Random random)
    {
        var regional = random.Next(2) == 0;
        string[] zones = [.. new[] { "GZ1", "ME1", "MS1", "PA2" }.OrderBy(_ => random.Next()).Take(regional ? 3 : 1)];
        return (
            [
                ("cluster_type", Tf.S(regional ? "regional" : "standard")),
                ("master_count", Tf.N(regional ? Pick(random, 3, 5) : Pick(random, 1, 3, 5))),
                ("availability_zones", Tf.Set(zones.Select(Tf.S))),
            ],
            zones);
    }

    private static (string, TfValue)[] Reachability(Random random) =>
    [
        ("pods_cidr", Pick(random, Tf.Null, Tf.S("10.100.0.0/16"), Tf.S("10.200.0.0/16"))),
        ("public_ip", Pick(random, Tf.Null, TfBool.False, TfBool.True)),
        ("external_network_id", Tf.S("10000000-0000-4000-8000-000000000004")),
    ];

    private static IEnumerable<Wanted> Groups(Random random, Func<int, Wanted> group) => Enumerable.Range(0, random.Next(3)).Select(group);

    /// <param name="fewest">Nodes, and the lower limit of the autoscaler.</param>
    /// <param name="percents">How many percentages there are to draw from.</param>
    private static Wanted GroupOf(Random random, int number, Func<TfValue> zone, int fewest, int percents)
    {
        var (min, more) = (random.Next(fewest, 3), random.Next(1, 4));
        var autoscale = random.Next(2) == 0;
        return Group($"web-{number}", $"vkcc_node_group.g{number}", changes:
        [
            ("flavor", Flavor(random)),
            ("availability_zone", zone()),
            ("node_count", autoscale ? Tf.Null : Tf.N(random.Next(fewest, 5))),
            ("autoscale", autoscale ? Autoscale(min, min + more) : Tf.Null),
            ("disk_type", Tf.S(Pick(random, "ceph-hdd", "ceph-ssd", "high-iops"))),
            ("disk_size", Tf.N(random.Next(50, 200))),
            ("labels", Labels(random)),
            ("taints", SomeOrNull(random, 3, i => Taint($"key-{i}", $"v{random.Next(9)}", Pick(random, "NoSchedule", "PreferNoSchedule", "NoExecute")))),
            ("max_unavailable_percent", random.Next(2) == 0 ? Tf.Null : Tf.N(random.Next(1, percents))),
        ]);
    }

    private static TfString Flavor(Random random) => Tf.S(Pick(random, "STD3-4-8", "STD3-4-16"));

    private static TfValue Registries(Random random) => SomeOrNull(random, 3, i => Tf.S($"registry-{i}.example:{random.Next(1, 65535)}"));

    private static TfMap MagnumLabels(Random random) =>
        Tf.Map(("cloud_monitoring", Tf.S(Pick(random, "true", "false", "True"))), ("kube_log_level", Tf.S("2")));

    /// <summary>A set of less than so many, or null.</summary>
    private static TfValue SomeOrNull(Random random, int below, Func<int, TfValue> element) =>
        random.Next(3) == 0 ? Tf.Null : Tf.Set(Enumerable.Range(0, random.Next(below)).Select(element));

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

    /// <summary>Of the labels those that were configured; the others are the template's and the platform's.</summary>
    private static (string Attribute, string Patch, bool Shown) FirstClusterChange(Random random, TfObject state) =>
        state["labels"] is TfMap { Entries.Count: > 0 } labels && random.Next(3) == 0
            ? ("labels", $$$"""{"labels":{"{{{labels.Entries.First().Key}}}":{{{Pick(random, "null", "\"by hand\"")}}} } }""", true)
            : Pick(
                random,
                ("insecure_registries", """{"insecure_registries":["by.hand.example"]}""", true),
                ("keypair", """{"keypair":"by-hand"}""", true),
                ("dns_domain", """{"dns_domain":"by.hand"}""", true),
                ("private_address", """{"api_lb_vip":"192.168.10.251"}""", false),
                ("api_address", """{"api_address":"https://192.168.10.251:6443"}""", false));

    private static (string Attribute, string Patch, bool Shown) FirstGroupChange(Random random) => Pick(
        random,
        ("labels", """{"labels":[{"key":"by","value":"hand"}]}""", true),
        ("taints", """{"taints":[{"key":"by","value":"hand","effect":"NoSchedule"}]}""", true),
        ("disk_size", """{"volume_size":777}""", true),
        ("max_unavailable_percent", """{"max_node_unavailable":100}""", true),
        ("flavor", """{"flavor_id":"d2000000-0000-4000-8000-000000020006"}""", true));

    private static (string Attribute, string Patch, bool Shown) GroupChange(Random random) => Pick(
        random,
        ("labels", """{"labels":{"by":"hand"}}""", true),
        ("taints", """{"taints":[{"key":"by","value":"hand","effect":"NoSchedule"}]}""", true),
        ("disk_size", """{"disk_type":{"cinder_volume_type":{"size":777}}}""", true),
        ("flavor", """{"vm_engine":{"nova_engine":{"flavor_id":"d2000000-0000-4000-8000-000000020006"}}}""", true));

    private static T Pick<T>(Random random, params T[] choices) => choices[random.Next(choices.Length)];
}
