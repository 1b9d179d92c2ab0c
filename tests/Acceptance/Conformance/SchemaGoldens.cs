using System.Text.Json;
using System.Text.Json.Nodes;

namespace Acceptance;

/// <summary>Schema (8.4) as terraform understands it.</summary>
internal sealed class SchemaGoldens() : Story("Conformance")
{
    private static readonly JsonSerializerOptions readable =
        new() { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>A change of the schema is a change for every practitioner: the golden file makes it visible. <c>VKCC_WRITE_GOLDEN=1 make test</c> renews
    /// it.</summary>
    [Test]
    public async Task Row_32_the_schema_is_the_one_of_the_golden_file()
    {
        await using var terraform = await OpenAsync();

        var run = (await terraform.Use("fixed.tf").RunAsync("providers", "schema", "-json")).ShouldSucceed();
        var schemas = JsonNode.Parse(run.Output)!["provider_schemas"]![$"{Programs.RegistryHost}/vkcc/vkcc"]!;
        var actual = schemas.ToJsonString(readable) + "\n";

        var golden = Path.Combine(Programs.Root, "tests", "Acceptance", "Conformance", "schema.golden.json");
        if (Environment.GetEnvironmentVariable("VKCC_WRITE_GOLDEN") is "1")
        {
            await File.WriteAllTextAsync(golden, actual);
        }

        Assert.That(actual, Is.EqualTo(await File.ReadAllTextAsync(golden)));
    }
}
