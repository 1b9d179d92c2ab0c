namespace Terraform.Protocol;

internal sealed class UnaryCallHandler<TRequest, TResponse>(Method<TRequest, TResponse> method, UnaryServerMethod<TRequest, TResponse> handler)
    : ServerCallHandler
    where TRequest : class
    where TResponse : class
{
    public override async Task InvokeAsync(GrpcCall call, ServerCallContext context)
    {
        var request = await call.ReadSingleAsync(method.RequestMarshaller, context.CancellationToken);
        var response = await handler(request, context);
        await call.WriteAsync(method.ResponseMarshaller, response, flush: false, context.CancellationToken);
    }
}
