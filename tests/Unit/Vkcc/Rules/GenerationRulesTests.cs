using Terraform.Framework;
using Vkcc;
using VkCloud;
using VkCloud.Network;
using static Unit.Vkcc.Values;

namespace Unit.Vkcc.Rules;

/// <summary>Rules that differ by generation, each broken case beside its valid twin.</summary>
internal sealed class GenerationRulesTests
{
    private const string Ksuid = "2xQ8kZ0yTq1bWcVn3RfJmH5sLpD";

    private const string Uuid = "7b2c9c0e-6d7a-4b0e-9d0a-0c2f5d0b1a11";

    private static ClusterModel Running => new()
    {
        Name = "shop",
        Generation = 1,
        Version = "1.33",
        MasterFlavor = "STD3-2-6",
        MasterCount = 3,
        PowerState = "running",
        Status = "RUNNING",
        Labels = Map(("clean_volumes", "true"), ("team", "web")),
    };

    private static ClusterModel Stopped => Running with { PowerState = "stopped", Status = "SHUTOFF" };

    private static NodeGroupModel Group =>
        new() { ClusterId = Uuid, Name = "web", Flavor = "STD3-2-6", NodeCount = 2, Status = "RUNNING", MaxUnavailablePercent = 25 };

    [TestCase(1, true)]
    [TestCase(2, true)]
    [TestCase(0, false)]
    [TestCase(3, false)]
    public void GEN_1_there_are_two_generations(long generation, bool good) => Assert.That(GenerationRules.Exists(generation), good ? Is.Null : Is.Not.Null);

    [Test]
    public void GEN_2_nothing_is_refused_while_the_generation_is_unknown()
    {
        var everything = Running with
        {
            Generation = UnknownNumber,
            Description = "text",
            ApiAllowedCidrs = Set("10.0.0.0/8"),
            NetworkPlugin = "cilium",
            ClusterTemplateId = Uuid,
            Keypair = "demo",
            DnsDomain = "cluster.local",
            SecurityPolicySync = true,
            PowerState = "stopped",
            PublicIp = true,
            InsecureRegistries = Set("*.example.com"),
            Labels = Map(("master_volume_size", "much"), ("long", new string('x', 64))),
        };

        Assert.That(
            Found(ClusterRules.All, everything).Where(d => d.Severity == DiagnosticSeverity.Error), Is.Empty);
    }

    [Test]
    public void GEN_2_nothing_is_refused_on_a_group_while_its_cluster_is_unknown()
    {
        var group = Group with { ClusterId = Unknown, Name = "master", NodeCount = 0, AvailabilityZone = TfValue<string>.Null };

        Assert.That(
            Found(NodeGroupRules.All, group).Select(d => (d.Severity, d.Summary)),
            Is.All.EqualTo((DiagnosticSeverity.Warning, "Depends on the cluster's generation")).And.Exactly(3).Items);
    }

    private static IEnumerable<Diagnostic> Found<T, TSeen>(ValueList<Rule<Subject<T, TSeen>>> rules, T model)
        where T : class
        where TSeen : class, new()
        => [.. rules.Check(Phase.Configuration, Subject<T, TSeen>.Of(model)), .. rules.Check(Phase.Creation, Subject<T, TSeen>.Of(model))];

    [Test]
    public void GEN_2_a_change_of_generation_is_no_migration()
    {
        var generation = new[] { AttributePath.Root("generation") };
        var name = new[] { AttributePath.Root("name") };

        using (Assert.EnterMultipleScope())
        {
            Assert.That(ProtectionRules.AnnounceReplace(Running, generation)!.Detail, Does.Contain("no migration").And.Contain("Velero"));
            Assert.That(ProtectionRules.AnnounceReplace(Running, name)!.Detail, Does.Not.Contain("migration"));
            Assert.That(ProtectionRules.NoReplace(Running with { DeletionProtection = true }, generation)!.Detail, Does.Contain("no migration"));
            Assert.That(ProtectionRules.NoReplace(Running with { DeletionProtection = true }, name)!.Detail, Does.Not.Contain("migration"));
        }
    }

    [TestCase("shop", true)]
    [TestCase("Shop_1.old-", true)]
    [TestCase("1shop", true)]
    [TestCase("a-name-that-was-made-when-there-was-no-limit", true)]
    [TestCase("", false)]
    [TestCase("_shop", false)]
    [TestCase("shop 1", false)]
    [TestCase("мой", false)]
    public void NAME_2_names_of_the_first_generation_that_exist_are_looser(string name, bool good) =>
        Assert.That(NameRules.Form(name, 1), good ? Is.Null : Is.Not.Null);

    [TestCase("shop", true)]
    [TestCase("Shop_1", false)]
    [TestCase("ab", false)]
    [TestCase("aaaaaaaaaaaaaaaaaaaaaaaaa", false)]
    [TestCase("1shop", false)]
    public void NAME_2_new_names_are_strict_on_either(string name, bool good) => Assert.That(NameRules.NewForm(name), good ? Is.Null : Is.Not.Null);

    [Test]
    public void NG_10_master_is_a_name_like_others_on_the_first()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(NameRules.NotMaster("master", 1), Is.Null);
            Assert.That(NameRules.NotMaster("master", UnknownNumber), Is.Null);
        }
    }

    [TestCase("1.34", true)]
    [TestCase("v1.34", true)]
    [TestCase("1.34.2", true)]
    [TestCase("1", false)]
    [TestCase("1.034", false)]
    [TestCase("newest", false)]
    [TestCase("", false)]
    public void VER_2_a_first_generation_version_has_two_or_three_numbers(string version, bool good) =>
        Assert.That(VersionRules.Form(version, 1), good ? Is.Null : Is.Not.Null);

    private static IEnumerable<TestCaseData> Givens()
    {
        yield return Row(1, "1.34", TfValue<string>.Null, true);
        yield return Row(1, TfValue<string>.Null, Uuid, true);
        yield return Row(1, TfValue<string>.Null, Unknown, true);
        yield return Row(1, TfValue<string>.Null, TfValue<string>.Null, false);
        yield return Row(2, TfValue<string>.Null, Uuid, false);
        yield return Row(TfValue<long>.Null, TfValue<string>.Null, TfValue<string>.Null, false);
        yield return Row(2, Unknown, TfValue<string>.Null, true);
        yield return Row(UnknownNumber, TfValue<string>.Null, TfValue<string>.Null, true);

        static TestCaseData Row(TfValue<long> generation, TfValue<string> version, TfValue<string> template, bool good) =>
            new TestCaseData(generation, version, template, good).SetArgDisplayNames($"{generation}", $"{version}", $"{template}");
    }

    [TestCaseSource(nameof(Givens))]
    public void VER_2_a_version_is_given_or_a_template_that_has_it(TfValue<long> generation, TfValue<string> version, TfValue<string> template, bool good) =>
        Assert.That(VersionRules.Given(generation, version, template), good ? Is.Null : Is.Not.Null);

    [TestCase("1.33", "1.34", null)]
    [TestCase("1.33.3", "1.34", null)]
    [TestCase("1.33", "1.33.3", null)]
    [TestCase("1.33", "1.33", null)]
    [TestCase("1.34", "1.33", "Kubernetes cannot be downgraded")]
    [TestCase("1.34.2", "1.33", "Kubernetes cannot be downgraded")]
    [TestCase("1.33.3", "1.33.1", "Kubernetes cannot be downgraded")]
    [TestCase("1.32", "1.34", "Upgrade skips versions")]
    [TestCase("1.32.1", "1.34", "Upgrade skips versions")]
    [TestCase("1.9", "1.10", null)]
    public void UPG_1_UPG_2_versions_without_patch_are_compared_as_far_as_they_go(string from, string to, string? refusal) =>
        Assert.That((VersionRules.NoDowngrade(from, to) ?? VersionRules.NoSkippedMinor(from, to, []))?.Summary, Is.EqualTo(refusal));

    private static IEnumerable<TestCaseData> OldOnes()
    {
        yield return Row("1.16 upward", Running with { Version = "1.16" }, c => c with { Version = "1.17" }, "version");
        yield return Row("1.15.3 by template", Running with { Version = "1.15.3" }, c => c with { ClusterTemplateId = Uuid }, "cluster_template_id");
        yield return Row("1.16 as it is", Running with { Version = "1.16" }, c => c with { MasterFlavor = "STD3-4-8" }, null);
        yield return Row("1.17 upward", Running with { Version = "1.17" }, c => c with { Version = "1.18" }, null);
        yield return Row("1.16, unknown", Running with { Version = "1.16" }, c => c with { Version = Unknown }, null);

        static TestCaseData Row(string name, ClusterModel prior, Func<ClusterModel, ClusterModel> change, string? path) =>
            new TestCaseData(prior, change(prior), path).SetArgDisplayNames(name);
    }

    [TestCaseSource(nameof(OldOnes))]
    public void UPG_5_what_is_too_old_is_not_upgraded(object prior, object plan, string? path) =>
        Assert.That(VersionRules.TooOldToUpgrade((ClusterModel)prior, (ClusterModel)plan)?.Path.ToString(), Is.EqualTo(path));

    [TestCase("running", true)]
    [TestCase("stopped", true)]
    [TestCase("SHUTOFF", false)]
    [TestCase("", false)]
    public void PWR_1_a_cluster_runs_or_is_stopped(string state, bool good) => Assert.That(PowerRules.KnownState(1, state), good ? Is.Null : Is.Not.Null);

    [Test]
    public void PWR_1_one_problem_makes_one_diagnostic()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(PowerRules.KnownState(2, "off"), Is.Null, "PWR-2 says it");
            Assert.That(PowerRules.NotInSecond(2, "off"), Is.Not.Null);
            Assert.That(PowerRules.KnownState(1, "stoped")!.Detail, Does.Contain("Did you mean \"stopped\"?"));
        }
    }

    [Test]
    public void PWR_3_a_new_cluster_starts_running()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(PowerRules.NewRuns(1, "stopped")!.Path, Is.EqualTo(AttributePath.Root("power_state")));
            Assert.That(PowerRules.NewRuns(1, "running"), Is.Null);
            Assert.That(PowerRules.NewRuns(1, Unknown), Is.Null);
            Assert.That(PowerRules.NewRuns(1, TfValue<string>.Null), Is.Null);
            Assert.That(PowerRules.NewRuns(UnknownNumber, "stopped"), Is.Null);
        }
    }

    private static IEnumerable<TestCaseData> StoppedClusters()
    {
        yield return Row("labels", Stopped, c => c with { Labels = TfValue<ValueMap<TfValue<string>>>.Null }, "labels");
        yield return Row("version", Stopped, c => c with { Version = "1.34" }, "version");
        yield return Row("template", Stopped, c => c with { ClusterTemplateId = Uuid }, "cluster_template_id");
        yield return Row("flavor", Stopped, c => c with { MasterFlavor = "STD3-4-8" }, "master_flavor");
        yield return Row("policies", Stopped, c => c with { SecurityPolicySync = true }, "security_policy_sync");
        yield return Row("policies as they are", Stopped, c => c with { SecurityPolicySync = false }, null);
        yield return Row("two at once", Stopped, c => c with { Version = "1.34", MasterFlavor = "STD3-4-8" }, "version");
        yield return Row("nothing", Stopped, c => c, null);
        yield return Row("start alone", Stopped, c => c with { PowerState = "running" }, null);
        yield return Row("start, then a change", Stopped, c => c with { PowerState = "running", Version = "1.34" }, null);
        yield return Row("perhaps a start", Stopped, c => c with { PowerState = Unknown, Version = "1.34" }, null);
        yield return Row("a change that is unknown", Stopped, c => c with { MasterFlavor = Unknown }, null);
        yield return Row("only what Terraform knows", Stopped, c => c with { DeletionProtection = true }, null);
        yield return Row("running", Running, c => c with { Version = "1.34" }, null);
        yield return Row("a change, then a stop", Running, c => c with { Version = "1.34", PowerState = "stopped" }, null);
        yield return Row(
            "stopped by somebody else", Running with { PowerState = TfValue<string>.Null, Status = "SHUTOFF" }, c => c with { Version = "1.34" }, "version");

        static TestCaseData Row(string name, ClusterModel prior, Func<ClusterModel, ClusterModel> change, string? path) =>
            new TestCaseData(prior, change(prior), path).SetArgDisplayNames(name);
    }

    [TestCaseSource(nameof(StoppedClusters))]
    public void LIFE_5_a_stopped_cluster_takes_no_change_but_a_start(object prior, object plan, string? path)
    {
        var found = PowerRules.StoppedClusterChange((ClusterModel)prior, (ClusterModel)plan);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(found?.Path.ToString(), Is.EqualTo(path));
            Assert.That(found?.Detail, path is null ? Is.Null : Does.Contain("Set power_state = \"running\" together with the change"));
        }
    }

    private static IEnumerable<TestCaseData> StoppedGroups()
    {
        var stopped = Group with { Status = "SHUTOFF" };
        yield return Row("size", stopped, g => g with { NodeCount = 3 }, "node_count");
        yield return Row("flavor", stopped, g => g with { Flavor = "STD3-4-8" }, "flavor");
        yield return Row(
            "autoscale", stopped, g => g with { NodeCount = TfValue<long>.Null, Autoscale = new AutoscaleModel { Min = 1, Max = 2 } }, "node_count");
        yield return Row("nothing", stopped, g => g, null);
        yield return Row("running", Group, g => g with { NodeCount = 3 }, null);
        yield return Row("second generation", stopped with { ClusterId = Ksuid }, g => g with { NodeCount = 3 }, null);

        static TestCaseData Row(string name, NodeGroupModel prior, Func<NodeGroupModel, NodeGroupModel> change, string? path) =>
            new TestCaseData(prior, change(prior), path).SetArgDisplayNames(name);
    }

    [TestCaseSource(nameof(StoppedGroups))]
    public void LIFE_5_groups_of_a_stopped_cluster_do_not_change_before_it_is_started(object prior, object plan, string? path)
    {
        var found = PowerRules.StoppedGroupChange((NodeGroupModel)prior, (NodeGroupModel)plan);

        Assert.That((found?.Path.ToString(), found?.Severity), Is.EqualTo((path, path is null ? (DiagnosticSeverity?)null : DiagnosticSeverity.Warning)));
    }

    [Test]
    public void LIFE_5_a_stopped_cluster_gets_no_new_groups()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(PowerRules.NewGroupOfStoppedCluster("SHUTOFF")!.Path, Is.EqualTo(AttributePath.Root("cluster_id")));
            Assert.That(PowerRules.NewGroupOfStoppedCluster("RUNNING"), Is.Null);
            Assert.That(PowerRules.NewGroupOfStoppedCluster(null), Is.Null);
        }
    }

    [TestCase("SHUTOFF", true)]
    [TestCase("RUNNING", false)]
    [TestCase(null, false)]
    public void LIFE_5_a_stopped_cluster_takes_no_change_of_its_add_ons_and_policies(string? status, bool isTold)
    {
        var cluster = status is null ? null : new Cluster { Generation = 1, Id = "502cdf6d-67dc-4963-adcb-c46dc63afcdb", Status = new ClusterStatus(status) };
        var addon = new AddonModel { ClusterId = "502cdf6d-67dc-4963-adcb-c46dc63afcdb", Name = "cert-manager", Version = "1" };
        var policy = new SecurityPolicyModel { ClusterId = addon.ClusterId, Template = "k8sreplicalimits", Namespace = "web" };

        List<Diagnostic> found =
        [
            .. AddonRules.All.Check(Phase.Change, new(addon, addon, addon) { Seen = new() { Cluster = cluster } }),
            .. SecurityPolicyRules.All.Check(Phase.Change, new(policy, policy, policy) { Seen = new() { Cluster = cluster } }),
        ];

        Assert.That(found.Select(d => (d.Severity, d.Path)), Is.EqualTo(
            Enumerable.Repeat((DiagnosticSeverity.Warning, AttributePath.Root("cluster_id")), isTold ? 2 : 0)));
    }

    [TestCase("master_volume_size", "50", true)]
    [TestCase("master_volume_size", "0", false)]
    [TestCase("master_volume_size", "50GB", false)]
    [TestCase("etcd_volume_size", "10", true)]
    [TestCase("etcd_volume_size", "-1", false)]
    [TestCase("kube_log_level", "0", true)]
    [TestCase("kube_log_level", "8", true)]
    [TestCase("kube_log_level", "9", false)]
    [TestCase("clean_volumes", "true", true)]
    [TestCase("clean_volumes", "False", true)]
    [TestCase("clean_volumes", "yes", false)]
    [TestCase("cloud_monitoring", "on", false)]
    [TestCase("cluster_node_volume_type", "high-iops", true)]
    [TestCase("team", "anything", true)]
    public void MST_2_options_have_values_that_they_can_have(string key, string value, bool good)
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(OptionRules.Values(1, Map((key, value))).Select(d => d.Path.ToString()), good ? Is.Empty : Has.One.Contains(key));
            Assert.That(OptionRules.Values(2, Map((key, value))), Is.Empty);
            Assert.That(OptionRules.Values(1, new ValueMap<TfValue<string>>([new(key, Unknown)])), Is.Empty);
        }
    }

    [Test]
    public void MON_1_options_of_the_first_do_nothing_on_the_second()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(GenerationRules.OptionsWithoutEffect(2, Map(("cloud_monitoring", "false"))).Single().Detail, Does.Contain("always on"));
            Assert.That(
                GenerationRules.OptionsWithoutEffect(TfValue<long>.Null, Map(("clean_volumes", "true"))).Single().Severity,
                Is.EqualTo(DiagnosticSeverity.Warning));
            Assert.That(GenerationRules.OptionsWithoutEffect(2, Map(("team", "web"))), Is.Empty);
            Assert.That(GenerationRules.OptionsWithoutEffect(1, Map(("cloud_monitoring", "false"))), Is.Empty);
        }
    }

    [Test]
    public void NET_7_the_pods_network_is_said_once()
    {
        var twice = Running with { Labels = Map(("calico_ipv4pool", "10.200.0.0/16")) };

        using (Assert.EnterMultipleScope())
        {
            Assert.That(OptionRules.PodsNetworkTwice(twice)!.Severity, Is.EqualTo(DiagnosticSeverity.Warning));
            Assert.That(OptionRules.PodsNetworkTwice(twice with { PodsCidr = "10.200.0.0/16" }), Is.Null);
            Assert.That(OptionRules.PodsNetworkTwice(twice with { PodsCidr = Unknown }), Is.Null);
            Assert.That(OptionRules.PodsNetworkTwice(twice with { Generation = 2 }), Is.Null);
            Assert.That(OptionRules.PodsNetworkTwice(Running), Is.Null);
        }
    }

    private static IEnumerable<TestCaseData> LabelChanges()
    {
        yield return Row("one more", Running, [("clean_volumes", "true"), ("team", "web"), ("kube_log_level", "2")], "Labels take effect later");
        yield return Row("another value", Running, [("clean_volumes", "true"), ("team", "shop")], "Labels take effect later");
        yield return Row("one that is taken up at once", Running, [("clean_volumes", "false"), ("team", "web")]);
        yield return Row(
            "the pods' network", Running,
            [("clean_volumes", "true"), ("team", "web"), ("calico_ipv4pool", "10.200.0.0/16")],
            "Nodes may lose their connection");
        yield return Row("nothing", Running, [("clean_volumes", "true"), ("team", "web")]);
        yield return Row("second generation", Running with { Generation = 2 }, [("team", "shop")]);

        static TestCaseData Row(string name, ClusterModel prior, (string, string)[] labels, params string[] warnings) =>
            new TestCaseData(prior, prior with { Labels = Map(labels) }, warnings).SetArgDisplayNames(name);
    }

    [TestCaseSource(nameof(LabelChanges))]
    public void UPG_14_labels_take_effect_later(object prior, object plan, string[] warnings)
    {
        var found = OptionRules.LateEffect((ClusterModel)prior, (ClusterModel)plan).ToList();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(found.Select(d => d.Summary), Is.EqualTo(warnings));
            Assert.That(found.Select(d => d.Severity), Is.All.EqualTo(DiagnosticSeverity.Warning));
        }
    }

    [Test]
    public void NET_1_NET_2_REG_4_networks_of_either_SDN()
    {
        var sprut = new NetworkSight(Network("sprut"), [], null);
        var neutron = new NetworkSight(Network("neutron"), [], null);
        var path = AttributePath.Root("availability_zones");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(NetworkRules.IsSprut(2, "n", neutron), Is.Not.Null);
            Assert.That(NetworkRules.IsSprut(1, "n", neutron), Is.Null);
            Assert.That(NetworkRules.IsSprut(1, "n", neutron with { Network = null }), Is.Not.Null, "unknown on either");
            Assert.That(NetworkRules.ZoneNeedsSprut("PA2", neutron, path)!.Path, Is.EqualTo(path));
            Assert.That(NetworkRules.ZoneNeedsSprut("MS1", neutron, path), Is.Null);
            Assert.That(NetworkRules.ZoneNeedsSprut("PA2", sprut, path), Is.Null);
            Assert.That(NetworkRules.ZoneNeedsSprut("PA2", null, path), Is.Null);
        }
    }

    [TestCase(1, "neutron", "sprut", true)]
    [TestCase(1, "sprut", "neutron", true)]
    [TestCase(1, "sprut", "Sprut", false)]
    [TestCase(1, "neutron", "neutron", false)]
    [TestCase(2, "sprut", "neutron", false)] // An error of its own there.
    public void NET_6_addresses_come_from_the_network_s_own_SDN(int generation, string own, string external, bool warned)
    {
        var found = NetworkRules.ExternalOfSameSdn(generation, new(Network(own), [], null), new(Network(external) with { IsExternal = true }, [], null));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(found?.Severity, Is.EqualTo(warned ? DiagnosticSeverity.Warning : (DiagnosticSeverity?)null));
            Assert.That(NetworkRules.ExternalOfSameSdn(generation, null, new(Network(external), [], null)), Is.Null);
            Assert.That(NetworkRules.ExternalOfSameSdn(generation, new(Network(own), [], null), null), Is.Null);
        }
    }

    [Test]
    public void NG_2_a_new_group_of_the_first_generation_has_nodes()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(WorkerRules.NewHasNodes(1, 0), Is.Not.Null);
            Assert.That(WorkerRules.NewHasNodes(1, 1), Is.Null);
            Assert.That(WorkerRules.NewHasNodes(2, 0), Is.Null);
            Assert.That(WorkerRules.NewHasNodes(UnknownNumber, 0), Is.Null);
            Assert.That(
                NodeGroupRules.All.Check(Phase.Configuration, Subject<NodeGroupModel, NodeGroupSeen>.Of(Group with { NodeCount = 0 }))
                    .Where(d => d.Severity == DiagnosticSeverity.Error),
                Is.Empty,
                "later it may be emptied");
        }
    }

    [Test]
    public void REG_5_flavors_for_PA2_are_a_matter_of_the_second()
    {
        var path = AttributePath.Root("flavor");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(OfferRules.FlavorForZone(2, "STD2-2-6", ["PA2"], path), Is.Not.Null);
            Assert.That(OfferRules.FlavorForZone(1, "STD2-2-6", ["PA2"], path), Is.Null);
        }
    }

    [TestCase(1)]
    [TestCase(2)]
    public void QUO_2_warns_when_less_is_left_than_the_plan_adds(long generation)
    {
        var quota = new VkCloud.Compute.ComputeQuota(new(10, 8, 0), new(100, 0, 0), new(10, 0, 0));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(QuotaRules.Fits(generation, new(4, 1, 1), quota)!.Severity, Is.EqualTo(DiagnosticSeverity.Warning));
            Assert.That(QuotaRules.Fits(generation, new(2, 1, 1), quota), Is.Null);
        }
    }

    [TestCase(1, 11, true)]
    [TestCase(1, 10, false)]
    [TestCase(2, 11, false)]
    public void QUO_2_refuses_what_is_more_than_the_whole_quota_of_the_project_its_machines_live_in(long generation, long cores, bool refused)
    {
        var quota = new VkCloud.Compute.ComputeQuota(new(10, 8, 0), new(-1, 0, 0), new(10, 0, 0));

        var found = QuotaRules.Possible(generation, new(cores, 1_000_000, 1), quota);

        Assert.That(found?.Detail, refused ? Does.Contain("cores: limit 10, needed 11").And.Not.Contain("ram") : Is.Null);
    }

    [TestCase(Ksuid, true)]
    [TestCase(Uuid, true)]
    [TestCase("shop", false)]
    public void NAME_6_imports_take_ids_of_either(string id, bool good) => Assert.That(ImportRules.Id(id, "cluster"), good ? Is.Null : Is.Not.Null);

    private static CloudNetwork Network(string sdn) => new("n", "net", sdn, "ACTIVE", false);

    private static TfValue<ValueMap<TfValue<string>>> Map(params ReadOnlySpan<(string Key, string Value)> entries)
    {
        var all = new List<KeyValuePair<string, TfValue<string>>>();
        foreach (var (key, value) in entries)
        {
            all.Add(new(key, value));
        }

        return new ValueMap<TfValue<string>>(all);
    }
}
