using Google.Protobuf;
using Terraform.Protocol;
using Terraform.Protocol.Wire.Tfplugin6;

namespace Terraform.Testing.Plugin;

/// <summary>Calls that do what a provider should not: made for the tests of the plugin host. Some wear the names of provider calls, so that terraform makes them.</summary>
internal static class TestService
{
    private const string Service = "test.Plugin";

    public static ServerServiceDefinition Bind(PluginLifetime lifetime) => ServerServiceDefinition.CreateBuilder()
        .AddMethod(Unary("Echo"), (DynamicValue request, ServerCallContext _) => Task.FromResult(request))
        .AddMethod(Unary("Fail"), (DynamicValue _, ServerCallContext _) => throw new InvalidOperationException("secret detail"))
        .AddMethod(Unary("Deny"), (DynamicValue request, ServerCallContext _) =>
            throw new RpcException(new Status(StatusCode.PermissionDenied, request.Json.ToStringUtf8())))
        .AddMethod(Unary("Sleep"), (DynamicValue _, ServerCallContext _) => new TaskCompletionSource<DynamicValue>().Task)
        .AddMethod(ServerStream("Hang"), (DynamicValue request, IServerStreamWriter<DynamicValue> answers, ServerCallContext _) => HangAsync(request, answers))
        .AddMethod(ServerStream("UntilStopped"), (DynamicValue request, IServerStreamWriter<DynamicValue> answers, ServerCallContext context) =>
            WaitAsync(request, answers, lifetime.Stopping, context.CancellationToken))
        .AddMethod(ServerStream("UntilCancelled"), (DynamicValue request, IServerStreamWriter<DynamicValue> answers, ServerCallContext context) =>
            WaitAsync(request, answers, context.CancellationToken, CancellationToken.None))
        .AddMethod(Unary("Crash"), (DynamicValue _, ServerCallContext _) => Crash())
        .AddMethod(Unary("Stop"), (DynamicValue request, ServerCallContext _) =>
        {
            lifetime.Stop();
            return Task.FromResult(request);
        })
        .AddMethod(Unary("BeginRun"), (DynamicValue request, ServerCallContext _) =>
        {
            lifetime.BeginRun();
            return Task.FromResult(request);
        })
        .AddMethod(
            ServerStream("Repeat"),
            async (DynamicValue request, IServerStreamWriter<DynamicValue> answers, ServerCallContext context) =>
            {
                foreach (var part in request.Json)
                {
                    await answers.WriteAsync(new DynamicValue { Json = ByteString.CopyFrom(part) }, context.CancellationToken);
                }
            })
        .AddMethod(
            new Method<DynamicValue, DynamicValue>(MethodType.ClientStreaming, Service, "Join", Marshaller, Marshaller),
            async (IAsyncStreamReader<DynamicValue> parts, ServerCallContext context) =>
            {
                var joined = new List<byte>();
                while (await parts.MoveNext(context.CancellationToken))
                {
                    joined.AddRange(parts.Current.Json);
                }

                return new DynamicValue { Json = ByteString.CopyFrom([.. joined]) };
            })
        .AddMethod(
            new Method<DynamicValue, DynamicValue>(MethodType.DuplexStreaming, Service, "Chat", Marshaller, Marshaller),
            async (IAsyncStreamReader<DynamicValue> parts, IServerStreamWriter<DynamicValue> answers, ServerCallContext context) =>
            {
                while (await parts.MoveNext(context.CancellationToken))
                {
                    await answers.WriteAsync(parts.Current, context.CancellationToken);
                }
            })
        .AddMethod(
            new Method<GetProviderSchema.Types.Request, GetProviderSchema.Types.Response>(
                MethodType.Unary,
                "tfplugin6.Provider",
                "GetProviderSchema",
                Marshallers.Create(GetProviderSchema.Types.Request.Parser),
                Marshallers.Create(GetProviderSchema.Types.Response.Parser)),
            (GetProviderSchema.Types.Request _, ServerCallContext _) =>
                Task.FromResult(new GetProviderSchema.Types.Response
                {
                    Provider = new Schema { Block = new Schema.Types.Block() },
                    ResourceSchemas = { ["test_thing"] = new Schema { Block = new Schema.Types.Block() } },
                }))
        .AddMethod(
            new Method<ValidateProviderConfig.Types.Request, ValidateProviderConfig.Types.Response>(
                MethodType.Unary,
                "tfplugin6.Provider",
                "ValidateProviderConfig",
                Marshallers.Create(ValidateProviderConfig.Types.Request.Parser),
                Marshallers.Create(ValidateProviderConfig.Types.Response.Parser)),
            (ValidateProviderConfig.Types.Request _, ServerCallContext _) => Task.FromResult(new ValidateProviderConfig.Types.Response()))
        .AddMethod(
            new Method<ValidateResourceConfig.Types.Request, ValidateResourceConfig.Types.Response>(
                MethodType.Unary,
                "tfplugin6.Provider",
                "ValidateResourceConfig",
                Marshallers.Create(ValidateResourceConfig.Types.Request.Parser),
                Marshallers.Create(ValidateResourceConfig.Types.Response.Parser)),
            async (ValidateResourceConfig.Types.Request _, ServerCallContext _) =>
            {
                await Crash();
                return new ValidateResourceConfig.Types.Response();
            })
        .Build();

    private static Marshaller<DynamicValue> Marshaller { get; } = Marshallers.Create(DynamicValue.Parser);

    private static Method<DynamicValue, DynamicValue> ServerStream(string name) => new(MethodType.ServerStreaming, Service, name, Marshaller, Marshaller);

    private static Method<DynamicValue, DynamicValue> Unary(string name) => new(MethodType.Unary, Service, name, Marshaller, Marshaller);

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
        Framework.PluginLog.Write(Framework.LogLevel.Error, "the call was told to stop");
        await answers.WriteAsync(new DynamicValue { Json = ByteString.CopyFromUtf8("stopped") }, cancellationToken);
    }

    /// <summary>An exception where nobody catches it.</summary>
    private static Task<DynamicValue> Crash()
    {
        new Thread(() => throw new InvalidOperationException("the test plugin crashes as told")).Start();
        return new TaskCompletionSource<DynamicValue>().Task;
    }
}
