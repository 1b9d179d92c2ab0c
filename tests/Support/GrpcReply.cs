namespace Terraform.Testing;

/// <summary>An answer as it came over the wire.</summary>
/// <param name="GrpcStatus">Null when there is none.</param>
public sealed record GrpcReply(int HttpStatus, string? ContentType, byte[] Body, int? GrpcStatus, string GrpcMessage);
