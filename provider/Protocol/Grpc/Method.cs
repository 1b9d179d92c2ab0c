namespace Terraform.Protocol;

/// <summary>One call of a service: its name and how its messages become bytes.</summary>
/// <param name="ServiceName">With its package, as in <c>tfplugin6.Provider</c>.</param>
internal sealed record Method<TRequest, TResponse>(
    MethodType Type,
    string ServiceName,
    string Name,
    Marshaller<TRequest> RequestMarshaller,
    Marshaller<TResponse> ResponseMarshaller)
{
    /// <summary>The request path.</summary>
    public string FullName { get; } = $"/{ServiceName}/{Name}";
}
