namespace Benchmarks;

/// <summary>Something that is run again and again.</summary>
internal sealed class Measurement(string name, Func<Task<Sample>> run)
{
    private readonly List<Sample> samples = [];

    public string Name => name;

    public Spread Wall => Spread.Of(samples.Select(s => s.Wall));

    public Spread Cpu => Spread.Of(samples.Select(s => s.Cpu));

    /// <summary>Null where memory is not measured.</summary>
    public Spread? Memory => OfAll(s => s.Memory);

    /// <summary>Null where no call is made.</summary>
    public Spread? Answer => OfAll(s => s.Answer);

    public Task WarmUpAsync() => run();

    public async Task RunAsync() => samples.Add(await run());

    private Spread? OfAll(Func<Sample, double?> figure) => samples.All(s => figure(s) is not null) ? Spread.Of(samples.Select(s => figure(s)!.Value)) : null;
}
