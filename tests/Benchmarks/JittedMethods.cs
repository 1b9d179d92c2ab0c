namespace Benchmarks;

/// <summary>The runtime's own list of what it compiled, a line each (<c>JitDisasmSummary</c>, in release runtimes as well).</summary>
internal static class JittedMethods
{
    public static IReadOnlyDictionary<string, string> Environment(string list) => new Dictionary<string, string>
    {
        ["DOTNET_JitDisasmSummary"] = "1",
        ["DOTNET_JitStdOutFile"] = list,
    };

    public static int Count(string list) => File.ReadLines(list).Count(line => line.Contains("JIT compiled ", StringComparison.Ordinal));
}
