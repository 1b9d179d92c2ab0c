using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Unit.Support;
using SimulatorOptions = Vkcc.Simulator.SimulatorOptions;
using SimulatorServer = Vkcc.Simulator.SimulatorServer;
using Speed = Vkcc.Simulator.Speed;

namespace SimulatorTests.Safety;

/// <summary>A simulator in this process whose time moves when somebody waits; the test sees and does everything behind Terraform's back.</summary>
internal sealed class SmallCloud : IAsyncDisposable
{
    private static readonly HttpClient Http = new();

    private readonly SimulatorServer server;
    private readonly Uri control;

    private SmallCloud(SimulatorServer server, HandClock clock)
    {
        this.server = server;
        Clock = clock;
        control = new Uri(server.BaseUrl, "_simulator/");
    }

    public HandClock Clock { get; }

    public string AuthUrl => server.AuthUrl.AbsoluteUri;

    /// <param name="speed">With 1 the waits of the provider are the time in which the cloud works.</param>
    public static async Task<SmallCloud> StartAsync(string speed = "1")
    {
        var clock = new HandClock { DelaysPassAtOnce = true };
        Assert.That(Speed.TryParse(speed, out var parsed));
        return new SmallCloud(
            await SimulatorServer.StartAsync(new SimulatorOptions { Listen = new IPEndPoint(IPAddress.Loopback, 0), Speed = parsed }, clock), clock);
    }

    public Task FaultAsync(string method, string path, string action, int times = 1, int skip = 0)
    {
        var fault = new JsonObject { ["method"] = method, ["path"] = path, ["skip"] = skip, ["times"] = times, ["action"] = JsonNode.Parse(action) };
        return PostAsync("faults", fault);
    }

    public Task NoFaultsAsync() => DeleteAsync("faults");

    public Task PostAsync(string path, JsonNode? body = null) => CheckAsync(Http.PostAsJsonAsync(new Uri(control, path), body));

    public Task PatchAsync(string path, string body) =>
        CheckAsync(Http.PatchAsync(new Uri(control, path), new StringContent(body, System.Text.Encoding.UTF8, "application/json")));

    /// <summary>Of any object of either generation.</summary>
    public static string IdOf(JsonObject found) => (found["id"] ?? found["uuid"])!.ToString();

    /// <summary>The status to watch, of a cluster of either generation.</summary>
    public static string StatusOf(JsonObject cluster) => (cluster["new_status"] ?? cluster["status"])!.ToString();

    /// <summary>Puts a cluster into a status, where it stays; in the first generation with the older word that goes with it.</summary>
    public Task SetStatusAsync(JsonObject cluster, string status, string reason = "")
    {
        var older = status switch { "RUNNING" => "UPDATE_COMPLETE", "ERROR" => "UPDATE_FAILED", _ => "UPDATE_IN_PROGRESS" };
        var patch = cluster["new_status"] is null ? new JsonObject { ["status"] = status } : new JsonObject { ["new_status"] = status, ["status"] = older };
        patch["status_reason"] = reason;
        return PatchAsync($"clusters/{IdOf(cluster)}", patch.ToJsonString());
    }

    public Task DeleteAsync(string path) => CheckAsync(Http.DeleteAsync(new Uri(control, path)));

    public Task AdvanceAsync(TimeSpan time)
    {
        Clock.Advance(time);
        return PostAsync("clock/advance", new JsonObject { ["seconds"] = 0 });
    }

    public async Task<IReadOnlyList<JsonObject>> ClustersAsync() => await ListAsync("state", "clusters");

    public async Task<IReadOnlyList<JsonObject>> GroupsAsync() => await ListAsync("state", "node_groups");

    public async Task<IReadOnlyList<JsonObject>> AddonsAsync() => (await InventoryAsync()).Addons;

    public async Task<IReadOnlyList<JsonObject>> PoliciesAsync() => (await InventoryAsync()).Policies;

    /// <summary>What Terraform may have made: without the traces of older add-ons, and without the policies that the platform gives to every cluster.</summary>
    public async Task<Inventory> InventoryAsync()
    {
        var state = (await Http.GetFromJsonAsync<JsonObject>(new Uri(control, "state")))!;
        return new Inventory(
            Listed(state, "clusters"),
            Listed(state, "node_groups"),
            [.. Listed(state, "addons").Where(addon => addon["status"]!.ToString() != "REPLACED")],
            [.. Listed(state, "security_policies").Where(policy => !(bool)policy["simulator"]!["is_default"]!)],
            [.. Listed(state, "addons").Where(addon => addon["status"]!.ToString() == "REPLACED")]);
    }

    /// <summary>Calls that came since they were forgotten, logins included, as <c>METHOD path status</c>.</summary>
    public async Task<IReadOnlyList<string>> CallsAsync() =>
        [.. (await ListAsync("requests", "requests")).Select(call => $"{call["method"]} {call["path"]} {call["status"]}")];

    /// <summary>How many calls of the kind were carried out: answered with a good status, whatever then became of the answer.</summary>
    public async Task<int> DoneAsync(string method, string path) =>
        (await CallsAsync()).Count(call => Regex.IsMatch(call, $"^{method} .*{path} 2\\d\\d$"));

    public Task ForgetCallsAsync() => DeleteAsync("requests");

    public async ValueTask DisposeAsync()
    {
        var unknown = (await CallsAsync()).Where(call => call.EndsWith(" 501", StringComparison.Ordinal)).ToArray();
        await server.DisposeAsync();
        Assert.That(unknown, Is.Empty, "calls that the simulator does not know");
    }

    private async Task<IReadOnlyList<JsonObject>> ListAsync(string path, string member) =>
        Listed((await Http.GetFromJsonAsync<JsonObject>(new Uri(control, path)))!, member);

    private static IReadOnlyList<JsonObject> Listed(JsonObject answer, string member) => [.. answer[member]!.AsArray().Select(node => node!.AsObject())];

    private static async Task CheckAsync(Task<HttpResponseMessage> call)
    {
        using var answer = await call;
        Assert.That(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
    }

    /// <summary>What there is.</summary>
    /// <param name="Traces">Of older versions of the add-ons of the first generation; each leads to what took its place.</param>
    public sealed record Inventory(
        IReadOnlyList<JsonObject> Clusters,
        IReadOnlyList<JsonObject> Groups,
        IReadOnlyList<JsonObject> Addons,
        IReadOnlyList<JsonObject> Policies,
        IReadOnlyList<JsonObject> Traces)
    {
        public IEnumerable<JsonObject> All => [.. Clusters, .. Groups, .. Addons, .. Policies];

        /// <summary>The ids by which an object is found.</summary>
        public IEnumerable<string> IdsOf(JsonObject found) =>
        [
            IdOf(found),
            .. Traces.Where(trace => Addons.Contains(found) && PlaceOf(trace) == PlaceOf(found)).Select(IdOf),
        ];

        private static string PlaceOf(JsonObject addon) => $"{addon["cluster_id"]}/{addon["name"]}";
    }
}
