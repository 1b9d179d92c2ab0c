using Grpc.Core;
using Proto = Terraform.Protocol.Wire.Tfplugin6;

namespace Terraform.Protocol;

/// <summary>Each kind of block checked by its schema and its rules.</summary>
public sealed partial class ProviderService
{
    internal Task<Proto.ValidateProviderConfig.Types.Response> ValidateProviderConfigAsync(
        Proto.ValidateProviderConfig.Types.Request request, ServerCallContext context) =>
        new RpcCall("ValidateProviderConfig").AnswerAsync(
            async () =>
            {
                var config = Decode(request.Config, provider.Schema.Type, "provider configuration");
                var result = await server.ValidateProviderConfigAsync(new(config), context.CancellationToken);
                return new Proto.ValidateProviderConfig.Types.Response { Diagnostics = { result.Diagnostics } };
            },
            problem => new() { Diagnostics = { problem } });

    internal Task<Proto.ValidateResourceConfig.Types.Response> ValidateResourceConfigAsync(
        Proto.ValidateResourceConfig.Types.Request request, ServerCallContext context) =>
        RpcCall.Resource("ValidateResourceConfig", request.TypeName).AnswerAsync(
            async () =>
            {
                var config = Decode(request.Config, ResourceType(request.TypeName), "configuration");
                var writeOnly = request.ClientCapabilities?.WriteOnlyAttributesAllowed ?? false;
                var result = await server.ValidateResourceConfigAsync(new(request.TypeName, config, writeOnly), context.CancellationToken);
                return new Proto.ValidateResourceConfig.Types.Response { Diagnostics = { result.Diagnostics } };
            },
            problem => new() { Diagnostics = { problem } });

    internal Task<Proto.ValidateDataResourceConfig.Types.Response> ValidateDataResourceConfigAsync(
        Proto.ValidateDataResourceConfig.Types.Request request, ServerCallContext context) =>
        RpcCall.DataSource("ValidateDataResourceConfig", request.TypeName).AnswerAsync(
            async () =>
            {
                var config = Decode(request.Config, DataSourceType(request.TypeName), "configuration");
                var result = await server.ValidateDataResourceConfigAsync(new(request.TypeName, config), context.CancellationToken);
                return new Proto.ValidateDataResourceConfig.Types.Response { Diagnostics = { result.Diagnostics } };
            },
            problem => new() { Diagnostics = { problem } });

    internal Task<Proto.ValidateEphemeralResourceConfig.Types.Response> ValidateEphemeralResourceConfigAsync(
        Proto.ValidateEphemeralResourceConfig.Types.Request request, ServerCallContext context) =>
        RpcCall.EphemeralResource("ValidateEphemeralResourceConfig", request.TypeName).AnswerAsync(
            async () =>
            {
                var config = Decode(request.Config, EphemeralResourceType(request.TypeName), "configuration");
                var result = await server.ValidateEphemeralResourceConfigAsync(new(request.TypeName, config), context.CancellationToken);
                return new Proto.ValidateEphemeralResourceConfig.Types.Response { Diagnostics = { result.Diagnostics } };
            },
            problem => new() { Diagnostics = { problem } });

    internal Task<Proto.ValidateListResourceConfig.Types.Response> ValidateListResourceConfigAsync(
        Proto.ValidateListResourceConfig.Types.Request request, ServerCallContext context) =>
        RpcCall.ListResource("ValidateListResourceConfig", request.TypeName).AnswerAsync(
            () =>
            {
                var config = Decode(request.Config, ListResourceType(request.TypeName), "configuration");
                var result = server.ValidateListResourceConfig(new(request.TypeName, config), context.CancellationToken);
                return new Proto.ValidateListResourceConfig.Types.Response { Diagnostics = { result.Diagnostics } };
            },
            problem => new() { Diagnostics = { problem } });

    internal Task<Proto.ValidateActionConfig.Types.Response> ValidateActionConfigAsync(
        Proto.ValidateActionConfig.Types.Request request, ServerCallContext context) =>
        RpcCall.Action("ValidateActionConfig", request.TypeName).AnswerAsync(
            () =>
            {
                var config = Decode(request.Config, ActionType(request.TypeName), "configuration");
                var result = server.ValidateActionConfig(new(request.TypeName, config), context.CancellationToken);
                return new Proto.ValidateActionConfig.Types.Response { Diagnostics = { result.Diagnostics } };
            },
            problem => new() { Diagnostics = { problem } });
}
