using SimulatorTests.Client;
using SimulatorTests.Safety;
using Terraform.Framework;
using Unit.Framework;

namespace SimulatorTests.Truth;

/// <summary>Configurations around the edges of the rule book: values just inside and just outside of what may be. Equal seeds make equal
/// configurations.</summary>
internal sealed class Edges(Random random, long generation)
{
    private const string Unknown = "aaaaaaaa-0000-4000-8000-000000000001";
    private const string SpareNetwork = "10000000-0000-4000-8000-000000000002";
    private const string NeutronNetwork = "10000000-0000-4000-8000-000000000003";
    private const string NeutronNodes = "20000000-0000-4000-8000-000000000005";
    private const string Internet = "10000000-0000-4000-8000-000000000004";
    private const string NeutronInternet = "10000000-0000-4000-8000-000000000005";
    private const string OtherRegionsNetwork = "10000000-0000-4000-8000-000000000051";
    private const string OtherRegionsInternet = "10000000-0000-4000-8000-000000000054";
    private const string GpuFlavor = "e0000000-0000-4000-8000-000000160064";

    private static readonly string[] Zones = ["GZ1", "ME1", "MS1", "PA2"];
    private static readonly string[] ZonesOfNeutron = ["GZ1", "ME1", "MS1"];

    /// <summary>One step up from 1.32.1, a patch, none, a skipped minor, down, not offered, not a version.</summary>
    private static readonly string[] Versions = ["1.33.3", "v1.33.3", "1.32.1", "1.34.2", "1.31.4", "1.33.9", "1.9.0", "1.33", "v01.33.3", "latest"];

    private bool IsFirst => generation == 1;

    /// <summary>Attributes of a cluster that is good, in one of many ways.</summary>
    public Dictionary<string, TfValue> Cluster(string name, string version = "1.33.3")
    {
        var regional = random.Next(2) == 0;
        var cluster = new Dictionary<string, TfValue>(StringComparer.Ordinal)
        {
            ["name"] = Tf.S(name),
            ["cluster_type"] = Tf.S(regional ? "regional" : "standard"),
            ["master_count"] = Tf.N(regional ? Pick(3, 5) : Pick(1, 3, 5)),
            ["availability_zones"] = Tf.Set(Zones.OrderBy(_ => random.Next()).Take(regional ? 3 : 1).Select(Tf.S)),
            ["version"] = Tf.S(version),
            ["master_flavor"] = Tf.S(Pick("STD3-4-8", "STD2-2-6", "d2000000-0000-4000-8000-000000040008")),
            ["network_id"] = Tf.S(Bench.Network),
            ["subnet_id"] = Tf.S(Pick(Bench.Nodes, Bench.Balancers)),
            ["loadbalancer_subnet_id"] = Pick(Tf.Null, Tf.S(Bench.Balancers)),
            ["labels"] = Pick(Tf.Null, Tf.Map(("team", Tf.S("web"))), Tf.Map(("any text, even ünïcode", Tf.S(new string('x', 63))))),
            ["api_allowed_cidrs"] = Pick(Tf.Null, Tf.Set(), Tf.Set(Tf.S("203.0.113.0/24"), Tf.S("2001:db8::/32")), Tf.Set(Tf.S("0.0.0.0/0"))),
            ["insecure_registries"] = Pick(
                Tf.Null,
                Tf.Set(Tf.S("registry.example:5000")),
                IsFirst ? Tf.Set(Tf.S("10.0.0.1:65535"), Tf.S("a-b.c")) : Tf.Set(Tf.S("*.example.com"), Tf.S("10.0.0.1:65535"), Tf.S("a.b/c/d-e.f"))),
            ["description"] = Pick(Tf.Null, Tf.S(string.Empty), Tf.S(new string('x', 256)), Tf.S(string.Concat(Enumerable.Repeat("🐳", 256)))),
            ["network_plugin"] = Pick(Tf.Null, Tf.S("calico"), Tf.S("cilium")),
            ["pods_cidr"] = Pick(Tf.Null, Tf.S("10.200.0.0/16"), Tf.S("192.168.21.0/24"), Tf.S("10.254.0.0/16"), Tf.S("10.255.0.0/28")),
            ["public_ip"] = Pick(Tf.Null, TfBool.False, TfBool.True),
            ["external_network_id"] = Tf.S(Internet),
        };
        if (IsFirst)
        {
            cluster["generation"] = Tf.N(1);
            cluster["description"] = Tf.Null;
            cluster["api_allowed_cidrs"] = Tf.Null;
            cluster["network_plugin"] = Pick(Tf.Null, Tf.S("calico"));
            cluster["external_network_id"] = Pick(Tf.Null, Tf.S(Internet));
            cluster["dns_domain"] = Pick(Tf.Null, Tf.S("cluster.internal"));
            cluster["keypair"] = Pick(Tf.Null, Tf.S("demo"));
            cluster["security_policy_sync"] = Pick(Tf.Null, TfBool.False, TfBool.True);
            if (random.Next(4) == 0)
            {
                cluster["network_id"] = Tf.S(NeutronNetwork);
                cluster["subnet_id"] = Tf.S(NeutronNodes);
                cluster["loadbalancer_subnet_id"] = Tf.Null;
                cluster["external_network_id"] = Pick(Tf.Null, Tf.S(NeutronInternet));
                cluster["availability_zones"] = Tf.Set((regional ? ZonesOfNeutron : [Pick(ZonesOfNeutron)]).Select(Tf.S));
            }
        }

        return cluster;
    }

    /// <summary>Attributes of a group that is good, in one of many ways.</summary>
    /// <param name="cluster">Its cluster's attributes: not every zone suits every network.</param>
    public Dictionary<string, TfValue> Group(string name, IReadOnlyDictionary<string, TfValue> cluster)
    {
        var autoscale = random.Next(2) == 0;
        var zone = Pick(cluster["network_id"].Equals(Tf.S(NeutronNetwork)) ? ZonesOfNeutron : Zones);
        return new(StringComparer.Ordinal)
        {
            ["name"] = Tf.S(name),
            ["flavor"] = Tf.S(zone == "MS1" ? Pick("GPU-A100-16-64", "STD2-2-4") : Pick("STD3-4-8", "d2000000-0000-4000-8000-000000040008")),
            ["availability_zone"] = Tf.S(zone),
            ["node_count"] = autoscale ? Tf.Null : Tf.N(IsFirst ? Pick(1, 2, 3) : Pick(0, 1, 3)),
            ["autoscale"] = autoscale ? Pick(Blocks.Autoscale(0, IsFirst ? 1 : 0), Blocks.Autoscale(1, 500), Blocks.Autoscale(2, 2)) : Tf.Null,
            ["disk_type"] = Tf.S(zone == "ME1" ? "high-iops-ha" : Pick("ceph-ssd", "high-iops")),
            ["disk_size"] = Tf.N(Pick(1, 50, 20_000)),
            ["labels"] = Pick(Tf.Null, Tf.Map(("pool", Tf.S(string.Empty))), Tf.Map(($"{LongPrefix(253)}/{new string('n', 63)}", Tf.S(new string('v', 63))))),
            ["taints"] = Pick(
                Tf.Null,
                Tf.Set(Blocks.Taint("k", "v", "NoSchedule"), Blocks.Taint("k", "v", "NoExecute")),
                Tf.Set(Tf.Obj(("key", Tf.S("example.com/k")), ("value", Tf.Null), ("effect", Tf.S("PreferNoSchedule"))))),
            ["max_unavailable_percent"] = Pick(Tf.Null, Tf.N(1), Tf.N(100)),
        };
    }

    /// <summary>One or two attributes of a new cluster moved to an edge, in or out.</summary>
    public void MoveCluster(Dictionary<string, TfValue> cluster)
    {
        for (var moves = random.Next(1, 3); moves > 0; moves--)
        {
            (string Name, TfValue Value) move = random.Next(13) switch
            {
                0 => ("name", Name()),
                1 => ("cluster_type", Tf.S(Pick("regional", "standard", "standart", "Regional"))),
                2 => ("master_count", Tf.N(random.Next(-1, 8))),
                3 => (
                    "availability_zones",
                    Tf.Set(new[] { "GZ1", "ME1", "MS1", "PA2", "ms1", "QAZ", "XX1" }.OrderBy(_ => random.Next()).Take(random.Next(5)).Select(Tf.S))),
                4 => ("version", Tf.S(Pick(Versions))),
                5 => ("master_flavor", Tf.S(Flavor())),
                6 => ("network_id", Tf.S(Pick(Bench.Network, SpareNetwork, NeutronNetwork, Internet, OtherRegionsNetwork, Unknown))),
                7 => (Pick("subnet_id", "loadbalancer_subnet_id"), Subnet()),
                8 => (
                    "external_network_id",
                    Pick(Tf.Null, Tf.S(Internet), Tf.S(NeutronInternet), Tf.S(Bench.Network), Tf.S(OtherRegionsInternet), Tf.S(Unknown))),
                9 => ("pods_cidr", Tf.S(Pick(
                    "192.168.0.0/16", "192.168.10.0/24", "192.168.10.128/25", "192.168.11.0/24", "192.168.30.0/24", "10.253.0.0/16", "10.0.0.0/8",
                    "10.100.0.1/16", "fd00::/64", "10.100.0.0/33",
                    "10.100.0.0", "010.0.0.0/8", "0.0.0.0/0", "10.100.0.0/32", "10.100.0.0/016"))),
                10 when IsFirst => ("labels", Options()),
                10 => (
                    "api_allowed_cidrs",
                    Tf.Set(
                        Take(
                            3, "10.0.0.0/8", "10.0.0.1/8", "10.0.0.0/24", "2001:db8::/32", "2001:DB8::/32", "2001:db8::1/32", "10.0.0.0/33", "", "everybody",
                            "10.0.0.7/32"))),
                11 => ("insecure_registries", Tf.Set(Take(
                    2, "localhost", "http://a.b", "a.b/", "a.b//c", "a.b:0", "a.b:65535", "a.b:65536", "a.b:080", "1.2.3", "1.2.3.256", "1.2.3.4/p", "01.2.3.4",
                    "a..b", ".a.b", "a.b.", "a_b.c", "*.a.b",
                    "*.a.b:5", "*.a", "*.1.2.3.4", "a.*.b", "a.b:5/c_d", "A.B:5", "a.b:5:6", "", "-a.b", "a-.b"))),
                12 when IsFirst => ("version", Tf.S(Pick("1.33", "v1.34", "1.35", "1.33.9", "1.3"))),
                _ => ("description", Pick(Tf.S(new string('x', 257)), Tf.S(string.Concat(Enumerable.Repeat("🐳", 257))))),
            };
            cluster[move.Name] = move.Value;
            if (move.Name == "network_id" && random.Next(2) == 0)
            {
                cluster["subnet_id"] = Subnet();
                cluster["loadbalancer_subnet_id"] = Tf.Null;
            }
        }

        if (random.Next(6) == 0)
        {
            cluster["labels"] = Labels(kubernetes: false);
        }
    }

    /// <summary>One or two attributes of a new group moved to an edge, in or out.</summary>
    public void MoveGroup(Dictionary<string, TfValue> group)
    {
        for (var moves = random.Next(1, 3); moves > 0; moves--)
        {
            (string Name, TfValue Value) move = random.Next(6) switch
            {
                0 => ("name", Pick(Name(), Tf.S("master"))),
                1 => ("availability_zone", Tf.S(Pick("GZ1", "ME1", "PA2", "ms1", "QAZ", "XX1"))),
                2 => ("disk_type", Tf.S(Pick("ceph-hdd", "high-iops-ha", "ef-nvme", "csi-ceph-ssd-ms1", "CEPH-SSD"))),
                3 => ("disk_size", Tf.N(Pick(-1, 0, 1, 16_385))),
                _ => ("flavor", Tf.S(Flavor())),
            };
            group[move.Name] = move.Value;
        }

        MoveGroupInPlace(group);
    }

    /// <summary>Attributes of a cluster that change in place, moved to an edge.</summary>
    public void MoveClusterInPlace(Dictionary<string, TfValue> cluster)
    {
        for (var moves = random.Next(1, 3); moves > 0; moves--)
        {
            (string Name, TfValue Value) move = random.Next(5) switch
            {
                0 => ("version", Tf.S(Pick(Versions))),
                1 => ("master_flavor", Tf.S(Flavor())),
                2 => ("labels", Labels(kubernetes: false)),
                3 when IsFirst => ("security_policy_sync", Pick(TfBool.False, TfBool.True)),
                3 => ("api_allowed_cidrs", Tf.Set(Take(2, "10.0.0.0/8", "10.0.0.1/8", "2001:db8::/32", "2001:DB8::/32", "nobody"))),
                _ => ("deletion_protection", TfBool.True),
            };
            cluster[move.Name] = move.Value;
        }
    }

    /// <summary>Attributes of a group that change in place, moved to an edge.</summary>
    public void MoveGroupInPlace(Dictionary<string, TfValue> group)
    {
        switch (random.Next(7))
        {
            case 0:
                group["node_count"] = Tf.N(Pick(-1, 0, 1, 500, 501));
                group["autoscale"] = Tf.Null;
                break;
            case 1:
                group["node_count"] = Tf.Null;
                group["autoscale"] = Blocks.Autoscale(Pick(-1, 0, 1, 5), Pick(0, 4, 5, 500, 501));
                break;
            case 2:
                group["labels"] = Labels(kubernetes: true);
                break;
            case 3:
                group["taints"] = Tf.Set(Enumerable.Range(0, random.Next(3)).Select(_ => Blocks.Taint(
                    Pick("k", "a/k", "A/k", "-k", new string('k', 64), $"{LongPrefix(254)}/k", ""), Pick("v", "", new string('v', 64), "v v"),
                    Pick("NoSchedule", "NoExecute", "noexecute"))));
                break;
            case 4:
                group["max_unavailable_percent"] = Tf.N(Pick(0, 1, 100, 101));
                break;
            default:
                group["flavor"] = Tf.S(Flavor());
                break;
        }
    }

    public T Pick<T>(params T[] choices) => choices[random.Next(choices.Length)];

    private static string LongPrefix(int length) => string.Join('.', Enumerable.Repeat(new string('p', 62), 5))[..length];

    private IEnumerable<TfValue> Take(int most, params string[] choices) => choices.OrderBy(_ => random.Next()).Take(random.Next(most + 1)).Select(Tf.S);

    private TfString Name() =>
        Tf.S(Pick("ab", "abc", $"a{new string('b', 23)}", $"a{new string('b', 24)}", "1abc", "a--b", "a-", "-a", "Abc", "a_b", "a.b", "größe", "taken"));

    private TfMap Options() => Tf.Map(
        (Pick("etcd_volume_size", "master_volume_size"), Tf.S(Pick("0", "1", "50", "16384", "16385", "10GB"))),
        ("kube_log_level", Tf.S(Pick("0", "8", "9", "-1"))),
        ("cluster_node_volume_type", Tf.S(Pick("ceph-ssd", "high-iops"))));

    private string Flavor() => Pick(
        "STD3-4-8", "STD3-8-16", "STD2-2-6", "std3-4-8", "STD9-1-1", "Standard-2-8", "GPU-A100-16-64", GpuFlavor, "d2000000-0000-4000-8000-000000020006",
        "D2000000-0000-4000-8000-000000020006", Unknown);

    private TfString Subnet() => Tf.S(Pick([.. Enumerable.Range(1, 6).Append(51).Select(i => $"20000000-0000-4000-8000-{i:D12}"), Unknown]));

    private TfMap Labels(bool kubernetes) => Tf.Map(Enumerable.Range(0, random.Next(1, 3)).Select(i => (
        Pick(
            $"label-{i}", new string('k', 63), new string('k', 64), "", "two words", "a/b", "A/b", "/b", "a/", "a/b/c", "a..b/c", $"{LongPrefix(253)}/k",
            $"{LongPrefix(254)}/k", $"{new string('p', 100)}/k"),
        Pick(
            Tf.S("v"), Tf.S(string.Empty), Tf.S(new string('v', 63)), Tf.S(new string('v', 64)), Tf.S("-v"), Tf.S("two words"),
            kubernetes ? Tf.S("ü") : Tf.S("🐳"), Tf.Null)))
        .DistinctBy(entry => entry.Item1));
}
