using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using Grpc.Core;
using Grpc.Net.Client;
using Terraform.Protocol.Wire.GoPlugin;
using Terraform.Protocol.Wire.Health;
using Terraform.Protocol.Wire.Tfplugin6;

namespace Terraform.Testing;

/// <summary>One HTTP/2 connection to a plugin, as Terraform has: gRPC's own client for .NET with the stubs of the protocol's files.</summary>
internal sealed class PluginConnection : IDisposable
{
    private readonly SocketsHttpHandler handler;
    private readonly GrpcChannel channel;
    private readonly HttpClient http;
    private readonly ConcurrentBag<Socket> sockets = [];

    /// <param name="server">The only server certificate that is trusted; null: plain HTTP/2.</param>
    /// <param name="client">With its key; null: none is presented.</param>
    public PluginConnection(EndPoint endPoint, X509Certificate2? server = null, X509Certificate2? client = null)
    {
        handler = new SocketsHttpHandler
        {
            ConnectCallback = (_, cancellationToken) => ConnectAsync(endPoint, cancellationToken),

            // Terraform holds its connection as long as it lives.
            PooledConnectionIdleTimeout = Timeout.InfiniteTimeSpan,
            PooledConnectionLifetime = Timeout.InfiniteTimeSpan,
            UseProxy = false,
            AllowAutoRedirect = false,
            InitialHttp2StreamWindowSize = 1024 * 1024,
            SslOptions = new SslClientAuthenticationOptions
            {
                TargetHost = "localhost",
                ClientCertificateContext = client is null ? null : SslStreamCertificateContext.Create(client, null, offline: true),
                RemoteCertificateValidationCallback = (_, presented, _, errors) =>
                    presented is not null
                    && presented.GetRawCertData().AsSpan().SequenceEqual(server?.RawData)
                    && !errors.HasFlag(SslPolicyErrors.RemoteCertificateNameMismatch),
            },
        };
        var address = new Uri(server is null ? "http://localhost" : "https://localhost");
        channel = GrpcChannel.ForAddress(address, new GrpcChannelOptions { HttpHandler = handler, MaxReceiveMessageSize = null, MaxSendMessageSize = null });
        http = new HttpClient(handler, disposeHandler: false)
        {
            BaseAddress = address,
            Timeout = Timeout.InfiniteTimeSpan,
            MaxResponseContentBufferSize = int.MaxValue,
        };
        Provider = new(channel);
        Controller = new(channel);
        Broker = new(channel);
        Stdio = new(channel);
        Health = new(channel);
        TestPlugin = new(channel);
    }

    public Provider.ProviderClient Provider { get; }

    public GRPCController.GRPCControllerClient Controller { get; }

    public GRPCBroker.GRPCBrokerClient Broker { get; }

    public GRPCStdio.GRPCStdioClient Stdio { get; }

    public Health.HealthClient Health { get; }

    public Plugin.Plugin.PluginClient TestPlugin { get; }

    /// <summary>Opens stdio and waits until it is open.</summary>
    public async Task<AsyncServerStreamingCall<StdioData>> OpenStdioAsync()
    {
        var call = Stdio.StreamStdio(new());
        await call.ResponseHeadersAsync;
        return call;
    }

    /// <summary>Opens the broker's stream and waits until it is open.</summary>
    public async Task<AsyncDuplexStreamingCall<ConnInfo, ConnInfo>> OpenBrokerAsync()
    {
        var call = Broker.StartStream();
        await call.ResponseHeadersAsync;
        return call;
    }

    /// <summary>Any request body, any answer: for what a well-behaved client never sends.</summary>
    /// <param name="timeout">Value of <c>grpc-timeout</c>, which this side does not watch.</param>
    public async Task<RawReply> SendAsync(string path, byte[] body, string? timeout = null, string contentType = "application/grpc", string verb = "POST")
    {
        using var content = new ByteArrayContent(body);
        content.Headers.TryAddWithoutValidation("Content-Type", contentType);
        using var request = new HttpRequestMessage(new HttpMethod(verb), path)
        {
            Content = verb == "GET" ? null : content,
            Version = HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
        };
        request.Headers.TE.Add(new TransferCodingWithQualityHeaderValue("trailers"));
        if (timeout is not null)
        {
            request.Headers.TryAddWithoutValidation("grpc-timeout", timeout);
        }

        using var response = await http.SendAsync(request);
        await response.Content.LoadIntoBufferAsync();
        return new RawReply(
            (int)response.StatusCode,
            response.Content.Headers.ContentType?.MediaType,
            Header(response, "grpc-status") is { } status ? (StatusCode)int.Parse(status, CultureInfo.InvariantCulture) : null,
            Uri.UnescapeDataString(Header(response, "grpc-message") ?? ""));
    }

    /// <summary>Cuts the connection, whatever runs on it, as the end of a process does.</summary>
    public void Dispose()
    {
        foreach (var socket in sockets)
        {
            socket.Dispose();
        }

        channel.Dispose();
        http.Dispose();
        handler.Dispose();
    }

    private static string? Header(HttpResponseMessage response, string name) =>
        response.TrailingHeaders.TryGetValues(name, out var values) || response.Headers.TryGetValues(name, out values) ? values.Single() : null;

    private async ValueTask<Stream> ConnectAsync(EndPoint endPoint, CancellationToken cancellationToken)
    {
        var socket = endPoint is UnixDomainSocketEndPoint
            ? new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified)
            : new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        sockets.Add(socket);
        await socket.ConnectAsync(endPoint, cancellationToken);
        return new NetworkStream(socket, ownsSocket: true);
    }
}

/// <summary>An answer as it came over the wire.</summary>
/// <param name="Status">Null when there is none.</param>
internal sealed record RawReply(int HttpStatus, string? ContentType, StatusCode? Status, string Message);

/// <summary>Reads streams of answers.</summary>
internal static class AnswerStreams
{
    /// <summary>The next message, or null at the end of the stream.</summary>
    /// <exception cref="RpcException">The call ended with a status other than OK.</exception>
    public static async Task<T?> NextAsync<T>(this IAsyncStreamReader<T> answers)
        where T : class =>
        await answers.MoveNext(CancellationToken.None) ? answers.Current : null;

    /// <inheritdoc cref="NextAsync{T}(IAsyncStreamReader{T})"/>
    public static Task<T?> NextAsync<T>(this AsyncServerStreamingCall<T> call)
        where T : class =>
        call.ResponseStream.NextAsync();

    /// <inheritdoc cref="NextAsync{T}(IAsyncStreamReader{T})"/>
    public static Task<TResponse?> NextAsync<TRequest, TResponse>(this AsyncDuplexStreamingCall<TRequest, TResponse> call)
        where TResponse : class =>
        call.ResponseStream.NextAsync();
}
