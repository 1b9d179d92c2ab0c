using Terraform.Framework;
using Proto = Terraform.Protocol.Wire.Tfplugin6;

namespace Terraform.Protocol;

public sealed partial class ProviderService
{
    /// <summary>What there is, without schemas. Only HashiCorp's multiplexer asks.</summary>
    internal Task<Proto.GetMetadata.Types.Response> GetMetadataAsync(Proto.GetMetadata.Types.Request request, ServerCallContext context) =>
        new RpcCall("GetMetadata").AnswerAsync(
            () =>
            {
                var result = server.GetMetadata();
                var response = new Proto.GetMetadata.Types.Response { ServerCapabilities = ToMessage(result.Capabilities) };
                foreach (var typeName in result.Resources)
                {
                    response.Resources.Add(new Proto.GetMetadata.Types.ResourceMetadata { TypeName = typeName });
                }

                response.DataSources.AddRange(result.DataSources.Select(name => new Proto.GetMetadata.Types.DataSourceMetadata { TypeName = name }));
                response.EphemeralResources.AddRange(result.EphemeralResources.Select(name => new Proto.GetMetadata.Types.EphemeralMetadata { TypeName = name }));
                response.Functions.AddRange(result.Functions.Select(name => new Proto.GetMetadata.Types.FunctionMetadata { Name = name }));
                response.ListResources.AddRange(result.ListResources.Select(name => new Proto.GetMetadata.Types.ListResourceMetadata { TypeName = name }));
                response.Actions.AddRange(result.Actions.Select(name => new Proto.GetMetadata.Types.ActionMetadata { TypeName = name }));
                return Task.FromResult(response);
            },
            problem => new Proto.GetMetadata.Types.Response { Diagnostics = { DiagnosticMessages.ToMessage(problem) } });

    private static Proto.ServerCapabilities ToMessage(ServerCapabilities capabilities) => new()
    {
        PlanDestroy = capabilities.PlanDestroy,
        GetProviderSchemaOptional = capabilities.GetProviderSchemaOptional,
        MoveResourceState = capabilities.MoveResourceState,
        GenerateResourceConfig = capabilities.GenerateResourceConfig,
    };
}
