using SimulatorTests.Client;
using Terraform.Framework;
using VkCloud;

namespace SimulatorTests.Provider;

/// <summary>Row 67: the list of add-ons against the simulator.</summary>
internal sealed class AddonListTests
{
    private const string Type = "vkcc_addon";

    [Test]
    public async Task Row_67_add_ons_are_listed_cluster_by_cluster_or_of_one()
    {
        await using var bench = await Bench.StartAsync("instant");
        var second = await AddonReadingTests.WithIngressAsync(bench, 2);
        var first = await AddonReadingTests.WithIngressAsync(bench, 1);
        using var reader = await Reader.OpenAsync(bench);

        var all = await NewerTerraformTests.ListAsync(reader, Type);
        var one = await NewerTerraformTests.ListAsync(reader, Type, config: ("cluster_id", new TfString(second)));
        var named = await NewerTerraformTests.ListAsync(reader, Type, config: ("name_prefix", new TfString("istio")));
        var limited = await NewerTerraformTests.ListAsync(reader, Type, limit: 1);
        var none = await NewerTerraformTests.ListAsync(reader, Type, config: ("cluster_id", new TfString("2xQk8vYtBfzJZ0rVpXo1mWn5aLc")));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(all.Select(e => e.DisplayName), Is.EqualTo(new[] { "Old.Cluster/ingress-nginx", "regional/ingress-nginx" }));
            Assert.That(all.Select(e => e.Identity), Is.EqualTo(new[] { Identity(first), Identity(second) }));
            Assert.That(all.SelectMany(e => e.Diagnostics), Is.Empty);
            Assert.That(one.Select(e => e.Identity), Is.EqualTo(new[] { Identity(second) }));
            Assert.That(named, Is.Empty);
            Assert.That(limited.Select(e => e.DisplayName), Is.EqualTo(new[] { "Old.Cluster/ingress-nginx" }));
            Assert.That(none.Single().Diagnostics.Select(d => (d.Summary, d.Path.ToString())), Is.EqualTo(new[] { ("No such cluster", "cluster_id") }));
        }
    }

    [TestCase(1)]
    [TestCase(2)]
    public async Task Row_67_a_listed_add_on_is_what_an_import_gives_and_its_configuration_plans_empty(int number)
    {
        await using var bench = await Bench.StartAsync("instant");
        await AddonReadingTests.WithIngressAsync(bench, number);
        using var reader = await Reader.OpenAsync(bench);

        var listed = (await NewerTerraformTests.ListAsync(reader, Type, include: true)).Single();
        var imported = await reader.Server.ImportResourceStateAsync(new(Type, string.Empty) { Identity = listed.Identity }, default);
        var read = await reader.Server.ReadResourceAsync(
            new(Type, imported.Imported[0].State, imported.Imported[0].Private) { CurrentIdentity = imported.Imported[0].Identity }, default);
        var generated = reader.Server.GenerateResourceConfig(new(Type, read.NewState));
        var validated = await reader.Server.ValidateResourceConfigAsync(new(Type, generated.Config, true), default);
        var plan = await reader.Server.PlanResourceChangeAsync(
            new(Type, read.NewState, read.NewState, generated.Config, read.Private) { PriorIdentity = read.NewIdentity }, default);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(listed.Diagnostics.Concat(imported.Diagnostics).Concat(read.Diagnostics), Is.Empty);
            Assert.That(generated.Diagnostics.Concat(validated.Diagnostics), Is.Empty);
            Assert.That(listed.Resource, Is.EqualTo(read.NewState));
            Assert.That(read.NewIdentity, Is.EqualTo(listed.Identity));
            Assert.That(plan.PlannedState, Is.EqualTo(read.NewState), $"{generated.Config}");
            Assert.That(plan.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error), Is.Empty);
        }
    }

    [Test]
    public async Task Row_67_a_generation_without_a_service_of_add_ons_is_a_warning_beside_the_other()
    {
        await using var bench = await Bench.StartAsync("instant");
        var second = await AddonReadingTests.WithIngressAsync(bench, 2);
        var first = await AddonReadingTests.WithIngressAsync(bench, 1);
        await bench.FaultAsync("GET", "manage-cluster-addons", """{"status":403}""", times: 9);
        using var reader = await Reader.OpenAsync(bench);

        var listed = await NewerTerraformTests.ListAsync(reader, Type);
        var asked = await NewerTerraformTests.ListAsync(reader, Type, config: ("cluster_id", new TfString(first)));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(listed[0].Identity, Is.EqualTo(Identity(second)));
            Assert.That(listed[^1].Diagnostics.Single().Severity, Is.EqualTo(DiagnosticSeverity.Warning));
            Assert.That(listed[^1].Diagnostics.Single().Detail, Does.Contain("generation 1"));
            Assert.That(asked.Single().Diagnostics.Single(), Has.Property("Severity").EqualTo(DiagnosticSeverity.Error));
        }
    }

    private static TfObject Identity(string cluster) => TfObject.Of(("cluster_id", new TfString(cluster)), ("name", new TfString("ingress-nginx")));
}
