using System.Globalization;
using Terraform.Framework;
using Terraform.Testing;
using Vkcc;
using VkCloud;

namespace Unit.Vkcc.Data;

internal sealed class DataSchemasTests
{
    private static IEnumerable<string> DataSources => new VkccProvider(_ => null).DataSources.Names;

    private static IEnumerable<string> EphemeralResources => new VkccProvider(_ => null).EphemeralResources.Names;

    private static IEnumerable<TestCaseData> Models()
    {
        yield return Row("vkcc_cluster", ClusterDataModel.From, m => m.ToObject());
        yield return Row("vkcc_clusters", ClustersModel.From, m => m.ToObject());
        yield return Row("vkcc_node_group", NodeGroupDataModel.From, m => m.ToObject());
        yield return Row("vkcc_node_groups", NodeGroupsModel.From, m => m.ToObject());
        yield return Row("vkcc_network", NetworkDataModel.From, m => m.ToObject());
        yield return Row("vkcc_external_network", ExternalNetworkModel.From, m => m.ToObject());
        yield return Row("vkcc_kubernetes_versions", KubernetesVersionsModel.From, m => m.ToObject());
        yield return Row("vkcc_availability_zones", AvailabilityZonesModel.From, m => m.ToObject());
        yield return Row("vkcc_flavors", FlavorsModel.From, m => m.ToObject());
        yield return Row("vkcc_volume_types", VolumeTypesModel.From, m => m.ToObject());
        yield return Row("vkcc_cluster_templates", ClusterTemplatesModel.From, m => m.ToObject());
        yield return Row("vkcc_security_policy_templates", SecurityPolicyTemplatesModel.From, m => m.ToObject());
        yield return Row("vkcc_addon", AddonDataModel.From, m => m.ToObject());
        yield return Row("vkcc_addons", AddonsModel.From, m => m.ToObject());
        yield return Row("vkcc_kubeconfig", KubeconfigModel.From, m => m.ToObject());

        static TestCaseData Row<T>(string type, Func<TfObject, T> read, Func<T, TfObject> write) =>
            new TestCaseData(type, (Func<TfObject, TfObject>)(value => write(read(value)))).SetArgDisplayNames(type);
    }

    [TestCaseSource(nameof(DataSources))]
    public void Row_31_a_data_sources_schema_keeps_the_rules(string type) =>
        Assert.That(SchemaRules.Check(new VkccProvider(_ => null).DataSources.Find(type)!, "vkcc"), Is.Empty);

    [TestCaseSource(nameof(EphemeralResources))]
    public void Row_31_an_ephemeral_resources_schema_keeps_the_rules(string type) =>
        Assert.That(SchemaRules.Check(new VkccProvider(_ => null).EphemeralResources.Find(type)!, "vkcc"), Is.Empty);

    [TestCaseSource(nameof(Models))]
    public void A_model_reads_and_writes_exactly_its_schema(string type, Func<TfObject, TfObject> through)
    {
        var schema = new VkccProvider(_ => null).DataSources.Find(type)!.Schema;

        Assert.That(through(schema.EmptyObject()), Is.EqualTo(schema.EmptyObject()));
    }

    private static IEnumerable<TestCaseData> Blocks()
    {
        const string Id = "2xQ8kZ0yTq1bWcVn3RfJmH5sLpD";
        const string Uuid = "d2000000-0000-4000-8000-000000020006";
        yield return Row("vkcc_cluster", "", "Which cluster");
        yield return Row("vkcc_cluster", "id=" + Id, "");
        yield return Row("vkcc_cluster", "name=shop", "");
        yield return Row("vkcc_cluster", $"id={Id} name=shop", "Both id and name");
        yield return Row("vkcc_cluster", "uuid=" + Uuid, "");
        yield return Row("vkcc_cluster", $"id={Id} uuid={Uuid}", "Both id and uuid");
        yield return Row("vkcc_cluster", $"uuid={Uuid} name=shop", "Both uuid and name");

        // What is no id is judged when it is looked for: mock_provider makes up ids of its own form.
        yield return Row("vkcc_cluster", "uuid=shop", "");
        yield return Row("vkcc_cluster", "id=shop", "");
        yield return Row("vkcc_cluster", "id=" + Uuid, "");
        yield return Row("vkcc_cluster", "id=? name=?", "");
        yield return Row("vkcc_cluster", "id=? name=shop", "");
        yield return Row("vkcc_cluster", "name=", "Invalid value");
        yield return Row("vkcc_node_group", "", "Which node group");
        yield return Row("vkcc_node_group", "name=workers", "Which node group");
        yield return Row("vkcc_node_group", "cluster_id=" + Id, "Which node group");
        yield return Row("vkcc_node_group", $"cluster_id={Id} name=workers", "");
        yield return Row("vkcc_node_group", "cluster_id=? name=workers", "");
        yield return Row("vkcc_node_group", "id=" + Id, "");
        yield return Row("vkcc_node_group", "uuid=" + Uuid, "");
        yield return Row("vkcc_node_group", "uuid=workers", "");
        yield return Row("vkcc_node_group", $"id={Id} uuid={Uuid}", "Both id and uuid");
        yield return Row("vkcc_node_group", $"uuid={Uuid} cluster_id={Id}", "Both uuid and name");
        yield return Row("vkcc_node_group", $"id={Id} name=workers", "Both id and name");
        yield return Row("vkcc_node_group", $"id={Id} cluster_id={Id}", "Both id and name");
        yield return Row("vkcc_clusters", "", "");
        yield return Row("vkcc_clusters", "name_prefix=shop- status=running version_below=1.33", "");
        yield return Row("vkcc_clusters", "version_below=newest", "Invalid version");
        yield return Row("vkcc_node_groups", "version_below=v1.33.3 cluster_id=?", "");
        yield return Row("vkcc_node_groups", "name_prefix=", "Invalid value");
        yield return Row("vkcc_network", "", "");
        yield return Row("vkcc_network", "name=shop sdn=sprut", "");
        yield return Row("vkcc_network", $"id={Uuid} name=shop", "Both id and name");
        yield return Row("vkcc_network", $"id={Uuid} sdn=sprut", "Both id and sdn");
        yield return Row("vkcc_network", $"id=? name=shop", "");
        yield return Row("vkcc_network", "sdn=spru", "Invalid value");
        yield return Row("vkcc_external_network", "name=", "Invalid value");
        yield return Row("vkcc_flavors", "family=STD3", "");
        yield return Row("vkcc_flavors", "family=", "Invalid value");
        yield return Row("vkcc_volume_types", "availability_zone=?", "");
        yield return Row("vkcc_cluster_templates", "version=1.34", "");
        yield return Row("vkcc_cluster_templates", "version=v1.34.2", "");
        yield return Row("vkcc_cluster_templates", "version=?", "");
        yield return Row("vkcc_cluster_templates", "version=newest", "Invalid version");
        yield return Row("vkcc_security_policy_templates", "", "");
        yield return Row("vkcc_security_policy_templates", "generation=1", "");
        yield return Row("vkcc_security_policy_templates", "generation=3", "Invalid value");
        yield return Row("vkcc_security_policy_templates", "generation=? cluster_id=?", "");
        yield return Row("vkcc_security_policy_templates", "cluster_id=", "Invalid value");
        yield return Row("vkcc_security_policy_templates", $"generation=1 cluster_id={Uuid}", "");
        yield return Row("vkcc_security_policy_templates", $"generation=2 cluster_id={Uuid}", "Generation is not the cluster's");

        // What is no id is judged when it is read: mock_provider makes up ids of its own form.
        yield return Row("vkcc_security_policy_templates", "generation=1 cluster_id=shop", "");
        yield return Row("vkcc_addons", "", "Whose add-ons");
        yield return Row("vkcc_addons", "cluster_id=" + Id, "");
        yield return Row("vkcc_addons", "kubernetes_version=1.34", "");
        yield return Row("vkcc_addons", $"cluster_id={Id} kubernetes_version=v1.34.2", "Both cluster_id and kubernetes_version");
        yield return Row("vkcc_addons", "cluster_id=? kubernetes_version=v1.34.2", "");
        yield return Row("vkcc_addons", "cluster_id=?", "");
        yield return Row("vkcc_addons", "kubernetes_version=newest", "Invalid version");
        yield return Row("vkcc_addon", "name=velero", "Whose add-ons");
        yield return Row("vkcc_addon", $"cluster_id={Uuid} name=velero version=?", "");
        yield return Row("vkcc_addon", $"cluster_id={Uuid} name=velero version=", "Invalid value");
        yield return Row("vkcc_kubeconfig", "cluster_id=" + Uuid, "");
        yield return Row("vkcc_kubeconfig", "cluster_id=?", "");

        static TestCaseData Row(string type, string config, string expected) => new(type, config, expected);
    }

    /// <summary>In a configuration <c>?</c> stands for unknown.</summary>
    [TestCaseSource(nameof(Blocks))]
    public async Task Row_63_a_block_says_clearly_what_is_wanted(string type, string given, string expected)
    {
        var provider = new VkccProvider(_ => null);
        using var server = new ProviderServer(provider);
        var config = provider.DataSources.Find(type)!.Schema.EmptyObject();
        foreach (var pair in given.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(p => p.Split('=', 2)))
        {
            config = config.With(pair[0], pair switch
            {
                [_, "?"] => TfValue.Unknown,
                ["generation", var number] => TfNumber.Of(long.Parse(number, CultureInfo.InvariantCulture)),
                _ => new TfString(pair[1]),
            });
        }

        var result = await server.ValidateDataResourceConfigAsync(new(type, config), CancellationToken.None);

        Assert.That(result.Diagnostics.Select(d => d.Summary), Is.EqualTo(expected.Length == 0 ? [] : new[] { expected }));
    }

    [Test]
    public void Several_groups_of_one_name_are_listed_and_none_is_hinted_at()
    {
        NodeGroup[] groups =
        [
            new() { Id = "b", Name = "workers", AvailabilityZone = "MS1" }, new() { Id = "a", Name = "workers" }, new() { Id = "c", Name = "gpu" },
        ];
        var shop = new Cluster { Generation = 2, Id = "2", Name = "shop" };
        var path = AttributePath.Root("name");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(ClusterLookup.OneGroup(shop, "gpu", [groups[2]], groups, path).Id, Is.EqualTo("c"));
            Assert.That(Said(() => ClusterLookup.OneGroup(shop, "workers", [groups[0], groups[1]], groups, path)).Detail, Does.Contain("\n  a (?)\n  b (MS1)"));
            Assert.That(
                Said(() => ClusterLookup.OneGroup(shop, "worker", [], groups, path)).Detail,
                Does.Contain("Did you mean \"workers\"? There: gpu, workers and workers."));
            Assert.That(Said(() => ClusterLookup.OneGroup(shop, "worker", [], [], path)).Detail, Does.EndWith("There: none."));
            Assert.That(
                Said(() => ClusterLookup.OneGroup(shop, "worker", [], null, path)).Detail, Is.EqualTo("Cluster \"shop\" has no node group \"worker\"."));
        }

        static Diagnostic Said(Action find) => Assert.Throws<DiagnosticException>(() => find())!.Diagnostic;
    }

    [TestCase("1.18.12", "CentOS", "Docker", false)]
    [TestCase("1.20.4", "CentOS", "CRI-O", false)]
    [TestCase("1.21.4", "AlmaLinux 8", "CRI-O", true)]
    [TestCase("1.34.2", "AlmaLinux 9", "CRI-O", true)]
    public void A_version_tells_what_nodes_are_made_of(string version, string system, string runtime, bool gatekeeper)
    {
        Assert.That(KubernetesVersion.TryParse(version, out var parsed));

        Assert.That(
            (EnvironmentTable.OperatingSystemOf(parsed), EnvironmentTable.ContainerRuntimeOf(parsed), EnvironmentTable.HasGatekeeper(parsed)),
            Is.EqualTo((system, runtime, gatekeeper)));
    }
}
