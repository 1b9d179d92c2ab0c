namespace Benchmarks;

/// <summary>The simulator for the length of a run. It ends after all measurements, so none counts it.</summary>
internal sealed class Cloud : IDisposable
{
    private readonly Child child;

    private Cloud(Child child, string authUrl)
    {
        this.child = child;
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

    public static async Task<Cloud> StartAsync(Places places)
    {
        // The program unpacks its native libraries; they stay inside of the clone.
        var unpacked = new Dictionary<string, string> { ["DOTNET_BUNDLE_EXTRACT_BASE_DIR"] = Path.Combine(places.Work, "simulator"), ["TMPDIR"] = places.Temp };
        var child = new Child(places.Simulator, ["--listen", "127.0.0.1:0", "--speed", "instant", "--quiet"], places.Work, unpacked);
        try
        {
            var line = await child.FirstLineAsync();
            return line.StartsWith("ready ", StringComparison.Ordinal)
                ? new Cloud(child, line["ready ".Length..])
                : throw new BenchmarkException($"The simulator said {line} instead of where it is.");
        }
        catch
        {
            child.Dispose();
            throw;
        }
    }

    public void Dispose()
    {
        AppDomain.CurrentDomain.ProcessExit -= End;
        child.Dispose();
    }

    // Also when the run is broken off.
    private void End(object? sender, EventArgs arguments) => child.Dispose();
}
