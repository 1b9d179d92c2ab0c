using System.Net;
using VkCloud;

namespace Unit.Cloud;

/// <summary>What has an id, a uuid or a name is read by it, in one request and without a list.</summary>
public sealed class LookUpTests
{
    private const string Ksuid = "2xQ8kZ0yTq1bWcVn3RfJmH5sLpD";
    private const string Uuid = "d2000000-0000-4000-8000-000000020006";

    [TestCase(Ksuid, "/k8s/clusters/" + Ksuid)]
    [TestCase(Uuid, "/k8s/clusters/" + Uuid)]
    [TestCase("shop", "/k8s/clusters/shop")]
    [TestCase("a/b:upgrade", "/k8s/clusters/a%2Fb%3Aupgrade")]
    public async Task A_cluster_by_id_uuid_or_name(string ident, string path)
    {
        using var cloud = new ScriptedCloud().On("GET", path, $$"""{"id":"{{Ksuid}}","uuid":"{{Uuid}}","name":"shop"}""");
        await using var connection = cloud.Connect();

        var cluster = await connection.ManagedK8s.GetClusterAsync(ident, default);

        Assert.That((cluster!.Id, cluster.Uuid, cluster.Name, cloud.Requests.Count), Is.EqualTo((Ksuid, Uuid, "shop", 2)), "One login, one read.");
    }

    [TestCase(Ksuid)]
    [TestCase(Uuid)]
    public async Task A_group_by_id_or_uuid(string ident)
    {
        using var cloud = new ScriptedCloud().On("GET", $"/k8s/node-groups/{ident}", """{"node_group":{"id":"g-1","name":"workers"}}""");
        await using var connection = cloud.Connect();

        var group = await connection.ManagedK8s.GetNodeGroupAsync(ident, default);

        Assert.That((group!.Id, group.Name), Is.EqualTo(("g-1", "workers")));
    }

    [Test]
    public async Task A_group_by_its_cluster_and_name()
    {
        using var cloud = new ScriptedCloud().On(
            "GET", "/k8s/clusters/c-1/node-groups/workers", """{"node_group":{"id":"g-1","name":"workers","cluster_id":"c-1"}}""");
        await using var connection = cloud.Connect();

        var group = await connection.ManagedK8s.GetNodeGroupAsync("c-1", "workers", default);

        Assert.That((group!.Id, group.ClusterId), Is.EqualTo(("g-1", "c-1")));
    }

    [Test]
    public async Task Nobody_of_a_name_is_null_and_an_answer_without_its_object_is_no_answer()
    {
        using var cloud = new ScriptedCloud()
            .On(
                request => request.Path.StartsWith("/k8s/", StringComparison.Ordinal)
                    ? ScriptedCloud.Json("""{"code":5,"message":"not found"}""", HttpStatusCode.NotFound)
                    : null)
            .On("GET", "/k8s/clusters/k8s_versions", """{"k8s_versions":[]}""")
            .On("GET", "/k8s/clusters/c-1/node-groups/odd", "{}");
        await using var connection = cloud.Connect();
        var client = connection.ManagedK8s;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(await client.GetClusterAsync("nobody", default), Is.Null);
            Assert.That(await client.GetNodeGroupAsync(Uuid, default), Is.Null);
            Assert.That(await client.GetNodeGroupAsync("c-1", "nobody", default), Is.Null);
            Assert.That(
                async () => await client.GetNodeGroupAsync("c-1", "odd", default),
                Throws.TypeOf<ApiException>().With.Property(nameof(ApiException.Kind)).EqualTo(ApiFailureKind.BadResponse).And.Message.Contains("node_group"));
        }
    }

    [TestCase("""{"uuid":"g-1"}""")]
    [TestCase("""{"uuid":"g-1","node_count":999}""")]
    [TestCase("")]
    public async Task What_the_first_generation_answers_to_a_scale_is_not_taken_for_the_group(string answer)
    {
        using var cloud = new ScriptedCloud().On("PATCH", "/infra/nodegroups/g-1/actions/scale", _ => ScriptedCloud.Json(answer, HttpStatusCode.Accepted));
        await using var connection = cloud.Connect(options => options with { EndpointOverrides = new() { ContainerInfra = "https://cloud.example/infra" } });

        Assert.That(async () => await connection.ContainerInfra.ScaleNodeGroupAsync("g-1", -1, default), Throws.Nothing);
    }
}
