using Grpc.Core;
using Proto = Terraform.Protocol.Wire.Tfplugin6;

namespace Terraform.Protocol;

/// <summary>Each kind of block checked by its schema and its rules.</summary>
public sealed partial class ProviderService
{
    internal Task<Proto.ValidateProviderConfig.Types.Response> ValidateProviderConfigAsync(
        Proto.ValidateProviderConfig.Types.Request request, ServerCallContext context) =>
        new RpcCall("ValidateProviderConfig").TellAsync<Proto.ValidateProviderConfig.Types.Response>(
            () => server.ValidateProviderConfigAsync(new(ProviderConfig(request.Config)), context.CancellationToken),
            told => new() { Diagnostics = { told } });

    internal Task<Proto.ValidateResourceConfig.Types.Response> ValidateResourceConfigAsync(
        Proto.ValidateResourceConfig.Types.Request request, ServerCallContext context) =>
        RpcCall.Resource("ValidateResourceConfig", request.TypeName).TellAsync<Proto.ValidateResourceConfig.Types.Response>(
            () =>
            {
                var config = Decode(request.Config, Resource(request.TypeName).Schema.Type, "configuration");
                var writeOnly = request.ClientCapabilities?.WriteOnlyAttributesAllowed ?? false;
                return server.ValidateResourceConfigAsync(new(request.TypeName, config, writeOnly), context.CancellationToken);
            },
            told => new() { Diagnostics = { told } });

    internal Task<Proto.ValidateDataResourceConfig.Types.Response> ValidateDataResourceConfigAsync(
        Proto.ValidateDataResourceConfig.Types.Request request, ServerCallContext context) =>
        RpcCall.DataSource("ValidateDataResourceConfig", request.TypeName).TellAsync<Proto.ValidateDataResourceConfig.Types.Response>(
            () => server.ValidateDataResourceConfigAsync(Block(provider.DataSources, request.TypeName, request.Config), context.CancellationToken),
            told => new() { Diagnostics = { told } });

    internal Task<Proto.ValidateEphemeralResourceConfig.Types.Response> ValidateEphemeralResourceConfigAsync(
        Proto.ValidateEphemeralResourceConfig.Types.Request request, ServerCallContext context) =>
        RpcCall.EphemeralResource("ValidateEphemeralResourceConfig", request.TypeName).TellAsync<Proto.ValidateEphemeralResourceConfig.Types.Response>(
            () => server.ValidateEphemeralResourceConfigAsync(Block(provider.EphemeralResources, request.TypeName, request.Config), context.CancellationToken),
            told => new() { Diagnostics = { told } });

    internal Task<Proto.ValidateListResourceConfig.Types.Response> ValidateListResourceConfigAsync(
        Proto.ValidateListResourceConfig.Types.Request request, ServerCallContext context) =>
        RpcCall.ListResource("ValidateListResourceConfig", request.TypeName).TellAsync<Proto.ValidateListResourceConfig.Types.Response>(
            () => Task.FromResult(
                server.ValidateListResourceConfig(Block(provider.ListResources, request.TypeName, request.Config), context.CancellationToken)),
            told => new() { Diagnostics = { told } });

    internal Task<Proto.ValidateActionConfig.Types.Response> ValidateActionConfigAsync(
        Proto.ValidateActionConfig.Types.Request request, ServerCallContext context) =>
        RpcCall.Action("ValidateActionConfig", request.TypeName).TellAsync<Proto.ValidateActionConfig.Types.Response>(
            () => Task.FromResult(server.ValidateActionConfig(Block(provider.Actions, request.TypeName, request.Config), context.CancellationToken)),
            told => new() { Diagnostics = { told } });
}
