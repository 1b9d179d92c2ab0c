using Google.Protobuf;
using Terraform.Framework;
using Terraform.Protocol.Wire.Tfplugin6;

namespace Terraform.Protocol;

/// <summary>Values as they cross the protocol: msgpack, which both sides send, or JSON, which both sides take (plugin-protocol section 3.1).</summary>
internal static class DynamicValueCodec
{
    private static readonly DynamicValue Null = new() { Msgpack = ByteString.CopyFrom(0xC0) };

    /// <summary>The value that the bytes hold. An absent value, or one without bytes, is null.</summary>
    /// <exception cref="CodecException">The bytes are no value of the type; its path and reason say where and why.</exception>
    public static TfValue Decode(DynamicValue? value, TfType type) =>
        value is null ? TfValue.Null
            : !value.Msgpack.IsEmpty ? MsgPackDecoder.Decode(value.Msgpack.Memory, type)
            : !value.Json.IsEmpty ? JsonValueReader.Read(value.Json.Span, type, ignoreSurplus: false)
            : TfValue.Null;

    /// <exception cref="CodecException">The value is not of the type; its path and reason say where and why.</exception>
    public static DynamicValue Encode(TfValue value, TfType type) =>
        value.IsNull ? Null.Clone() : new DynamicValue { Msgpack = MsgPackEncoder.Encode(value, type) };
}
