namespace Terraform.Protocol;

/// <param name="ended">Of the call: after it, nothing may be written any more.</param>
internal sealed class CallStreamWriter<T>(GrpcCall call, Marshaller<T> marshaller, CancellationToken ended) : IServerStreamWriter<T>
    where T : class
{
    public async Task WriteAsync(T message, CancellationToken cancellationToken = default)
    {
        ended.ThrowIfCancellationRequested();
        await call.WriteAsync(marshaller, message, flush: true, cancellationToken.CanBeCanceled ? cancellationToken : ended);
    }
}
