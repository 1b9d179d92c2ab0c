using System.Buffers.Binary;
using Google.Protobuf;

namespace Terraform.Testing;

/// <summary>A running call whose messages come and go one by one. Disposing of it before its end cancels it.</summary>
public sealed class GrpcStream<TResponse> : IDisposable
    where TResponse : IMessage<TResponse>
{
    private readonly StreamingContent content;
    private readonly HttpResponseMessage response;
    private readonly Stream body;
    private readonly MessageParser<TResponse> parser;

    internal GrpcStream(StreamingContent content, HttpResponseMessage response, Stream body, MessageParser<TResponse> parser)
    {
        this.content = content;
        this.response = response;
        this.body = body;
        this.parser = parser;
    }

    public async Task SendAsync(IMessage message) => await content.Writer.WriteAsync(GrpcClient.Frame(message.ToByteArray()));

    /// <summary>Nothing more is sent.</summary>
    public async Task CompleteAsync() => await content.Writer.CompleteAsync();

    /// <summary>The next message, or null at the end of the stream.</summary>
    /// <exception cref="GrpcStatusException">The call ended with a status other than OK.</exception>
    public async Task<TResponse?> ReadAsync(CancellationToken cancellationToken = default)
    {
        var prefix = new byte[5];
        var read = await body.ReadAtLeastAsync(prefix, prefix.Length, throwOnEndOfStream: false, cancellationToken);
        if (read == 0)
        {
            var (status, message) = GrpcClient.Status(response);
            return status is 0 ? default : throw new GrpcStatusException(status ?? -1, message);
        }

        var payload = new byte[BinaryPrimitives.ReadUInt32BigEndian(prefix.AsSpan(1))];
        await body.ReadExactlyAsync(payload, cancellationToken);
        return parser.ParseFrom(payload);
    }

    public void Dispose()
    {
        response.Dispose();
        content.Writer.Complete();
    }
}
