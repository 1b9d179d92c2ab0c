namespace Terraform.Protocol;

internal sealed class ServerStreamingCallHandler<TRequest, TResponse>(
    Method<TRequest, TResponse> method, ServerStreamingServerMethod<TRequest, TResponse> handler)
    : ServerCallHandler
    where TRequest : class
    where TResponse : class
{
    public override async Task InvokeAsync(GrpcCall call, ServerCallContext context)
    {
        var request = await call.ReadSingleAsync(method.RequestMarshaller, context.CancellationToken);
        await call.StartStreamAsync(context.CancellationToken);
        await handler(request, new CallStreamWriter<TResponse>(call, method.ResponseMarshaller, context.CancellationToken), context);
    }
}
