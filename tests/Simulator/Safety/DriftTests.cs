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
        new TestCaseData(true, patch, exitCode, attributes).SetArgDisplayNames($"cluster, {name}");

    private static TestCaseData Group(string name, string patch, int exitCode, params string[] attributes) =>
        new TestCaseData(false, patch, exitCode, attributes).SetArgDisplayNames($"group, {name}");

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
        Cluster("external network", """{"network_config":{"engine":{"sprut_engine":{"external_network_id":"10000000-0000-4000-8000-000000000005"}}}}""", 0, "external_network_id"),
        Cluster("balancers", """{"load_balancer_config":{"octavia_engine":{"loadbalancer_subnet_id":"20000000-0000-4000-8000-000000000002"}}}""", 0, "loadbalancer_subnet_id"),
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
        Group("zone", """{"zones":["ME1"]}""", 0, "availability_zone"),
        Cluster("zones", """{"deployment_type":{"multi_zonal_deployment":{"zones":["GZ1","ME1","MS1"]}}}""", 0, "availability_zones", "master_placement"),
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

    [TestCaseSource(nameof(Patches))]
    public async Task Drift(bool ofCluster, string patch, int exitCode, string[] attributes)
    {
        await using var cloud = await SmallCloud.StartAsync("instant");
        var workspace = new Workspace(cloud);
        Wanted[] blocks = [Blocks.Cluster(), Blocks.Group()];
        await Expect.AppliedAsync(workspace, blocks);
        var address = ofCluster ? Main : Web;

        await cloud.PatchAsync($"{(ofCluster ? "clusters" : "node-groups")}/{workspace.State[address].Id}", patch);
        var plan = await workspace.PlanAsync(blocks);

        // The cluster's status is the group's.
        var expected = attributes.Select(a => $"{address}.{a}").Concat(attributes is ["status"] ? [$"{Web}.status"] : []).Order(StringComparer.Ordinal);
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

    [Test]
    public async Task What_is_gone_is_created_anew_and_a_cloud_away_is_no_drift()
    {
        await using var cloud = await SmallCloud.StartAsync("instant");
        var workspace = new Workspace(cloud);
        Wanted[] blocks = [Blocks.Cluster(), Blocks.Group()];
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
        await cloud.DeleteAsync($"clusters/{workspace.State[Main].Id}");
        plan = await workspace.PlanAsync(blocks);
        Assert.That((plan.Steps[Main], plan.Steps[Web]), Is.EqualTo((Step.Create, Step.Create)), plan.Text);
        await Expect.ConvergesAsync(workspace, blocks, plan.Text);
    }

    [Test]
    public async Task Import_brings_exactly_what_apply_stored()
    {
        await using var cloud = await SmallCloud.StartAsync("instant");
        var (author, heir) = (new Workspace(cloud), new Workspace(cloud));
        Wanted[] blocks = [Blocks.Cluster(), Blocks.Group()];
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
        Assert.That(await cloud.DoneAsync("POST", "/(clusters|node-groups)"), Is.EqualTo(2));
    }
}
