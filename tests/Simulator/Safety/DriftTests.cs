using Terraform.Framework;
using Unit.Framework;
using static SimulatorTests.Safety.Blocks;

namespace SimulatorTests.Safety;

/// <summary>What somebody changed behind Terraform's back shows as exactly that; what means the same does not show.</summary>
public sealed class DriftTests
{
    private const string Web = "vkcc_node_group.web";

    private const string SmallerFlavor = """{"master":{"vm_engine":{"nova_engine":{"flavor_id":"d2000000-0000-4000-8000-000000020006"}}}}""";

    private const string EqualFlavor = """{"master":{"vm_engine":{"nova_engine":{"flavor_id":"d2000000-0000-4000-8000-000000040008"}}}}""";

    private static TestCaseData Cluster(string name, string patch, int exitCode, params string[] attributes) =>
        new TestCaseData(2, true, patch, exitCode, attributes).SetArgDisplayNames($"cluster, {name}");

    private static TestCaseData Group(string name, string patch, int exitCode, params string[] attributes) =>
        new TestCaseData(2, false, patch, exitCode, attributes).SetArgDisplayNames($"group, {name}");

    private static TestCaseData FirstCluster(string name, string patch, int exitCode, params string[] attributes) =>
        new TestCaseData(1, true, patch, exitCode, attributes).SetArgDisplayNames($"first generation: cluster, {name}");

    private static TestCaseData FirstGroup(string name, string patch, int exitCode, params string[] attributes) =>
        new TestCaseData(1, false, patch, exitCode, attributes).SetArgDisplayNames($"first generation: group, {name}");

    private static Wanted[] BlocksOf(int generation) => generation == 2
        ? [Blocks.Cluster(), Blocks.Group()]
        : [Blocks.FirstCluster(), Blocks.Group(changes: ("labels", Tf.Map(("pool", Tf.S("web")), ("gpu", Tf.S("true")))))];

    public static IEnumerable<TestCaseData> Patches =>
    [
        Cluster("name", """{"name":"another"}""", 2, "name"),
        Cluster("description", """{"description":"by hand"}""", 2, "description"),
        Cluster("older version", """{"version":"v1.32.1"}""", 2, "version"),
        Cluster("labels", """{"labels":{"team":null,"by":"hand"}}""", 2, "labels"),
        Cluster("labels gone", """{"labels":{"team":null}}""", 2, "labels"),
        Cluster("smaller masters", SmallerFlavor, 2, "master_flavor", "master_flavor_actual"),
        Cluster("masters of another family and the same size", EqualFlavor, 0, "master_flavor_actual"),
        Cluster("more masters", """{"master":{"replicas":5}}""", 2, "master_count", "master_placement", "fault_tolerance"),
        Cluster("pods", """{"network_config":{"plugin":{"calico":{"pods_ipv4_cidr":"10.200.0.0/16"}}}}""", 2, "pods_cidr"),
        Cluster("plugin", """{"network_config":{"plugin":{"calico":null,"cilium":{"pods_ipv4_cidr":"10.100.0.0/16"}}}}""", 2, "network_plugin"),
        Cluster("network", """{"network_config":{"engine":{"sprut_engine":{"network_id":"10000000-0000-4000-8000-000000000002"}}}}""", 2, "network_id"),
        Cluster("subnet", """{"network_config":{"engine":{"sprut_engine":{"subnet_id":"20000000-0000-4000-8000-000000000002"}}}}""", 2, "subnet_id"),
        Cluster(
            "external network",
            """{"network_config":{"engine":{"sprut_engine":{"external_network_id":"10000000-0000-4000-8000-000000000005"}}}}""",
            0,
            "external_network_id"),
        Cluster(
            "balancers",
            """{"load_balancer_config":{"octavia_engine":{"loadbalancer_subnet_id":"20000000-0000-4000-8000-000000000002"}}}""",
            0,
            "loadbalancer_subnet_id"),
        Cluster("public", """{"load_balancer_config":{"octavia_engine":{"enable_public_ip":true}}}""", 2, "public_ip"),
        Cluster("allowed networks", """{"load_balancer_config":{"octavia_engine":{"allowed_cidrs":["10.0.0.0/8"]}}}""", 2, "api_allowed_cidrs"),
        Cluster("all networks allowed", """{"load_balancer_config":{"octavia_engine":{"allowed_cidrs":[]}}}""", 2, "api_allowed_cidrs"),
        Cluster("registries", """{"insecure_registries":["registry.example:5000"]}""", 2, "insecure_registries"),
        Cluster("floating address", """{"external_ip":"198.18.0.99"}""", 0, "public_address"),
        Cluster("address", """{"internal_ip":"192.168.10.99"}""", 0, "private_address"),
        Cluster("address of the API", """{"api_address":"https://192.168.10.99:6443"}""", 0, "api_address"),
        Cluster("uuid", """{"uuid":"7b0f4a52-0000-4000-8000-0000000000ff"}""", 0, "uuid"),
        Cluster("busy", """{"status":"RECONCILING"}""", 0, "status"),
        Group("name", """{"name":"another"}""", 2, "name"),
        Group("flavor", """{"vm_engine":{"nova_engine":{"flavor_id":"d2000000-0000-4000-8000-000000040008"}}}""", 2, "flavor"),

        // REG-3: the platform moves what stands in a zone that it retires, so this is told and nothing is replaced.
        Group("zone", """{"zones":["ME1"]}""", 0, "availability_zone", "moved_from"),
        Cluster(
            "zones",
            """{"deployment_type":{"multi_zonal_deployment":{"zones":["GZ1","ME1","MS1"]}}}""",
            0,
            "availability_zones",
            "master_placement",
            "moved_from"),
        Group("size", """{"scale_spec":{"fixed_scale":{"size":5}}}""", 2, "current_node_count", "node_count"),
        Group("autoscale", """{"scale_spec":{"fixed_scale":null,"auto_scale":{"min_size":1,"max_size":3,"size":2}}}""", 2, "autoscale", "node_count"),
        Group("labels", """{"labels":{"by":"hand"}}""", 2, "labels"),
        Group("labels gone", """{"labels":{"pool":null}}""", 2, "labels"),
        Group("taints", """{"taints":[{"key":"by","value":"hand","effect":"NoExecute"}]}""", 2, "taints"),
        Group("taints gone", """{"taints":[]}""", 2, "taints"),
        Group("waves", """{"parallel_upgrade_chunk":50}""", 2, "max_unavailable_percent"),
        Group("disk type", """{"disk_type":{"cinder_volume_type":{"type":"high-iops"}}}""", 2, "disk_type"),
        Group("disk size", """{"disk_type":{"cinder_volume_type":{"size":90}}}""", 2, "disk_size"),
        Cluster("version without v", """{"version":"1.33.3"}""", 0),
        Cluster("networks with host bits", """{"load_balancer_config":{"octavia_engine":{"allowed_cidrs":["203.0.113.9/24"]}}}""", 0),
        Cluster("pods with host bits", """{"network_config":{"plugin":{"calico":{"pods_ipv4_cidr":"10.100.3.1/16"}}}}""", 0),
        Cluster("members never seen before", """{"colour":"blue","addons":[{"id":1}]}""", 0),
        Group("members never seen before", """{"colour":"blue","nodes":[]}""", 0),
    ];

    public static IEnumerable<TestCaseData> FirstPatches =>
    [
        FirstCluster("name", """{"name":"another"}""", 2, "name"),
        FirstCluster("older template", """{"cluster_template_id":"c1000000-0000-4000-8000-000000320001"}""", 2, "cluster_template_id", "version"),
        FirstCluster("labels", """{"labels":{"team":"shop"}}""", 2, "labels"),
        FirstCluster("label gone", """{"labels":{"team":null}}""", 2, "labels"),
        FirstCluster("switched off by a label", """{"labels":{"cloud_monitoring":"False"}}""", 2, "labels"),
        FirstCluster("smaller masters", """{"master_flavor_id":"d2000000-0000-4000-8000-000000020006"}""", 2, "master_flavor", "master_flavor_actual"),
        FirstCluster(
            "masters of another family and the same size", """{"master_flavor_id":"d2000000-0000-4000-8000-000000040008"}""", 0, "master_flavor_actual"),
        FirstCluster("more masters", """{"master_count":5}""", 2, "master_count", "master_placement", "fault_tolerance"),
        FirstCluster("zones", """{"availability_zones":["GZ1","ME1","MS1"]}""", 0, "availability_zones", "master_placement", "moved_from"),
        FirstCluster("type", """{"cluster_type":"standard"}""", 2, "cluster_type"),
        FirstCluster("pods", """{"pods_network_cidr":"10.200.0.0/16"}""", 2, "pods_cidr"),
        FirstCluster("network", """{"network_id":"10000000-0000-4000-8000-000000000002"}""", 2, "network_id"),
        FirstCluster("subnet", """{"subnet_id":"20000000-0000-4000-8000-000000000002"}""", 2, "subnet_id"),
        FirstCluster("external network", """{"external_network_id":"10000000-0000-4000-8000-000000000005"}""", 0, "external_network_id"),
        FirstCluster("balancers", """{"loadbalancer_subnet_id":"20000000-0000-4000-8000-000000000002"}""", 0, "loadbalancer_subnet_id"),
        FirstCluster("public", """{"floating_ip_enabled":true}""", 2, "public_ip"),
        FirstCluster("registries", """{"insecure_registries":["registry.example:5000"]}""", 2, "insecure_registries"),
        FirstCluster("keypair", """{"keypair":"by-hand"}""", 2, "keypair"),
        FirstCluster("domain", """{"dns_domain":"by.hand"}""", 2, "dns_domain"),
        FirstCluster("security policies", """{"security_policy_sync_enabled":true}""", 0, "security_policy_sync"),
        FirstCluster("floating address", """{"api_lb_fip":"198.18.0.99"}""", 0, "public_address"),
        FirstCluster("address", """{"api_lb_vip":"192.168.10.99"}""", 0, "private_address"),
        FirstCluster("address of the API", """{"api_address":"https://192.168.10.99:6443"}""", 0, "api_address"),
        FirstCluster("time of creation", """{"created_at":"2026-01-01T00:00:00+00:00"}""", 0, "created_at"),
        FirstCluster("busy", """{"new_status":"RECONCILING","status":"UPDATE_IN_PROGRESS"}""", 0, "status"),
        FirstCluster("a status never seen before", """{"new_status":"UPDATE_IN_FLUX"}""", 0, "status"),
        FirstCluster("broken", """{"new_status":"ERROR","status":"UPDATE_FAILED"}""", 0, "status"),
        FirstCluster("stopped", """{"new_status":"SHUTOFF","status":"TURNED_OFF"}""", 0, "power_state", "status"),
        FirstGroup("name", """{"name":"another"}""", 2, "name"),
        FirstGroup("flavor", """{"flavor_id":"d2000000-0000-4000-8000-000000040008"}""", 2, "flavor"),
        FirstGroup("zone", """{"availability_zones":["ME1"]}""", 0, "availability_zone", "moved_from"),
        FirstGroup("size", """{"node_count":5}""", 2, "current_node_count", "node_count"),
        FirstGroup("autoscale", """{"autoscaling_enabled":true,"min_nodes":1,"max_nodes":3}""", 2, "autoscale", "node_count"),
        FirstGroup("labels", """{"labels":[{"key":"by","value":"hand"}]}""", 2, "labels"),
        FirstGroup("one more label", """{"labels":[{"key":"by","value":"hand"},{"key":"gpu","value":"true"},{"key":"pool","value":"web"}]}""", 2, "labels"),
        FirstGroup("labels gone", """{"labels":[]}""", 2, "labels"),
        FirstGroup("taints", """{"taints":[{"key":"by","value":"hand","effect":"NoExecute"}]}""", 2, "taints"),
        FirstGroup("taints gone", """{"taints":[]}""", 2, "taints"),
        FirstGroup("waves", """{"max_node_unavailable":50}""", 2, "max_unavailable_percent"),
        FirstGroup("disk type", """{"volume_type":"high-iops"}""", 2, "disk_type"),
        FirstGroup("disk size", """{"volume_size":90}""", 2, "disk_size"),
        FirstGroup("broken", """{"state":"ERROR"}""", 0, "status"),
        FirstGroup("time of creation", """{"created_at":"2026-01-01T00:00:00+00:00"}""", 0, "created_at"),

        // What means the same, and what is not Terraform's.
        FirstCluster("label in Python's spelling", """{"labels":{"cloud_monitoring":"True"}}""", 0),
        FirstCluster("label of the platform", """{"labels":{"by":"platform"}}""", 0),
        FirstCluster("pods with host bits", """{"pods_network_cidr":"10.100.3.1/16"}""", 0),
        FirstCluster("another patch of the version", """{"cluster_template_id":"c1000000-0000-4000-8000-000000330001"}""", 0, "cluster_template_id"),
        FirstCluster("nothing for null", """{"keypair":"","dns_domain":"","insecure_registries":[]}""", 0),
        FirstCluster("the older status", """{"status":"CREATE_COMPLETE"}""", 0),
        FirstCluster("members never seen before", """{"colour":"blue","addons":[{"id":1}]}""", 0),
        FirstGroup("labels in another order and spelling", """{"labels":[{"key":"gpu","value":"True"},{"key":"pool","value":"web"}]}""", 0),
        FirstGroup("bounds of a fixed size", """{"min_nodes":1,"max_nodes":9}""", 0),
        FirstGroup("members never seen before", """{"colour":"blue","image_id":"x"}""", 0),
    ];

    [TestCaseSource(nameof(Patches))]
    [TestCaseSource(nameof(FirstPatches))]
    public async Task Drift(int generation, bool ofCluster, string patch, int exitCode, string[] attributes)
    {
        await using var cloud = await SmallCloud.StartAsync("instant");
        var workspace = new Workspace(cloud);
        var blocks = BlocksOf(generation);
        await Expect.AppliedAsync(workspace, blocks);
        var address = ofCluster ? Main : Web;

        await cloud.PatchAsync($"{(ofCluster ? "clusters" : "node-groups")}/{workspace.State[address].Id}", patch);
        var plan = await workspace.PlanAsync(blocks);

        // The cluster's status is the group's; a first-generation group has its own, and stops with its cluster.
        var expected = attributes.Select(a => $"{address}.{a}")
            .Concat((generation == 2 && attributes is ["status"]) || attributes.Contains("power_state") ? [$"{Web}.status"] : [])
            .Order(StringComparer.Ordinal);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(plan.Drift, Is.EqualTo(expected), plan.Text);
            Assert.That(plan.ExitCode, Is.EqualTo(exitCode), plan.Text);
            if (plan.Steps.ContainsValue(Step.Update) && !plan.Steps.ContainsValue(Step.Replace))
            {
                Assert.That(plan.Changes, Is.SubsetOf(expected), plan.Text);
            }
        }
    }

    private const string Ingress = "vkcc_addon.ingress";

    private const string Range = "vkcc_security_policy.range";

    private static TestCaseData Addon(int generation, string name, string patch, int exitCode, params string[] attributes) =>
        new TestCaseData(generation, "addons", Ingress, patch, exitCode, attributes)
            .SetArgDisplayNames($"{(generation == 1 ? "first generation: " : "")}add-on, {name}");

    private static TestCaseData Policy(int generation, string name, string patch, int exitCode, params string[] attributes) =>
        new TestCaseData(generation, "security-policies", Range, patch, exitCode, attributes)
            .SetArgDisplayNames($"{(generation == 1 ? "first generation: " : "")}policy, {name}");

    private static string Values(string text) => $$"""{"values":"{{Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(text))}}"}""";

    public static IEnumerable<TestCaseData> AddonsAndPolicies => ((int[])[2, 1]).SelectMany(generation => (TestCaseData[])
    [
        Addon(generation, "values", Values("controller: {replicaCount: 9}"), 2, "values"),
        Addon(generation, "values in other words", Values("# by hand\n\"controller\": {replicaCount: 2}"), 0),
        Addon(generation, "broken", generation == 1 ? """{"status":"FAILED"}""" : """{"status":"ERROR"}""", 0, "status"),
        Addon(generation, "busy", """{"status":"INSTALLING"}""", 0, "status"),
        Addon(generation, "another release", """{"release_name":"by-hand"}""", 0, "release_name"),

        // ADD-4: what the console raised cannot be taken back, and the message names the version to write.
        Addon(
            generation,
            "newer version",
            """{"version":"4.12.1"}""",
            1,
            [.. generation == 1 ? (string[])[] : ["supported_kubernetes_versions"], "upgrade_available", "version"]),
        Policy(generation, "settings", """{"policy_settings":"{\"ranges\":[]}"}""", 2, "settings"),
        Policy(generation, "settings in other words", """{"policy_settings":"{ \"ranges\": [ { \"max_replicas\": 3.0, \"min_replicas\": 1 } ] }"}""", 0),
        Policy(generation, "disabled", """{"enabled":false}""", 2, "enabled"),
        Policy(generation, "another namespace", """{"namespace":"by-hand"}""", 2, "namespace"),
    ]);

    [TestCaseSource(nameof(AddonsAndPolicies))]
    public async Task Drift_of_add_ons_and_policies(int generation, string kind, string address, string patch, int exitCode, string[] attributes)
    {
        await using var cloud = await SmallCloud.StartAsync("instant");
        var workspace = new Workspace(cloud);
        Wanted[] blocks = [.. BlocksOf(generation), Blocks.Addon(), Blocks.Policy()];
        await Expect.AppliedAsync(workspace, blocks);

        await cloud.PatchAsync($"{kind}/{workspace.State[address].Id}", patch);
        var plan = await workspace.PlanAsync(blocks);

        var expected = attributes.Select(a => $"{address}.{a}");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(plan.Drift, Is.EqualTo(expected), plan.Text);
            Assert.That(plan.ExitCode, Is.EqualTo(exitCode), plan.Text);
        }

        if (exitCode == 1)
        {
            Assert.That(plan.Errors.Single().Summary, Is.EqualTo("Versions of add-ons only go up"));
            blocks[^2] = Blocks.Addon(changes: ("version", Tf.S("4.12.1")));
        }
        else if (patch.Contains("INSTALLING", StringComparison.Ordinal))
        {
            await cloud.PatchAsync($"{kind}/{workspace.State[address].Id}", """{"status":"INSTALLED"}""");
        }

        await Expect.ConvergesAsync(workspace, blocks, plan.Text);
    }

    [Test]
    public async Task Add_ons_and_policies_that_are_gone_are_created_anew_also_those_that_went_with_their_cluster([Values(1, 2)] int generation)
    {
        await using var cloud = await SmallCloud.StartAsync("instant");
        var workspace = new Workspace(cloud);
        Wanted[] blocks = [.. BlocksOf(generation), Blocks.Addon(), Blocks.Policy()];
        await Expect.AppliedAsync(workspace, blocks);

        await cloud.DeleteAsync($"addons/{workspace.State[Ingress].Id}");
        await cloud.DeleteAsync($"security-policies/{workspace.State[Range].Id}");
        var plan = await workspace.PlanAsync(blocks);
        Assert.That(plan.Steps.Where(s => s.Value == Step.Create).Select(s => s.Key), Is.EquivalentTo((string[])[Ingress, Range]), plan.Text);
        Assert.That(plan.All.Select(d => d.Summary), Does.Contain("Add-on is gone").And.Contain("Security policy is gone"));
        await Expect.ConvergesAsync(workspace, blocks, plan.Text);

        await cloud.DeleteAsync($"clusters/{workspace.State[Main].Id}");
        plan = await workspace.PlanAsync(blocks);
        Assert.That(plan.Errors, Is.Empty, plan.Text);
        Assert.That(plan.Steps.Values, Has.All.EqualTo(Step.Create), plan.Text);
        await Expect.ConvergesAsync(workspace, blocks, plan.Text);
    }

    [Test]
    public async Task What_is_gone_is_created_anew_and_a_cloud_away_is_no_drift([Values(1, 2)] int generation)
    {
        await using var cloud = await SmallCloud.StartAsync("instant");
        var workspace = new Workspace(cloud);
        var blocks = BlocksOf(generation);
        await Expect.AppliedAsync(workspace, blocks);

        await cloud.FaultAsync("GET", "/clusters/", """{"status":503}""", times: -1);
        Assert.That((await workspace.PlanAsync(blocks)).ExitCode, Is.EqualTo(1));
        await cloud.NoFaultsAsync();
        await cloud.FaultAsync("GET", "/clusters/", """{"status":404,"body":"<html>Not found</html>"}""", times: -1);
        Assert.That((await workspace.PlanAsync(blocks)).ExitCode, Is.EqualTo(1), "a page of a gateway says nothing about the cluster");
        await cloud.NoFaultsAsync();
        Assert.That((await workspace.PlanAsync(blocks)).ExitCode, Is.Zero);

        await cloud.DeleteAsync($"node-groups/{workspace.State[Web].Id}");
        var plan = await workspace.PlanAsync(blocks);
        Assert.That((plan.Steps[Main], plan.Steps[Web]), Is.EqualTo((Step.Nothing, Step.Create)), plan.Text);
        Assert.That(plan.All.Select(d => d.Summary), Does.Contain("Node group is gone"));
        await cloud.DeleteAsync($"clusters/{workspace.State[Main].Id}");
        plan = await workspace.PlanAsync(blocks);
        Assert.That((plan.Steps[Main], plan.Steps[Web]), Is.EqualTo((Step.Create, Step.Create)), plan.Text);
        Assert.That(plan.All.Select(d => d.Summary), Does.Contain("Cluster is gone"));
        await Expect.ConvergesAsync(workspace, blocks, plan.Text);
    }

    [Test]
    public async Task Import_brings_exactly_what_apply_stored([Values(1, 2)] int generation)
    {
        await using var cloud = await SmallCloud.StartAsync("instant");
        var (author, heir) = (new Workspace(cloud), new Workspace(cloud));
        var blocks = BlocksOf(generation);
        await Expect.AppliedAsync(author, blocks);

        foreach (var block in blocks)
        {
            var id = author.State[block.Address].Id;
            foreach (var action in (string[])["""{"status":503}""", """{"reset":true}""", """{"garbage":true}""", """{"status":429}"""])
            {
                await cloud.FaultAsync("GET", $"/{id}$", action, times: 1);
                _ = await heir.ImportAsync(block, id);
                await cloud.NoFaultsAsync();
                Assert.That(heir.State.GetValueOrDefault(block.Address)?.Id, Is.Null.Or.EqualTo(id), action);
            }

            Assert.That((await heir.ImportAsync(block, id)).Errors, Is.Empty);
        }

        Assert.That((await heir.PlanAsync(blocks)).Errors, Is.Empty);
        await Expect.ConvergesAsync(heir, blocks, string.Empty);
        Assert.That(await cloud.DoneAsync("POST", "/(clusters|node-?groups)"), Is.EqualTo(2));
    }

    public static IEnumerable<TestCaseData> Refreshes =>
        from generation in (int[])[1, 2]
        from trouble in (string[])
        [
            """{"status":500}""", """{"status":503}""", """{"status":429}""", """{"status":400,"body":"{\"errors\":[{\"detail\":\"half gone\"}]}"}""",
            """{"status":401}""", """{"status":403}""", """{"status":409}""",
            """{"status":404,"body":"<html>Not found</html>"}""", """{"status":200,"body":"{}"}""", """{"status":200,"body":"null"}""",
            """{"status":200,"body":"[]"}""", """{"reset":true}""", """{"garbage":true}""",
            """{"drop_response":true}""",
        ]
        select new TestCaseData(generation, trouble);

    [TestCaseSource(nameof(Refreshes))]
    public async Task A_read_that_fails_is_told_and_nothing_is_taken_for_gone(int generation, string action)
    {
        await using var cloud = await SmallCloud.StartAsync("instant");
        var workspace = new Workspace(cloud);
        var blocks = BlocksOf(generation);
        await Expect.AppliedAsync(workspace, blocks);

        await cloud.FaultAsync("GET", "/clusters/", action, times: -1);
        var plan = await workspace.PlanAsync(blocks);
        await cloud.NoFaultsAsync();
        Assert.That((plan.ExitCode, plan.Drift.Count), Is.EqualTo((1, 0)), plan.Text);

        // Once, or in the middle of an apply with nothing to do.
        await cloud.FaultAsync("GET", "/clusters/", action, times: 1);
        _ = await workspace.ApplyAsync(blocks);
        await cloud.NoFaultsAsync();
        plan = await workspace.PlanAsync(blocks);
        Assert.That((plan.ExitCode, plan.Drift.Count), Is.EqualTo((0, 0)), plan.Text);
        Assert.That(await cloud.DoneAsync("POST", "/(clusters|node-?groups)"), Is.EqualTo(2));
    }

    public static IEnumerable<TestCaseData> Spellings =>
    [
        Said("a leading v", Blocks.FirstCluster(changes: ("version", Tf.S("v1.33")))),
        Said("the patch of the version", Blocks.FirstCluster(changes: ("version", Tf.S("1.33.3")))),
        Said("the flavor's id", Blocks.FirstCluster(changes: ("master_flavor", Tf.S("d3000000-0000-4000-8000-000000040008")))),
        Said("the template", Blocks.FirstCluster(changes: ("cluster_template_id", Tf.S("c1000000-0000-4000-8000-000000330003")))),
        Said("the template alone", Blocks.FirstCluster(changes: [("cluster_template_id", Tf.S("c1000000-0000-4000-8000-000000330003")), ("version", Tf.Null)])),
        Said("what power is", Blocks.FirstCluster(changes: ("power_state", Tf.S("running")))),
        Said("the default network of pods", Blocks.FirstCluster(changes: ("pods_cidr", Tf.S("10.100.0.0/16")))),
        Said("the group's flavor's id", Blocks.Group(changes: ("flavor", Tf.S("d2000000-0000-4000-8000-000000020004")))),
        Said("the default of the waves", Blocks.Group(changes: ("max_unavailable_percent", Tf.N(25)))),
    ];

    private static TestCaseData Said(string name, Wanted block) => new TestCaseData(block).SetArgDisplayNames(name);

    [TestCaseSource(nameof(Spellings))]
    public async Task The_first_generation_said_in_other_words_is_no_change(object block)
    {
        await using var cloud = await SmallCloud.StartAsync("instant");
        var workspace = await Expect.AppliedAsync(cloud, Blocks.FirstCluster(), Blocks.Group());

        Wanted[] said = ((Wanted)block).ClusterAddress is null ? [(Wanted)block, Blocks.Group()] : [Blocks.FirstCluster(), (Wanted)block];
        var plan = await workspace.PlanAsync(said);

        Assert.That(plan.ExitCode, Is.Zero, plan.Text);
        await Expect.ConvergesAsync(workspace, said, plan.Text);
    }
}
