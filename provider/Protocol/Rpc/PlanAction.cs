using Terraform.Framework;
using Proto = Terraform.Protocol.Wire.Tfplugin6;

namespace Terraform.Protocol;

public sealed partial class ProviderService
{
    /// <summary>Plans an action; there are none.</summary>
    internal Task<Proto.PlanAction.Types.Response> PlanActionAsync(Proto.PlanAction.Types.Request request, ServerCallContext context) =>
        new RpcCall("PlanAction", "tf_action_type", request.ActionType).AnswerAsync(
            () => throw new DiagnosticException(UnknownType.Action(request.ActionType)),
            problem => new Proto.PlanAction.Types.Response { Diagnostics = { DiagnosticMessages.ToMessage(problem) } });
}
