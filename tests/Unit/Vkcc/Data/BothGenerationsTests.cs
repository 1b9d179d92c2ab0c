using System.Net;
using Terraform.Framework;
using Unit.Cloud;
using Vkcc;
using VkCloud;

namespace Unit.Vkcc.Data;

/// <summary>Clusters by name and as a list, whatever the two generations let us see.</summary>
internal sealed class BothGenerationsTests
{
    private const string SecondId = "2xQ8kZ0yTq1bWcVn3RfJmH5sLpD";
    private const string FirstId = "5f0c4f0e-2f6b-4a3c-9d57-0d5f2a8c1b77";
    private const string Half = """{"errors":[{"detail":"Invalid input for field/attribute master_count."}]}""";

    private static readonly AttributePath Path = AttributePath.Root("name");

    private static readonly Cluster[] Clusters =
    [
        new() { Generation = 2, Id = "3", Name = "lab", Status = new("RUNNING") },
        new() { Generation = 1, Id = "1", Name = "shop", Status = new("SHUTOFF") },
        new() { Generation = 2, Id = "2", Name = "shop", Status = new("RUNNING") },
    ];

    private static FoundClusters Whole => new(Clusters, []);

    private static FoundClusters WithoutFirst => new(Clusters, [(1, "403 for this project")]);

    [Test]
    public void One_of_a_name_is_taken_without_a_word()
    {
        var diagnostics = new DiagnosticBag();

        var found = ClusterLookup.OneOf(Named(Whole, "lab"), "lab", "RegionOne", Path, diagnostics);

        Assert.That((found.Id, diagnostics.Count), Is.EqualTo(("3", 0)));
    }

    [Test]
    public void Several_of_a_name_are_listed_with_their_generations()
    {
        var said = Said(Whole, "shop");

        using (Assert.EnterMultipleScope())
        {
            Assert.That((said.Summary, said.Path), Is.EqualTo(("Several clusters share this name", Path)));
            Assert.That(said.Detail, Does.Contain("\n  1 (\"shop\", generation 1, SHUTOFF)\n  2 (\"shop\", generation 2, RUNNING)").And.Not.Contain("lab"));
        }
    }

    [Test]
    public void None_of_a_name_is_told_with_what_could_not_be_looked_at()
    {
        var (whole, blind) = (Said(Whole, "x"), Said(WithoutFirst, "x"));

        using (Assert.EnterMultipleScope())
        {
            Assert.That((whole.Summary, whole.Path), Is.EqualTo(("No such cluster", Path)));
            Assert.That(
                whole.Detail,
                Is.EqualTo(
                    "No cluster of the project in region RegionOne has the name \"x\". "
                    + "Check it, project and region; data \"vkcc_clusters\" lists what is there."));
            Assert.That(
                blind.Detail,
                Does.StartWith(whole.Detail).And.Contain("the clusters of generation 1 cannot be listed (403 for this project)").And.Contain("read by its id"));
        }
    }

    [Test]
    public void The_only_one_beside_a_generation_that_is_not_seen_is_read_with_a_warning()
    {
        var diagnostics = new DiagnosticBag();

        var found = ClusterLookup.OneOf(Named(WithoutFirst, "lab"), "lab", "RegionOne", Path, diagnostics);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(found.Id, Is.EqualTo("3"));
            Assert.That(
                diagnostics.Select(d => (d.Severity, d.Summary, d.Path)),
                Is.EqualTo(new[] { (DiagnosticSeverity.Warning, "Name may not be the only one", Path) }));
            Assert.That(diagnostics.Single().Detail, Does.Contain("generation 1 cannot be listed").And.Contain("\n  3 (\"lab\""));
        }
    }

    [Test]
    public async Task A_catalog_without_the_first_generation_is_no_trouble()
    {
        var http = Both();

        var list = await ReadAsync(http, "vkcc_clusters", hasFirst: false);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(list.Diagnostics, Is.Empty);
            Assert.That(Ids(list), Is.EqualTo(new[] { SecondId }));
            Assert.That(http.To("/infra/clusters"), Is.Empty);
        }
    }

    [Test]
    public async Task Both_are_listed_by_name_with_their_generations_and_versions()
    {
        var list = await ReadAsync(Both(), "vkcc_clusters");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(list.Diagnostics, Is.Empty);
            Assert.That(
                ((TfList)((TfObject)list.State)["clusters"]).Elements.Cast<TfObject>()
                    .Select(c => (Text(c["id"]), c.Long("generation").Value, Text(c["name"]), Text(c["version"]), Text(c["status"]))),
                Is.EqualTo(new[] { (FirstId, 1L, "old", "1.33", "RUNNING"), (SecondId, 2L, "shop", "v1.33.3", "RUNNING") }));
        }
    }

    [Test]
    public async Task Templates_that_are_not_told_leave_the_versions_open()
    {
        var http = Both();
        http.On("GET", "/infra/clustertemplates", _ => ScriptedCloud.Json("{}", HttpStatusCode.Forbidden));

        var list = await ReadAsync(http, "vkcc_clusters");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(list.Diagnostics.Select(d => (d.Severity, d.Summary)), Is.EqualTo(new[] { (DiagnosticSeverity.Warning, "Versions not read") }));
            Assert.That(((TfObject)((TfList)((TfObject)list.State)["clusters"]).Elements[0])["version"], Is.EqualTo(TfValue.Null));
            Assert.That(Ids(list), Is.EqualTo(new[] { FirstId, SecondId }));
        }
    }

    [TestCase(3, 4, null)]
    [TestCase(99, 6, "Clusters cannot be listed at this moment")]
    public async Task A_cluster_halfway_through_its_deletion_is_looked_past_for_a_while(int refusals, int looks, string? error)
    {
        var http = Both();
        var left = refusals;
        http.On(request => request is { Method: "GET", Path: "/infra/clusters" } && left-- > 0 ? ScriptedCloud.Json(Half, HttpStatusCode.BadRequest) : null);
        var before = http.Clock.GetUtcNow();

        var list = await ReadAsync(http, "vkcc_clusters");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(http.To("/infra/clusters"), Has.Count.EqualTo(looks));
            Assert.That(http.Clock.GetUtcNow() - before, Is.LessThan(TimeSpan.FromSeconds(15)));
            Assert.That(list.Diagnostics.Select(d => (d.Severity, d.Summary)), Is.EqualTo(error is null ? [] : new[] { (DiagnosticSeverity.Error, error) }));
            if (error is null)
            {
                Assert.That(Ids(list), Has.Count.EqualTo(2));
            }
        }
    }

    [TestCase(true, "Clusters cannot be listed")]
    [TestCase(false, "Clusters cannot be listed")]
    public async Task A_list_of_nothing_that_could_be_seen_is_an_error(bool hasFirst, string summary)
    {
        var http = Both();
        http.On("GET", "/k8s/clusters", _ => ScriptedCloud.Json("{}", HttpStatusCode.MethodNotAllowed));
        http.On("GET", "/infra/clusters", _ => ScriptedCloud.Json("{}", HttpStatusCode.Forbidden));

        var list = await ReadAsync(http, "vkcc_clusters", hasFirst);

        Assert.That(list.Diagnostics.Select(d => (d.Severity, d.Summary)), Is.EqualTo(new[] { (DiagnosticSeverity.Error, summary) }));
        Assert.That(list.State, Is.EqualTo(TfValue.Null));
    }

    [Test]
    public async Task A_region_of_neither_generation_is_named()
    {
        var list = await ReadAsync(Both(), "vkcc_clusters", hasFirst: false, region: "elsewhere");

        Assert.That(list.Diagnostics.Select(d => d.Summary), Is.EqualTo(new[] { "The region has no such service" }));
    }

    private static ScriptedCloud Both() => new ScriptedCloud()
        .On("GET", "/k8s/clusters", $$"""{"clusters":[{"id":"{{SecondId}}","name":"shop","version":"v1.33.3","status":"RUNNING"}]}""")
        .On("GET", "/infra/clusters", $$"""{"clusters":[{"uuid":"{{FirstId}}","name":"old","cluster_template_id":"c1","new_status":"RUNNING"}]}""")
        .On("GET", "/infra/clustertemplates", """{"clustertemplates":[{"uuid":"c1","version":"1.33"}]}""");

    private static async Task<ReadDataSourceResult> ReadAsync(ScriptedCloud http, string type, bool hasFirst = true, string? region = null)
    {
        var provider = new VkccProvider(_ => null, options => new CloudConnection(options, () => http), http.Clock);
        var settings = new ProviderModel
        {
            AuthUrl = ScriptedCloud.AuthUrl,
            Username = "me",
            Password = "pass-word-1",
            ProjectId = "p1",
            Region = TfValue<string>.FromNullable(region),
            EndpointOverrides = hasFirst ? new EndpointOverridesModel { ContainerInfra = "https://cloud.example/infra" } : TfValue<EndpointOverridesModel>.Null,
        };
        using var server = new ProviderServer(provider, http.Clock);
        await server.ConfigureProviderAsync(new(settings.ToObject(), "1.11.4"), CancellationToken.None);
        return await server.ReadDataSourceAsync(new(type, provider.DataSources.Find(type)!.Schema.EmptyObject()), CancellationToken.None);
    }

    private static Diagnostic Said(FoundClusters all, string name) =>
        Assert.Throws<DiagnosticException>(() => ClusterLookup.OneOf(Named(all, name), name, "RegionOne", Path, new DiagnosticBag()))!.Diagnostic;

    private static FoundClusters Named(FoundClusters all, string name) => all with { Clusters = [.. all.Clusters.Where(c => c.Name == name)] };

    private static List<string> Ids(ReadDataSourceResult list) => [.. ((TfList)((TfObject)list.State)["ids"]).Elements.Select(Text)];

    private static string Text(TfValue value) => ((TfString)value).Text;
}
