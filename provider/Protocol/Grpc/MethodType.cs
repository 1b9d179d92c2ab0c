namespace Terraform.Protocol;

/// <summary>Which side of a call streams.</summary>
internal enum MethodType
{
    Unary,
    ClientStreaming,
    ServerStreaming,
    DuplexStreaming,
}
