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
            () => new Proto.GetMetadata.Types.Response
            {
                ServerCapabilities = ToMessage(server.Capabilities),
                Resources = { provider.Resources.Names.Select(name => new Proto.GetMetadata.Types.ResourceMetadata { TypeName = name }) },
                DataSources = { provider.DataSources.Names.Select(name => new Proto.GetMetadata.Types.DataSourceMetadata { TypeName = name }) },
                EphemeralResources =
                {
                    provider.EphemeralResources.Names.Select(name => new Proto.GetMetadata.Types.EphemeralMetadata { TypeName = name }),
                },
                Functions = { provider.Functions.Names.Select(name => new Proto.GetMetadata.Types.FunctionMetadata { Name = name }) },
                ListResources = { provider.ListResources.Names.Select(name => new Proto.GetMetadata.Types.ListResourceMetadata { TypeName = name }) },
                Actions = { provider.Actions.Names.Select(name => new Proto.GetMetadata.Types.ActionMetadata { TypeName = name }) },
            },
            problem => new() { Diagnostics = { problem } });

    /// <summary>Every schema. The messages are made once a process and kept.</summary>
    internal Task<Proto.GetProviderSchema.Types.Response> GetProviderSchemaAsync(Proto.GetProviderSchema.Types.Request request, ServerCallContext context) =>
        new RpcCall("GetProviderSchema").AnswerAsync(
            () => schema ??= new Proto.GetProviderSchema.Types.Response
            {
                Provider = SchemaMessages.ToMessage(provider.Schema),
                ResourceSchemas = { Each(provider.Resources, type => SchemaMessages.ToMessage(type.Schema)) },
                DataSourceSchemas = { Each(provider.DataSources, type => SchemaMessages.ToMessage(type.Schema)) },
                EphemeralResourceSchemas = { Each(provider.EphemeralResources, type => SchemaMessages.ToMessage(type.Schema)) },
                ListResourceSchemas = { Each(provider.ListResources, type => SchemaMessages.ToMessage(type.Schema)) },
                ActionSchemas = { Each(provider.Actions, type => new Proto.ActionSchema { Schema = SchemaMessages.ToMessage(type.Schema) }) },
                Functions = { Functions() },
                ServerCapabilities = ToMessage(server.Capabilities),
            },
            problem => new() { Diagnostics = { problem } });

    /// <summary>What names objects for good; Terraform 1.12 and newer ask right after the schema, and an error here would end every command.</summary>
    internal Task<Proto.GetResourceIdentitySchemas.Types.Response> GetResourceIdentitySchemasAsync(
        Proto.GetResourceIdentitySchemas.Types.Request request, ServerCallContext context) =>
        new RpcCall("GetResourceIdentitySchemas").AnswerAsync(
            () =>
            {
                var response = new Proto.GetResourceIdentitySchemas.Types.Response();
                foreach (var name in provider.Resources.Names)
                {
                    if (Resource(name).Identity is { } identity)
                    {
                        response.IdentitySchemas.Add(name, IdentityMessages.ToMessage(identity));
                    }
                }

                return response;
            },
            problem => new() { Diagnostics = { problem } });

    /// <summary>Every function; only OpenTofu asks here, Terraform reads them from the schema.</summary>
    internal Task<Proto.GetFunctions.Types.Response> GetFunctionsAsync(Proto.GetFunctions.Types.Request request, ServerCallContext context) =>
        new RpcCall("GetFunctions").AnswerAsync(
            () => new Proto.GetFunctions.Types.Response { Functions = { Functions() } },
            problem => new() { Diagnostics = { problem } });

    private Dictionary<string, Proto.Function> Functions() => Each(provider.Functions, function => FunctionMessages.ToMessage(function.Signature));

    private static Dictionary<string, TMessage> Each<T, TMessage>(Catalogue<T> types, Func<T, TMessage> message)
        where T : class => types.Names.ToDictionary(name => name, name => message(types.Get(name)), StringComparer.Ordinal);

    private static Proto.ServerCapabilities ToMessage(ServerCapabilities capabilities) => new()
    {
        PlanDestroy = capabilities.PlanDestroy,
        GetProviderSchemaOptional = capabilities.GetProviderSchemaOptional,
        MoveResourceState = capabilities.MoveResourceState,
        GenerateResourceConfig = capabilities.GenerateResourceConfig,
    };
}
