using Terraform.Framework;
using Proto = Terraform.Protocol.Wire.Tfplugin6;

namespace Terraform.Protocol;

public sealed partial class ProviderService
{
    private Proto.GetProviderSchema.Types.Response? schema;

    /// <summary>Every schema. The messages are made once a process and kept.</summary>
    internal Task<Proto.GetProviderSchema.Types.Response> GetProviderSchemaAsync(Proto.GetProviderSchema.Types.Request request, ServerCallContext context) =>
        new RpcCall("GetProviderSchema").AnswerAsync(
            () => Task.FromResult(schema ??= ToMessage(server.GetProviderSchema())),
            problem => new Proto.GetProviderSchema.Types.Response { Diagnostics = { DiagnosticMessages.ToMessage(problem) } });

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
}
