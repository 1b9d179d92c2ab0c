using System.Net;
using System.Text.Json.Nodes;
using Terraform.Framework;
using Unit.Cloud;
using Unit.Framework;
using Unit.Support;
using Vkcc;
using VkCloud;

namespace Unit.Vkcc.Operations;

/// <summary>One cluster, whose every look can be scripted, and the provider in front of it; time passes whenever somebody waits.</summary>
internal sealed class TinyCloud
{
    public const string Id = "2xQ8kZ0yTq1bWcVn3RfJmH5sLpD";

    private const string Clusters = "/k8s/clusters";

    public TinyCloud()
    {
        Http = new ScriptedCloud { Clock = Clock };
        Http.On("POST", Clusters, request => Create(request.Body!));
        Http.On(
            request => request.Method == "GET" && request.Path.StartsWith($"{Clusters}/", StringComparison.Ordinal)
                ? Find(request.Path[(Clusters.Length + 1)..])
                : null);
        Http.On("GET", $"{Clusters}/k8s_versions", """{"k8s_versions":[]}""");
        Http.On("DELETE", $"{Clusters}/{Id}", _ => Change(() => Cluster!["status"] = "DELETING"));
        Http.On("PATCH", $"{Clusters}/{Id}:upgrade", request => Change(() => Cluster!["version"] = Body(request)["target_version"]!.DeepClone()));
        Http.On("PATCH", $"{Clusters}/{Id}:update", request => Change(() => Cluster!["labels"] = Body(request)["labels"]!.DeepClone()));
        Http.On(
            "POST",
            $"{Clusters}/{Id}:scaleControlPlane",
            request => Change(() =>
            {
                var wanted = Body(request)["master_spec"]!["engine"]!["nova_engine"]!["flavor_id"]!;
                Cluster!["master"]!["vm_engine"]!["nova_engine"]!["flavor_id"] = wanted.DeepClone();
            }));

        var provider = new VkccProvider(_ => null, options => new CloudConnection(options, () => Http), Clock);
        var settings = new ProviderModel
        {
            AuthUrl = ScriptedCloud.AuthUrl,
            Username = "me",
            Password = "pass-word-1",
            ProjectId = "p1",
            PlanChecks = "offline",
        };
        provider.ConfigureAsync(new ConfigureContext(settings.ToObject(), "1.11.4"), CancellationToken.None).GetAwaiter().GetResult();
        Terraform = new TestCore(new ProviderServer(provider, Clock), ClusterResource.Name);
    }

    public HandClock Clock { get; } = new() { DelaysPassAtOnce = true };

    public ScriptedCloud Http { get; }

    public TestCore Terraform { get; }

    /// <summary>As the API shows it; null when there is none.</summary>
    public JsonNode? Cluster { get; set; }

    /// <summary>What the next looks show, before the cluster itself is shown: a status each.</summary>
    public Queue<string> Looks { get; } = [];

    /// <summary>Methods and paths of all changes, in order.</summary>
    public IEnumerable<string> Changes =>
        Http.Requests.Where(r => r.Method != "GET" && !r.Path.EndsWith("/auth/tokens", StringComparison.Ordinal)).Select(r => $"{r.Method} {r.Path[5..]}");

    public static HttpResponseMessage Lost() => throw new HttpRequestException(HttpRequestError.ResponseEnded, "the answer got lost");

    public static JsonNode Body(ScriptedCloud.Recorded request) => JsonNode.Parse(request.Body!)!;

    public HttpResponseMessage Create(string body)
    {
        var wanted = JsonNode.Parse(body)!.AsObject();
        Cluster = wanted.DeepClone();
        Cluster["id"] = Id;
        Cluster["status"] = "RUNNING";
        Cluster["api_address"] = "https://10.0.0.1:6443";
        Cluster["node_groups"] = new JsonArray();
        Cluster["master"] = new JsonObject
        {
            ["vm_engine"] = wanted["master_spec"]!["engine"]!.DeepClone(),
            ["replicas"] = wanted["master_spec"]!["replicas"]!.DeepClone(),
        };
        return ScriptedCloud.Json($$"""{"id":"{{Id}}"}""");
    }

    private static HttpResponseMessage Change(Action effect)
    {
        effect();
        return ScriptedCloud.Json("{}");
    }

    /// <param name="ident">Id, uuid or name.</param>
    private HttpResponseMessage Find(string ident) =>
        Cluster is null || new[] { "id", "uuid", "name" }.Any(member => (string?)Cluster[member] == ident) ? Look() : NotFound();

    private static HttpResponseMessage NotFound() => ScriptedCloud.Json("""{"code":5,"message":"not found"}""", HttpStatusCode.NotFound);

    private HttpResponseMessage Look()
    {
        if (Cluster is null)
        {
            return NotFound();
        }

        var shown = Cluster.DeepClone();
        if (Looks.TryDequeue(out var status))
        {
            if (status == "gone")
            {
                Cluster = null;
                return Look();
            }

            shown["status"] = status;
        }

        return ScriptedCloud.Json(shown.ToJsonString());
    }
}
