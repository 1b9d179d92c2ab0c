namespace Terraform.Protocol;

internal sealed class ClientStreamingCallHandler<TRequest, TResponse>(
    Method<TRequest, TResponse> method, ClientStreamingServerMethod<TRequest, TResponse> handler)
    : ServerCallHandler
    where TRequest : class
    where TResponse : class
{
    public override async Task InvokeAsync(GrpcCall call, ServerCallContext context)
    {
        var response = await handler(new CallStreamReader<TRequest>(call, method.RequestMarshaller), context);
        await call.WriteAsync(method.ResponseMarshaller, response, flush: false, context.CancellationToken);
    }
}
