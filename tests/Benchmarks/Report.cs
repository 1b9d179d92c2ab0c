using System.Globalization;
using System.Text;

namespace Benchmarks;

/// <summary>The tables of a run as Markdown.</summary>
internal sealed class Report(Measurement provider, Measurement empty, Measurement validate, Measurement validateAlone, Measurement plan, Measurement planAlone)
{
    private readonly StringBuilder text = new();

    /// <summary>In the order in which they take turns.</summary>
    public IReadOnlyList<Measurement> Measurements => [provider, empty, validate, validateAlone, plan, planAlone];

    public string Write(Places places, int runs, int jitted, int jittedEmpty, CodecTimes codec)
    {
        Line($"{runs} rounds in turn on {Environment.ProcessorCount} cores ({System.Runtime.InteropServices.RuntimeInformation.OSDescription}), after warm-up. Each cell: min / **median** / max.");
        Line("CPU time and the ratios (of medians, within this run) are to be trusted; wall-clock time is as noisy as the machine is busy.");
        Line("CPU of a start: the whole life with handshake, TLS, schema and shutdown. CPU of a command: terraform and every process that it started.");
        Line();
        Line("| | vkcc | empty .NET program | ratio |");
        Line("|---|---|---|---|");
        Row("start to handshake (empty: to its first line), ms", provider.Wall, empty.Wall);
        Row("CPU of a start, ms", provider.Cpu, empty.Cpu);
        if (provider.Memory is { } memory && empty.Memory is { } emptyMemory)
        {
            Row("peak memory of a start, MB", memory, emptyMemory);
        }

        Row("methods jitted in a start", jitted, jittedEmpty, "F0");
        Row("size of the binary, MB", Megabytes(places.Provider), Megabytes(places.Empty), "F1");
        Line();
        Line("| | quickstart with vkcc | terraform alone | ratio |");
        Line("|---|---|---|---|");
        Row("whole `terraform validate`, ms", validate.Wall, validateAlone.Wall);
        Row("CPU of it, ms", validate.Cpu, validateAlone.Cpu);
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

    private void Row(string name, Spread ours, Spread other) =>
        Line($"| {name} | {Cell(ours)} | {Cell(other)} | {(ours.Median / other.Median).ToString("F2", CultureInfo.InvariantCulture)} |");

    private void Row(string name, double ours, double other, string format) => Line(
        $"| {name} | {ours.ToString(format, CultureInfo.InvariantCulture)} | {other.ToString(format, CultureInfo.InvariantCulture)} | {(ours / other).ToString("F2", CultureInfo.InvariantCulture)} |");

    private void Line(string line = "") => text.Append(line).Append('\n');
}
