namespace Vkcc.Simulator.Tests;

/// <summary>A cloud that outlives its simulator: started again, it goes on from the state file and the clock of before.</summary>
internal sealed class KeptCloud : IDisposable
{
    private readonly TempFolder folder = new();

    public KeptCloud(bool instant = false) =>
        Options = new SimulatorOptions { Speed = instant ? Speed.AtOnce : new Speed(1, Instant: false), StateFile = File("state.json") };

    public SimulatorOptions Options { get; }

    public ManualClock Clock { get; } = new();

    public string File(string name) => folder.File(name);

    public Task<TestCloud> StartAsync(Func<SimulatorOptions, SimulatorOptions>? change = null) =>
        TestCloud.StartAsync(change is null ? Options : change(Options), Clock);

    /// <summary>Starts it once more, and finds everything as it was left.</summary>
    public async Task<TestCloud> StartAgainAsync(string state)
    {
        var cloud = await StartAsync();
        Assert.That((await cloud.GetAsync("_simulator/state")).Text, Is.EqualTo(state));
        return cloud;
    }

    public void Dispose() => folder.Dispose();
}
