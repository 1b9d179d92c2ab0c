using System.Text.Json;

namespace Acceptance;

/// <summary>A row that needs a cloud in which something is otherwise than usual. Its twin is the same configuration in the usual one.</summary>
/// <param name="Change">Makes the cloud unusual; gets the workspace too, for what must exist before.</param>
/// <param name="Restore">Makes it usual again; null when what was done is left as it is, and there is no twin.</param>
internal sealed record World(Row Row, Func<Cloud, Workspace, Task> Change, Func<Cloud, Task>? Restore)
{
    public static IReadOnlyList<World> All { get; } =
    [
        new(
            Rows.Error(Form.Standard, "REG-2", "closed zone", "availability_zones = [\"ME1\"]", "Zone is closed", "GZ1, MS1 and PA2"),
            (cloud, _) => cloud.FailZoneAsync("ME1"),
            cloud => cloud.RestoreZoneAsync("ME1")),
        new(
            new("REG-6", "two open zones", Form.Regional, [], [],
                [Finding.Error("Region has too few zones", "cluster_type", null, "cluster_type = \"standard\"")]),
            async (cloud, _) =>
            {
                await cloud.FailZoneAsync("GZ1");
                await cloud.FailZoneAsync("PA2");
            },
            async cloud =>
            {
                await cloud.RestoreZoneAsync("GZ1");
                await cloud.RestoreZoneAsync("PA2");
            }),
        new(
            new("GEN-7", "closed generation", Form.First, [], [],
                [Finding.Error("No first-generation clusters here", "generation", null, "ask the cloud's support")]),
            (cloud, _) => cloud.AddFaultAsync("""{"method":"GET","path":"clustertemplates","times":-1,"action":{"status":403,"body":"{}"}}"""),
            cloud => cloud.ClearFaultsAsync()),
        new(
            new("QUO-1", "few cores", Form.Standard, [], [],
                [Finding.Warning("Quota may not suffice", null, null, "cores: limit 10, used 0, this plan adds 12")]),
            (cloud, _) => cloud.SetQuotasAsync("""{"compute_cores":10}"""),
            cloud => cloud.SetQuotasAsync("""{"compute_cores":10000}""")),
        new(
            new("QUO-2", "few machines", Form.Regional, [], [],
                [Finding.Warning("Quota may not suffice", null, null, "instances: limit 2, used 0, this plan adds 3")]),
            (cloud, _) => cloud.SetQuotasAsync("""{"compute_instances":2}"""),
            cloud => cloud.SetQuotasAsync("""{"compute_instances":5000}""")),
        new(
            new("QUO-2", "small disks", Form.First, [], [], [Finding.Error("Disk quota does not suffice", null, null, "gigabytes: limit 100, needed 180")]),
            (cloud, _) => cloud.SetQuotasAsync("""{"volumes_size":100}"""),
            cloud => cloud.SetQuotasAsync("""{"volumes_size":1000000}""")),
        new(
            new("QUO-2", "few GB of a type", Form.Group, [], [],
                [Finding.Warning("Disk quota may not suffice", null, null, "gigabytes of ceph-ssd: limit 90, used 0, this plan adds 100")]),
            (cloud, _) => cloud.SetQuotasAsync("""{"volumes_size_ceph_ssd":90}"""),
            cloud => cloud.SetQuotasAsync("""{"volumes_size_ceph_ssd":1000000}""")),
        new(
            Rows.Error(Form.Standard, "MST-11", "two flavors of one name", "master_flavor = \"STD3-4-8\"", "Several flavors share this name", "Use the id"),
            (cloud, _) => cloud.AddFaultAsync(
                Answer(
                    "flavors/detail$",
                    """
                    {"flavors":[{"id":"a","name":"STD3-4-8","vcpus":4,"ram":8192,"disk":0},{"id":"b","name":"STD3-4-8","vcpus":4,"ram":8192,"disk":0}]}
                    """)),
            cloud => cloud.ClearFaultsAsync()),
        new(
            new("NET-8", "nodes in the service range", Form.Standard, [], [],
                [Finding.Warning("Subnet overlaps the service range", "subnet_id", null, "Choose another subnet")]),
            (cloud, _) => cloud.AddFaultAsync(
                Answer(
                    "subnets$",
                    """
                    {"subnets":[{"id":"20000000-0000-4000-8000-000000000001","network_id":"10000000-0000-4000-8000-000000000001","name":"odd",
                    "ip_version":4,"cidr":"10.254.7.0/24","gateway_ip":"10.254.7.1","enable_dhcp":true}]}
                    """)),
            cloud => cloud.ClearFaultsAsync()),
        new(
            Rows.Warning(Form.Standard, "NAME-3", "taken by a stranger", "name = \"taken\"", "Name is taken", "import {"),
            async (_, terraform) =>
            {
                await terraform.ApplyAsync();
                await terraform.RunAsync("state", "rm", "vkcc_cluster.name_3_taken_by_a_stranger");
            },
            null),
        new(
            new("TOPO-14", "all workers in one zone", Form.Group, [], [],
                [Finding.Warning("All workers in one zone", "availability_zone", null, "Place groups in other zones too")]),
            (_, terraform) => ApplyFirstAsync(terraform, RegionalShared + Groups("first", 1, node: 1)),
            null),
        new(
            new("NG-3", "group 51", Form.Group, [], [], [Finding.Warning("Many node groups in one cluster", "cluster_id", null, "50 at most")]),
            (_, terraform) => ApplyFirstAsync(terraform, StandardShared + Groups("many", 50, node: 0)),
            null),
        new(
            new("MIG-2", "moved by the platform", Form.Group, [], [],
                [Finding.Warning("Moved to another zone by the platform", "availability_zone", null, "availability_zone = \"ME1\"")]),
            async (cloud, terraform) =>
            {
                await terraform.ApplyAsync();
                await cloud.PatchNodeGroupAsync(
                    (await terraform.StateAsync()).Text("vkcc_node_group.mig_2_group_moved_by_the_platform", "id"), """{"zones":["ME1"]}""");
            },
            null),
        new(
            Rows.Warning(
                Form.Group, "REG-5", "STD2 in PA2", "flavor = \"STD2-4-8\"", "Flavor may be missing in PA2", "STD3", context: "availability_zone = \"PA2\""),
            (_, terraform) => ApplyFirstAsync(terraform, StandardShared),
            null),
        new(
            new("SEC-4", "all namespaces beside one", Form.Policy, ["template = vkcc_security_policy.other.template"], ["namespace = \"*\""],
                [Finding.Error("All namespaces beside one", "namespace", null, "name every namespace")]),
            (_, terraform) => ApplyFirstAsync(terraform, StandardShared + OtherPolicy),
            null),
        new(
            new("SEC-4", "given twice", Form.Policy, ["template = vkcc_security_policy.other.template"], ["namespace = \"other\""],
                [Finding.Error("Policy given twice", "namespace", null, "give one another namespace")]),
            (_, terraform) => ApplyFirstAsync(terraform, StandardShared + OtherPolicy),
            null),
        new(
            new("SEC-4", "beside a stranger", Form.Policy, ["generation = 1"], ["namespace = \"*\""],
                [Finding.Error("Policy is there already", "namespace", null, "import {", "for namespace other")]),
            async (_, terraform) =>
            {
                var shared = StandardShared.Replace("\"1.34.2\"", "\"1.34\"\n  generation = 1", StringComparison.Ordinal);
                await ApplyFirstAsync(terraform, shared + OtherPolicy);
                await terraform.RunAsync("state", "rm", "vkcc_security_policy.other");
                terraform.Write(shared);
            },
            null),
        Stopped(
            new("LIFE-5", "a stopped cluster changes", Form.First,
                ["power_state = \"stopped\""], ["master_flavor = \"STD3-8-16\""],
                [Finding.Error("Cluster is stopped", "master_flavor", null, "power_state = \"running\"")])),
    ];

    // A first-generation cluster is created running, so it takes two applies to have a stopped one.
    private static World Stopped(Row row) => new(
        row,
        async (_, terraform) =>
        {
            var file = Path.Combine(terraform.Configuration, row.File);
            await File.WriteAllTextAsync(file, row.First.Replace("\"stopped\"", "\"running\"", StringComparison.Ordinal));
            await terraform.ApplyAsync();
            await File.WriteAllTextAsync(file, row.First);
            await terraform.ApplyAsync();
            await File.WriteAllTextAsync(file, row.Broken);
        },
        null);

    private const string OtherPolicy =
        """

        resource "vkcc_security_policy" "other" {
          cluster_id = vkcc_cluster.shared.id
          template   = "k8sallowedrepos"
          namespace  = "other"
          settings   = jsonencode({ repos = ["registry.example/"] })
        }

        """;

    private const string RegionalShared =
        """
        resource "vkcc_cluster" "shared" {
          name               = "shared"
          version            = "1.34.2"
          cluster_type       = "regional"
          master_count       = 3
          master_flavor      = "STD3-4-8"
          availability_zones = ["ME1", "MS1", "PA2"]
          network_id         = local.network_id
          subnet_id          = local.subnet_id
        }

        """;

    public override string ToString() => Row.ToString();

    // Only what is in the text, without the row, which comes afterwards.
    private static async Task ApplyFirstAsync(Workspace terraform, string text)
    {
        foreach (var file in Directory.EnumerateFiles(terraform.Configuration, "*_*.tf"))
        {
            File.Move(file, file + ".later");
        }

        await terraform.Write(text).ApplyAsync();
        foreach (var file in Directory.EnumerateFiles(terraform.Configuration, "*.later"))
        {
            File.Move(file, file[..^".later".Length]);
        }
    }

    /// <summary>What the cloud says to every such question.</summary>
    private static string Answer(string path, string body) =>
        $$$"""{"method":"GET","path":"{{{path}}}","times":-1,"action":{"status":200,"body":{{{JsonSerializer.Serialize(body)}}}}}""";

    private static string StandardShared =>
        RegionalShared.Replace("regional", "standard", StringComparison.Ordinal).Replace("\"ME1\", \"MS1\", \"PA2\"", "\"MS1\"", StringComparison.Ordinal);

    private static string Groups(string name, int count, int node) =>
        $$"""

        resource "vkcc_node_group" "{{name}}" {
          count             = {{count}}
          cluster_id        = vkcc_cluster.shared.id
          name              = "{{name}}-${count.index}"
          flavor            = "STD3-4-8"
          availability_zone = "MS1"
          node_count        = {{node}}
          disk_type         = "ceph-ssd"
          disk_size         = 50
        }
        """;
}
