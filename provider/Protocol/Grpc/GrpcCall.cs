using System.Buffers;
using System.IO.Pipelines;
using Google.Protobuf;

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
    public async Task<T> ReadSingleAsync<T>(Marshaller<T> marshaller, CancellationToken cancellationToken)
        where T : class
    {
        var message = await ReadAsync(marshaller, cancellationToken)
            ?? throw new RpcException(new Status(StatusCode.Internal, "The request holds no message."));

        var rest = await input.ReadAsync(cancellationToken);
        var surplus = !rest.Buffer.IsEmpty;
        input.AdvanceTo(rest.Buffer.End);
        return !surplus ? message : throw new RpcException(new Status(StatusCode.Internal, "The request holds more than one message."));
    }

    /// <summary>Reads the next message; null when the client has ended its stream.</summary>
    /// <exception cref="RpcException">RESOURCE_EXHAUSTED: too long; UNIMPLEMENTED: compressed; INTERNAL: cut off or not a message.</exception>
    public async Task<T?> ReadAsync<T>(Marshaller<T> marshaller, CancellationToken cancellationToken)
        where T : class
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
                    var message = Parse(marshaller, payload);
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
    public async Task WriteAsync<T>(Marshaller<T> marshaller, T message, bool flush, CancellationToken cancellationToken)
        where T : class
    {
        Serialize(marshaller, message);

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

    private void Serialize<T>(Marshaller<T> marshaller, T message)
    {
        lock (writing)
        {
            ObjectDisposedException.ThrowIf(isClosed, this);
            var context = new SerializationContext(output, maxMessageSize);
            marshaller.Serializer(message, context);
            if (!context.IsComplete)
            {
                throw new InvalidOperationException("The serializer did not complete its message.");
            }
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

    private static T Parse<T>(Marshaller<T> marshaller, ReadOnlySequence<byte> payload)
    {
        try
        {
            return marshaller.Deserializer(new DeserializationContext(payload));
        }
        catch (InvalidProtocolBufferException)
        {
            throw new RpcException(new Status(StatusCode.Internal, "The request is not the message that this method takes."));
        }
    }
}
