using System.Net;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace Vkcc.Simulator;

/// <summary>A running simulator; tests hold one in their own process, with a clock they move by hand.</summary>
public sealed class SimulatorServer : IAsyncDisposable
{
    private readonly WebApplication application;
    private readonly StateFile? file;
    private readonly ConsoleLog console;

    private SimulatorServer(WebApplication application, StateFile? file, ConsoleLog console)
    {
        this.application = application;
        this.file = file;
        this.console = console;
        BaseUrl = new Uri(application.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());
    }

    /// <summary>Scheme, host and port, with a slash at the end.</summary>
    public Uri BaseUrl { get; }

    /// <summary>What <c>OS_AUTH_URL</c> is set to.</summary>
    public Uri AuthUrl => new(BaseUrl, "identity/v3/");

    /// <exception cref="IOException">The address is taken, or the state file cannot be had.</exception>
    /// <exception cref="InvalidDataException">The state file is not one of ours.</exception>
    public static async Task<SimulatorServer> StartAsync(SimulatorOptions options, TimeProvider timeProvider, CancellationToken cancellationToken = default)
    {
        var file = options.StateFile is null ? null : StateFile.Open(options.StateFile);
        var console = new ConsoleLog(options.Log);
        try
        {
            var (log, faults) = (new RequestLog(), new FaultList());
            var cloud = new SimulatedCloud(Restore(file?.Load(), options.Speed, timeProvider), file, log, faults);
            var application = Build(options);
            var door = new RequestDoor(cloud, log, faults, timeProvider, console, $"http://{options.Listen}");
            application.Run(door.HandleAsync);
            await application.StartAsync(cancellationToken);
            return new SimulatorServer(application, file, console);
        }
        catch
        {
            await console.DisposeAsync();
            file?.Dispose();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await application.StopAsync();
        await application.DisposeAsync();
        await console.DisposeAsync();
        file?.Dispose();
    }

    /// <summary>Time goes on while the simulator is away, but a clock that was ahead of ours is not put back.</summary>
    private static World Restore(SavedState? saved, Speed speed, TimeProvider timeProvider)
    {
        var now = timeProvider.GetUtcNow();
        if (saved is null)
        {
            return new World(new SimulatedClock(timeProvider, speed.Factor, now), speed);
        }

        return new World(new SimulatedClock(timeProvider, speed.Factor, saved.Clock > now ? saved.Clock : now), speed)
        {
            Clusters = saved.Clusters,
            InfraClusters = saved.InfraClusters,
            ClosedProjects = saved.ClosedProjects,
            Tokens = saved.Tokens,
            Quotas = saved.Quotas,
            FailedZones = saved.FailedZones,
            Networking = saved.Networking,
        };
    }

    private static WebApplication Build(SimulatorOptions options)
    {
        // Empty: neither environment variables nor files of the working folder may change what the command line says.
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = RequestDoor.MaxBodyBytes;
            kestrel.Listen(options.Listen);
        });
        // Calls that hang because a fault says so do not hold up the end.
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(1));
        return builder.Build();
    }
}
