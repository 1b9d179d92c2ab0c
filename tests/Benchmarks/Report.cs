using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace Benchmarks;

/// <summary>The tables of a run as Markdown.</summary>
internal sealed class Report(
    Measurement provider, Measurement empty, Measurement simulator, Measurement validate, Measurement validateAlone, Measurement plan, Measurement planAlone)
{
    // What the native program holds, with room for a busy machine (docs/design/start-up.md): 11 ms, 17 ms and 26 MB beside an empty program's 2.0, 2.0 and 3.1.
    private const double HandshakeLimit = 5.5;
    private const double CpuLimit = 8.5;
    private const double MemoryLimit = 8.3;
    private const double ValidateLimit = 3;

    // The simulator: 2.4, 3.4 and 4.3 times the empty program's, with the same room.
    private const double SimulatorStartLimit = 4;
    private const double SimulatorCpuLimit = 4.5;
    private const double SimulatorMemoryLimit = 5.2;

    private readonly StringBuilder text = new();
    private readonly List<string> exceeded = [];

    /// <summary>In the order in which they take turns.</summary>
    public IReadOnlyList<Measurement> Measurements => [provider, empty, simulator, validate, validateAlone, plan, planAlone];

    /// <summary>The ratios that are over their limits, once the report is written.</summary>
    public IReadOnlyList<string> Exceeded => exceeded;

    public string Write(Places places, int runs, CodecTimes codec)
    {
        Line($"{runs} rounds in turn on {Environment.ProcessorCount} cores ({System.Runtime.InteropServices.RuntimeInformation.OSDescription}), after warm-up. "
            + "Each cell: min / **median** / max.");
        Line("CPU time and the ratios (of medians, within this run) are to be trusted; wall-clock time is as noisy as the machine is busy.");
        Line("CPU of a start: the whole life with handshake, TLS, schema and shutdown. CPU of a command: terraform and every process that it started.");
        Line();
        Program("vkcc", provider, places.Provider, places.Empty, HandshakeLimit, CpuLimit, MemoryLimit);
        Program("vkcc-simulator", simulator, places.Simulator, places.Empty, SimulatorStartLimit, SimulatorCpuLimit, SimulatorMemoryLimit);
        Line("| | quickstart with vkcc | terraform alone | ratio |");
        Line("|---|---|---|---|");
        Row("whole `terraform validate`, ms", validate.Wall, validateAlone.Wall);
        Row("CPU of it, ms", validate.Cpu, validateAlone.Cpu, ValidateLimit);
        Row("whole `terraform plan`, ms", plan.Wall, planAlone.Wall);
        Row("CPU of it, ms", plan.Cpu, planAlone.Cpu);
        Line();
        Line($"| codec, 1 MB of state JSON ({codec.Bytes / 1024} KB of msgpack) | ms |");
        Line("|---|---|");
        Line($"| read from state JSON | {Cell(codec.ReadJson)} |");
        Line($"| encode as msgpack | {Cell(codec.Encode)} |");
        Line($"| decode from msgpack | {Cell(codec.Decode)} |");
        return text.ToString();
    }

    private static double Megabytes(string file) => new FileInfo(file).Length / 1e6;

    private static string Cell(Spread figures) => string.Create(CultureInfo.InvariantCulture, $"{figures.Min:F1} / **{figures.Median:F1}** / {figures.Max:F1}");

    private static double Gzipped(string file)
    {
        using var counted = new MemoryStream();
        using (var source = File.OpenRead(file))
        using (var gzip = new GZipStream(counted, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            source.CopyTo(gzip);
        }

        return counted.Length / 1e6;
    }

    /// <summary>A program of ours beside the empty one.</summary>
    private void Program(string name, Measurement ours, string path, string emptyPath, double startLimit, double cpuLimit, double memoryLimit)
    {
        Line($"| | {name} | empty .NET program | ratio |");
        Line("|---|---|---|---|");
        Row("start to handshake or first line, ms", ours.Wall, empty.Wall, startLimit);
        Row("start to the first answer (of vkcc: its schema), ms", ours.Answer!.Value, empty.Wall);
        Row("CPU of a start, an answer and the end, ms", ours.Cpu, empty.Cpu, cpuLimit);
        if (ours.Memory is { } memory && empty.Memory is { } emptyMemory)
        {
            Row("peak memory of it, MB", memory, emptyMemory, memoryLimit);
        }

        Row("size of the program, MB", Megabytes(path), Megabytes(emptyPath));
        Row("size of it gzipped, MB", Gzipped(path), Gzipped(emptyPath));
        Line();
    }

    /// <param name="limit">The greatest ratio that is good; null when nobody has promised any.</param>
    private void Row(string name, Spread ours, Spread other, double? limit = null)
    {
        var ratio = ours.Median / other.Median;
        var promise = limit is { } most ? string.Create(CultureInfo.InvariantCulture, $" (at most {most:0.#})") : "";
        if (ratio > limit)
        {
            exceeded.Add(string.Create(CultureInfo.InvariantCulture, $"{name}: {ratio:F2}{promise}"));
        }

        Line(string.Create(CultureInfo.InvariantCulture, $"| {name} | {Cell(ours)} | {Cell(other)} | {ratio:F2}{promise} |"));
    }

    private void Row(string name, double ours, double other) =>
        Line(string.Create(CultureInfo.InvariantCulture, $"| {name} | {ours:F1} | {other:F1} | {ours / other:F2} |"));

    private void Line(string line = "") => text.Append(line).Append('\n');
}
