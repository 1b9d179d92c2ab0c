namespace Benchmarks;

/// <summary>One life of the simulator as a pipeline leads it: from its start to the line that says where it is, a first look at the whole cloud, and the end by
/// SIGTERM.</summary>
internal sealed class SimulatorStart(Places places)
{
    public async Task<Sample> RunAsync()
    {
        using var child = new Child(places.Simulator, Cloud.Arguments, places.Work, Cloud.Unpacked(places));
        var line = await child.FirstLineAsync();
        var wall = child.Elapsed;
        using var http = new HttpClient();
        using (var look = await http.GetAsync(new Uri(Cloud.AuthUrlIn(line), "/_simulator/state")))
        {
            look.EnsureSuccessStatusCode();
        }

        var answer = child.Elapsed;
        var memory = child.PeakMemory();
        child.Terminate();
        return new Sample(wall, await child.EndAsync(), memory, answer);
    }
}
