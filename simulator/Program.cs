using System.Net.Sockets;
using System.Runtime.InteropServices;
using Vkcc.Simulator;

Arguments arguments;
try
{
    arguments = Arguments.Parse(args);
}
catch (UsageException exception)
{
    await Console.Error.WriteLineAsync($"vkcc-simulator: {exception.Message}\n\n{Arguments.Usage}");
    return 2;
}

switch (arguments.Verb)
{
    case "help":
        Console.WriteLine(Arguments.Usage);
        return 0;
    case "version":
        Console.WriteLine(Arguments.Version);
        return 0;
    case "env":
        Console.WriteLine(string.Join('\n', EnvironmentLines.For(arguments.Options.Listen, arguments.Shell)));
        return 0;
    case "catalog":
        return await CatalogAsync(arguments);
    default:
        return await ServeAsync(arguments);
}

static async Task<int> CatalogAsync(Arguments arguments)
{
    try
    {
        Console.WriteLine(string.Join('\n', CatalogText.For(arguments.Options.Listen, WorldFile.Load(arguments.Options.WorldFile))));
        return 0;
    }
    catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
    {
        await Console.Error.WriteLineAsync($"vkcc-simulator: {exception.Message}");
        return 1;
    }
}

static async Task<int> ServeAsync(Arguments arguments)
{
    var ended = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
    void End(PosixSignalContext signal)
    {
        signal.Cancel = true;
        ended.TrySetResult();
    }

    using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, End);
    using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, End);
    try
    {
        await using var server = await SimulatorServer.StartAsync(
            arguments.Options with { Log = arguments.Quiet ? null : Console.Error, Warnings = Console.Error }, TimeProvider.System);
        Console.WriteLine($"ready {server.AuthUrl}");
        await ended.Task;
        return 0;
    }
    catch (Exception exception) when (exception is IOException or SocketException or UnauthorizedAccessException)
    {
        await Console.Error.WriteLineAsync($"vkcc-simulator: {exception.Message}");
        return 1;
    }
}
