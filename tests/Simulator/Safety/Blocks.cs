using SimulatorTests.Client;
using Terraform.Framework;
using Unit.Framework;
using Vkcc;
using VkCloud;

namespace SimulatorTests.Safety;

/// <summary>Resource blocks: good ones, and the changes that tests make to them.</summary>
internal static class Blocks
{
    public const string Main = "vkcc_cluster.main";

    private static readonly Schema ClusterSchema = new VkccProvider().Resources.Find(ClusterResource.Name)!.Schema;

    private static readonly Schema GroupSchema = new VkccProvider().Resources.Find(NodeGroupResource.Name)!.Schema;

    private static readonly Schema AddonSchema = new VkccProvider().Resources.Find(AddonResource.Name)!.Schema;

    private static readonly Schema PolicySchema = new VkccProvider().Resources.Find(SecurityPolicyResource.Name)!.Schema;

    public static Wanted Cluster(string name = "shop", string address = Main, params (string, TfValue)[] changes) =>
        new(address, ClusterResource.Name, null, _ => With(
            ClusterSchema.Config(
                ("name", Tf.S(name)),
                ("version", Tf.S("1.33.3")),
                ("cluster_type", Tf.S("regional")),
                ("master_count", Tf.N(3)),
                ("master_flavor", Tf.S("STD3-4-8")),
                ("availability_zones", Tf.Set(Tf.S("ME1"), Tf.S("MS1"), Tf.S("PA2"))),
                ("network_id", Tf.S(Bench.Network)),
                ("subnet_id", Tf.S(Bench.Nodes)),
                ("labels", Tf.Map(("team", Tf.S("web")))),
                ("api_allowed_cidrs", Tf.Set(Tf.S("203.0.113.0/24")))),
            changes));

    public static Wanted Group(string name = "web", string address = "vkcc_node_group.web", string cluster = Main, params (string, TfValue)[] changes) =>
        new(address, NodeGroupResource.Name, cluster, id => With(
            GroupSchema.Config(
                ("cluster_id", id),
                ("name", Tf.S(name)),
                ("flavor", Tf.S("STD2-2-4")),
                ("availability_zone", Tf.S("MS1")),
                ("node_count", Tf.N(2)),
                ("disk_type", Tf.S("ceph-ssd")),
                ("disk_size", Tf.N(50)),
                ("labels", Tf.Map(("pool", Tf.S("web")))),
                ("taints", Tf.Set(Taint("dedicated", "web", "NoSchedule")))),
            changes));

    /// <summary>A cluster of the first generation, named and labelled as <see cref="Cluster"/>.</summary>
    public static Wanted FirstCluster(string name = "shop", string address = Main, params (string, TfValue)[] changes) => Cluster(
        name,
        address,
        [
            ("generation", Tf.N(1)),
            ("version", Tf.S("1.33")),
            ("api_allowed_cidrs", Tf.Null),
            ("labels", Tf.Map(("team", Tf.S("web")), ("cloud_monitoring", Tf.S("true")))),
            .. changes,
        ]);

    /// <summary>Not of the newest version.</summary>
    public static Wanted Addon(
        string name = "ingress-nginx", string address = "vkcc_addon.ingress", string cluster = Main, params (string, TfValue)[] changes) =>
        new(address, AddonResource.Name, cluster, id => With(
            AddonSchema.Config(
                ("cluster_id", id),
                ("name", Tf.S(name)),
                ("version", Tf.S("4.11.3")),
                ("values", Tf.S("controller:\n  replicaCount: 2\n"))),
            changes));

    public static Wanted Policy(
        string place = "team-a", string address = "vkcc_security_policy.range", string cluster = Main, params (string, TfValue)[] changes) =>
        new(address, SecurityPolicyResource.Name, cluster, id => With(
            PolicySchema.Config(
                ("cluster_id", id),
                ("template", Tf.S("k8sreplicalimits")),
                ("namespace", Tf.S(place)),
                ("settings", Range(3))),
            changes));

    public static TfValue Range(int most) => Tf.S($$"""{"ranges":[{"min_replicas":1,"max_replicas":{{most}}}]}""");

    public static TfObject Taint(string key, string value, string effect) => Tf.Obj(("key", Tf.S(key)), ("value", Tf.S(value)), ("effect", Tf.S(effect)));

    public static TfObject Autoscale(long min, long max) => Tf.Obj(("min", Tf.N(min)), ("max", Tf.N(max)));

    private static TfObject With(TfObject config, (string Name, TfValue Value)[] changes) =>
        changes.Aggregate(config, (all, change) => all.With(change.Name, change.Value));
}
