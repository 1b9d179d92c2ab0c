using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Unit.Support;
using VkCloud;
using VkCloud.Second;
using SimulatorOptions = Vkcc.Simulator.SimulatorOptions;
using SimulatorServer = Vkcc.Simulator.SimulatorServer;
using Speed = Vkcc.Simulator.Speed;

namespace SimulatorTests.Client;

/// <summary>The client and the simulator on one clock: what the client waits for, the simulator lives through.</summary>
public sealed class Bench : IAsyncDisposable
{
    public const string Network = "10000000-0000-4000-8000-000000000001";

    public const string Nodes = "20000000-0000-4000-8000-000000000001";

    public const string Balancers = "20000000-0000-4000-8000-000000000002";

    public const string Flavor = "d2000000-0000-4000-8000-000000040008";

    public const string BiggerFlavor = "d2000000-0000-4000-8000-000000040012";

    private readonly SimulatorServer server;
    private readonly HttpClient control;

    private Bench(SimulatorServer server, HandClock clock)
    {
        this.server = server;
        Clock = clock;
        control = new HttpClient { BaseAddress = new Uri(server.BaseUrl, "_simulator/") };
        Cloud = new CloudConnection(Options);
    }

    public HandClock Clock { get; }

    public CloudConnection Cloud { get; }

    public ManagedK8sClient Client => Cloud.ManagedK8s;

    public CloudOptions Options => new()
    {
        AuthUrl = server.AuthUrl.AbsoluteUri,
        ProjectId = "11111111111111111111111111111111",
        Credentials = new PasswordCredentials("demo", "demo"),
        TimeProvider = Clock,
        Jitter = new Random(1),
    };

    public static ClusterSpec Cluster => new()
    {
        Uuid = "7b0f4a52-0000-4000-8000-000000000001",
        Name = "regional",
        Description = "for tests",
        Version = "v1.33.3",
        Labels = new Dictionary<string, string> { ["env"] = "test" },
        MasterFlavorId = Flavor,
        MasterCount = 3,
        ClusterType = ClusterType.Regional,
        AvailabilityZones = ["GZ1", "ME1", "MS1"],
        PodsCidr = "10.100.0.0/16",
        NetworkId = Network,
        SubnetId = Nodes,
        LoadbalancerSubnetId = Balancers,
        ApiAllowedCidrs = ["203.0.113.0/24"],
    };

    public static NodeGroupSpec Workers(string clusterId) => new()
    {
        ClusterId = clusterId,
        Name = "workers",
        FlavorId = Flavor,
        AvailabilityZone = "MS1",
        Scale = new FixedScale(2),
        Labels = new Dictionary<string, string> { ["pool"] = "x" },
        Taints = [new("dedicated", "x", "NoSchedule")],
        DiskType = "ceph-ssd",
        DiskSize = 50,
    };

    public static async Task<Bench> StartAsync(string speed = "60")
    {
        var clock = new HandClock { DelaysPassAtOnce = true };
        Assert.That(Speed.TryParse(speed, out var parsed));
        var server = await SimulatorServer.StartAsync(new SimulatorOptions { Listen = new IPEndPoint(IPAddress.Loopback, 0), Speed = parsed }, clock);
        return new Bench(server, clock);
    }

    public async Task<Cluster> CreateClusterAsync()
    {
        var id = await Client.CreateClusterAsync(Cluster, default);
        return await RunningAsync(id, justCreated: true);
    }

    public Task<Cluster> RunningAsync(string id, bool justCreated = false) =>
        Client.WaitUntilRunningAsync(id, TimeSpan.FromHours(2), default, justCreated, timeProvider: Clock);

    public async Task FaultAsync(string method, string path, string action, int times = 1, int skip = 0)
    {
        var fault = JsonNode.Parse($$"""{"method":"{{method}}","path":"{{path}}","skip":{{skip}},"times":{{times}}}""")!;
        fault["action"] = JsonNode.Parse(action);
        using var answer = await control.PostAsJsonAsync("faults", fault);
        answer.EnsureSuccessStatusCode();
    }

    public async Task ControlAsync(string path)
    {
        using var answer = await control.PostAsync(new Uri(path, UriKind.Relative), null);
        answer.EnsureSuccessStatusCode();
    }

    /// <summary>The calls that came, as <c>GET …/clusters 200</c>.</summary>
    public async Task<IReadOnlyList<string>> CallsAsync()
    {
        var log = await control.GetFromJsonAsync<JsonObject>("requests");
        return [.. log!["requests"]!.AsArray().Select(call => $"{call!["method"]} {call["path"]} {call["status"]}")];
    }

    public async Task<int> ClustersAsync() => (await control.GetFromJsonAsync<JsonObject>("state"))!["clusters"]!.AsArray().Count;

    public async ValueTask DisposeAsync()
    {
        var unknown = (await CallsAsync()).Where(call => call.EndsWith(" 501", StringComparison.Ordinal)).ToArray();
        await Cloud.DisposeAsync();
        control.Dispose();
        await server.DisposeAsync();
        Assert.That(unknown, Is.Empty, "the client made calls that the simulator does not know");
    }
}
