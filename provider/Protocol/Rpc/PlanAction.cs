using Proto = Terraform.Protocol.Wire.Tfplugin6;

namespace Terraform.Protocol;

public sealed partial class ProviderService
{
    /// <summary>Checks what an action is going to do. Nothing is deferred: an unknown that matters waits for the invocation.</summary>
    internal Task<Proto.PlanAction.Types.Response> PlanActionAsync(Proto.PlanAction.Types.Request request, ServerCallContext context) =>
        new RpcCall("PlanAction", "tf_action_type", request.ActionType).AnswerAsync(
            async () =>
            {
                var config = Decode(request.Config, ActionType(request.ActionType), "configuration");
                var result = await server.PlanActionAsync(new(request.ActionType, config), context.CancellationToken);
                var response = new Proto.PlanAction.Types.Response();
                response.Diagnostics.AddRange(result.Diagnostics);
                return response;
            },
            problem => new Proto.PlanAction.Types.Response { Diagnostics = { DiagnosticMessages.ToMessage(problem) } });
}
