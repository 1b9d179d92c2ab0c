namespace Terraform.Protocol;

/// <summary>Serves a call in which both sides stream, independent of each other.</summary>
internal delegate Task DuplexStreamingServerMethod<TRequest, TResponse>(
    IAsyncStreamReader<TRequest> requestStream, IServerStreamWriter<TResponse> responseStream, ServerCallContext context);
