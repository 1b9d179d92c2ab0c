using Terraform.Framework;
using Terraform.Testing;
using Vkcc;

namespace Unit.Framework;

/// <summary>The rules of schemas over everything that the provider offers.</summary>
internal sealed class ProviderSchemasTests
{
    private static readonly VkccProvider Provider = new(_ => null);

    private static IEnumerable<string> Types => Provider.Resources.Names;

    [Test]
    public void Row_31_the_providers_own_schema_keeps_the_rules() => Assert.That(SchemaRules.Check(Provider.Schema, isProvider: true), Is.Empty);

    [TestCaseSource(nameof(Types))]
    public void Row_31_a_resources_schema_keeps_the_rules(string type) => Assert.That(SchemaRules.Check(Provider.Resources.Find(type)!, "vkcc"), Is.Empty);

    private static IEnumerable<string> Lists => Provider.ListResources.Names;

    private static IEnumerable<string> Actions => Provider.Actions.Names;

    [TestCaseSource(nameof(Lists))]
    public void Row_31_a_lists_schema_keeps_the_rules(string type) =>
        Assert.That(SchemaRules.Check(Provider.ListResources.Find(type)!, Provider.Resources.Find(type), "vkcc"), Is.Empty);

    [TestCaseSource(nameof(Actions))]
    public void Row_31_an_actions_schema_keeps_the_rules(string type) => Assert.That(SchemaRules.Check(Provider.Actions.Find(type)!, "vkcc"), Is.Empty);
}
