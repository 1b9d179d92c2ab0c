using Proto = Terraform.Protocol.Wire.Tfplugin6;

namespace Terraform.Protocol;

public sealed partial class ProviderService
{
    /// <summary>Checks the provider's block.</summary>
    internal Task<Proto.ValidateProviderConfig.Types.Response> ValidateProviderConfigAsync(Proto.ValidateProviderConfig.Types.Request request, ServerCallContext context) =>
        new RpcCall("ValidateProviderConfig").AnswerAsync(
            async () =>
            {
                var config = Decode(request.Config, provider.Schema.Type, "provider configuration");
                var result = await server.ValidateProviderConfigAsync(new(config), context.CancellationToken);
                var response = new Proto.ValidateProviderConfig.Types.Response();
                response.Diagnostics.AddRange(result.Diagnostics);
                return response;
            },
            problem => new Proto.ValidateProviderConfig.Types.Response { Diagnostics = { DiagnosticMessages.ToMessage(problem) } });
}
