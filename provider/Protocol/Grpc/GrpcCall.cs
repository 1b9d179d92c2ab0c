using System.Buffers;
using System.Buffers.Binary;
using System.IO.Pipelines;
using Google.Protobuf;
using Grpc.Core;

namespace Terraform.Protocol;

/// <summary>The two byte streams of one call, cut into messages.</summary>
/// <param name="start">Sends the response headers; called once, before the first byte of the answer leaves.</param>
/// <param name="maxMessageSize">In bytes, both ways.</param>
internal sealed class GrpcCall(PipeReader input, PipeWriter output, Func<CancellationToken, Task> start, int maxMessageSize)
{
    private readonly Lock writing = new();
    private bool isClosed;

    /// <summary>Reads the one message of a call that sends no stream.</summary>
    /// <exception cref="RpcException">INTERNAL when there is none, or more than one.</exception>
    public async Task<T> ReadSingleAsync<T>(MessageParser<T> parser, CancellationToken cancellationToken)
        where T : class, IMessage<T>
    {
        var message = await ReadAsync(parser, cancellationToken)
            ?? throw new RpcException(new Status(StatusCode.Internal, "The request holds no message."));

        var rest = await input.ReadAsync(cancellationToken);
        var surplus = !rest.Buffer.IsEmpty;
        input.AdvanceTo(rest.Buffer.End);
        return !surplus ? message : throw new RpcException(new Status(StatusCode.Internal, "The request holds more than one message."));
    }

    /// <summary>Reads the next message; null when the client has ended its stream.</summary>
    /// <exception cref="RpcException">RESOURCE_EXHAUSTED: too long; UNIMPLEMENTED: compressed; INTERNAL: cut off or not a message.</exception>
    public async Task<T?> ReadAsync<T>(MessageParser<T> parser, CancellationToken cancellationToken)
        where T : class, IMessage<T>
    {
        while (true)
        {
            var result = await input.ReadAsync(cancellationToken);
            var buffer = result.Buffer;
            if (MessagePrefix.TryRead(buffer, out var prefix))
            {
                Check(prefix);
                if (buffer.Length - MessagePrefix.Size >= prefix.Length)
                {
                    var payload = buffer.Slice(MessagePrefix.Size, prefix.Length);
                    var message = Parse(parser, payload);
                    input.AdvanceTo(payload.End);
                    return message;
                }
            }

            if (result.IsCompleted)
            {
                return buffer.IsEmpty ? null : throw new RpcException(new Status(StatusCode.Internal, "The request ends in the middle of a message."));
            }

            // Examined to the end: the window opens again and the whole message can arrive.
            input.AdvanceTo(buffer.Start, buffer.End);
        }
    }

    /// <summary>Writes one message; unflushed it leaves together with the trailers.</summary>
    /// <exception cref="RpcException">RESOURCE_EXHAUSTED: longer than this server sends.</exception>
    public async Task WriteAsync(IMessage message, bool flush, CancellationToken cancellationToken)
    {
        Serialize(message);
        if (flush)
        {
            await output.FlushAsync(cancellationToken);
        }
    }

    /// <summary>Sends the headers now: a stream may stay silent for hours, and its client waits for them.</summary>
    public async Task StartStreamAsync(CancellationToken cancellationToken)
    {
        await start(cancellationToken);
        await output.FlushAsync(cancellationToken);
    }

    /// <summary>Nothing is written any more: the call has been answered without waiting for its handler.</summary>
    public void Close()
    {
        lock (writing)
        {
            isClosed = true;
        }
    }

    /// <summary>Straight into the transport's buffers, the length first: a big state is never held twice, and nothing is moved afterwards.</summary>
    private void Serialize(IMessage message)
    {
        var length = message.CalculateSize();
        if (length > maxMessageSize)
        {
            throw new RpcException(new Status(StatusCode.ResourceExhausted, $"The answer has {length} bytes, the limit is {maxMessageSize}."));
        }

        lock (writing)
        {
            ObjectDisposedException.ThrowIf(isClosed, this);
            new MessagePrefix(MessagePrefix.NotCompressed, (uint)length).Write(output);
            message.WriteTo(output);
        }
    }

    private void Check(MessagePrefix prefix)
    {
        if (prefix.Compressed != MessagePrefix.NotCompressed)
        {
            throw new RpcException(new Status(StatusCode.Unimplemented, "Compressed messages are not supported."));
        }

        if (prefix.Length > maxMessageSize)
        {
            throw new RpcException(new Status(StatusCode.ResourceExhausted, $"The request has {prefix.Length} bytes, the limit is {maxMessageSize}."));
        }
    }

    /// <summary>Where the bytes arrived: they are not copied first.</summary>
    private static T Parse<T>(MessageParser<T> parser, ReadOnlySequence<byte> payload)
        where T : IMessage<T>
    {
        try
        {
            return parser.ParseFrom(payload);
        }
        catch (InvalidProtocolBufferException)
        {
            throw new RpcException(new Status(StatusCode.Internal, "The request is not the message that this method takes."));
        }
    }

    /// <summary>The five bytes before every message: a compressed flag and the length, big endian.</summary>
    private readonly record struct MessagePrefix(byte Compressed, uint Length)
    {
        public const int Size = 5;

        public const byte NotCompressed = 0;

        /// <summary>Reads the prefix at the start of <paramref name="buffer"/>; false when it has not arrived whole.</summary>
        public static bool TryRead(in ReadOnlySequence<byte> buffer, out MessagePrefix prefix)
        {
            prefix = default;
            if (buffer.Length < Size)
            {
                return false;
            }

            Span<byte> bytes = stackalloc byte[Size];
            buffer.Slice(0, Size).CopyTo(bytes);
            prefix = new MessagePrefix(bytes[0], BinaryPrimitives.ReadUInt32BigEndian(bytes[1..]));
            return true;
        }

        public void Write(PipeWriter output)
        {
            var bytes = output.GetSpan(Size);
            bytes[0] = Compressed;
            BinaryPrimitives.WriteUInt32BigEndian(bytes[1..], Length);
            output.Advance(Size);
        }
    }
}
