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
}
