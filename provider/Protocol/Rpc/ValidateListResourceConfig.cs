using Proto = Terraform.Protocol.Wire.Tfplugin6;

namespace Terraform.Protocol;

public sealed partial class ProviderService
{
    /// <summary>Checks the configuration of a list block.</summary>
    internal Task<Proto.ValidateListResourceConfig.Types.Response> ValidateListResourceConfigAsync(Proto.ValidateListResourceConfig.Types.Request request, ServerCallContext context) =>
        new RpcCall("ValidateListResourceConfig", "tf_list_resource_type", request.TypeName).AnswerAsync(
            () =>
            {
                var config = Decode(request.Config, ListResourceType(request.TypeName), "configuration");
                var result = server.ValidateListResourceConfig(new(request.TypeName, config), context.CancellationToken);
                var response = new Proto.ValidateListResourceConfig.Types.Response();
                response.Diagnostics.AddRange(result.Diagnostics);
                return Task.FromResult(response);
            },
            problem => new Proto.ValidateListResourceConfig.Types.Response { Diagnostics = { DiagnosticMessages.ToMessage(problem) } });
}
