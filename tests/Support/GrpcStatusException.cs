namespace Terraform.Testing;

/// <summary>A call that ended with a status other than OK.</summary>
/// <param name="code">gRPC's number.</param>
public sealed class GrpcStatusException(int code, string detail) : Exception($"grpc-status {code}: {detail}")
{
    public int Code => code;

    public string Detail => detail;
}
