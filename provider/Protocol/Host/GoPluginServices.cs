using Grpc.Core;
using Terraform.Protocol.Wire.GoPlugin;
using Terraform.Protocol.Wire.Health;
using Empty = Terraform.Protocol.Wire.GoPlugin.Empty;

namespace Terraform.Protocol;

/// <summary>The services that go-plugin expects of every plugin beside its own: controller, broker, stdio and health (plugin-protocol section 1.6).</summary>
/// <param name="shutdown">What Shutdown does; must not wait for anything.</param>
/// <param name="ending">Ends the streams that otherwise stay open as long as the client.</param>
internal sealed class GoPluginServices(Action shutdown, CancellationToken ending) : GrpcService
{
    private const string PluginService = "plugin";

    internal override ServerCallHandler? Find(string path) => path switch
    {
        "/plugin.GRPCController/Shutdown" => Unary(Empty.Parser, Shutdown),
        "/plugin.GRPCBroker/StartStream" => DuplexStreaming<ConnInfo, ConnInfo>(ConnInfo.Parser, StartStreamAsync),
        "/plugin.GRPCStdio/StreamStdio" =>
            ServerStreaming<Google.Protobuf.WellKnownTypes.Empty, StdioData>(Google.Protobuf.WellKnownTypes.Empty.Parser, StreamStdioAsync),
        "/grpc.health.v1.Health/Check" => Unary(HealthCheckRequest.Parser, Check),
        "/grpc.health.v1.Health/Watch" => ServerStreaming<HealthCheckRequest, HealthCheckResponse>(HealthCheckRequest.Parser, WatchAsync),
        _ => null,
    };

    private Task<Empty> Shutdown(Empty request, ServerCallContext context)
    {
        shutdown();
        return Task.FromResult(new Empty());
    }

    /// <summary>No Terraform provider uses broker connections: what the client announces is read and dropped.</summary>
    private async Task StartStreamAsync(IAsyncStreamReader<ConnInfo> announced, IServerStreamWriter<ConnInfo> connections, ServerCallContext context)
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

    private Task StreamStdioAsync(Google.Protobuf.WellKnownTypes.Empty request, IServerStreamWriter<StdioData> output, ServerCallContext context) =>
        StaySilentAsync(context);

    private static Task<HealthCheckResponse> Check(HealthCheckRequest request, ServerCallContext context) => IsKnown(request)
        ? Task.FromResult(new HealthCheckResponse { Status = HealthCheckResponse.Types.ServingStatus.Serving })
        : throw new RpcException(new Status(StatusCode.NotFound, "Unknown service."));

    private async Task WatchAsync(HealthCheckRequest request, IServerStreamWriter<HealthCheckResponse> answers, ServerCallContext context)
    {
        var status = IsKnown(request) ? HealthCheckResponse.Types.ServingStatus.Serving : HealthCheckResponse.Types.ServingStatus.ServiceUnknown;
        await answers.WriteAsync(new HealthCheckResponse { Status = status }, context.CancellationToken);
        await StaySilentAsync(context);
    }

    /// <summary>go-plugin asks for <c>plugin</c>; empty is the server as a whole.</summary>
    private static bool IsKnown(HealthCheckRequest request) => request.Service is "" or PluginService;

    private async Task StaySilentAsync(ServerCallContext context)
    {
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(context.CancellationToken, ending);
        var end = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = ended.Token.Register(static state => ((TaskCompletionSource)state!).TrySetResult(), end);
        await end.Task;
    }
}
