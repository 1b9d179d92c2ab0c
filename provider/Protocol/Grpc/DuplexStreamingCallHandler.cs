namespace Terraform.Protocol;

internal sealed class DuplexStreamingCallHandler<TRequest, TResponse>(
    Method<TRequest, TResponse> method, DuplexStreamingServerMethod<TRequest, TResponse> handler)
    : ServerCallHandler
    where TRequest : class
    where TResponse : class
{
    public override async Task InvokeAsync(GrpcCall call, ServerCallContext context)
    {
        await call.StartStreamAsync(context.CancellationToken);
        await handler(
            new CallStreamReader<TRequest>(call, method.RequestMarshaller),
            new CallStreamWriter<TResponse>(call, method.ResponseMarshaller, context.CancellationToken),
            context);
    }
}
