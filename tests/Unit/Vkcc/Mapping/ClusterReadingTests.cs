using Terraform.Framework;
using Vkcc;
using VkCloud;
using static Unit.Vkcc.Values;

namespace Unit.Vkcc.Mapping;

internal sealed class ClusterReadingTests
{
    private static readonly Cluster Cloud = new()
    {
        Generation = 2,
        Id = "2xQ8kZ0yTq1bWcVn3RfJmH5sLpD",
        Uuid = "u",
        Name = "shop",
        Version = "v1.33.3",
        Status = ClusterStatus.Running,
        ClusterType = ClusterType.Standard,
        AvailabilityZones = ["MS1"],
        MasterCount = 3,
        MasterFlavorId = "f",
        NetworkId = "n",
        SubnetId = "s",
        LoadbalancerSubnetId = "s",
        PodsCidr = "10.100.0.0/16",
        NetworkPlugin = NetworkPlugin.Calico,
        PublicIp = false,
    };

    private static ClusterModel Read(Cluster cluster, ClusterModel stored) => ClusterReading.Read(cluster, stored, "f", "f", "RegionOne");

    [Test]
    public void An_imported_cluster_is_read_in_full_and_wholly_known()
    {
        var state = Read(Cloud, new ClusterModel { Id = Cloud.Id, DeletionProtection = false });

        using (Assert.EnterMultipleScope())
        {
            Assert.That(state.ToObject().IsWhollyKnown);
            Assert.That(state.ClusterType.Is("standard"));
            Assert.That(state.MasterPlacement.ToString(), Is.EqualTo("{MS1 = 3}"));
            Assert.That(state.FaultTolerance.Value.SurvivesZoneLoss.Is(false));
            Assert.That(
                (state.Labels.Value.Count, state.ApiAllowedCidrs.Value.Count, state.InsecureRegistries.Value.Count, state.Description.Value),
                Is.EqualTo((0, 0, 0, string.Empty)));
        }
    }

    private static IEnumerable<TestCaseData> Spellings()
    {
        yield return Row("version without v", Cloud, s => s with { Version = "1.33.3" });
        yield return Row("empty labels", Cloud, s => s with { Labels = ValueMap<TfValue<string>>.Empty });
        yield return Row("empty networks", Cloud, s => s with { ApiAllowedCidrs = Set() });
        yield return Row("empty description", Cloud with { Description = "" }, s => s with { Description = "" });
        yield return Row(
            "networks in another order",
            Cloud with { ApiAllowedCidrs = ["10.0.0.0/8", "2001:db8::/32"] },
            s => s with { ApiAllowedCidrs = Set("2001:0db8::/32", "10.0.0.0/8") });
        yield return Row(
            "members that the cloud leaves out",
            Cloud with { MasterCount = null, AvailabilityZones = null, ClusterType = null, NetworkPlugin = null, PodsCidr = null },
            s => s);
        yield return Row("own attributes", Cloud, s => s with { DeletionProtection = true, Timeouts = new TimeoutsModel { Create = "2h" } });

        static TestCaseData Row(string name, Cluster cloud, Func<ClusterModel, ClusterModel> spell) => new TestCaseData(cloud, spell).SetArgDisplayNames(name);
    }

    [TestCaseSource(nameof(Spellings))]
    public void Equal_meaning_keeps_the_stored_spelling(Cluster cloud, object spell)
    {
        var stored = ((Func<ClusterModel, ClusterModel>)spell)(Read(Cloud, new ClusterModel()));

        Assert.That(Read(cloud, stored), Is.EqualTo(stored));
    }

    private static IEnumerable<TestCaseData> Drifts()
    {
        yield return Row("version", Cloud with { Version = "v1.34.2" });
        yield return Row("labels", Cloud with { Labels = new Dictionary<string, string> { ["a"] = "b" } });
        yield return Row("api_allowed_cidrs", Cloud with { ApiAllowedCidrs = ["10.0.0.0/8"] });
        yield return Row("name", Cloud with { Name = "other" });
        yield return Row("description", Cloud with { Description = "other" });
        yield return Row("public_ip", Cloud with { PublicIp = true });
        yield return Row("network_plugin", Cloud with { NetworkPlugin = NetworkPlugin.Cilium });
        yield return Row("insecure_registries", Cloud with { InsecureRegistries = ["r.example.com"] });
        yield return Row("status", Cloud with { Status = new ClusterStatus("SOMETHING_NEW") });

        static TestCaseData Row(string attribute, Cluster cloud) => new TestCaseData(cloud, attribute).SetArgDisplayNames(attribute);
    }

    [TestCaseSource(nameof(Drifts))]
    public void Drift_shows_on_exactly_its_attribute(Cluster cloud, string attribute)
    {
        var (before, after) = (Read(Cloud, new ClusterModel()), Read(cloud, Read(Cloud, new ClusterModel())));

        Assert.That(before.ToObject().Attributes.Keys.Where(name => before.ToObject()[name] != after.ToObject()[name]), Is.EqualTo((string[])[attribute]));
    }

    [Test]
    public void Another_version_comes_in_the_spelling_of_the_configuration() =>
        Assert.That(Read(Cloud with { Version = "v1.34.2" }, new ClusterModel { Version = "1.33.3" }).Version.Is("1.34.2"));
}
