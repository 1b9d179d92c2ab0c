namespace Benchmarks;

/// <summary>One life of a .NET program that does nothing, published as the provider is.</summary>
internal sealed class EmptyStart(Places places)
{
    public Task<Sample> RunAsync() => RunAsync(new Dictionary<string, string>());

    /// <inheritdoc cref="ProviderStart.CountJittedMethodsAsync" />
    public async Task<int> CountJittedMethodsAsync()
    {
        var list = Path.Combine(places.Work, "jitted-empty.txt");
        await RunAsync(JittedMethods.Environment(list));
        return JittedMethods.Count(list);
    }

    private async Task<Sample> RunAsync(IReadOnlyDictionary<string, string> more)
    {
        var environment = new Dictionary<string, string>(more) { ["TMPDIR"] = places.Temp };
        using var child = new Child(places.Empty, [], places.Work, environment);
        await child.FirstLineAsync();
        var wall = child.Elapsed;
        var memory = child.PeakMemory();
        child.CloseInput();
        return new Sample(wall, await child.EndAsync(), memory);
    }
}
