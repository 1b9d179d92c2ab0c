using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Acceptance;

/// <summary>A simulated cloud of its own for one test: the program <c>vkcc-simulator</c> on a free port, and its control calls.</summary>
internal sealed class Cloud : IAsyncDisposable
{
    public const string ProjectId = "11111111111111111111111111111111";

    /// <summary>Of the preloaded application credential; distinctive enough to be searched for in every output.</summary>
    public const string Secret = "demo-secret";

    private const string ApplicationCredential = "44444444444444444444444444444444";

    private static readonly string[] zones = ["GZ1", "ME1", "MS1", "PA2"];
    private static readonly TimeSpan startLimit = TimeSpan.FromSeconds(60);

    private readonly ChildProcess process;
    private readonly HttpClient control;

    private Cloud(ChildProcess process, Uri authUrl)
    {
        this.process = process;
        AuthUrl = authUrl;
        control = new HttpClient { BaseAddress = new Uri(authUrl, "/_simulator/"), Timeout = TimeSpan.FromSeconds(30) };
    }

    public Uri AuthUrl { get; }

    /// <summary>What <c>provider "vkcc" {}</c> needs to use this cloud.</summary>
    public IReadOnlyDictionary<string, string> Environment => new Dictionary<string, string>
    {
        ["OS_AUTH_URL"] = AuthUrl.ToString(),
        ["OS_REGION_NAME"] = "RegionOne",
        ["OS_APPLICATION_CREDENTIAL_ID"] = ApplicationCredential,
        ["OS_APPLICATION_CREDENTIAL_SECRET"] = Secret,
    };

    /// <param name="speed">Simulated seconds in a real one, or <c>instant</c>.</param>
    public static async Task<Cloud> StartAsync(string speed = "instant")
    {
        var process = ChildProcess.Start(
            Programs.Simulator, ["--listen", "127.0.0.1:0", "--speed", speed, "--quiet"], Path.GetTempPath(), Host.CleanEnvironment());
        try
        {
            var line = await process.FirstLineAsync(startLimit);
            Assert.That(line, Does.StartWith("ready http://"), "The simulator's first line says where it is.");
            return new Cloud(process, new Uri(line["ready ".Length..]));
        }
        catch
        {
            await process.DisposeAsync();
            throw;
        }
    }

    public async Task<CloudState> StateAsync()
    {
        var state = await ReadAsync("state");
        return new CloudState(Objects(state["clusters"]), Objects(state["node_groups"]), Objects(state["security_policies"]));

        static IReadOnlyList<JsonObject> Objects(JsonNode? list) => [.. list!.AsArray().Select(item => item!.AsObject())];
    }

    /// <summary>A change made behind Terraform's back.</summary>
    /// <param name="patch">JSON merge patch on the API's object.</param>
    public Task PatchClusterAsync(string id, string patch) => SendAsync(HttpMethod.Patch, $"clusters/{id}", patch);

    /// <inheritdoc cref="PatchClusterAsync" />
    public Task PatchNodeGroupAsync(string id, string patch) => SendAsync(HttpMethod.Patch, $"node-groups/{id}", patch);

    /// <inheritdoc cref="PatchClusterAsync"/>
    public Task PatchSecurityPolicyAsync(string id, string patch) => SendAsync(HttpMethod.Patch, $"security-policies/{id}", patch);

    public Task DeleteSecurityPolicyAsync(string id) => SendAsync(HttpMethod.Delete, $"security-policies/{id}");

    public Task DeleteClusterAsync(string id) => SendAsync(HttpMethod.Delete, $"clusters/{id}");

    public Task DeleteNodeGroupAsync(string id) => SendAsync(HttpMethod.Delete, $"node-groups/{id}");

    /// <summary>What is installed in clusters of both generations, traces of upgrades included.</summary>
    public async Task<IReadOnlyList<JsonNode>> AddonsAsync() => [.. (await ReadAsync("state"))["addons"]!.AsArray().Select(addon => addon!)];

    /// <inheritdoc cref="PatchClusterAsync" />
    public Task PatchAddonAsync(string id, string patch) => SendAsync(HttpMethod.Patch, $"addons/{id}", patch);

    public Task DeleteAddonAsync(string id) => SendAsync(HttpMethod.Delete, $"addons/{id}");

    /// <param name="fault">As <c>POST faults</c> takes it.</param>
    public Task AddFaultAsync(string fault) => SendAsync(HttpMethod.Post, "faults", fault);

    /// <summary>Calls that a fault makes wait just now.</summary>
    public async Task<int> HeldAsync() => (await ReadAsync("faults"))["faults"]!.AsArray().Sum(fault => (int)fault!["held"]!);

    public Task ClearFaultsAsync() => SendAsync(HttpMethod.Delete, "faults");

    public Task FailZoneAsync(string zone) => SendAsync(HttpMethod.Post, $"zones/{zone}/fail");

    public Task RestoreZoneAsync(string zone) => SendAsync(HttpMethod.Post, $"zones/{zone}/restore");

    public Task GrowMastersAsync(string id) => SendAsync(HttpMethod.Post, $"clusters/{id}/grow-masters");

    public Task AutoscaleAsync(string id, int size) => SendAsync(HttpMethod.Post, $"node-groups/{id}/autoscale", $$"""{"size":{{size}}}""");

    /// <param name="limits">JSON merge patch on the limits of region RegionOne.</param>
    public Task SetQuotasAsync(string limits) => SendAsync(HttpMethod.Patch, "quotas/RegionOne", limits);

    public Task AdvanceClockAsync(TimeSpan by) => SendAsync(HttpMethod.Post, "clock/advance", $$"""{"seconds":{{(long)by.TotalSeconds}}}""");

    /// <param name="how">As <c>PATCH clock</c> takes it.</param>
    public Task RunClockAsync(string how) => SendAsync(HttpMethod.Patch, "clock", how);

    /// <param name="scenario">YAML, as <c>POST scenario</c> takes it.</param>
    public Task PlayAsync(string scenario) => SendAsync(HttpMethod.Post, "scenario", scenario);

    public async Task<JsonNode> ScenarioAsync() => (await ReadAsync("scenario"))["scenario"]!;

    /// <summary>A token of the preloaded user, for a login by token.</summary>
    public async Task<string> TokenAsync()
    {
        const string Login = """{"auth":{"identity":{"methods":["password"],"password":{"user":{"name":"demo","domain":{"name":"users"},"password":"demo"}}}"""
            + ""","scope":{"project":{"id":"11111111111111111111111111111111"}}}}""";
        using var answer = await control.PostAsync(new Uri(AuthUrl, "auth/tokens"), new StringContent(Login, System.Text.Encoding.UTF8, "application/json"));
        return answer.Headers.GetValues("X-Subject-Token").Single();
    }

    public Task ExpireTokensAsync() => SendAsync(HttpMethod.Post, "tokens/expire");

    /// <summary>How the first generation behaves, as <c>POST habits</c> takes it.</summary>
    public Task SetHabitsAsync(string habits) => SendAsync(HttpMethod.Post, "habits", habits);

    /// <summary>Whether the project may create first-generation clusters (GEN-7).</summary>
    public Task AllowFirstGenerationAsync(bool allowed) =>
        SendAsync(HttpMethod.Patch, $"projects/{ProjectId}", $$"""{"first_generation":{{(allowed ? "true" : "false")}}}""");

    public Task ForgetRequestsAsync() => SendAsync(HttpMethod.Delete, "requests");

    /// <summary>The calls received since the start or the last time they were forgotten.</summary>
    public async Task<IReadOnlyList<CloudRequest>> RequestsAsync() => (await ReadAsync("requests"))["requests"].Deserialize<List<CloudRequest>>() ?? [];

    /// <summary>Those of them that are to change something.</summary>
    public async Task<IEnumerable<CloudRequest>> ChangesAsync() =>
        (await RequestsAsync()).Where(request => request.Method != "GET" && !request.Path.EndsWith("/auth/tokens", StringComparison.Ordinal));

    /// <summary>Makes a first-generation cluster, or a node group of one, as somebody else with an account does.</summary>
    /// <param name="path"><c>clusters</c> or <c>nodegroups</c>.</param>
    /// <param name="body">As the API takes it.</param>
    /// <returns>Its uuid.</returns>
    public async Task<string> CreateFirstGenerationAsync(string path, string body)
    {
        var login = new JsonObject
        {
            ["auth"] = new JsonObject
            {
                ["identity"] = new JsonObject
                {
                    ["methods"] = new JsonArray("application_credential"),
                    ["application_credential"] = new JsonObject { ["id"] = ApplicationCredential, ["secret"] = Secret },
                },
            },
        };
        using var token = await control.PostAsJsonAsync(new Uri(AuthUrl, "auth/tokens"), login);
        Assert.That(token.IsSuccessStatusCode, Is.True);
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(AuthUrl, $"/RegionOne/container-infra/v1/{path}"));
        request.Headers.Add("X-Auth-Token", token.Headers.GetValues("X-Subject-Token"));
        request.Headers.Add("MCS-API-Version", "container-infra 1.33");
        request.Content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");
        using var answer = await control.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.That(answer.IsSuccessStatusCode, Is.True, text);
        return (string)JsonNode.Parse(text)!["uuid"]!;
    }

    /// <summary>As after the start: no objects, no faults, no calls, every zone up. The clock keeps its time, and tokens given out stay good.</summary>
    public async Task ResetAsync()
    {
        await ClearFaultsAsync();
        foreach (var cluster in (await StateAsync()).Clusters)
        {
            await DeleteClusterAsync((string?)cluster["id"] ?? (string)cluster["uuid"]!);
        }

        await SendAsync(HttpMethod.Delete, "scenario");
        await SendAsync(HttpMethod.Delete, "habits");
        await AllowFirstGenerationAsync(true);

        foreach (var zone in zones)
        {
            await RestoreZoneAsync(zone);
        }

        await ForgetRequestsAsync();
    }

    public async ValueTask DisposeAsync()
    {
        control.Dispose();
        process.Signal(ChildProcess.Terminate);
        await process.DisposeAsync();
    }

    private async Task<JsonNode> ReadAsync(string path) =>
        await control.GetFromJsonAsync<JsonNode>(new Uri(path, UriKind.Relative)) ?? throw new InvalidOperationException($"GET {path} answered null.");

    private async Task SendAsync(HttpMethod method, string path, string? body = null)
    {
        using var request = new HttpRequestMessage(method, new Uri(path, UriKind.Relative));
        if (body is not null)
        {
            request.Content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");
        }

        using var answer = await control.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.That(answer.IsSuccessStatusCode, Is.True, $"{method} /_simulator/{path} answered {(int)answer.StatusCode}: {text}");
    }
}
