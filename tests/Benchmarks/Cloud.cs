using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace Benchmarks;

/// <summary>The simulator for the length of a run. It ends after all measurements, so none counts it.</summary>
internal sealed class Cloud : IDisposable
{
    /// <summary>A free port, nothing that takes time, and no line per call.</summary>
    public static readonly string[] Arguments = ["--listen", "127.0.0.1:0", "--speed", "instant", "--quiet"];

    private readonly Child child;
    private readonly HttpClient control;

    private Cloud(Child child, string authUrl)
    {
        this.child = child;
        control = new HttpClient { BaseAddress = new Uri(new Uri(authUrl), "/_simulator/"), Timeout = TimeSpan.FromMinutes(2) };
        AppDomain.CurrentDomain.ProcessExit += End;
        Environment = new Dictionary<string, string>
        {
            ["OS_AUTH_URL"] = authUrl,
            ["OS_REGION_NAME"] = "RegionOne",
            ["OS_APPLICATION_CREDENTIAL_ID"] = "44444444444444444444444444444444",
            ["OS_APPLICATION_CREDENTIAL_SECRET"] = "demo-secret",
            ["NO_PROXY"] = "127.0.0.1",
        };
    }

    /// <summary>What the provider needs to log in.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; }

    /// <param name="state">What the simulator begins with and keeps up to date; null: a cloud of its own in memory.</param>
    public static async Task<Cloud> StartAsync(Places places, string? state = null)
    {
        var child = new Child(places.Simulator, [.. Arguments, .. state is null ? (string[])[] : ["--state", state]], places.Work, Unpacked(places));
        try
        {
            return new Cloud(child, AuthUrlIn(await child.FirstLineAsync()).AbsoluteUri);
        }
        catch
        {
            child.Dispose();
            throw;
        }
    }

    /// <summary>The program unpacks its native libraries; they stay inside of the clone.</summary>
    public static Dictionary<string, string> Unpacked(Places places) =>
        new() { ["DOTNET_BUNDLE_EXTRACT_BASE_DIR"] = Path.Combine(places.Work, "simulator"), ["TMPDIR"] = places.Temp };

    /// <summary>Where the simulator says that it is.</summary>
    public static Uri AuthUrlIn(string line) =>
        line.StartsWith("ready ", StringComparison.Ordinal)
            ? new Uri(line["ready ".Length..])
            : throw new BenchmarkException($"The simulator said {line} instead of where it is.");

    public async Task ForgetCallsAsync()
    {
        using var answer = await control.DeleteAsync(new Uri("requests", UriKind.Relative));
        answer.EnsureSuccessStatusCode();
    }

    /// <summary>The calls since they were forgotten, logins included, as <c>GET /path</c>.</summary>
    public async Task<IReadOnlyList<string>> CallsAsync() =>
        [.. (await control.GetFromJsonAsync<JsonObject>("requests"))!["requests"]!.AsArray().Select(call => $"{call!["method"]} {call["path"]}")];

    public async Task SetQuotaAsync(string region, JsonObject limits)
    {
        using var answer = await control.PatchAsJsonAsync($"quotas/{region}", limits);
        answer.EnsureSuccessStatusCode();
    }

    public void Dispose()
    {
        AppDomain.CurrentDomain.ProcessExit -= End;
        control.Dispose();
        child.Dispose();
    }

    // Also when the run is broken off.
    private void End(object? sender, EventArgs arguments) => child.Dispose();
}
