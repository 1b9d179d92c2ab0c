using Google.Protobuf.Collections;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Terraform.Framework;
using Proto = Terraform.Protocol.Wire.Tfplugin6;

namespace Terraform.Protocol;

/// <summary>What only reads: data sources, ephemeral resources, functions, lists.</summary>
public sealed partial class ProviderService
{
    internal Task<Proto.ReadDataSource.Types.Response> ReadDataSourceAsync(Proto.ReadDataSource.Types.Request request, ServerCallContext context) =>
        RpcCall.DataSource("ReadDataSource", request.TypeName).AnswerAsync(
            async () =>
            {
                var type = provider.DataSources.Get(request.TypeName).Schema.Type;
                var result = await server.ReadDataSourceAsync(new(request.TypeName, Decode(request.Config, type, "configuration")), context.CancellationToken);
                return new Proto.ReadDataSource.Types.Response { State = DynamicValueCodec.Encode(result.State, type), Diagnostics = { result.Diagnostics } };
            },
            problem => new() { Diagnostics = { problem } });

    internal Task<Proto.OpenEphemeralResource.Types.Response> OpenEphemeralResourceAsync(
        Proto.OpenEphemeralResource.Types.Request request, ServerCallContext context) =>
        RpcCall.EphemeralResource("OpenEphemeralResource", request.TypeName).AnswerAsync(
            async () =>
            {
                var type = provider.EphemeralResources.Get(request.TypeName).Schema.Type;
                var result = await server.OpenEphemeralResourceAsync(
                    new(request.TypeName, Decode(request.Config, type, "configuration")), context.CancellationToken);
                return new Proto.OpenEphemeralResource.Types.Response
                {
                    Result = DynamicValueCodec.Encode(result.Result, type),
                    RenewAt = result.RenewAt?.ToTimestamp(),
                    Private = Bytes(result.Private),
                    Diagnostics = { result.Diagnostics },
                };
            },
            problem => new() { Diagnostics = { problem } });

    internal Task<Proto.RenewEphemeralResource.Types.Response> RenewEphemeralResourceAsync(
        Proto.RenewEphemeralResource.Types.Request request, ServerCallContext context) =>
        RpcCall.EphemeralResource("RenewEphemeralResource", request.TypeName).AnswerAsync(
            async () =>
            {
                var result = await server.RenewEphemeralResourceAsync(new(request.TypeName, request.Private.Memory), context.CancellationToken);
                return new Proto.RenewEphemeralResource.Types.Response
                {
                    RenewAt = result.RenewAt?.ToTimestamp(),
                    Private = Bytes(result.Private),
                    Diagnostics = { result.Diagnostics },
                };
            },
            problem => new() { Diagnostics = { problem } });

    /// <summary>With the bytes of its open.</summary>
    internal Task<Proto.CloseEphemeralResource.Types.Response> CloseEphemeralResourceAsync(
        Proto.CloseEphemeralResource.Types.Request request, ServerCallContext context) =>
        RpcCall.EphemeralResource("CloseEphemeralResource", request.TypeName).TellAsync<Proto.CloseEphemeralResource.Types.Response>(
            () => server.CloseEphemeralResourceAsync(new(request.TypeName, request.Private.Memory), context.CancellationToken),
            told => new() { Diagnostics = { told } });

    /// <summary>Calls a function. Functions answer with an error of their own, without a summary, so it is one text.</summary>
    internal Task<Proto.CallFunction.Types.Response> CallFunctionAsync(Proto.CallFunction.Types.Request request, ServerCallContext context) =>
        new RpcCall("CallFunction", "tf_function_name", request.Name).AnswerAsync(
            () =>
            {
                var signature = provider.Functions.Get(request.Name).Signature;
                var result = server.CallFunction(new(request.Name, Arguments(signature, request.Arguments)));
                return result.Error is { } error
                    ? new Proto.CallFunction.Types.Response { Error = FunctionMessages.ToMessage(error) }
                    : new Proto.CallFunction.Types.Response { Result = DynamicValueCodec.Encode(result.Value!, signature.Returns) };
            },
            problem => new() { Error = FunctionMessages.ToMessage(new FunctionError(problem.Detail)) });

    private static ValueList<TfValue> Arguments(FunctionSignature signature, RepeatedField<Proto.DynamicValue> arguments) =>
        [.. arguments.Select((argument, position) => signature.ParameterAt(position) is { } parameter
            ? Decode(argument, parameter.Type, $"argument {position + 1}")

            // One too many, which the call itself refuses; what it is does not matter.
            : TfValue.Null)];

    /// <summary>Lists objects as a stream of events. An event with an error ends the list; a client that has enough cancels the call.</summary>
    internal async Task ListResourceAsync(
        Proto.ListResource.Types.Request request, IServerStreamWriter<Proto.ListResource.Types.Event> events, ServerCallContext context)
    {
        // Each event goes out as soon as it is there; what the net catches is the last.
        var last = await RpcCall.ListResource("ListResource", request.TypeName).AnswerAsync<Proto.ListResource.Types.Event?>(
            async () =>
            {
                var config = Block(provider.ListResources, request.TypeName, request.Config).Config;
                var resource = Resource(request.TypeName);
                await foreach (var found in server.ListResourceAsync(
                    new(request.TypeName, config, request.IncludeResourceObject, request.Limit), context.CancellationToken))
                {
                    await events.WriteAsync(ToMessage(found, resource), context.CancellationToken);
                }

                return null;
            },
            problem => new() { Diagnostic = { problem } });
        if (last is not null && !context.CancellationToken.IsCancellationRequested)
        {
            await events.WriteAsync(last, context.CancellationToken);
        }
    }

    private static Proto.ListResource.Types.Event ToMessage(ListResourceEvent found, Resource resource) => new()
    {
        Identity = Identity(found.Identity, resource),
        DisplayName = UnicodeText.Repair(found.DisplayName),
        ResourceObject = found.Resource.IsNull ? null : DynamicValueCodec.Encode(found.Resource, resource.Schema.Type),
        Diagnostic = { found.Diagnostics },
    };
}
