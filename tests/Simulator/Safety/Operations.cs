using Unit.Framework;
using static SimulatorTests.Safety.Blocks;

namespace SimulatorTests.Safety;

/// <summary>Create, update of each kind, replacement and delete of both resources.</summary>
internal static class Operations
{
    private const string OneGroup = "/node-groups/[0-9A-Za-z]{27}$";

    private const string OneCluster = "/clusters/[0-9A-Za-z]{27}$";

    private const string FirstOneGroup = "/nodegroups/[0-9a-f-]{36}$";

    private const string FirstOneCluster = "/clusters/[0-9a-f-]{36}$";

    private const string OneAddon = "/clusters/[0-9A-Za-z]{27}/addons/[0-9A-Za-z]{27}$";

    private const string FirstAddons = "/addons/[0-9a-f-]{36}/clusters/[0-9a-f-]{36}$";

    private const string FirstOneAddon = "/cluster_addons/[0-9a-f-]{36}$";

    private const string OnePolicy = "/security_policy/[0-9A-Za-z]{27}$";

    private const string FirstOnePolicy = "/cluster_security_policy/[0-9a-f-]{36}$";

    /// <summary>Calls that make an object, of any kind and either generation.</summary>
    public const string Creations = "/(clusters|node-?groups|addons|addons/[^/]+/clusters/[^/]+|(cluster_)?security_policy)";

    /// <summary>Add-ons and security policies.</summary>
    public static IEnumerable<Operation> OfAddonsAndPolicies =>
    [
        new("install an add-on", [Cluster(), Group()], [Cluster(), Group(), Addon()], "POST", "/addons$", Created: 1),
        new("add-on values", [Cluster(), Group(), Addon()], [Cluster(), Group(), OtherValues], "PATCH", OneAddon),
        new("add-on version", [Cluster(), Group(), Addon()], [Cluster(), Group(), NewerAddon], "PATCH", OneAddon),
        new("remove an add-on", [Cluster(), Group(), Addon()], [Cluster(), Group()], "DELETE", OneAddon),
        new("create a policy", [Cluster()], [Cluster(), Policy()], "POST", "/security_policy$", Created: 1),
        new("change a policy", [Cluster(), Policy()], [Cluster(), OtherPolicy], "PATCH", OnePolicy),
        new("delete a policy", [Cluster(), Policy()], [Cluster()], "DELETE", OnePolicy),
    ];

    /// <summary>The same for the first generation.</summary>
    public static IEnumerable<Operation> OfFirstGenerationAddonsAndPolicies => ((IEnumerable<Operation>)
    [
        new("install an add-on", [FirstCluster(), Group()], [FirstCluster(), Group(), Addon()], "POST", FirstAddons, Created: 1),
        new("add-on values", [FirstCluster(), Group(), Addon()], [FirstCluster(), Group(), OtherValues], "PATCH", FirstOneAddon),
        new("add-on version", [FirstCluster(), Group(), Addon()], [FirstCluster(), Group(), NewerAddon], "POST", FirstOneAddon) { ChangesId = true },
        new("remove an add-on", [FirstCluster(), Group(), Addon()], [FirstCluster(), Group()], "DELETE", FirstOneAddon),
        new("create a policy", [FirstCluster()], [FirstCluster(), Policy()], "POST", "/cluster_security_policy$", Created: 1),
        new("change a policy", [FirstCluster(), Policy()], [FirstCluster(), OtherPolicy], "PATCH", FirstOnePolicy),
        new("delete a policy", [FirstCluster(), Policy()], [FirstCluster()], "DELETE", FirstOnePolicy),
    ]).Select(operation => operation with { IsOfFirstGeneration = true });

    public static IEnumerable<Operation> All =>
    [
        new("create a cluster", [], [Cluster()], "POST", "/clusters$", Created: 1),
        new("create a group", [Cluster()], [Cluster(), Group()], "POST", "/node-groups$", Created: 1),
        new("upgrade", [Cluster(), Group()], [Cluster(changes: ("version", Tf.S("1.34.2"))), Group()], "PATCH", ":upgrade$"),
        new("resize masters", [Cluster()], [Cluster(changes: ("master_flavor", Tf.S("STD3-4-16")))], "POST", ":scaleControlPlane$"),
        new("cluster labels", [Cluster()], [Cluster(changes: ("labels", Tf.Map(("team", Tf.S("shop")), ("stage", Tf.S("prod")))))], "PATCH", ":update$"),
        new("allowed networks", [Cluster()], [Cluster(changes: ("api_allowed_cidrs", Tf.Set(Tf.S("198.51.100.0/24"))))], "PATCH", ":update$"),
        new("group size", [Cluster(), Group()], [Cluster(), Group(changes: ("node_count", Tf.N(3)))], "PATCH", OneGroup),
        new(
            "group to autoscale",
            [Cluster(), Group()],
            [Cluster(), Group(changes: [("node_count", Tf.Null), ("autoscale", Autoscale(1, 4))])],
            "PATCH",
            OneGroup),
        new("group labels and taints", [Cluster(), Group()], [Cluster(), Group(changes: [("labels", Tf.Null), ("taints", Tf.Null)])], "PATCH", OneGroup),
        new("group flavor", [Cluster(), Group()], [Cluster(), Group(changes: ("flavor", Tf.S("STD2-4-8")))], "PATCH", OneGroup),
        new("group max unavailable", [Cluster(), Group()], [Cluster(), Group(changes: ("max_unavailable_percent", Tf.N(50)))], "PATCH", OneGroup),
        new("replace a group", [Cluster(), Group()], [Cluster(), Group(changes: ("disk_size", Tf.N(60)))], "POST", "/node-groups$", Created: 1),
        new("replace a cluster", [Cluster()], [Cluster(changes: ("description", Tf.S("another")))], "POST", "/clusters$", Created: 1),
        new("delete a group", [Cluster(), Group()], [Cluster()], "DELETE", OneGroup),
        new("delete a cluster", [Cluster()], [], "DELETE", OneCluster),
        new("delete a cluster with its group", [Cluster(), Group()], [], "DELETE", OneCluster),
    ];

    /// <summary>The same for the first generation; a cluster's power beside it.</summary>
    public static IEnumerable<Operation> OfFirstGeneration => ((IEnumerable<Operation>)
    [
        new("create a cluster", [], [FirstCluster()], "POST", "/clusters$", Created: 1),
        new("create a group", [FirstCluster()], [FirstCluster(), Group()], "POST", "/nodegroups$", Created: 1),
        new("upgrade", [FirstCluster(), Group()], [FirstCluster(changes: ("version", Tf.S("1.34"))), Group()], "PATCH", "/actions/upgrade$"),
        new("resize masters", [FirstCluster()], [FirstCluster(changes: ("master_flavor", Tf.S("STD3-4-16")))], "POST", "/actions$"),
        new("stop", [FirstCluster()], [Stopped], "POST", "/actions$") { IsPower = true },
        new("start", [Stopped], [FirstCluster(changes: ("power_state", Tf.S("running")))], "POST", "/actions$") { First = [FirstCluster()], IsPower = true },
        new(
            "start and change",
            [Stopped],
            [FirstCluster(changes: [("power_state", Tf.S("running")), ("master_flavor", Tf.S("STD3-4-16"))])],
            "POST",
            "/actions$") { First = [FirstCluster()], IsPower = true },
        new("cluster labels", [FirstCluster()], [FirstCluster(changes: ("labels", Tf.Map(("stage", Tf.S("prod")))))], "PATCH", FirstOneCluster),
        new(
            "security policies",
            [FirstCluster()],
            [FirstCluster(changes: ("security_policy_sync", Terraform.Framework.TfBool.True))],
            "PATCH",
            FirstOneCluster),
        new("group size", [FirstCluster(), Group()], [FirstCluster(), Group(changes: ("node_count", Tf.N(3)))], "PATCH", "/nodegroups/.*/actions/scale$"),
        new("smaller group", [FirstCluster(), Group()], [FirstCluster(), Group(changes: ("node_count", Tf.N(1)))], "PATCH", "/nodegroups/.*/actions/scale$"),
        new(
            "group to autoscale",
            [FirstCluster(), Group()],
            [FirstCluster(), Group(changes: [("node_count", Tf.Null), ("autoscale", Autoscale(3, 4))])],
            "PATCH",
            "/nodegroups/.*$"),
        new("group limits", [FirstCluster(), Scaled(3, 4)], [FirstCluster(), Scaled(2, 6)], "PATCH", FirstOneGroup),
        new("group from autoscale", [FirstCluster(), Scaled(3, 4)], [FirstCluster(), Group()], "PATCH", "/nodegroups/.*$"),
        new(
            "group labels and taints",
            [FirstCluster(), Group()],
            [FirstCluster(), Group(changes: [("labels", Tf.Null), ("taints", Tf.Null)])],
            "PATCH",
            FirstOneGroup),
        new(
            "group flavor",
            [FirstCluster(), Group()],
            [FirstCluster(), Group(changes: ("flavor", Tf.S("STD2-4-8")))],
            "PATCH",
            "/nodegroups/.*/actions/resize$"),
        new(
            "group everything",
            [FirstCluster(), Group()],
            [FirstCluster(), Group(changes: [("flavor", Tf.S("STD2-4-8")), ("node_count", Tf.N(4)), ("labels", Tf.Null)])],
            "PATCH",
            "/nodegroups/.*$"),
        new("replace a group", [FirstCluster(), Group()], [FirstCluster(), Group(changes: ("disk_size", Tf.N(60)))], "POST", "/nodegroups$", Created: 1),
        new("replace a cluster", [FirstCluster()], [FirstCluster(changes: ("pods_cidr", Tf.S("10.120.0.0/16")))], "POST", "/clusters$", Created: 1),
        new("delete a group", [FirstCluster(), Group()], [FirstCluster()], "DELETE", FirstOneGroup),
        new("delete a cluster", [FirstCluster()], [], "DELETE", FirstOneCluster),
        new("delete a stopped cluster", [Stopped], [], "DELETE", FirstOneCluster) { First = [FirstCluster()] },
        new("delete a cluster with its group", [FirstCluster(), Group()], [], "DELETE", FirstOneCluster),
    ]).Select(operation => operation with { IsOfFirstGeneration = true });

    private static Wanted OtherValues => Addon(changes: ("values", Tf.S("controller: {replicaCount: 3}")));

    private static Wanted NewerAddon => Addon(changes: ("version", Tf.S("4.12.1")));

    private static Wanted OtherPolicy => Policy(changes: [("settings", Range(5)), ("enabled", Terraform.Framework.TfBool.False)]);

    private static Wanted Stopped => FirstCluster(changes: ("power_state", Tf.S("stopped")));

    private static Wanted Scaled(long min, long max) => Group(changes: [("node_count", Tf.Null), ("autoscale", Autoscale(min, max))]);
}
