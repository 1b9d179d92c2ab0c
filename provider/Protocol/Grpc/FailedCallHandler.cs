namespace Terraform.Protocol;

/// <summary>Stands for a method whose service could not be built.</summary>
internal sealed class FailedCallHandler : ServerCallHandler
{
    public override Task InvokeAsync(GrpcCall call, ServerCallContext context) =>
        Task.FromException(new RpcException(new Status(StatusCode.Internal, "The provider failed to build its services; its log has more.")));
}
