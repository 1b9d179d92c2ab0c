namespace Terraform.Protocol;

/// <summary>Serves a call with a stream of requests and one answer.</summary>
internal delegate Task<TResponse> ClientStreamingServerMethod<TRequest, TResponse>(
    IAsyncStreamReader<TRequest> requestStream, ServerCallContext context);
