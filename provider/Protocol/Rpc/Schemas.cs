using Grpc.Core;
using Terraform.Framework;
using Proto = Terraform.Protocol.Wire.Tfplugin6;

namespace Terraform.Protocol;

/// <summary>What the provider has, and what it looks like.</summary>
public sealed partial class ProviderService
{
    private Proto.GetProviderSchema.Types.Response? schema;

    /// <summary>What there is, without schemas. Only HashiCorp's multiplexer asks.</summary>
    internal Task<Proto.GetMetadata.Types.Response> GetMetadataAsync(Proto.GetMetadata.Types.Request request, ServerCallContext context) =>
        new RpcCall("GetMetadata").AnswerAsync(
            () =>
            {
                var result = server.GetMetadata();
                return new Proto.GetMetadata.Types.Response
                {
                    ServerCapabilities = ToMessage(result.Capabilities),
                    Resources = { result.Resources.Select(name => new Proto.GetMetadata.Types.ResourceMetadata { TypeName = name }) },
                    DataSources = { result.DataSources.Select(name => new Proto.GetMetadata.Types.DataSourceMetadata { TypeName = name }) },
                    EphemeralResources = { result.EphemeralResources.Select(name => new Proto.GetMetadata.Types.EphemeralMetadata { TypeName = name }) },
                    Functions = { result.Functions.Select(name => new Proto.GetMetadata.Types.FunctionMetadata { Name = name }) },
                    ListResources = { result.ListResources.Select(name => new Proto.GetMetadata.Types.ListResourceMetadata { TypeName = name }) },
                    Actions = { result.Actions.Select(name => new Proto.GetMetadata.Types.ActionMetadata { TypeName = name }) },
                };
            },
            problem => new() { Diagnostics = { problem } });

    /// <summary>Every schema. The messages are made once a process and kept.</summary>
    internal Task<Proto.GetProviderSchema.Types.Response> GetProviderSchemaAsync(Proto.GetProviderSchema.Types.Request request, ServerCallContext context) =>
        new RpcCall("GetProviderSchema").AnswerAsync(
            () => schema ??= ToMessage(server.GetProviderSchema()),
            problem => new() { Diagnostics = { problem } });

    /// <summary>What names objects for good; Terraform 1.12 and newer ask right after the schema, and an error here would end every command.</summary>
    internal Task<Proto.GetResourceIdentitySchemas.Types.Response> GetResourceIdentitySchemasAsync(
        Proto.GetResourceIdentitySchemas.Types.Request request, ServerCallContext context) =>
        new RpcCall("GetResourceIdentitySchemas").AnswerAsync(
            () =>
            {
                var response = new Proto.GetResourceIdentitySchemas.Types.Response();
                foreach (var (typeName, identity) in server.GetResourceIdentitySchemas().Schemas)
                {
                    response.IdentitySchemas.Add(typeName, IdentityMessages.ToMessage(identity));
                }

                return response;
            },
            problem => new() { Diagnostics = { problem } });

    /// <summary>Every function; only OpenTofu asks here, Terraform reads them from the schema.</summary>
    internal Task<Proto.GetFunctions.Types.Response> GetFunctionsAsync(Proto.GetFunctions.Types.Request request, ServerCallContext context) =>
        new RpcCall("GetFunctions").AnswerAsync(
            () =>
            {
                var response = new Proto.GetFunctions.Types.Response();
                foreach (var (name, signature) in server.GetFunctions().Functions)
                {
                    response.Functions.Add(name, FunctionMessages.ToMessage(signature));
                }

                return response;
            },
            problem => new() { Diagnostics = { problem } });

    private static Proto.GetProviderSchema.Types.Response ToMessage(GetProviderSchemaResult result)
    {
        var response = new Proto.GetProviderSchema.Types.Response
        {
            Provider = SchemaMessages.ToMessage(result.Provider),
            ServerCapabilities = ToMessage(result.Capabilities),
        };
        foreach (var (typeName, resource) in result.Resources)
        {
            response.ResourceSchemas.Add(typeName, SchemaMessages.ToMessage(resource));
        }

        foreach (var (typeName, source) in result.DataSources)
        {
            response.DataSourceSchemas.Add(typeName, SchemaMessages.ToMessage(source));
        }

        foreach (var (typeName, ephemeral) in result.EphemeralResources)
        {
            response.EphemeralResourceSchemas.Add(typeName, SchemaMessages.ToMessage(ephemeral));
        }

        foreach (var (typeName, list) in result.ListResources)
        {
            response.ListResourceSchemas.Add(typeName, SchemaMessages.ToMessage(list));
        }

        foreach (var (typeName, action) in result.Actions)
        {
            response.ActionSchemas.Add(typeName, new Proto.ActionSchema { Schema = SchemaMessages.ToMessage(action) });
        }

        foreach (var (name, function) in result.Functions)
        {
            response.Functions.Add(name, FunctionMessages.ToMessage(function));
        }

        return response;
    }

    private static Proto.ServerCapabilities ToMessage(ServerCapabilities capabilities) => new()
    {
        PlanDestroy = capabilities.PlanDestroy,
        GetProviderSchemaOptional = capabilities.GetProviderSchemaOptional,
        MoveResourceState = capabilities.MoveResourceState,
        GenerateResourceConfig = capabilities.GenerateResourceConfig,
    };
}
