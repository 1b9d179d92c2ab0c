using Terraform.Framework;
using Vkcc;
using VkCloud;
using static Unit.Vkcc.Values;

namespace Unit.Vkcc.Plan;

internal sealed class ClusterPlanTests : IDisposable
{
    private const string Name = "vkcc_cluster";

    private readonly Planner planner = new(Name);

    internal static ClusterModel Config => new()
    {
        Name = "shop",
        Version = "1.33.3",
        ClusterType = "regional",
        MasterCount = 5,
        AvailabilityZones = Set("PA2", "ME1", "MS1"),
        MasterFlavor = "STD3-2-6",
        NetworkId = "0f1c9c0e-6d7a-4b0e-9d0a-0c2f5d0b1a11",
        SubnetId = "1f1c9c0e-6d7a-4b0e-9d0a-0c2f5d0b1a11",
    };

    /// <summary>State after the configuration above was applied.</summary>
    internal static ClusterModel State => Config with
    {
        Id = "2xQ8kZ0yTq1bWcVn3RfJmH5sLpD",
        Uuid = "2f1c9c0e-6d7a-4b0e-9d0a-0c2f5d0b1a11",
        Generation = 2,
        Description = string.Empty,
        ApiAllowedCidrs = Set(),
        InsecureRegistries = Set(),
        Labels = ValueMap<TfValue<string>>.Empty,
        Keypair = string.Empty,
        DnsDomain = string.Empty,
        Timeouts = new TimeoutsModel(),
        MasterFlavorActual = "STD3-2-6",
        LoadbalancerSubnetId = "1f1c9c0e-6d7a-4b0e-9d0a-0c2f5d0b1a11",
        ExternalNetworkId = "3f1c9c0e-6d7a-4b0e-9d0a-0c2f5d0b1a11",
        PublicIp = false,
        PodsCidr = "10.100.0.0/16",
        NetworkPlugin = "calico",
        DeletionProtection = false,
        ProjectId = "11111111111111111111111111111111",
        Region = "RegionOne",
        Status = "RUNNING",
        CreatedAt = "2026-06-01T10:00:00Z",
        ApiAddress = "https://192.168.0.10:6443",
        PrivateAddress = "192.168.0.10",
        MasterPlacement = new ValueMap<TfValue<long>>([new("ME1", 2), new("MS1", 2), new("PA2", 1)]),
        FaultTolerance = new FaultToleranceModel { Quorum = 3, MastersMayFail = 2, SurvivesZoneLoss = true },
    };

    public void Dispose() => planner.Dispose();

    [Test]
    public void A_new_cluster_s_plan_knows_all_that_can_be_known()
    {
        var plan = Plan(Config, null).Model;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(plan.Generation.Is(2));
            Assert.That(plan.LoadbalancerSubnetId, Is.EqualTo(Config.SubnetId));
            Assert.That(plan.PublicIp.Is(false));
            Assert.That(plan.PodsCidr.Is("10.100.0.0/16"));
            Assert.That(plan.NetworkPlugin.Is("calico"));
            Assert.That(plan.DeletionProtection.Is(false));
            Assert.That(plan.Region.Is("RegionOne"));
            Assert.That(plan.ProjectId.Is("11111111111111111111111111111111"));
            Assert.That(plan.MasterPlacement.ToString(), Is.EqualTo("{ME1 = 2, MS1 = 2, PA2 = 1}"));
            Assert.That(plan.FaultTolerance.Value, Is.EqualTo(new FaultToleranceModel { Quorum = 3, MastersMayFail = 2, SurvivesZoneLoss = true }));
            Assert.That(plan.PowerState.IsNull && plan.ClusterTemplateId.IsNull && plan.SecurityPolicySync.IsNull && plan.PublicAddress.IsNull);
            Assert.That(plan.Id.IsUnknown && plan.Uuid.IsUnknown && plan.Status.IsUnknown && plan.ApiAddress.IsUnknown && plan.MasterFlavorActual.IsUnknown);
        }
    }

    [Test]
    public void Unknown_inputs_make_a_plan_without_errors()
    {
        var config = Config with
        {
            MasterCount = UnknownNumber,
            AvailabilityZones = Set("MS1", null, null),
            SubnetId = Unknown,
            ClusterType = Unknown,
            Version = Unknown,
        };

        var plan = Plan(config, null).Model;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(planner.Validate(config.ToObject()), Is.Empty);
            Assert.That(plan.MasterPlacement.IsUnknown && plan.FaultTolerance.IsUnknown && plan.LoadbalancerSubnetId.IsUnknown);
        }
    }

    [Test]
    public void Two_plans_of_one_creation_agree()
    {
        // Inside apply the plan is made again, in Terraform 1.11 without the private state of the first.
        var (first, second) = (Plan(Config, null).Model, Plan(Config, null).Model);

        Assert.That(second, Is.EqualTo(first));
    }

    private static IEnumerable<TestCaseData> Empty()
    {
        yield return Row("unchanged", Config, State);
        yield return Row("version with v", Config with { Version = "v1.33.3" }, State);
        yield return Row("zones in another order", Config with { AvailabilityZones = Set("MS1", "PA2", "ME1") }, State);
        yield return Row("defaults spelled out", Config with { Generation = 2, PodsCidr = "10.100.0.0/16", NetworkPlugin = "calico", PublicIp = false }, State);
        yield return Row("masters grown by the platform", Config, State with { MasterFlavorActual = "STD3-8-16" });
        yield return Row("busy on the platform's account", Config, State with { Status = "RECONCILING" });
        yield return Row(
            "network in another spelling", Config with { ApiAllowedCidrs = Set("2001:db8::/32") }, State with { ApiAllowedCidrs = Set("2001:0DB8::/32") });

        static TestCaseData Row(string name, ClusterModel config, ClusterModel state) => new TestCaseData(config, state).SetArgDisplayNames(name);
    }

    [TestCaseSource(nameof(Empty))]
    public void Equal_meaning_is_no_change(object config, object state) =>
        Assert.That(Plan((ClusterModel)config, (ClusterModel)state).Model, Is.EqualTo((ClusterModel)state));

    private static IEnumerable<TestCaseData> Changes()
    {
        yield return Row("upgrade", Config with { Version = "1.34.2" }, State, "version");
        yield return Row("labels", Config with { Labels = new ValueMap<TfValue<string>>([new("env", "prod")]) }, State, "labels");
        yield return Row("allowed networks", Config with { ApiAllowedCidrs = Set("10.0.0.0/8") }, State, "api_allowed_cidrs");
        yield return Row("flavor", Config with { MasterFlavor = "STD3-4-8" }, State, "master_flavor master_flavor_actual");
        yield return Row(
            "masters smaller than the floor", Config,
            State with { MasterFlavor = "STD3-1-2", MasterFlavorActual = "STD3-1-2" },
            "master_flavor master_flavor_actual");
        yield return Row("protection", Config with { DeletionProtection = true }, State, "deletion_protection");
        yield return Row("timeouts", Config with { Timeouts = new TimeoutsModel { Create = "2h" } }, State, "timeouts");

        static TestCaseData Row(string name, ClusterModel config, ClusterModel state, string changed) =>
            new TestCaseData(config, state, changed).SetArgDisplayNames(name);
    }

    [TestCaseSource(nameof(Changes))]
    public void A_change_in_place_touches_what_it_says_and_nothing_else(object config, object state, string changed)
    {
        var (plan, result) = Plan((ClusterModel)config, (ClusterModel)state);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Differences(((ClusterModel)state).ToObject(), plan.ToObject()), Is.EquivalentTo(changed.Split(' ')));
            Assert.That(result.RequiresReplace, Is.Empty);
            Assert.That(result.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error), Is.Empty);
        }
    }

    private static IEnumerable<TestCaseData> Replacements()
    {
        yield return Row("name", Config with { Name = "other" });
        yield return Row("description", Config with { Description = "text" });
        yield return Row("master_count", Config with { MasterCount = 3 });
        yield return Row("availability_zones", Config with { AvailabilityZones = Set("GZ1", "ME1", "MS1") });
        yield return Row("network_id", Config with { NetworkId = "other" });
        yield return Row("pods_cidr", Config with { PodsCidr = "10.200.0.0/16" });
        yield return Row("network_plugin", Config with { NetworkPlugin = "cilium" });
        yield return Row("insecure_registries", Config with { InsecureRegistries = Set("registry.example.com") });

        static TestCaseData Row(string attribute, ClusterModel config) => new TestCaseData(config, attribute).SetArgDisplayNames(attribute);
    }

    [TestCaseSource(nameof(Replacements))]
    public void MUT_1_a_replacement_is_announced_with_what_forces_it(object config, string attribute)
    {
        var (_, result) = Plan((ClusterModel)config, State);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(result.RequiresReplace.Select(p => p.ToString()), Is.EqualTo((string[])[attribute]));
            Assert.That(result.Diagnostics.Single().Severity, Is.EqualTo(DiagnosticSeverity.Warning));
            Assert.That(result.Diagnostics.Single().Detail, Does.Contain(attribute));
        }
    }

    [Test]
    public void A_protected_cluster_is_neither_replaced_nor_destroyed()
    {
        var state = State with { DeletionProtection = true };

        var replacement = Plan(Config with { MasterCount = 3, DeletionProtection = false }, state).Result.Diagnostics;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(replacement.Single().Severity, Is.EqualTo(DiagnosticSeverity.Error));
            Assert.That(replacement.Single().Path, Is.EqualTo(AttributePath.Root("master_count")));
            Assert.That(planner.PlanDestroy(state.ToObject()).Single().Path, Is.EqualTo(AttributePath.Root("deletion_protection")));
            Assert.That(planner.PlanDestroy(State.ToObject()), Is.Empty);
        }
    }

    [Test]
    public void A_downgrade_and_a_skipped_minor_are_refused()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Plan(Config with { Version = "1.32.1" }, State).Result.Diagnostics.Single().Summary, Is.EqualTo("Kubernetes cannot be downgraded"));
            Assert.That(
                Plan(Config with { Version = "1.35.0" }, State).Result.Diagnostics.Single(d => d.Severity == DiagnosticSeverity.Error).Summary,
                Is.EqualTo("Upgrade skips versions"));
        }
    }

    private static IEnumerable<TestCaseData> NewNames()
    {
        yield return new TestCaseData(new string('a', 24), true);
        yield return new TestCaseData(new string('a', 25), false);
        yield return new TestCaseData("1shop", false);
    }

    [TestCaseSource(nameof(NewNames))]
    public void NAME_2_new_names_are_stricter_than_those_that_exist(string name, bool good)
    {
        var config = Config with { Name = name };

        using (Assert.EnterMultipleScope())
        {
            Assert.That(planner.Validate(config.ToObject()), Is.Empty);
            Assert.That(Plan(config, null).Result.Diagnostics.Select(d => d.Path.ToString()), Is.EqualTo(good ? (string[])[] : ["name"]));
            Assert.That(Plan(config, State with { Name = name }).Result.Diagnostics, Is.Empty);
        }
    }

    [Test]
    public void Work_that_an_earlier_apply_left_to_the_cloud_is_an_update_without_replacement()
    {
        var mark = new PrivateState();
        mark.IsUnfinished = true;
        var state = State with { Status = "PROVISIONING", ApiAddress = TfValue<string>.Null, PrivateAddress = TfValue<string>.Null };

        var (plan, result) = Plan(Config, state, mark);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(plan.Status.IsUnknown && plan.ApiAddress.IsUnknown && plan.PrivateAddress.IsUnknown);
            Assert.That(result.RequiresReplace, Is.Empty);
            Assert.That(Plan(Config, State).Model, Is.EqualTo(State), "without the mark nothing is to be done");
        }
    }

    [Test]
    public void A_cluster_on_its_way_out_is_planned_anew()
    {
        var result = Plan(Config, State with { Status = "DELETING", DeletionProtection = true }).Result;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(result.RequiresReplace.Select(p => p.ToString()), Is.EqualTo((string[])["status"]));
            Assert.That(result.Diagnostics.Single().Severity, Is.EqualTo(DiagnosticSeverity.Warning));
        }
    }

    private static IEnumerable<TestCaseData> Invalid()
    {
        yield return Row("generation 3", Config with { Generation = 3 }, "generation");
        yield return Row("type", Config with { ClusterType = "standart" }, "cluster_type");
        yield return Row("4 masters", Config with { MasterCount = 4 }, "master_count");
        yield return Row("2 zones", Config with { AvailabilityZones = Set("MS1", "ME1") }, "availability_zones");
        yield return Row("empty zone", Config with { AvailabilityZones = Set("MS1", "ME1", "") }, "availability_zones");
        yield return Row("version", Config with { Version = "1.34" }, "version");
        yield return Row("power", Config with { PowerState = "stopped" }, "power_state");
        yield return Row("template", Config with { ClusterTemplateId = "x" }, "cluster_template_id");
        yield return Row("key pair", Config with { Keypair = "x" }, "keypair");
        yield return Row("DNS domain", Config with { DnsDomain = "x" }, "dns_domain");
        yield return Row("policies", Config with { SecurityPolicySync = true }, "security_policy_sync");
        yield return Row("public IP", Config with { PublicIp = true }, "public_ip");
        yield return Row("pods", Config with { PodsCidr = "10.100.0.1/16" }, "pods_cidr");
        yield return Row("plugin", Config with { NetworkPlugin = "flannel" }, "network_plugin");
        yield return Row("host bits", Config with { ApiAllowedCidrs = Set("10.0.0.1/8") }, "api_allowed_cidrs");
        yield return Row("timeout", Config with { Timeouts = new TimeoutsModel { Delete = "5" } }, "timeouts.delete");
        yield return Row("flavor", Config with { MasterFlavor = "" }, "master_flavor");
        yield return Row("short name", Config with { Name = "ab" }, "name");
        yield return Row("capital in the name", Config with { Name = "Shop" }, "name");
        yield return Row("two hyphens", Config with { Name = "my--shop" }, "name");
        yield return Row("description", Config with { Description = new string('x', 257) }, "description");
        yield return Row("registry", Config with { InsecureRegistries = Set("https://r.example.com") }, "insecure_registries");
        yield return Row("label", Config with { Labels = new ValueMap<TfValue<string>>([new("k", new string('x', 64))]) }, "labels[\"k\"]");

        static TestCaseData Row(string name, ClusterModel config, string path) => new TestCaseData(config, path).SetArgDisplayNames(name);
    }

    [TestCaseSource(nameof(Invalid))]
    public void A_wrong_configuration_is_refused_on_its_attribute_with_one_diagnostic(object config, string path) =>
        Assert.That(planner.Validate(((ClusterModel)config).ToObject()).Select(d => d.Path.ToString()), Is.EqualTo((string[])[path]));

    [Test]
    public void A_right_configuration_passes() => Assert.That(planner.Validate(Config.ToObject()), Is.Empty);

    private (ClusterModel Model, PlanResourceChangeResult Result) Plan(ClusterModel config, ClusterModel? state, PrivateState? @private = null)
    {
        var result = planner.Plan(config.ToObject(), state?.ToObject(), @private);
        return (ClusterModel.From((TfObject)result.PlannedState), result);
    }

    private static IEnumerable<string> Differences(TfObject before, TfObject after) => before.Attributes.Keys.Where(name => before[name] != after[name]);
}
