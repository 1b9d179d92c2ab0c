using System.Diagnostics.CodeAnalysis;

namespace Terraform.Protocol;

/// <summary>Handlers by request path.</summary>
public sealed class ServerServiceDefinition
{
    private readonly Dictionary<string, ServerCallHandler> handlers;

    private ServerServiceDefinition(Dictionary<string, ServerCallHandler> handlers) => this.handlers = handlers;

    internal static Builder CreateBuilder() => new();

    internal bool TryFind(string path, [NotNullWhen(true)] out ServerCallHandler? handler) => handlers.TryGetValue(path, out handler);

    internal sealed class Builder
    {
        private readonly Dictionary<string, ServerCallHandler> handlers = new(StringComparer.Ordinal);

        public Builder AddMethod<TRequest, TResponse>(Method<TRequest, TResponse> method, UnaryServerMethod<TRequest, TResponse> handler)
            where TRequest : class
            where TResponse : class =>
            Add(method.FullName, new UnaryCallHandler<TRequest, TResponse>(method, handler));

        public Builder AddMethod<TRequest, TResponse>(Method<TRequest, TResponse> method, ServerStreamingServerMethod<TRequest, TResponse> handler)
            where TRequest : class
            where TResponse : class =>
            Add(method.FullName, new ServerStreamingCallHandler<TRequest, TResponse>(method, handler));

        public Builder AddMethod<TRequest, TResponse>(Method<TRequest, TResponse> method, ClientStreamingServerMethod<TRequest, TResponse> handler)
            where TRequest : class
            where TResponse : class =>
            Add(method.FullName, new ClientStreamingCallHandler<TRequest, TResponse>(method, handler));

        public Builder AddMethod<TRequest, TResponse>(Method<TRequest, TResponse> method, DuplexStreamingServerMethod<TRequest, TResponse> handler)
            where TRequest : class
            where TResponse : class =>
            Add(method.FullName, new DuplexStreamingCallHandler<TRequest, TResponse>(method, handler));

        public ServerServiceDefinition Build() => new(handlers);

        private Builder Add(string path, ServerCallHandler handler)
        {
            handlers.Add(path, handler);
            return this;
        }
    }
}
