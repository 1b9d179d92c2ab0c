using System.Net.Sockets;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Terraform.Protocol;

/// <summary>Kestrel by itself: no host builder, no service container, no configuration files, which would be most of the start-up time.</summary>
#pragma warning disable CA1001 // See PluginServer: nothing is disposed of at the end of the process.
internal sealed class PluginHost
#pragma warning restore CA1001
{
    // Not infinite, not even a day: Kestrel counts it in nanoseconds, overflows, and closes the connection at the next tick. Only a connection without
    // any open call counts as idle; Terraform holds its broker and stdio streams from the first moment to the last.
    private static readonly TimeSpan IdleLimit = TimeSpan.FromMinutes(10);

    private readonly KestrelServer server;

    /// <param name="listener">Bound and listening.</param>
    /// <param name="tls">Null: plain HTTP/2.</param>
    public PluginHost(PluginListener listener, TlsTransport? tls, ClientWatch? watch, ILoggerFactory? loggerFactory)
    {
        var logging = loggerFactory ?? NullLoggerFactory.Instance;
        var transport = new SocketTransportOptions { CreateBoundListenSocket = _ => listener.Socket };
        server = new KestrelServer(Options.Create(Configure(listener, tls, watch)), new SocketTransportFactory(Options.Create(transport), logging), logging);
    }

    public void Start(GrpcApplication application) => server.StartAsync(application, CancellationToken.None).GetAwaiter().GetResult();

    /// <summary>Lets open calls finish until <paramref name="limit"/> has passed, then cuts them.</summary>
    public async Task StopAsync(TimeSpan limit)
    {
        using var cut = new CancellationTokenSource(limit);
        await server.StopAsync(cut.Token);
    }

    private static KestrelServerOptions Configure(PluginListener listener, TlsTransport? tls, ClientWatch? watch)
    {
        var options = new KestrelServerOptions { AddServerHeader = false, AllowAlternateSchemes = true };

        // A plan may send a big state slowly, an apply may be silent for an hour.
        options.Limits.MaxRequestBodySize = null;
        options.Limits.MinRequestBodyDataRate = null;
        options.Limits.MinResponseDataRate = null;
        options.Limits.KeepAliveTimeout = IdleLimit;
        options.Limits.Http2.MaxStreamsPerConnection = 1000;
        if (listener.EndPoint is UnixDomainSocketEndPoint)
        {
            options.ListenUnixSocket(HandshakeLine.Address(listener.EndPoint), Use);
        }
        else
        {
            options.Listen(listener.EndPoint, Use);
        }

        return options;

        void Use(ListenOptions endPoint)
        {
            endPoint.Protocols = HttpProtocols.Http2;
            endPoint.Use(next => connection => ServeAsync(connection, next));
        }

        Task ServeAsync(ConnectionContext connection, ConnectionDelegate next)
        {
            // By the transport's own end: the HTTP/2 layer waits for handlers that may not listen.
            var visit = watch?.Open();
            connection.ConnectionClosed.Register(static state => ((ClientWatch.Visit?)state)?.Close(), visit);
            return tls is null ? LoggedIn(connection) : tls.RunAsync(connection, LoggedIn);

            Task LoggedIn(ConnectionContext accepted)
            {
                visit?.LogIn();
                return next(accepted);
            }
        }
    }
}
