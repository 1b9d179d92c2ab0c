using Terraform.Protocol.Wire.GoPlugin;
using Terraform.Protocol.Wire.Health;
using Empty = Terraform.Protocol.Wire.GoPlugin.Empty;

namespace Terraform.Protocol;

/// <summary>The services that go-plugin expects of every plugin beside its own: controller, broker, stdio and health (section 1.6).</summary>
internal static class GoPluginServices
{
    private const string PluginService = "plugin";

    /// <param name="shutdown">What Shutdown does; must not wait for anything.</param>
    /// <param name="ending">Ends the streams that otherwise stay open as long as the client.</param>
    public static ServerServiceDefinition Bind(Action shutdown, CancellationToken ending) => ServerServiceDefinition.CreateBuilder()
        .AddMethod(Method(MethodType.Unary, "plugin.GRPCController", "Shutdown", Empty.Parser, Empty.Parser), (Empty _, ServerCallContext _) =>
        {
            shutdown();
            return Task.FromResult(new Empty());
        })
        .AddMethod(
            Method(MethodType.DuplexStreaming, "plugin.GRPCBroker", "StartStream", ConnInfo.Parser, ConnInfo.Parser),
            (IAsyncStreamReader<ConnInfo> announced, IServerStreamWriter<ConnInfo> _, ServerCallContext context) => DrainAsync(announced, context, ending))
        .AddMethod(
            Method(MethodType.ServerStreaming, "plugin.GRPCStdio", "StreamStdio", Google.Protobuf.WellKnownTypes.Empty.Parser, StdioData.Parser),
            (Google.Protobuf.WellKnownTypes.Empty _, IServerStreamWriter<StdioData> _, ServerCallContext context) => StaySilentAsync(context, ending))
        .AddMethod(
            Method(MethodType.Unary, "grpc.health.v1.Health", "Check", HealthCheckRequest.Parser, HealthCheckResponse.Parser),
            (HealthCheckRequest request, ServerCallContext _) => Task.FromResult(Check(request)))
        .AddMethod(
            Method(MethodType.ServerStreaming, "grpc.health.v1.Health", "Watch", HealthCheckRequest.Parser, HealthCheckResponse.Parser),
            async (HealthCheckRequest request, IServerStreamWriter<HealthCheckResponse> answers, ServerCallContext context) =>
            {
                var status = IsKnown(request) ? HealthCheckResponse.Types.ServingStatus.Serving : HealthCheckResponse.Types.ServingStatus.ServiceUnknown;
                await answers.WriteAsync(new HealthCheckResponse { Status = status }, context.CancellationToken);
                await StaySilentAsync(context, ending);
            })
        .Build();

    private static Method<TRequest, TResponse> Method<TRequest, TResponse>(
        MethodType type, string service, string name, Google.Protobuf.MessageParser<TRequest> request, Google.Protobuf.MessageParser<TResponse> response)
        where TRequest : class, Google.Protobuf.IMessage<TRequest>, Google.Protobuf.IBufferMessage
        where TResponse : class, Google.Protobuf.IMessage<TResponse>, Google.Protobuf.IBufferMessage =>
        new(type, service, name, Marshallers.Create(request), Marshallers.Create(response));

    private static HealthCheckResponse Check(HealthCheckRequest request) => IsKnown(request)
        ? new HealthCheckResponse { Status = HealthCheckResponse.Types.ServingStatus.Serving }
        : throw new RpcException(new Status(StatusCode.NotFound, "Unknown service."));

    /// <summary>go-plugin asks for <c>plugin</c>; empty is the server as a whole.</summary>
    private static bool IsKnown(HealthCheckRequest request) => request.Service is "" or PluginService;

    /// <summary>No Terraform provider uses broker connections: what the client announces is read and dropped.</summary>
    private static async Task DrainAsync(IAsyncStreamReader<ConnInfo> announced, ServerCallContext context, CancellationToken ending)
    {
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(context.CancellationToken, ending);
        try
        {
            while (await announced.MoveNext(ended.Token))
            {
            }
        }
        catch (OperationCanceledException) when (ending.IsCancellationRequested)
        {
        }
    }

    private static async Task StaySilentAsync(ServerCallContext context, CancellationToken ending)
    {
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(context.CancellationToken, ending);
        var end = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = ended.Token.Register(static state => ((TaskCompletionSource)state!).TrySetResult(), end);
        await end.Task;
    }
}
