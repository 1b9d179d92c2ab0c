using System.Buffers;

namespace Terraform.Protocol;

/// <summary>The bytes of one message, where the transport keeps them: valid only until the deserializer returns.</summary>
internal readonly struct DeserializationContext(ReadOnlySequence<byte> payload)
{
    public int PayloadLength => (int)payload.Length;

    public ReadOnlySequence<byte> PayloadAsReadOnlySequence() => payload;
}
