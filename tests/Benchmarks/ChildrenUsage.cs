using System.Runtime.InteropServices;

namespace Benchmarks;

/// <summary>What the ended children of this process have used, theirs included (<c>getrusage</c>). Programs are run one at a time, so a difference is one
/// program.</summary>
internal static partial class ChildrenUsage
{
    private const int Children = -1;

    /// <summary>User and system time in milliseconds.</summary>
    public static double Cpu()
    {
        // Two times of seconds and microseconds, and fourteen counters more.
        Span<long> usage = stackalloc long[18];
        return GetUsage(Children, ref MemoryMarshal.GetReference(usage)) == 0
            ? Milliseconds(usage[0], usage[1]) + Milliseconds(usage[2], usage[3])
            : throw new BenchmarkException($"getrusage failed with {Marshal.GetLastPInvokeError()}.");
    }

    // The microseconds have 32 bits on macOS.
    private static double Milliseconds(long seconds, long microseconds) => seconds * 1000.0 + (int)microseconds / 1000.0;

    [LibraryImport("libc", EntryPoint = "getrusage", SetLastError = true)]
    private static partial int GetUsage(int who, ref long usage);
}
