using System.Diagnostics;
using System.Globalization;

namespace Benchmarks;

/// <summary>A process that is measured, from before its start.</summary>
internal sealed class Child : IDisposable
{
    // What steers terraform, the provider or .NET is given by the benchmark alone.
    private static readonly string[] steering = ["TF_", "OS_", "VKCC_", "PLUGIN_", "DOTNET_", "COMPlus_", "MSBUILD"];
    private static readonly TimeSpan limit = TimeSpan.FromMinutes(10);

    private readonly double cpuBefore = ChildrenUsage.Cpu();
    private readonly Stopwatch watch = new();
    private readonly Process process;
    private readonly Task<string> errors;

    public Child(string program, IEnumerable<string> arguments, string folder, IReadOnlyDictionary<string, string> environment)
    {
        var info = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var name in info.Environment.Keys.Where(IsSteering).ToList())
        {
            info.Environment.Remove(name);
        }

        foreach (var (name, value) in environment)
        {
            info.Environment[name] = value;
        }

        watch.Start();
        process = Process.Start(info) ?? throw new BenchmarkException($"{program} did not start.");
        errors = process.StandardError.ReadToEndAsync();
    }

    public double Elapsed => watch.Elapsed.TotalMilliseconds;

    public int Id => process.Id;

    public async Task<string> FirstLineAsync() =>
        await process.StandardOutput.ReadLineAsync().WaitAsync(limit)
        ?? throw new BenchmarkException($"{process.StartInfo.FileName} ended without a line on standard output. {await errors}");

    /// <summary>Peak resident memory so far in MB; null where the system does not say (it does on Linux).</summary>
    /// <remarks>Not from <c>getrusage</c>: there the memory of this process counts as well, which the child was copied from.</remarks>
    public double? PeakMemory()
    {
        var status = $"/proc/{process.Id}/status";
        return File.Exists(status)
            ? double.Parse(
                File.ReadLines(status)
                    .Single(l => l.StartsWith("VmHWM:", StringComparison.Ordinal))["VmHWM:".Length..].Replace("kB", "", StringComparison.Ordinal),
                CultureInfo.InvariantCulture) / 1024
            : null;
    }

    /// <summary>Asks it to end, as <c>kill</c> and pipelines do.</summary>
    public void Terminate()
    {
        using var kill = Process.Start("kill", ["-TERM", $"{process.Id}"]);
        kill.WaitForExit();
    }

    public void CloseInput() => process.StandardInput.Close();

    /// <summary>Waits for the end, which has to be a good one. Returns the CPU time of the whole run.</summary>
    public async Task<double> EndAsync()
    {
        var output = await process.StandardOutput.ReadToEndAsync().WaitAsync(limit);
        await process.WaitForExitAsync().WaitAsync(limit);
        return process.ExitCode == 0
            ? ChildrenUsage.Cpu() - cpuBefore
            : throw new BenchmarkException(
                $"{process.StartInfo.FileName} {string.Join(' ', process.StartInfo.ArgumentList)} ended with {process.ExitCode}.\n{output}\n{await errors}");
    }

    public void Dispose()
    {
        if (!process.HasExited)
        {
            process.Kill(entireProcessTree: true);
            process.WaitForExit();
        }

        process.Dispose();
    }

    private static bool IsSteering(string name) => steering.Any(prefix => name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase)) && name != "DOTNET_ROOT";
}
