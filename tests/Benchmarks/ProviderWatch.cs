using System.Globalization;

namespace Benchmarks;

/// <summary>Looks every few milliseconds at the provider's processes below a command, and adds up what they use. On Linux alone, where <c>/proc</c>
/// tells.</summary>
/// <remarks>What a process does between the last look and its end is not seen: of each start a few milliseconds, in which it only waits for its client to
/// go.</remarks>
internal sealed class ProviderWatch : IDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(5);

    // USER_HZ, which is 100 on every architecture that .NET runs on.
    private const double Tick = 10;

    private readonly int command;
    private readonly string program;
    private readonly Dictionary<int, (double Cpu, double Memory)> seen = [];
    private readonly Thread thread;
    private readonly ManualResetEventSlim isOver = new();

    /// <param name="command">Process id of terraform.</param>
    public ProviderWatch(int command, string program)
    {
        this.command = command;
        this.program = program;
        thread = new Thread(Watch) { IsBackground = true, Priority = ThreadPriority.Highest };
        thread.Start();
    }

    /// <summary>Milliseconds of user and system time of all processes together, once the watch is over.</summary>
    public double Cpu => seen.Values.Sum(process => process.Cpu);

    /// <summary>Peak resident memory of the greatest of them in MB, once the watch is over.</summary>
    public double Memory => seen.Count > 0 ? seen.Values.Max(process => process.Memory) : throw new BenchmarkException("No process of the provider was seen.");

    public void Dispose()
    {
        isOver.Set();
        thread.Join();
        isOver.Dispose();
    }

    private void Watch()
    {
        do
        {
            Look();
        }
        while (!isOver.Wait(Interval));
    }

    private void Look()
    {
        foreach (var child in Children())
        {
            try
            {
                if (!seen.ContainsKey(child) && new FileInfo($"/proc/{child}/exe").LinkTarget != program)
                {
                    continue;
                }

                // The name may hold spaces and stands in brackets; utime and stime are fields 14 and 15.
                var stat = File.ReadAllText($"/proc/{child}/stat");
                var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
                var memory = File.ReadLines($"/proc/{child}/status").FirstOrDefault(line => line.StartsWith("VmHWM:", StringComparison.Ordinal));

                // A process that has ended and was not waited for has no memory any more.
                var peak = memory is null
                    ? 0
                    : double.Parse(memory["VmHWM:".Length..].Replace("kB", "", StringComparison.Ordinal), CultureInfo.InvariantCulture) / 1024;
                var before = seen.GetValueOrDefault(child);
                seen[child] = (
                    (double.Parse(fields[11], CultureInfo.InvariantCulture) + double.Parse(fields[12], CultureInfo.InvariantCulture)) * Tick,
                    Math.Max(peak, before.Memory));
            }
            catch (IOException)
            {
                // It ended while it was looked at.
            }
        }
    }

    private List<int> Children()
    {
        try
        {
            // Each thread of the parent tells the processes that it started.
            return [.. Directory.EnumerateDirectories($"/proc/{command}/task")
                .SelectMany(task => File.ReadAllText(Path.Combine(task, "children")).Split(' ', StringSplitOptions.RemoveEmptyEntries))
                .Select(id => int.Parse(id, CultureInfo.InvariantCulture))];
        }
        catch (IOException)
        {
            // A thread or the command itself ended.
            return [];
        }
    }
}
