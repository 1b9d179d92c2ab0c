namespace Benchmarks;

/// <summary>One life of a .NET program that does nothing, published as the provider is.</summary>
internal sealed class EmptyStart(Places places)
{
    public async Task<Sample> RunAsync()
    {
        using var child = new Child(places.Empty, [], places.Work, new Dictionary<string, string> { ["TMPDIR"] = places.Temp });
        await child.FirstLineAsync();
        var wall = child.Elapsed;
        var memory = child.PeakMemory();
        child.CloseInput();
        return new Sample(wall, await child.EndAsync(), memory);
    }
}
