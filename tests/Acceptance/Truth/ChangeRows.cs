namespace Acceptance;

/// <summary>What plan says about a change of something that runs. The twin is a change, or none, of which nothing is to be said.</summary>
internal static class ChangeRows
{
    private const string Upgraded = "Cluster will be upgraded";
    private const string Replaced = "Cluster will be replaced";
    private const string GroupReplaced = "Node group will be replaced";

    public static IReadOnlyList<Row> All { get; } = [.. Versions(), .. Clusters(), .. Groups()];

    private static IEnumerable<Row> Versions() =>
    [
        Row("UPG-1", "a minor version back", Form.Standard,
            [], "version = \"1.33.3\"",
            [Finding.Error("Kubernetes cannot be downgraded", "version", null, "Set version to 1.34.2 or higher")]) with { HasWorkers = true },
        Row("UPG-2", "a minor version skipped", Form.Standard, ["version = \"1.32.1\""], "version = \"1.34.2\"",
            [
                Finding.Error("Upgrade skips versions", "version", null, "1.32.1 → 1.33.3 → 1.34.2"),
            ]) with { HasWorkers = true },
        Row("UPG-4", "a target that is not offered", Form.Standard, [], "version = \"1.34.9\"",
            [
                Finding.Error("Version is not offered", "version", null, "Of 1.34 the service offers 1.34.2"),
            ]) with { HasWorkers = true },
        Row("UPG-8", "an upgrade", Form.Standard,
            ["version = \"1.33.3\""], "version = \"1.34.2\"", [Finding.Warning(Upgraded, "version", null, "Autoscaling pauses")]) with { HasWorkers = true },
        Row("UPG-9", "an upgrade resets CoreDNS", Form.Regional,
            ["version = \"1.33.3\""], "version = \"1.34.2\"", [Finding.Warning(Upgraded, "version", null, "CoreDNS is reset")]) with { HasWorkers = true },
        Row("UPG-12", "an upgrade without workers", Form.Standard, ["version = \"1.33.3\""], "version = \"1.34.2\"",
            [
                Finding.Warning("Cluster without workers is not upgraded", "version", null, "It takes two applies"),
            ]),
        Row("VER-3", "the same version with a v", Form.Standard, [], "version = \"v1.34.2\"", []),
    ];

    private static IEnumerable<Row> Clusters() =>
    [
        new("UPG-14", "an option of the first generation", Form.Standard,
            ["generation = 1"], ["labels = { team = \"web\" }"], [Finding.Warning("Labels take effect later", "labels", null, "created anew")]) { Before = [] },
        Row("MST-4", "resizing the only master", Form.Standard,
            ["master_count = 1"], "master_flavor = \"STD3-8-16\"",
            [Finding.Warning("Kubernetes API will be away for a while", "master_flavor", null, "the change of master_flavor restarts it")]),
        Row("MST-4", "upgrading the only master", Form.Standard, ["master_count = 1", "version = \"1.33.3\""], "version = \"1.34.2\"",
            [
                Finding.Warning(Upgraded, "version"),
                Finding.Warning("Kubernetes API will be away for a while", "version", null, "the change of version restarts it"),
            ]) with { HasWorkers = true },
        Row("MST-8", "smaller masters", Form.Standard,
            [], "master_flavor = \"STD3-2-4\"",
            [Finding.Warning("Masters become smaller", "master_flavor", null, "2 vCPU and 4096 MB")]) with { Twin = ["master_flavor = \"STD3-8-16\""] },
        new("MST-9", "version and flavor at once are one update", Form.Standard,
            ["version = \"1.33.3\""], ["version = \"1.34.2\"", "master_flavor = \"STD3-8-16\""],
            [Finding.Warning(Upgraded, "version")]) { Before = [], HasWorkers = true },
        Row("MST-10", "masters get GPUs", Form.Standard, [], "master_flavor = \"GPU-A100-16-64\"", [Finding.Error("GPU flavor for masters", "master_flavor")]),
        Row("MST-11", "masters get an unknown flavor", Form.Standard,
            [], "master_flavor = \"STD3-8-166\"", [Finding.Error("Unknown flavor", "master_flavor", null, "Did you mean \"STD3-8-16\"")]),
        Row("TOPO-10", "three masters become five", Form.Standard,
            [], "master_count = 5", [Finding.Warning(Replaced, "master_count", null, "their workload will be destroyed")]),
        Row("TOPO-10", "another zone", Form.Standard,
            [], "availability_zones = [\"ME1\"]", [Finding.Warning(Replaced, "availability_zones", null, "their workload will be destroyed")]),
        new("TOPO-10", "standard becomes regional", Form.Standard,
            [], ["cluster_type = \"regional\"", "availability_zones = [\"ME1\", \"MS1\", \"PA2\"]"],
            [Finding.Warning(Replaced, "cluster_type", null, "cluster_type and availability_zones cannot change")]) { Before = [] },
        Row("MUT-1", "another name", Form.Standard,
            [], "name = \"renamed\"", [Finding.Warning(Replaced, "name", null, "name cannot change on a living cluster")]),
        Row("MUT-1", "another plugin", Form.Standard,
            [], "network_plugin = \"cilium\"", [Finding.Warning(Replaced, "network_plugin", null, "network_plugin cannot change")]),
        Row("MUT-1", "other registries", Form.Standard,
            [], "insecure_registries = [\"registry.example\"]", [Finding.Warning(Replaced, "insecure_registries", null, "insecure_registries cannot change")]),
        Row("MUT-1", "a protected cluster", Form.Standard,
            ["deletion_protection = true"], "master_count = 5",
            [Finding.Error("Cluster is protected from deletion", "master_count", null, "set deletion_protection to false")]),
        Row("UPG-3", "a template that is not offered", Form.First, [], "version = \"1.35\"", [Finding.Error("Version is not offered", "version")]),
        Row("MUT-1", "labels change in place", Form.Standard, [], "labels = { team = \"web\" }", []),
    ];

    private static IEnumerable<Row> Groups() =>
    [
        Row("NG-5", "a larger disk", Form.Group, [], "disk_size = 60", [Finding.Warning(GroupReplaced, "disk_size", null, "create a second group")]),
        Row("NG-5", "another zone", Form.Group,
            [], "availability_zone = \"ME1\"", [Finding.Warning(GroupReplaced, "availability_zone", null, "create a second group")]),
        Row("NG-5", "another name", Form.Group,
            [], "name = \"renamed\"", [Finding.Warning(GroupReplaced, "name", null, "name cannot change on a living node group")]),
        Row("NG-6", "the only node restarts", Form.Group,
            ["node_count = 1"], "flavor = \"STD3-8-16\"", [Finding.Warning("The only node restarts", "flavor", null, "Raise the size first")]),
        Row("MST-11", "an unknown flavor", Form.Group,
            [], "flavor = \"STD3-8-166\"",
            [Finding.Error("Unknown flavor", "flavor", null, "Did you mean \"STD3-8-16\"")]) with { Twin = ["flavor = \"STD3-8-16\""] },
        Row("LT-5", "a taint that evicts", Form.Group,
            [], "taints = [{ key = \"dedicated\", effect = \"NoExecute\" }]",
            [Finding.Warning("Pods will be evicted", "taints", null, "\"dedicated\"")]) with
            {
                Twin = ["taints = [{ key = \"dedicated\", effect = \"NoSchedule\" }]"],
            },
        Row("NG-2", "scaled down to nothing", Form.Group, [], "node_count = 0", []),
    ];

    // What stands before is the form with its context.
    private static Row Row(string rule, string title, Form form, string[] context, string edit, Finding[] findings) =>
        new(rule, title, form, context, [edit], findings) { Before = [] };
}
