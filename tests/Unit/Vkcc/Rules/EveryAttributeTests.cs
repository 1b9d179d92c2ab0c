using Terraform.Framework;
using Vkcc;
using VkCloud;
using static Unit.Vkcc.Values;

namespace Unit.Vkcc.Rules;

/// <summary>Every attribute of both resources by generation: allowed, or refused on the attribute and with which words. An attribute without a row here
/// fails.</summary>
internal sealed class EveryAttributeTests
{
    private const string Ksuid = "2xQ8kZ0yTq1bWcVn3RfJmH5sLpD";

    private const string Uuid = "7b2c9c0e-6d7a-4b0e-9d0a-0c2f5d0b1a11";

    private static readonly Row<ClusterModel>[] clusterRows =
    [
        new("name", "strict", c => c with { Name = "shop-1" }),
        new("name_prefix", "in place of a name", c => c with { Name = TfValue<string>.Null, NamePrefix = "shop-" }),
        new("name_prefix", "beside a name", c => c with { NamePrefix = "shop-" }, First: "Remove one of them", Second: "Remove one of them"),
        new("name_prefix", "too long", c => c with { Name = TfValue<string>.Null, NamePrefix = "abcdefghijklmnopq" }, First: "1 to 16", Second: "1 to 16"),
        new("generation", "as it is", c => c),
        new("generation", "neither", c => c with { Generation = 3 }, First: "two generations", Second: "two generations"),
        new("description", "", c => c with { Description = "text" }, First: "have no description"),
        new("version", "in full", c => c with { Version = "1.34.2" }),
        new("version", "with v", c => c with { Version = "v1.34.2" }),
        new("version", "without patch", c => c with { Version = "1.34" }, Second: "major, minor and patch"),
        new("version", "nonsense", c => c with { Version = "newest" }, First: "major and minor", Second: "major, minor and patch"),
        new("version", "left out", c => c with { Version = TfValue<string>.Null }, First: "cluster_template_id", Second: "Set version"),
        new("cluster_template_id", "beside version", c => c with { ClusterTemplateId = Uuid }, Second: "no templates"),
        new("cluster_template_id", "in place of version", c => c with { ClusterTemplateId = Uuid, Version = TfValue<string>.Null }, Second: "no templates"),
        new("cluster_type", "regional", c => c with { ClusterType = "regional", MasterCount = 3, AvailabilityZones = Set("ME1", "MS1", "PA2") }),
        new("cluster_type", "nonsense", c => c with { ClusterType = "zonal" }, First: "standard", Second: "standard"),
        new("master_count", "five", c => c with { MasterCount = 5 }),
        new(
            "master_count", "seven",
            c => c with { MasterCount = 7 },
            First: "1, 3 or 5 masters and no other number",
            Second: "1, 3 or 5 masters and no other number"),
        new("availability_zones", "another", c => c with { AvailabilityZones = Set("ME1") }),
        new("availability_zones", "two", c => c with { AvailabilityZones = Set("ME1", "MS1") }, First: "Name one", Second: "Name one"),
        new("master_flavor", "by id", c => c with { MasterFlavor = Uuid }),
        new("network_id", "", c => c with { NetworkId = Uuid }),
        new("subnet_id", "", c => c with { SubnetId = Uuid }),
        new("loadbalancer_subnet_id", "", c => c with { LoadbalancerSubnetId = Uuid }),
        new("external_network_id", "", c => c with { ExternalNetworkId = Uuid }),
        new("public_ip", "with an external network", c => c with { PublicIp = true, ExternalNetworkId = Uuid }),
        new("public_ip", "without an external network", c => c with { PublicIp = true }, Second: "external_network_id"),
        new("pods_cidr", "", c => c with { PodsCidr = "10.200.0.0/16" }),
        new("pods_cidr", "with host bits", c => c with { PodsCidr = "10.200.0.1/16" }, First: "10.200.0.0/16", Second: "10.200.0.0/16"),
        new("network_plugin", "calico", c => c with { NetworkPlugin = "calico" }),
        new("network_plugin", "cilium", c => c with { NetworkPlugin = "cilium" }, First: "connected by Calico"),
        new("api_allowed_cidrs", "", c => c with { ApiAllowedCidrs = Set("10.0.0.0/8") }, First: "no list of allowed networks"),
        new("insecure_registries", "a host", c => c with { InsecureRegistries = Set("registry.example.com:5000") }),
        new("insecure_registries", "a star", c => c with { InsecureRegistries = Set("*.example.com") }, First: "first generation"),
        new("insecure_registries", "a path", c => c with { InsecureRegistries = Set("registry.example.com/team") }, First: "first generation"),
        new("labels", "", c => c with { Labels = Map("team", "web") }),
        new("labels", "an option", c => c with { Labels = Map("master_volume_size", "60") }),
        new("labels", "an option with a wrong value", c => c with { Labels = Map("master_volume_size", "60 GB") }, First: "a size in GB"),
        new("labels", "long", c => c with { Labels = Map("team", new string('x', 64)) }, Second: "63"),
        new("keypair", "", c => c with { Keypair = "demo" }, Second: "nobody logs in"),
        new("dns_domain", "", c => c with { DnsDomain = "cluster.local" }, Second: "cannot be chosen"),
        new("security_policy_sync", "", c => c with { SecurityPolicySync = true }, Second: "always kept in sync"),
        new("power_state", "running", c => c with { PowerState = "running" }, Second: "No public API"),
        new("power_state", "stopped", c => c with { PowerState = "stopped" }, First: "stop the cluster in a later apply", Second: "No public API"),
        new("power_state", "nonsense", c => c with { PowerState = "off" }, First: "\"running\" or \"stopped\"", Second: "No public API"),
        new("deletion_protection", "", c => c with { DeletionProtection = true }),
        new("timeouts", "", c => c with { Timeouts = new TimeoutsModel { Create = "2h" } }),
    ];

    private static readonly Row<NodeGroupModel>[] groupRows =
    [
        new("cluster_id", "as it is", g => g),
        new("cluster_id", "nonsense", g => g with { ClusterId = "shop" }, First: "a UUID on the first", Second: "a UUID on the first"),
        new("generation", "the second", g => g with { Generation = 2 }, First: "of generation 1"),
        new("generation", "the first", g => g with { Generation = 1 }, Second: "of generation 2"),
        new("generation", "neither", g => g with { Generation = 3, ClusterId = Unknown }, First: "two generations", Second: "two generations"),
        new("name", "strict", g => g with { Name = "web-1" }),
        new("name", "master", g => g with { Name = "master" }, Second: "the service uses that name"),
        new("name", "loose", g => g with { Name = "Web_1" }, First: "3 to 24 characters", Second: "3 to 24 characters"),
        new("name_prefix", "in place of a name", g => g with { Name = TfValue<string>.Null, NamePrefix = "web-" }),
        new("name_prefix", "beside a name", g => g with { NamePrefix = "web-" }, First: "Remove one of them", Second: "Remove one of them"),
        new("name_prefix", "too long", g => g with { Name = TfValue<string>.Null, NamePrefix = "abcdefghijklmnopq" }, First: "1 to 16", Second: "1 to 16"),
        new("flavor", "", g => g with { Flavor = "STD3-4-8" }),
        new("availability_zone", "", g => g with { AvailabilityZone = "MS1" }),
        new("availability_zone", "left out", g => g with { AvailabilityZone = TfValue<string>.Null }, Second: "the service does not choose it"),
        new("node_count", "", g => g with { NodeCount = 3 }),
        new("node_count", "none", g => g with { NodeCount = 0 }, First: "at least one node"),
        new("node_count", "too many", g => g with { NodeCount = 501 }, First: "at most 500", Second: "at most 500"),
        new("autoscale", "", g => g with { NodeCount = TfValue<long>.Null, Autoscale = Between(1, 5) }),
        new("autoscale", "from none", g => g with { NodeCount = TfValue<long>.Null, Autoscale = Between(0, 5) }),
        new("autoscale", "up to none", g => g with { NodeCount = TfValue<long>.Null, Autoscale = Between(0, 0) }, First: "at least 1"),
        new("autoscale", "upside down", g => g with { NodeCount = TfValue<long>.Null, Autoscale = Between(5, 1) }, First: "Swap them", Second: "Swap them"),
        new("disk_type", "", g => g with { DiskType = "high-iops" }),
        new("disk_size", "", g => g with { DiskSize = 50 }),
        new("disk_size", "none", g => g with { DiskSize = 0 }, First: "at least 1", Second: "at least 1"),
        new("labels", "", g => g with { Labels = Map("team", "web") }),
        new("labels", "wrong", g => g with { Labels = Map("-", "web") }, First: "63 letters", Second: "63 letters"),
        new("taints", "", g => g with { Taints = Taint("web", "NoSchedule") }),
        new("taints", "wrong", g => g with { Taints = Taint("web", "Never") }, First: "NoExecute", Second: "NoExecute"),
        new("max_unavailable_percent", "", g => g with { MaxUnavailablePercent = 50 }),
        new("max_unavailable_percent", "none", g => g with { MaxUnavailablePercent = 0 }, First: "1 to 100", Second: "1 to 100"),
        new("timeouts", "", g => g with { Timeouts = new TimeoutsModel { Create = "2h" } }),
    ];

    private static ClusterModel Cluster(long generation) => new()
    {
        Name = "shop",
        Generation = generation,
        Version = "1.34.2",
        ClusterType = "standard",
        MasterCount = 3,
        AvailabilityZones = Set("MS1"),
        MasterFlavor = "STD3-4-8",
        NetworkId = "0f1c9c0e-6d7a-4b0e-9d0a-0c2f5d0b1a11",
        SubnetId = "1f1c9c0e-6d7a-4b0e-9d0a-0c2f5d0b1a11",
    };

    private static NodeGroupModel Group(long generation) => new()
    {
        ClusterId = generation == 1 ? Uuid : Ksuid,
        Name = "workers",
        Flavor = "STD3-4-8",
        AvailabilityZone = "MS1",
        NodeCount = 2,
        DiskType = "ceph-ssd",
        DiskSize = 50,
    };

    private static IEnumerable<TestCaseData> Clusters() => Cases(clusterRows);

    private static IEnumerable<TestCaseData> Groups() => Cases(groupRows);

    [TestCaseSource(nameof(Clusters))]
    public void A_cluster_s_attribute_by_generation(object row, long generation) =>
        Check((Row<ClusterModel>)row, generation, Cluster(generation), ClusterRules.All);

    [TestCaseSource(nameof(Groups))]
    public void A_node_group_s_attribute_by_generation(object row, long generation) =>
        Check((Row<NodeGroupModel>)row, generation, Group(generation), NodeGroupRules.All);

    [Test]
    public void No_attribute_is_forgotten()
    {
        var provider = new VkccProvider(_ => null);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(clusterRows.Select(r => r.Attribute).Distinct(), Is.EquivalentTo(Configurable("vkcc_cluster")));
            Assert.That(groupRows.Select(r => r.Attribute).Distinct(), Is.EquivalentTo(Configurable("vkcc_node_group")));
        }

        IEnumerable<string> Configurable(string type) => provider.Resources.Find(type)!.Schema.Attributes.Where(a => a.IsConfigurable).Select(a => a.Name);
    }

    [Test]
    public void The_guide_to_the_generations_speaks_of_every_attribute()
    {
        var parts = File.ReadAllText(Path.Combine(Documentation.Repository.Root, "docs", "guides", "generations.md")).Split("\n## ");
        var provider = new VkccProvider(_ => null);

        using (Assert.EnterMultipleScope())
        {
            foreach (var type in (string[])["vkcc_cluster", "vkcc_node_group"])
            {
                var rows = parts.Single(part => part.StartsWith($"`{type}`", StringComparison.Ordinal)).Split('\n')
                    .Where(line => line.StartsWith("| `", StringComparison.Ordinal));
                var named = rows.SelectMany(row => row.Split('|')[1].Split(',')).Select(name => name.Trim(' ', '`'));
                Assert.That(named, Is.EquivalentTo(provider.Resources.Find(type)!.Schema.Attributes.Where(a => a.IsConfigurable).Select(a => a.Name)), type);
            }
        }
    }

    private static void Check<T, TSeen>(Row<T> row, long generation, T model, ValueList<Rule<Subject<T, TSeen>>> rules)
        where T : class
        where TSeen : class, new()
    {
        var refusal = generation == 1 ? row.First : row.Second;
        var untouched = Errors(model);
        var errors = Errors(row.Set(model));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(untouched, Is.Empty, "without the attribute");
            if (refusal is null)
            {
                Assert.That(errors, Is.Empty);
            }
            else
            {
                var ours = errors.Where(e => e.Path.ToString().StartsWith(row.Attribute, StringComparison.Ordinal)).ToList();
                Assert.That(ours.Select(e => e.Detail), Has.One.Contains(refusal), string.Join('\n', errors));
            }
        }

        // What validation refuses is not planned.
        IReadOnlyList<Diagnostic> Errors(T subject) => ErrorsOf(Phase.Configuration, subject) is { Count: > 0 } refused
            ? refused
            : ErrorsOf(Phase.Creation, subject);

        IReadOnlyList<Diagnostic> ErrorsOf(Phase phase, T subject) =>
            [.. rules.Check(phase, Subject<T, TSeen>.Of(subject)).Where(found => found.Severity == DiagnosticSeverity.Error)];
    }

    private static IEnumerable<TestCaseData> Cases<T>(Row<T>[] rows) =>
        from row in rows
        from generation in (long[])[1, 2]
        select new TestCaseData(row, generation).SetArgDisplayNames($"{row.Attribute} {row.What}".TrimEnd(), $"{generation}");

    private static TfValue<ValueMap<TfValue<string>>> Map(string key, string value) => new ValueMap<TfValue<string>>([new(key, value)]);

    private static TfValue<AutoscaleModel> Between(long min, long max) => new AutoscaleModel { Min = min, Max = max };

    private static TfValue<ValueSet<TfValue<TaintModel>>> Taint(string key, string effect) =>
        new ValueSet<TfValue<TaintModel>>([new TaintModel { Key = key, Value = "", Effect = effect }]);

    /// <param name="First">Words of the refusal on the first generation; null where it is allowed.</param>
    /// <param name="Second">The same on the second.</param>
    private sealed record Row<T>(string Attribute, string What, Func<T, T> Set, string? First = null, string? Second = null);
}
