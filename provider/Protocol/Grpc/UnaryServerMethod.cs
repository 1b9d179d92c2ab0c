namespace Terraform.Protocol;

/// <summary>Serves a call with one request and one answer.</summary>
internal delegate Task<TResponse> UnaryServerMethod<TRequest, TResponse>(TRequest request, ServerCallContext context);
