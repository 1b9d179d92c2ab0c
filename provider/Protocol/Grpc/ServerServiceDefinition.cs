using System.Diagnostics.CodeAnalysis;

namespace Terraform.Protocol;

/// <summary>Handlers by request path.</summary>
public sealed class ServerServiceDefinition
{
    private readonly Dictionary<string, Lazy<ServerCallHandler>> handlers;

    private ServerServiceDefinition(Dictionary<string, Lazy<ServerCallHandler>> handlers) => this.handlers = handlers;

    internal static Builder CreateBuilder() => new();

    internal bool TryFind(string path, [NotNullWhen(true)] out ServerCallHandler? handler)
    {
        handler = handlers.TryGetValue(path, out var found) ? found.Value : null;
        return handler is not null;
    }

    internal sealed class Builder
    {
        private readonly Dictionary<string, Lazy<ServerCallHandler>> handlers = new(StringComparer.Ordinal);

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

        /// <summary>For a service with many methods of which a process sees few: the handler, with its types, is made by the first call.</summary>
        public Builder AddLazyMethod(string fullName, Func<ServerCallHandler> make)
        {
            handlers.Add(fullName, new Lazy<ServerCallHandler>(make));
            return this;
        }

        public ServerServiceDefinition Build() => new(handlers);

        private Builder Add(string path, ServerCallHandler handler)
        {
            handlers.Add(path, new Lazy<ServerCallHandler>(handler));
            return this;
        }
    }
}
