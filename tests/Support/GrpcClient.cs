using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using Google.Protobuf;

namespace Terraform.Testing;

/// <summary>A gRPC client on one HTTP/2 connection, as Terraform has to a plugin.</summary>
public sealed class GrpcClient : IDisposable
{
    private readonly HttpClient http;
    private readonly ConcurrentBag<Socket> sockets;

    private GrpcClient(HttpClient http, ConcurrentBag<Socket> sockets)
    {
        this.http = http;
        this.sockets = sockets;
    }

    /// <param name="server">The only server certificate that is trusted; null: plain HTTP/2.</param>
    /// <param name="client">With its key; null: none is presented.</param>
    public static GrpcClient Connect(EndPoint endPoint, X509Certificate2? server = null, X509Certificate2? client = null)
    {
        var sockets = new ConcurrentBag<Socket>();
        var handler = new SocketsHttpHandler
        {
            ConnectCallback = async (_, cancellationToken) =>
            {
                var socket = await ConnectAsync(endPoint, cancellationToken);
                sockets.Add(socket);
                return new NetworkStream(socket, ownsSocket: true);
            },

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
        var scheme = server is null ? "http" : "https";
        var http = new HttpClient(handler)
        {
            BaseAddress = new Uri($"{scheme}://localhost"),
            Timeout = Timeout.InfiniteTimeSpan,
            MaxResponseContentBufferSize = int.MaxValue,
        };
        return new GrpcClient(http, sockets);
    }

    /// <summary>A call with one request and one answer.</summary>
    /// <param name="method">Request path, as in <c>/tfplugin6.Provider/GetProviderSchema</c>.</param>
    /// <exception cref="GrpcStatusException">The status is not OK.</exception>
    public async Task<TResponse> CallAsync<TResponse>(
        string method, IMessage request, MessageParser<TResponse> answer, TimeSpan? deadline = null, CancellationToken cancellationToken = default)
        where TResponse : IMessage<TResponse>
    {
        var reply = await SendAsync(method, Frame(request.ToByteArray()), deadline is { } d ? $"{(long)d.TotalMilliseconds}m" : null, cancellationToken: cancellationToken);
        if (reply.HttpStatus != 200 || reply.GrpcStatus is not 0)
        {
            throw new GrpcStatusException(reply.GrpcStatus ?? -1, reply.GrpcStatus is null ? $"HTTP {reply.HttpStatus}" : reply.GrpcMessage);
        }

        var length = (int)BinaryPrimitives.ReadUInt32BigEndian(reply.Body.AsSpan(1));
        return reply.Body[0] == 0 && reply.Body.Length == length + 5
            ? answer.ParseFrom(reply.Body, 5, length)
            : throw new InvalidDataException($"The answer is not one message: {reply.Body.Length} bytes.");
    }

    /// <summary>Any request body, any answer: for what a well-behaved client never sends.</summary>
    /// <param name="timeout">Value of <c>grpc-timeout</c>.</param>
    public async Task<GrpcReply> SendAsync(
        string path, byte[] body, string? timeout = null, string contentType = "application/grpc", string verb = "POST", CancellationToken cancellationToken = default)
    {
        using var request = Request(path, new ByteArrayContent(body), contentType, verb);
        if (timeout is not null)
        {
            request.Headers.TryAddWithoutValidation("grpc-timeout", timeout);
        }

        using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        var bytes = await response.Content.ReadAsByteArrayAsync(cancellationToken);
        var (status, message) = Status(response);
        return new GrpcReply((int)response.StatusCode, response.Content.Headers.ContentType?.MediaType, bytes, status, message);
    }

    /// <summary>Opens a call in which one side or both stream. Returns when the server's headers are here.</summary>
    /// <param name="only">The one request of a call that streams answers only; null: requests follow, and the client ends them.</param>
    public async Task<GrpcStream<TResponse>> OpenAsync<TResponse>(
        string method, MessageParser<TResponse> answer, IMessage? only = null, CancellationToken cancellationToken = default)
        where TResponse : IMessage<TResponse>
    {
        var content = new StreamingContent();
        if (only is not null)
        {
            await content.Writer.WriteAsync(Frame(only.ToByteArray()), cancellationToken);
            await content.Writer.CompleteAsync();
        }

        var request = Request(method, content, "application/grpc", "POST");
        var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        return new GrpcStream<TResponse>(content, response, await response.Content.ReadAsStreamAsync(cancellationToken), answer);
    }

    /// <summary>Puts the five-byte prefix before a message.</summary>
    public static byte[] Frame(ReadOnlySpan<byte> message, byte compressed = 0)
    {
        var framed = new byte[message.Length + 5];
        framed[0] = compressed;
        BinaryPrimitives.WriteUInt32BigEndian(framed.AsSpan(1), (uint)message.Length);
        message.CopyTo(framed.AsSpan(5));
        return framed;
    }

    /// <summary>Cuts the connection, whatever runs on it.</summary>
    public void Dispose()
    {
        http.Dispose();
        foreach (var socket in sockets)
        {
            socket.Dispose();
        }
    }

    internal static (int? Status, string Message) Status(HttpResponseMessage response)
    {
        var status = Header(response, "grpc-status");
        return (status is null ? null : int.Parse(status, CultureInfo.InvariantCulture), Uri.UnescapeDataString(Header(response, "grpc-message") ?? ""));
    }

    private static string? Header(HttpResponseMessage response, string name) =>
        response.TrailingHeaders.TryGetValues(name, out var values) || response.Headers.TryGetValues(name, out values) ? values.Single() : null;

    private static HttpRequestMessage Request(string path, HttpContent content, string contentType, string verb)
    {
        var request = new HttpRequestMessage(new HttpMethod(verb), path)
        {
            Content = verb == "GET" ? null : content,
            Version = HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
        };
        request.Headers.TE.Add(new TransferCodingWithQualityHeaderValue("trailers"));
        content.Headers.TryAddWithoutValidation("Content-Type", contentType);
        return request;
    }

    private static async Task<Socket> ConnectAsync(EndPoint endPoint, CancellationToken cancellationToken)
    {
        var socket = endPoint is UnixDomainSocketEndPoint
            ? new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified)
            : new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(endPoint, cancellationToken);
            return socket;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
