using Terraform.Framework;
using Vkcc;

namespace Unit.Vkcc.Provider;

internal sealed class SchemaTests
{
    private static IEnumerable<TestCaseData> Schemas()
    {
        var provider = new VkccProvider(_ => null);
        yield return Row("provider", provider.Schema, new ProviderModel().ToObject());
        yield return Row("vkcc_cluster", provider.Resources.Find("vkcc_cluster")!.Schema, new ClusterModel().ToObject());
        yield return Row("vkcc_node_group", provider.Resources.Find("vkcc_node_group")!.Schema, new NodeGroupModel().ToObject());

        static TestCaseData Row(string name, Schema schema, TfObject empty) => new TestCaseData(schema, empty).SetArgDisplayNames(name);
    }

    [TestCaseSource(nameof(Schemas))]
    public void A_model_covers_exactly_the_attributes_of_its_schema(Schema schema, TfObject empty) =>
        Assert.That(empty.Attributes.Keys, Is.EquivalentTo(schema.Attributes.Select(a => a.Name)));

    [TestCaseSource(nameof(Schemas))]
    public void Every_attribute_is_described_in_sentences(Schema schema, TfObject empty)
    {
        var all = schema.Attributes.Concat(schema.Attributes.SelectMany(a => a.Nested?.Attributes ?? [])).ToList();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(empty.Attributes, Is.Not.Empty);
            Assert.That(schema.Description, Does.EndWith("."));
            Assert.That(all.Where(a => !a.Description.EndsWith('.')).Select(a => a.Name), Is.Empty);
        }
    }

    // The contract with configurations outside of this repository.
    [TestCase("vkcc_cluster", AttributeMode.Required, "cluster_type master_count availability_zones master_flavor network_id subnet_id")]
    [TestCase(
        "vkcc_cluster",
        AttributeMode.OptionalComputed,
        "name generation version cluster_template_id loadbalancer_subnet_id external_network_id public_ip pods_cidr network_plugin security_policy_sync "
            + "power_state deletion_protection description api_allowed_cidrs insecure_registries labels keypair dns_domain timeouts")]
    [TestCase(
        "vkcc_cluster",
        AttributeMode.Computed,
        "id uuid project_id region status created_at api_address public_address private_address master_flavor_actual moved_from "
            + "master_placement fault_tolerance")]
    [TestCase("vkcc_node_group", AttributeMode.Required, "cluster_id flavor disk_type disk_size")]
    [TestCase("vkcc_cluster", AttributeMode.Optional, "name_prefix")]
    [TestCase("vkcc_node_group", AttributeMode.Optional, "name_prefix")]
    [TestCase(
        "vkcc_node_group", AttributeMode.OptionalComputed,
        "name availability_zone node_count autoscale labels taints max_unavailable_percent timeouts generation")]
    [TestCase("vkcc_node_group", AttributeMode.Computed, "current_node_count id uuid status moved_from created_at")]
    public void Attributes_are_those_of_the_contract(string type, AttributeMode mode, string names) =>
        Assert.That(
            new VkccProvider(_ => null).Resources.Find(type)!.Schema.Attributes.Where(a => a.Mode == mode).Select(a => a.Name),
            Is.EquivalentTo(names.Split(' ')));

    [TestCase(
        "vkcc_cluster",
        "name_prefix version cluster_template_id master_flavor api_allowed_cidrs labels security_policy_sync power_state deletion_protection timeouts")]
    [TestCase("vkcc_node_group", "name_prefix flavor node_count autoscale labels taints max_unavailable_percent timeouts")]
    public void Everything_that_can_changes_in_place(string type, string names) =>
        Assert.That(
            new VkccProvider(_ => null).Resources.Find(type)!.Schema.Attributes.Where(a => a.IsConfigurable && !a.RequiresReplace).Select(a => a.Name),
            Is.EquivalentTo(names.Split(' ')));

    [Test]
    public void The_version_is_that_of_the_build() =>
        Assert.That(typeof(VkccProvider).Assembly.GetName().Version!.ToString(3), Is.EqualTo(VkccProvider.ProviderVersion));
}
