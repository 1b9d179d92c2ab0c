using System.Text.Json.Nodes;

namespace Vkcc.Simulator.Tests;

/// <summary>A simulator in this process on a free port, somebody logged in, and a clock in the hand.</summary>
internal sealed class TestCloud : IAsyncDisposable
{
    public const string Second = "RegionOne/managed-k8s/";
    public const string First = "RegionOne/container-infra/v1/";
    public const string Addons = "RegionOne/manage-cluster-addons/v1/";
    public const string Compute = "RegionOne/compute/v2.1/";
    public const string Networks = "RegionOne/network/v2.0/";

    private readonly SimulatorServer server;
    private readonly HttpClient http;

    private TestCloud(SimulatorServer server, ManualClock clock)
    {
        this.server = server;
        Clock = clock;
        http = new HttpClient { BaseAddress = server.BaseUrl, Timeout = TimeSpan.FromSeconds(30) };
    }

    public ManualClock Clock { get; }

    public string Token { get; set; } = "";

    public Uri BaseUrl => server.BaseUrl;

    /// <summary>Time stands still unless the test moves it, and runs as the test's clock does.</summary>
    public static Task<TestCloud> StartAsync() => StartAsync(new SimulatorOptions { Speed = new Speed(1, Instant: false) });

    public static Task<TestCloud> StartInstantAsync() => StartAsync(new SimulatorOptions { Speed = Speed.AtOnce });

    public static async Task<TestCloud> StartAsync(SimulatorOptions options, ManualClock? clock = null)
    {
        clock ??= new ManualClock();
        var server = await SimulatorServer.StartAsync(options with { Listen = new(System.Net.IPAddress.Loopback, 0) }, clock);
        var cloud = new TestCloud(server, clock);
        cloud.Token = (await cloud.LoginAsync()).Expect(201).Header("X-Subject-Token");
        return cloud;
    }

    public static string PasswordLogin(string user = "demo", string password = "demo") => $$$$$"""
        {"auth":{"identity":{"methods":["password"],"password":{"user":{"name":"{{{{{user}}}}}","password":"{{{{{password}}}}}","domain":{"name":"users"}}}},
        "scope":{"project":{"id":"11111111111111111111111111111111"}}}}
        """;

    public Task<Answer> LoginAsync(string? body = null) => SendAsync("POST", "identity/v3/auth/tokens", body ?? PasswordLogin());

    public Task<Answer> GetAsync(string path, params (string Name, string Value)[] headers) => SendAsync("GET", path, null, headers);

    public Task<Answer> PostAsync(string path, JsonNode? body = null) => SendAsync("POST", path, body?.ToJsonString());

    public Task<Answer> PatchAsync(string path, JsonNode body) => SendAsync("PATCH", path, body.ToJsonString());

    public Task<Answer> DeleteAsync(string path) => SendAsync("DELETE", path, null);

    public async Task<Answer> SendAsync(string method, string path, string? body, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        request.Headers.TryAddWithoutValidation("X-Auth-Token", Token);
        foreach (var (name, value) in headers)
        {
            request.Headers.Remove(name);
            request.Headers.TryAddWithoutValidation(name, value);
        }

        return await Answer.OfAsync(http, request, body);
    }

    /// <summary>Asks for a cluster; it is PROVISIONING afterwards unless nothing takes time.</summary>
    public async Task<string> CreateClusterAsync(JsonObject? body = null) =>
        (await PostAsync(Second + "clusters", body ?? Bodies.Cluster())).Expect(200)["id"];

    public async Task<string> CreateRunningClusterAsync(JsonObject? body = null)
    {
        var id = await CreateClusterAsync(body);
        Clock.Advance(TimeSpan.FromMinutes(10));
        return id;
    }

    /// <summary>Asks for a node group; its cluster is RECONCILING afterwards unless nothing takes time.</summary>
    public async Task<string> CreateNodeGroupAsync(JsonObject body) =>
        (await PostAsync(Second + "node-groups", body)).Expect(200)["node_group_id"];

    public async Task<string> CreateRunningNodeGroupAsync(JsonObject body)
    {
        var id = await CreateNodeGroupAsync(body);
        Clock.Advance(TimeSpan.FromMinutes(3));
        return id;
    }

    public async Task<Answer> ClusterAsync(string id) => (await GetAsync(Second + "clusters/" + id)).Expect(200);

    public async Task<string> StatusAsync(string id)
    {
        var answer = await GetAsync(Second + "clusters/" + id);
        return answer.Status == 404 ? "404" : answer.Expect(200)["status"];
    }

    /// <summary>Lets this time pass, up to whose last second the cluster has one status, and from then on the other.</summary>
    public async Task ExpectAsync(string id, string during, TimeSpan duration, string after)
    {
        Clock.Advance(duration - TimeSpan.FromSeconds(1));
        Assert.That(await StatusAsync(id), Is.EqualTo(during));
        Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.That(await StatusAsync(id), Is.EqualTo(after));
    }

    /// <summary>What has become of the steps of the scenario.</summary>
    public async Task<IEnumerable<string>> StepsAsync() =>
        (await GetAsync("_simulator/scenario")).Expect(200).Json["scenario"]!["steps"]!.AsArray().Select(step => step!["state"]!.ToString());

    /// <summary>The cluster's entry of <c>GET /_simulator/state</c>.</summary>
    public async Task<JsonNode> HiddenAsync(string id)
    {
        var state = (await GetAsync("_simulator/state")).Expect(200).Json;
        return state["clusters"]!.AsArray().Concat(state["node_groups"]!.AsArray())
            .First(entry => (entry!["id"] ?? entry["uuid"])!.GetValue<string>() == id)!["simulator"]!;
    }

    /// <summary>A call of the first generation, with the version that the official client asks for.</summary>
    public Task<Answer> FirstAsync(string method, string path, JsonNode? body = null) =>
        SendAsync(method, First + path, body?.ToJsonString(), ("MCS-API-Version", "container-infra 1.33"));

    public async Task<string> CreateFirstClusterAsync(JsonObject? body = null) =>
        (await FirstAsync("POST", "clusters", body ?? FirstBodies.Cluster())).Expect(202)["uuid"];

    public async Task<string> CreateRunningFirstClusterAsync(JsonObject? body = null)
    {
        var id = await CreateFirstClusterAsync(body);
        Clock.Advance(TimeSpan.FromMinutes(10));
        return id;
    }

    public async Task<string> CreateFirstGroupAsync(JsonObject body) => (await FirstAsync("POST", "nodegroups", body)).Expect(202)["uuid"];

    public async Task<string> CreateRunningFirstGroupAsync(JsonObject body)
    {
        var id = await CreateFirstGroupAsync(body);
        Clock.Advance(TimeSpan.FromMinutes(3));
        return id;
    }

    /// <summary><c>new_status</c> and <c>status</c>, or 404.</summary>
    public async Task<string> FirstStatusAsync(string id)
    {
        var answer = await FirstAsync("GET", "clusters/" + id);
        return answer.Status == 404 ? "404" : answer.Expect(200)["new_status"] + " " + answer["status"];
    }

    public async ValueTask DisposeAsync()
    {
        http.Dispose();
        await server.DisposeAsync();
    }
}
