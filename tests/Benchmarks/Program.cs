using System.Globalization;
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

try
{
    var session = new Session(Places.Find());
    Console.Write(await session.RunAsync(runs, warmUp));
    return 0;
}
catch (BenchmarkException exception)
{
    await Console.Error.WriteLineAsync(exception.Message);
    return 1;
}

static int Usage()
{
    Console.Error.WriteLine("Benchmarks [--runs 15] [--warm-up 3]");
    return 2;
}
