using System.IO.Pipelines;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Threading.Channels;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Vkcc.Simulator;

/// <summary>One Kestrel for the Kubernetes APIs of all clusters; it starts with the first connection to one.</summary>
internal sealed class KubernetesServer : IConnectionListenerFactory, IConnectionListener
{
    /// <summary>Who has not shaken hands by then is cut off.</summary>
    private static readonly TimeSpan HandshakeTimeout = TimeSpan.FromSeconds(10);

    private readonly Channel<ConnectionContext> connections = Channel.CreateUnbounded<ConnectionContext>();
    private readonly CancellationTokenSource stopping = new();
    private readonly Lock gate = new();
    private readonly KubernetesDoor door;
    private readonly int maxConnections;

    private SocketConnectionContextFactory? contexts;
    private KestrelServer? server;
    private Task starting = Task.CompletedTask;

    public KubernetesServer(SimulatedCloud cloud, TimeProvider timeProvider, int maxConnections)
    {
        door = new KubernetesDoor(cloud, timeProvider, stopping.Token);
        this.maxConnections = maxConnections;
    }

    EndPoint IConnectionListener.EndPoint { get; } = new EveryCluster();

    /// <summary>Serves whoever has connected to a cluster.</summary>
    public void Accept(Socket socket, ClusterEndpoint endpoint)
    {
        lock (gate)
        {
            if (stopping.IsCancellationRequested)
            {
                socket.Dispose();
                return;
            }

            if (server is null)
            {
                contexts = new SocketConnectionContextFactory(new SocketConnectionFactoryOptions(), NullLogger.Instance);
                server = Build();
                starting = server.StartAsync(new Application(door.HandleAsync), CancellationToken.None);
            }

            socket.NoDelay = true;
            var connection = contexts!.Create(socket);
            connection.Features.Set(endpoint);
            connections.Writer.TryWrite(connection);
        }
    }

    /// <param name="cut">When what is still open is cut.</param>
    public async Task StopAsync(CancellationToken cut)
    {
        KestrelServer? running;
        lock (gate)
        {
            stopping.Cancel();
            running = server;
        }

        if (running is not null)
        {
            await starting;
            await running.StopAsync(cut);
            running.Dispose();
            contexts!.Dispose();
        }
    }

    ValueTask<IConnectionListener> IConnectionListenerFactory.BindAsync(EndPoint endpoint, CancellationToken cancellationToken) =>
        ValueTask.FromResult<IConnectionListener>(this);

    async ValueTask<ConnectionContext?> IConnectionListener.AcceptAsync(CancellationToken cancellationToken) =>
        await connections.Reader.WaitToReadAsync(cancellationToken) && connections.Reader.TryRead(out var connection) ? connection : null;

    ValueTask IConnectionListener.UnbindAsync(CancellationToken cancellationToken)
    {
        connections.Writer.TryComplete();
        return ValueTask.CompletedTask;
    }

    ValueTask IAsyncDisposable.DisposeAsync() => ValueTask.CompletedTask;

    private KestrelServer Build()
    {
        var kestrel = new KestrelServerOptions { AddServerHeader = false };
        kestrel.Limits.MaxRequestBodySize = RequestDoor.MaxBodyBytes;
        kestrel.Limits.MaxConcurrentConnections = maxConnections;
        kestrel.Listen(((IConnectionListener)this).EndPoint, listen =>
        {
            listen.Protocols = HttpProtocols.Http1;
            listen.Use(next => connection => SecureAsync(connection, next));
        });
        return new KestrelServer(Options.Create(kestrel), this, NullLoggerFactory.Instance);
    }

    /// <summary>TLS by the certificate of the cluster that was connected to.</summary>
    /// <remarks>Kestrel's own middleware needs a container of services; this is the same <see cref="SslStream"/> without one.</remarks>
    private static async Task SecureAsync(ConnectionContext connection, ConnectionDelegate next)
    {
        var endpoint = connection.Features.Get<ClusterEndpoint>()!;
        using var end = endpoint.Closed.Register(() => connection.Abort(new ConnectionAbortedException("The cluster does not answer any more.")));
        var outer = connection.Transport;
        await using var stream = new SslStream(new DuplexPipeStream(outer), leaveInnerStreamOpen: true);
        if (!await AuthenticateAsync(stream, endpoint.Tls, connection.ConnectionClosed))
        {
            connection.Abort(new ConnectionAbortedException("The TLS handshake failed."));
            return;
        }

        var pool = connection.Features.Get<IMemoryPoolFeature>()?.MemoryPool;
        var input = PipeReader.Create(stream, new StreamPipeReaderOptions(pool, leaveOpen: true));
        var output = PipeWriter.Create(stream, new StreamPipeWriterOptions(pool, leaveOpen: true));
        connection.Transport = new DuplexPipe(input, output);
        try
        {
            await next(connection);
        }
        finally
        {
            await input.CompleteAsync();
            await output.CompleteAsync();
            connection.Transport = outer;
        }
    }

    private static async Task<bool> AuthenticateAsync(SslStream stream, SslServerAuthenticationOptions options, CancellationToken closed)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(closed);
        limit.CancelAfter(HandshakeTimeout);
        try
        {
            await stream.AuthenticateAsServerAsync(options, limit.Token);
            return true;
        }
        catch (Exception exception) when (exception is AuthenticationException or IOException or OperationCanceledException)
        {
            return false;
        }
    }

    private sealed record DuplexPipe(PipeReader Input, PipeWriter Output) : IDuplexPipe;

    /// <summary>What Kestrel believes to listen on.</summary>
    private sealed class EveryCluster : EndPoint
    {
        public override string ToString() => "clusters";
    }
}
