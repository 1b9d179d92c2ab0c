using Google.Protobuf;
using Grpc.Core;

namespace Terraform.Protocol;

/// <summary>Serves one call: reads what the client sends, calls the method, writes what it answers. Failures come out as exceptions and become the call's
/// status.</summary>
internal delegate Task ServerCallHandler(GrpcCall call, ServerCallContext context);

/// <summary>What is served under which path.</summary>
/// <remarks>A handler, with its message types, is made by the call that asks for it. <see cref="ServiceBinderBase"/> would make those of all methods at start,
/// of which a process sees few: measured, 10 ms of CPU of every start under Native AOT.</remarks>
public abstract class GrpcService
{
    /// <summary>The handler of a request path, as in <c>/tfplugin6.Provider/ReadResource</c>; null: not served, the client is told UNIMPLEMENTED.</summary>
    internal abstract ServerCallHandler? Find(string path);

    /// <summary>One request, one answer; it leaves together with the trailers.</summary>
    private protected static ServerCallHandler Unary<TRequest, TResponse>(MessageParser<TRequest> requests, UnaryServerMethod<TRequest, TResponse> method)
        where TRequest : class, IMessage<TRequest>
        where TResponse : class, IMessage<TResponse> =>
        async (call, context) =>
        {
            var response = await method(await call.ReadSingleAsync(requests, context.CancellationToken), context);
            await call.WriteAsync(response, flush: false, context.CancellationToken);
        };

    /// <summary>One request, a stream of answers.</summary>
    private protected static ServerCallHandler ServerStreaming<TRequest, TResponse>(
        MessageParser<TRequest> requests, ServerStreamingServerMethod<TRequest, TResponse> method)
        where TRequest : class, IMessage<TRequest>
        where TResponse : class, IMessage<TResponse> =>
        async (call, context) =>
        {
            var request = await call.ReadSingleAsync(requests, context.CancellationToken);
            await call.StartStreamAsync(context.CancellationToken);
            await method(request, new StreamWriter<TResponse>(call, context.CancellationToken), context);
        };

    /// <summary>Both sides stream, independent of each other.</summary>
    private protected static ServerCallHandler DuplexStreaming<TRequest, TResponse>(
        MessageParser<TRequest> requests, DuplexStreamingServerMethod<TRequest, TResponse> method)
        where TRequest : class, IMessage<TRequest>
        where TResponse : class, IMessage<TResponse> =>
        async (call, context) =>
        {
            await call.StartStreamAsync(context.CancellationToken);
            await method(new StreamReader<TRequest>(call, requests), new StreamWriter<TResponse>(call, context.CancellationToken), context);
        };

    private sealed class StreamReader<T>(GrpcCall call, MessageParser<T> parser) : IAsyncStreamReader<T>
        where T : class, IMessage<T>
    {
        private T? current;

        public T Current => current ?? throw new InvalidOperationException("MoveNext has not found a message.");

        public async Task<bool> MoveNext(CancellationToken cancellationToken)
        {
            current = await call.ReadAsync(parser, cancellationToken);
            return current is not null;
        }
    }

    /// <param name="ended">Of the call: after it, nothing may be written any more.</param>
    private sealed class StreamWriter<T>(GrpcCall call, CancellationToken ended) : IServerStreamWriter<T>
        where T : class, IMessage<T>
    {
        /// <summary>Nothing is compressed or held back, whatever is set.</summary>
        public WriteOptions? WriteOptions { get; set; }

        public Task WriteAsync(T message) => WriteAsync(message, CancellationToken.None);

        public async Task WriteAsync(T message, CancellationToken cancellationToken)
        {
            ended.ThrowIfCancellationRequested();
            await call.WriteAsync(message, flush: true, cancellationToken.CanBeCanceled ? cancellationToken : ended);
        }
    }
}
