using Terraform.Framework;
using Vkcc;

namespace Unit.Framework;

/// <summary>The rules of schemas over everything that the provider offers.</summary>
internal sealed class ProviderSchemasTests
{
    private static readonly VkccProvider Provider = new(_ => null);

    private static IEnumerable<string> Types => Provider.Resources.Select(r => r.TypeName);

    [Test]
    public void Row_31_the_providers_own_schema_keeps_the_rules() => Assert.That(SchemaRules.Check(Provider.Schema, isProvider: true), Is.Empty);

    [TestCaseSource(nameof(Types))]
    public void Row_31_a_resources_schema_keeps_the_rules(string type) => Assert.That(SchemaRules.Check(Provider.FindResource(type)!, "vkcc"), Is.Empty);

    private static IEnumerable<string> Lists => Provider.ListResources.Select(l => l.TypeName);

    private static IEnumerable<string> Actions => Provider.Actions.Select(a => a.TypeName);

    [TestCaseSource(nameof(Lists))]
    public void Row_31_a_lists_schema_keeps_the_rules(string type) => Assert.That(SchemaRules.Check(Provider.FindListResource(type)!, Provider.FindResource(type), "vkcc"), Is.Empty);

    [TestCaseSource(nameof(Actions))]
    public void Row_31_an_actions_schema_keeps_the_rules(string type) => Assert.That(SchemaRules.Check(Provider.FindAction(type)!, "vkcc"), Is.Empty);
}
