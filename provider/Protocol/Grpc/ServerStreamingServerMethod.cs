namespace Terraform.Protocol;

/// <summary>Serves a call with one request and a stream of answers.</summary>
internal delegate Task ServerStreamingServerMethod<TRequest, TResponse>(
    TRequest request, IServerStreamWriter<TResponse> responseStream, ServerCallContext context);
