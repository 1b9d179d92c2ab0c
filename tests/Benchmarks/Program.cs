using System.Globalization;
using System.Runtime.InteropServices;
using Benchmarks;

int? runs = null;
var warmUp = 3;
var isScale = args is ["--scale", ..];
for (var i = isScale ? 1 : 0; i < args.Length; i += 2)
{
    if (i + 1 == args.Length || !int.TryParse(args[i + 1], CultureInfo.InvariantCulture, out var number) || number < (args[i] == "--runs" ? 1 : 0))
    {
        return Usage();
    }

    switch (args[i])
    {
        case "--runs":
            runs = number;
            break;
        case "--warm-up" when !isScale:
            warmUp = number;
            break;
        default:
            return Usage();
    }
}

// A signal ends the run as its own end does: with the simulator and the temporary folder gone.
using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, _ => Environment.Exit(130));
using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, _ => Environment.Exit(143));
var temp = Directory.CreateTempSubdirectory("vkcc-bench-");
AppDomain.CurrentDomain.ProcessExit += (_, _) => temp.Delete(recursive: true);

try
{
    var places = Places.Find(temp.FullName, isScale);
    var (text, exceeded) = isScale ? await new ScaleSession(places).RunAsync(runs ?? 1) : await new Session(places).RunAsync(runs ?? 15, warmUp);
    Console.Write(text);
    foreach (var figure in exceeded)
    {
        await Console.Error.WriteLineAsync($"Over its limit: {figure}");
    }

    return exceeded.Count == 0 ? 0 : 1;
}
catch (BenchmarkException exception)
{
    await Console.Error.WriteLineAsync(exception.Message);
    return 1;
}
catch (Exception exception)
{
    // Caught so that the stack unwinds: an unhandled exception would leave the simulator running.
    await Console.Error.WriteLineAsync(exception.ToString());
    return 1;
}

static int Usage()
{
    Console.Error.WriteLine("Benchmarks [--runs 15] [--warm-up 3]\nBenchmarks --scale [--runs 1]");
    return 2;
}
