using Proto = Terraform.Protocol.Wire.Tfplugin6;

namespace Terraform.Protocol;

public sealed partial class ProviderService
{
    /// <summary>Checks a data source's block.</summary>
    internal Task<Proto.ValidateDataResourceConfig.Types.Response> ValidateDataResourceConfigAsync(Proto.ValidateDataResourceConfig.Types.Request request, ServerCallContext context) =>
        new RpcCall("ValidateDataResourceConfig", "tf_data_source_type", request.TypeName).AnswerAsync(
            async () =>
            {
                var config = Decode(request.Config, DataSourceType(request.TypeName), "configuration");
                var result = await server.ValidateDataResourceConfigAsync(new(request.TypeName, config), context.CancellationToken);
                var response = new Proto.ValidateDataResourceConfig.Types.Response();
                response.Diagnostics.AddRange(result.Diagnostics);
                return response;
            },
            problem => new Proto.ValidateDataResourceConfig.Types.Response { Diagnostics = { DiagnosticMessages.ToMessage(problem) } });
}
