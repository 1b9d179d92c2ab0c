namespace Terraform.Protocol;

/// <summary>Turns messages of one type into bytes and back.</summary>
internal sealed record Marshaller<T>(Action<T, SerializationContext> Serializer, Func<DeserializationContext, T> Deserializer);
