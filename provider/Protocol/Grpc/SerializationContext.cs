using System.Buffers;
using System.Buffers.Binary;
using System.IO.Pipelines;

namespace Terraform.Protocol;

/// <summary>Takes one message and puts it into the transport with its prefix. The length is told first, so nothing is copied or moved afterwards.</summary>
internal sealed class SerializationContext(PipeWriter transport, int maxMessageSize)
{
    private int? length;

    public bool IsComplete { get; private set; }

    /// <exception cref="RpcException">RESOURCE_EXHAUSTED: longer than this server sends.</exception>
    public void SetPayloadLength(int payloadLength)
    {
        if (payloadLength > maxMessageSize)
        {
            throw new RpcException(new Status(StatusCode.ResourceExhausted, $"The answer has {payloadLength} bytes, the limit is {maxMessageSize}."));
        }

        length = payloadLength;
    }

    public IBufferWriter<byte> GetBufferWriter()
    {
        var payloadLength = length ?? throw new InvalidOperationException("SetPayloadLength comes before GetBufferWriter.");
        var prefix = transport.GetSpan(MessagePrefix.Size);
        prefix[0] = MessagePrefix.NotCompressed;
        BinaryPrimitives.WriteUInt32BigEndian(prefix[1..], (uint)payloadLength);
        transport.Advance(MessagePrefix.Size);
        return transport;
    }

    public void Complete() => IsComplete = true;
}
