using Proto = Terraform.Protocol.Wire.Tfplugin6;

namespace Terraform.Protocol;

public sealed partial class ProviderService
{
    /// <summary>Checks an action's block.</summary>
    internal Task<Proto.ValidateActionConfig.Types.Response> ValidateActionConfigAsync(Proto.ValidateActionConfig.Types.Request request, ServerCallContext context) =>
        new RpcCall("ValidateActionConfig", "tf_action_type", request.TypeName).AnswerAsync(
            () =>
            {
                var config = Decode(request.Config, ActionType(request.TypeName), "configuration");
                var result = server.ValidateActionConfig(new(request.TypeName, config), context.CancellationToken);
                var response = new Proto.ValidateActionConfig.Types.Response();
                response.Diagnostics.AddRange(result.Diagnostics);
                return Task.FromResult(response);
            },
            problem => new Proto.ValidateActionConfig.Types.Response { Diagnostics = { DiagnosticMessages.ToMessage(problem) } });
}
