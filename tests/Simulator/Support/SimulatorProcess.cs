using System.Diagnostics;
using Terraform.Testing;

namespace Vkcc.Simulator.Tests;

/// <summary>The real program in a process of its own.</summary>
internal sealed class SimulatorProcess : IAsyncDisposable
{
    private readonly Process process;

    private SimulatorProcess(Process process, Uri authUrl)
    {
        this.process = process;
        BaseUrl = new Uri(authUrl, "/");
        Http = new HttpClient { BaseAddress = BaseUrl, Timeout = TimeSpan.FromSeconds(30) };
    }

    public Uri BaseUrl { get; }

    public HttpClient Http { get; }

    public int Id => process.Id;

    public static async Task<SimulatorProcess> StartAsync(params string[] arguments)
    {
        var process = Start(["--listen", "127.0.0.1:0", "--quiet", .. arguments]);
        var line = await process.StandardOutput.ReadLineAsync().WaitAsync(TimeSpan.FromSeconds(30)) ?? "";
        Assert.That(line, Does.Match(@"^ready http://127\.0\.0\.1:\d+/identity/v3/$"), "the first line on standard output");
        return new SimulatorProcess(process, new Uri(line["ready ".Length..]));
    }

    /// <summary>Runs it to its end; for the verbs that do not serve.</summary>
    public static async Task<(int Code, string Output, string Error)> RunAsync(params string[] arguments)
    {
        using var process = Start(arguments);
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(30));
        return (process.ExitCode, await output, await error);
    }

    /// <summary>SIGKILL: no goodbye.</summary>
    public async Task KillAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
    }

    /// <param name="signal">TERM, or INT as Ctrl-C sends.</param>
    public async Task<int> EndAsync(string signal)
    {
        using var kill = Process.Start("kill", ["-" + signal, $"{process.Id}"]);
        await process.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(30));
        return process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            await KillAsync();
        }

        Http.Dispose();
        process.Dispose();
    }

    private static Process Start(string[] arguments)
    {
        // Built beside the tests, because they refer to the project.
        var start = new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, "vkcc-simulator"), arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        Signals.LetChildrenBeInterrupted();
        return Process.Start(start)!;
    }
}
