using Terraform.Framework;
using Proto = Terraform.Protocol.Wire.Tfplugin6;

namespace Terraform.Protocol;

public sealed partial class ProviderService
{
    /// <summary>Checks an action's block; there are none.</summary>
    internal Task<Proto.ValidateActionConfig.Types.Response> ValidateActionConfigAsync(Proto.ValidateActionConfig.Types.Request request, ServerCallContext context) =>
        new RpcCall("ValidateActionConfig", "tf_action_type", request.TypeName).AnswerAsync(
            () => throw new DiagnosticException(UnknownType.Action(request.TypeName)),
            problem => new Proto.ValidateActionConfig.Types.Response { Diagnostics = { DiagnosticMessages.ToMessage(problem) } });
}
