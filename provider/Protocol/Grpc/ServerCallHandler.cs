namespace Terraform.Protocol;

/// <summary>Serves one method: reads what the client sends, calls the handler, writes what it answers.</summary>
internal abstract class ServerCallHandler
{
    /// <summary>Runs one call to its end; failures come out as exceptions and become its status.</summary>
    public abstract Task InvokeAsync(GrpcCall call, ServerCallContext context);
}
