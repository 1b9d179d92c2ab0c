using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;

namespace Acceptance;

/// <summary>A program that a test started: output gathered up to a limit, ended at the latest when disposed.</summary>
internal sealed partial class ChildProcess : IAsyncDisposable
{
    public const int Interrupt = 2;
    public const int Kill = 9;
    public const int Terminate = 15;

    // A TRACE log of a big apply has some ten million characters; what is longer is a runaway.
    private const int OutputLimit = 64 * 1024 * 1024;

    private readonly Process process;
    private readonly Stopwatch watch = Stopwatch.StartNew();
    private readonly StringBuilder output = new();
    private readonly StringBuilder error = new();
    private readonly TaskCompletionSource<string> firstLine = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Task reading;

    private ChildProcess(Process process)
    {
        this.process = process;
        reading = Task.WhenAll(ReadAsync(process.StandardOutput, output), ReadAsync(process.StandardError, error));
    }

    public int Id => process.Id;

    /// <summary>Time since the start, or the whole run time once awaited.</summary>
    public TimeSpan Age => watch.Elapsed;

    public bool HasExited => process.HasExited;

    public string Output => Snapshot(output);

    public string Error => Snapshot(error);

    /// <param name="environment">The whole environment of the child.</param>
    public static ChildProcess Start(string program, IEnumerable<string> arguments, string folder, IReadOnlyDictionary<string, string> environment)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment.Clear();
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        // A shell puts programs into the background with Ctrl-C ignored, and children inherit that: ours start as from a terminal.
        _ = SetSignal(Interrupt, 0);
        var process = Process.Start(start) ?? throw new InvalidOperationException($"{program} did not start.");
        process.StandardInput.Close();
        return new ChildProcess(process);
    }

    /// <summary>The first line on standard output; fails when the program ends without one.</summary>
    public async Task<string> FirstLineAsync(TimeSpan limit)
    {
        var ended = process.WaitForExitAsync();
        if (await Task.WhenAny(firstLine.Task, ended).WaitAsync(limit) == ended && !firstLine.Task.IsCompleted)
        {
            await reading;
        }

        return firstLine.Task.IsCompleted
            ? await firstLine.Task
            : throw new InvalidOperationException($"{process.StartInfo.FileName} ended with {process.ExitCode} before its first line.\n{Error}");
    }

    /// <summary>Waits for the end; past the limit the program and its children are killed and the test fails.</summary>
    public async Task<int> ExitAsync(TimeSpan limit)
    {
        using var timer = new CancellationTokenSource(limit);
        try
        {
            await process.WaitForExitAsync(timer.Token);
            await reading.WaitAsync(timer.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException(
                $"{Path.GetFileName(process.StartInfo.FileName)} {string.Join(' ', process.StartInfo.ArgumentList)} ran for more than {limit.TotalSeconds} "
                    + $"s.\n{Output}\n{Error}");
        }

        watch.Stop();
        return process.ExitCode;
    }

    public void Signal(int signal) => Signal(process.Id, signal);

    /// <summary>As Ctrl-C on a terminal: the program and all its children get the signal.</summary>
    public void SignalGroup(int signal)
    {
        foreach (var id in Children(process.Id).Prepend(process.Id).ToList())
        {
            Signal(id, signal);
        }
    }

    public static void Signal(int id, int signal) => _ = SendSignal(id, signal);

    public static bool IsAlive(int id) => SendSignal(id, 0) == 0 && !IsZombie(id);

    /// <summary>The processes that this one started, at any depth (Linux only; elsewhere none are found).</summary>
    public IEnumerable<int> Descendants() => Children(process.Id);

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync();
        }

        process.Dispose();
    }

    private static IEnumerable<int> Children(int parent)
    {
        if (!Directory.Exists("/proc"))
        {
            return [];
        }

        var parents = Directory.EnumerateDirectories("/proc")
            .Select(folder => int.TryParse(Path.GetFileName(folder), CultureInfo.InvariantCulture, out var id) ? id : 0)
            .Where(id => id > 0)
            .Select(id => (Id: id, Stat: Stat(id)))
            .Where(entry => entry.Stat.Length > 1)
            .ToLookup(entry => int.Parse(entry.Stat[1], CultureInfo.InvariantCulture), entry => entry.Id);

        return Below(parent);

        IEnumerable<int> Below(int id) => parents[id].SelectMany(child => Below(child).Prepend(child));
    }

    private static bool IsZombie(int id) => Stat(id) is ["Z", ..];

    // What follows the name in parentheses: state, parent, …
    private static string[] Stat(int id)
    {
        try
        {
            var text = File.ReadAllText($"/proc/{id}/stat");
            return text[(text.LastIndexOf(')') + 2)..].Split(' ');
        }
        catch (IOException)
        {
            // Gone in the meantime.
            return [];
        }
    }

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int SendSignal(int process, int signal);

    [LibraryImport("libc", EntryPoint = "signal")]
    private static partial nint SetSignal(int signal, nint handler);

    private static string Snapshot(StringBuilder text)
    {
        lock (text)
        {
            return text.ToString();
        }
    }

    private async Task ReadAsync(StreamReader reader, StringBuilder into)
    {
        while (await reader.ReadLineAsync() is { } line)
        {
            lock (into)
            {
                if (into.Length + line.Length > OutputLimit)
                {
                    process.Kill(entireProcessTree: true);
                    throw new InvalidOperationException($"{process.StartInfo.FileName} wrote more than {OutputLimit} characters.");
                }

                into.Append(line).Append('\n');
            }

            if (ReferenceEquals(into, output))
            {
                firstLine.TrySetResult(line);
            }
        }
    }
}
