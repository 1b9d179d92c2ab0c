namespace Benchmarks;

/// <summary>One run of everything. The programs take turns, so that whatever else the machine does falls on all of them.</summary>
internal sealed class Session(Places places)
{
    /// <summary>Returns the report as Markdown, and the ratios that are over their limits.</summary>
    public async Task<(string Text, IReadOnlyList<string> Exceeded)> RunAsync(int runs, int warmUp)
    {
        places.Clear();
        using var cloud = await Cloud.StartAsync(places);
        using var provider = new ProviderStart(places);
        var empty = new EmptyStart(places);
        var simulator = new SimulatorStart(places);
        var with = TerraformCommand.WithProvider(places, cloud.Environment);
        var alone = TerraformCommand.Alone(places);
        var report = new Report(
            new("start to handshake", provider.RunAsync),
            new("start of an empty .NET program", empty.RunAsync),
            new("start of the simulator", simulator.RunAsync),
            new("`terraform validate`", with.ValidateAsync),
            new("`terraform validate` alone", alone.ValidateAsync),
            new("`terraform plan`", with.PlanAsync),
            new("`terraform plan` alone", alone.PlanAsync));

        for (var round = -warmUp; round < runs; round++)
        {
            foreach (var measurement in report.Measurements)
            {
                await (round < 0 ? measurement.WarmUpAsync() : measurement.RunAsync());
            }
        }

        return (report.Write(places, runs, CodecTimes.Measure(runs, Math.Max(warmUp, 20))), report.Exceeded);
    }
}
