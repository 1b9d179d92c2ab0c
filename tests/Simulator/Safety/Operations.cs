using Unit.Framework;
using static SimulatorTests.Safety.Blocks;

namespace SimulatorTests.Safety;

/// <summary>Create, update of each kind, replacement and delete of both resources.</summary>
internal static class Operations
{
    private const string OneGroup = "/node-groups/[0-9A-Za-z]{27}$";

    private const string OneCluster = "/clusters/[0-9A-Za-z]{27}$";

    public static IEnumerable<Operation> All =>
    [
        new("create a cluster", [], [Cluster()], "POST", "/clusters$", Created: 1),
        new("create a group", [Cluster()], [Cluster(), Group()], "POST", "/node-groups$", Created: 1),
        new("upgrade", [Cluster(), Group()], [Cluster(changes: ("version", Tf.S("1.34.2"))), Group()], "PATCH", ":upgrade$"),
        new("resize masters", [Cluster()], [Cluster(changes: ("master_flavor", Tf.S("STD3-4-16")))], "POST", ":scaleControlPlane$"),
        new("cluster labels", [Cluster()], [Cluster(changes: ("labels", Tf.Map(("team", Tf.S("shop")), ("stage", Tf.S("prod")))))], "PATCH", ":update$"),
        new("allowed networks", [Cluster()], [Cluster(changes: ("api_allowed_cidrs", Tf.Set(Tf.S("198.51.100.0/24"))))], "PATCH", ":update$"),
        new("group size", [Cluster(), Group()], [Cluster(), Group(changes: ("node_count", Tf.N(3)))], "PATCH", OneGroup),
        new("group to autoscale", [Cluster(), Group()], [Cluster(), Group(changes: [("node_count", Tf.Null), ("autoscale", Autoscale(1, 4))])], "PATCH", OneGroup),
        new("group labels and taints", [Cluster(), Group()], [Cluster(), Group(changes: [("labels", Tf.Null), ("taints", Tf.Null)])], "PATCH", OneGroup),
        new("group flavor", [Cluster(), Group()], [Cluster(), Group(changes: ("flavor", Tf.S("STD2-4-8")))], "PATCH", OneGroup),
        new("group max unavailable", [Cluster(), Group()], [Cluster(), Group(changes: ("max_unavailable_percent", Tf.N(50)))], "PATCH", OneGroup),
        new("replace a group", [Cluster(), Group()], [Cluster(), Group(changes: ("disk_size", Tf.N(60)))], "POST", "/node-groups$", Created: 1),
        new("replace a cluster", [Cluster()], [Cluster(changes: ("description", Tf.S("another")))], "POST", "/clusters$", Created: 1),
        new("delete a group", [Cluster(), Group()], [Cluster()], "DELETE", OneGroup),
        new("delete a cluster", [Cluster()], [], "DELETE", OneCluster),
        new("delete a cluster with its group", [Cluster(), Group()], [], "DELETE", OneCluster),
    ];
}
