using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Vkcc.Simulator;

/// <summary>A running simulator; tests hold one in their own process, with a clock they move by hand.</summary>
public sealed class SimulatorServer : IAsyncDisposable
{
    /// <summary>What answers still take; a call that hangs because a fault says so is cut.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(0.2);

    private readonly KestrelServer server;
    private readonly World world;
    private readonly KubernetesServer kubernetes;
    private readonly StateFile? file;
    private readonly ConsoleLog console;

    private SimulatorServer(KestrelServer server, World world, KubernetesServer kubernetes, StateFile? file, ConsoleLog console)
    {
        this.server = server;
        this.world = world;
        this.kubernetes = kubernetes;
        this.file = file;
        this.console = console;
        BaseUrl = new Uri(server.Features.Get<IServerAddressesFeature>()!.Addresses.Single());
    }

    /// <summary>Scheme, host and port, with a slash at the end.</summary>
    public Uri BaseUrl { get; }

    /// <summary>What <c>OS_AUTH_URL</c> is set to.</summary>
    public Uri AuthUrl => new(BaseUrl, "identity/v3/");

    /// <exception cref="IOException">The address is taken, or the state file, the world file or the kubeconfig cannot be had.</exception>
    public static async Task<SimulatorServer> StartAsync(SimulatorOptions options, TimeProvider timeProvider, CancellationToken cancellationToken = default)
    {
        var preloaded = WorldFile.Load(options.WorldFile);
        var kubeconfig = options.KubeconfigFile is null ? null : KubeconfigFile.Load(options.KubeconfigFile);
        var file = options.StateFile is null ? null : StateFile.Open(options.StateFile);
        var console = new ConsoleLog(options.Log);
        try
        {
            var (log, faults) = (new RequestLog(), new FaultList());
            var world = Restore(preloaded, file?.Load(options.Warnings), options.Speed, timeProvider);
            world.HandedOut = kubeconfig;
            var cloud = new SimulatedCloud(world, file, log, faults, options.Warnings, timeProvider);
            var kubernetes = new KubernetesServer(cloud, timeProvider, options.MaxConnections);
            (world.Endpoints.Warnings, world.Endpoints.Connected) = (options.Warnings, kubernetes.Accept);
            var server = Build(options);
            var door = new RequestDoor(cloud, log, faults, timeProvider, console, $"http://{options.Listen}");
            await ListenAsync(server, new Application(door.HandleAsync), options.Listen, cancellationToken);
            if (world.AllClusters.Any(cluster => cluster.KubernetesPort != 0))
            {
                // Kubeconfigs that were handed out before lead here at once.
                cloud.Look((_, _) => true);
            }

            var started = new SimulatorServer(server, world, kubernetes, file, console);
            if (!IPAddress.IsLoopback(options.Listen.Address))
            {
                await options.Warnings.WriteLineAsync(
                    $"vkcc-simulator: warning: {started.BaseUrl.Authority} can be reached from other machines, and the passwords of this cloud are public. "
                    + "Use it only in a network of your own.");
            }

            return started;
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
        using var cut = new CancellationTokenSource(Patience);
        await kubernetes.StopAsync(cut.Token);
        await server.StopAsync(cut.Token);
        server.Dispose();

        // Last: a call that is still answered may open one.
        world.Endpoints.Dispose();
        await console.DisposeAsync();
        file?.Dispose();
    }

    /// <summary>Time goes on while the simulator is away, but a clock that was ahead of ours is not put back. What may change comes from the state once
    /// there is one, what is offered from the world file.</summary>
    private static World Restore(WorldFile preloaded, Store? saved, Speed speed, TimeProvider timeProvider)
    {
        var now = timeProvider.GetUtcNow();
        var store = saved ?? Store.Of(preloaded, now);
        var clock = new SimulatedClock(timeProvider, speed.Factor, store.Clock > now ? store.Clock : now);
        var world = new World(clock, speed, store) { Offers = preloaded.Offers };
        foreach (var cluster in world.AllClusters.Where(cluster => cluster.Policies.Count == 0))
        {
            // From a file of before there were policies.
            ClusterPolicy.AddDefaults(cluster, world);
        }

        return world;
    }

    /// <summary>Kestrel by itself: no host, no container of services, and neither variables nor files that could change what the command line says.</summary>
    private static KestrelServer Build(SimulatorOptions options)
    {
        var kestrel = new KestrelServerOptions { AddServerHeader = false };
        kestrel.Limits.MaxRequestBodySize = RequestDoor.MaxBodyBytes;
        kestrel.Limits.MaxConcurrentConnections = options.MaxConnections;
        kestrel.Listen(options.Listen, listen => listen.Protocols = HttpProtocols.Http1);
        var transport = new SocketTransportFactory(Options.Create(new SocketTransportOptions()), NullLoggerFactory.Instance);
        return new KestrelServer(Options.Create(kestrel), transport, NullLoggerFactory.Instance);
    }

    private static async Task ListenAsync(KestrelServer server, Application application, IPEndPoint listen, CancellationToken cancellationToken)
    {
        try
        {
            await server.StartAsync(application, cancellationToken);
        }
        catch (IOException exception) when (exception.InnerException is AddressInUseException)
        {
            throw new IOException(
                $"{listen} is taken, perhaps by another simulator. End that one, or listen elsewhere: "
                + $"--listen {listen.Address}:0 takes a free port and tells it.",
                exception);
        }
        catch (SocketException exception) when (exception.SocketErrorCode == SocketError.AddressNotAvailable)
        {
            throw new IOException($"This machine has no address {listen.Address} to listen on.", exception);
        }
        catch (SocketException exception) when (exception.SocketErrorCode == SocketError.AccessDenied)
        {
            throw new IOException($"Port {listen.Port} is not yours to listen on; those above 1023 are.", exception);
        }
    }
}

/// <summary>What Kestrel hands its calls to.</summary>
internal sealed class Application(Func<HttpContext, Task> handle) : IHttpApplication<HttpContext>
{
    public HttpContext CreateContext(IFeatureCollection contextFeatures) => new DefaultHttpContext(contextFeatures);

    public Task ProcessRequestAsync(HttpContext context) => handle(context);

    public void DisposeContext(HttpContext context, Exception? exception)
    {
        // Nothing of a call outlives it.
    }
}
