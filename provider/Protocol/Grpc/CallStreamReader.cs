namespace Terraform.Protocol;

internal sealed class CallStreamReader<T>(GrpcCall call, Marshaller<T> marshaller) : IAsyncStreamReader<T>
    where T : class
{
    private T? current;

    public T Current => current ?? throw new InvalidOperationException("MoveNext has not found a message.");

    public async Task<bool> MoveNext(CancellationToken cancellationToken)
    {
        current = await call.ReadAsync(marshaller, cancellationToken);
        return current is not null;
    }
}
