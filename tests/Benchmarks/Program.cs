using System.Globalization;
using System.Runtime.InteropServices;
using Benchmarks;

var runs = 15;
var warmUp = 3;
for (var i = 0; i < args.Length; i += 2)
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
        case "--warm-up":
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
    var session = new Session(Places.Find(temp.FullName));
    var (text, exceeded) = await session.RunAsync(runs, warmUp);
    Console.Write(text);
    foreach (var ratio in exceeded)
    {
        await Console.Error.WriteLineAsync($"Over its limit: {ratio}");
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
    Console.Error.WriteLine("Benchmarks [--runs 15] [--warm-up 3]");
    return 2;
}
