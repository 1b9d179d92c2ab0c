using Google.Protobuf;
using Grpc.Core;
using Microsoft.Extensions.Logging;
using Terraform.Protocol;
using Terraform.Protocol.Wire.Tfplugin6;

namespace Terraform.Testing.Plugin;

/// <summary>Calls that do what a provider should not: made for the tests of the plugin host. Some wear the names of provider calls, so that terraform makes
/// them.</summary>
internal sealed class TestService(PluginLifetime lifetime) : GrpcService
{
    internal override ServerCallHandler? Find(string path) => path switch
    {
        "/test.Plugin/Echo" => Unary(DynamicValue.Parser, (request, _) => Task.FromResult(request)),
        "/test.Plugin/Fail" => Unary<DynamicValue, DynamicValue>(DynamicValue.Parser, (_, _) => throw new InvalidOperationException("secret detail")),
        "/test.Plugin/Deny" => Unary<DynamicValue, DynamicValue>(
            DynamicValue.Parser, (request, _) => throw new RpcException(new Status(StatusCode.PermissionDenied, request.Json.ToStringUtf8()))),
        "/test.Plugin/Sleep" => Unary(DynamicValue.Parser, (_, _) => new TaskCompletionSource<DynamicValue>().Task),
        "/test.Plugin/Hang" => ServerStreaming<DynamicValue, DynamicValue>(DynamicValue.Parser, (request, answers, _) => HangAsync(request, answers)),
        "/test.Plugin/UntilStopped" => ServerStreaming<DynamicValue, DynamicValue>(
            DynamicValue.Parser, (request, answers, context) => WaitAsync(request, answers, lifetime.Stopping, context.CancellationToken)),
        "/test.Plugin/UntilCancelled" => ServerStreaming<DynamicValue, DynamicValue>(
            DynamicValue.Parser, (request, answers, context) => WaitAsync(request, answers, context.CancellationToken, CancellationToken.None)),
        "/test.Plugin/Crash" => Unary(DynamicValue.Parser, (_, _) => Crash()),
        "/test.Plugin/Stop" => Unary(DynamicValue.Parser, (request, _) =>
        {
            lifetime.Stop();
            return Task.FromResult(request);
        }),
        "/test.Plugin/BeginRun" => Unary(DynamicValue.Parser, (request, _) =>
        {
            lifetime.BeginRun();
            return Task.FromResult(request);
        }),
        "/test.Plugin/Repeat" => ServerStreaming<DynamicValue, DynamicValue>(DynamicValue.Parser, async (request, answers, context) =>
        {
            foreach (var part in request.Json)
            {
                await answers.WriteAsync(new DynamicValue { Json = ByteString.CopyFrom(part) }, context.CancellationToken);
            }
        }),
        "/test.Plugin/Chat" => DuplexStreaming<DynamicValue, DynamicValue>(DynamicValue.Parser, async (parts, answers, context) =>
        {
            while (await parts.MoveNext(context.CancellationToken))
            {
                await answers.WriteAsync(parts.Current, context.CancellationToken);
            }
        }),
        "/tfplugin6.Provider/GetProviderSchema" => Unary(GetProviderSchema.Types.Request.Parser, (_, _) => Task.FromResult(new GetProviderSchema.Types.Response
        {
            Provider = new Schema { Block = new Schema.Types.Block() },
            ResourceSchemas = { ["test_thing"] = new Schema { Block = new Schema.Types.Block() } },
        })),
        "/tfplugin6.Provider/ValidateProviderConfig" => Unary(
            ValidateProviderConfig.Types.Request.Parser, (_, _) => Task.FromResult(new ValidateProviderConfig.Types.Response())),
        "/tfplugin6.Provider/ValidateResourceConfig" => Unary(ValidateResourceConfig.Types.Request.Parser, async (_, _) =>
        {
            await Crash();
            return new ValidateResourceConfig.Types.Response();
        }),
        _ => null,
    };

    /// <summary>Sends the request back, so that the client knows it runs, and then never ends, whatever happens.</summary>
    private static async Task HangAsync(DynamicValue request, IServerStreamWriter<DynamicValue> answers)
    {
        await answers.WriteAsync(request);
        await new TaskCompletionSource().Task;
    }

    /// <summary>Sends the request back, and <c>stopped</c> when the token is set; the token's end is logged as well, for a client that is gone.</summary>
    private static async Task WaitAsync(
        DynamicValue request, IServerStreamWriter<DynamicValue> answers, CancellationToken stopping, CancellationToken cancellationToken)
    {
        await answers.WriteAsync(request, cancellationToken);
        var stopped = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = stopping.Register(() => stopped.TrySetResult());
        await stopped.Task.WaitAsync(cancellationToken);
        Framework.PluginLog.Current.ToldToStop();
        await answers.WriteAsync(new DynamicValue { Json = ByteString.CopyFromUtf8("stopped") }, cancellationToken);
    }

    /// <summary>An exception where nobody catches it.</summary>
    private static Task<DynamicValue> Crash()
    {
        new Thread(() => throw new InvalidOperationException("the test plugin crashes as told")).Start();
        return new TaskCompletionSource<DynamicValue>().Task;
    }
}

internal static partial class TestLog
{
    [LoggerMessage(LogLevel.Error, "the call was told to stop")]
    public static partial void ToldToStop(this ILogger log);
}
