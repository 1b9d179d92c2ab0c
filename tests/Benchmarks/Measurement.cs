namespace Benchmarks;

/// <summary>Something that is run again and again.</summary>
internal sealed class Measurement(string name, Func<Task<Sample>> run)
{
    private readonly List<Sample> samples = [];

    public string Name => name;

    public Spread Wall => Spread.Of(samples.Select(s => s.Wall));

    public Spread Cpu => Spread.Of(samples.Select(s => s.Cpu));

    /// <summary>Null where memory is not measured.</summary>
    public Spread? Memory => samples.All(s => s.Memory is not null) ? Spread.Of(samples.Select(s => s.Memory!.Value)) : null;

    public Task WarmUpAsync() => run();

    public async Task RunAsync() => samples.Add(await run());
}
