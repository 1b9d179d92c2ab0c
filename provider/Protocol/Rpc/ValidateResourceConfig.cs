using Proto = Terraform.Protocol.Wire.Tfplugin6;

namespace Terraform.Protocol;

public sealed partial class ProviderService
{
    /// <summary>Checks a resource's block.</summary>
    internal Task<Proto.ValidateResourceConfig.Types.Response> ValidateResourceConfigAsync(Proto.ValidateResourceConfig.Types.Request request, ServerCallContext context) =>
        RpcCall.Resource("ValidateResourceConfig", request.TypeName).AnswerAsync(
            async () =>
            {
                var config = Decode(request.Config, ResourceType(request.TypeName), "configuration");
                var writeOnly = request.ClientCapabilities?.WriteOnlyAttributesAllowed ?? false;
                var result = await server.ValidateResourceConfigAsync(new(request.TypeName, config, writeOnly), context.CancellationToken);
                var response = new Proto.ValidateResourceConfig.Types.Response();
                response.Diagnostics.AddRange(result.Diagnostics);
                return response;
            },
            problem => new Proto.ValidateResourceConfig.Types.Response { Diagnostics = { DiagnosticMessages.ToMessage(problem) } });
}
