using Terraform.Framework;
using Proto = Terraform.Protocol.Wire.Tfplugin6;

namespace Terraform.Protocol;

public sealed partial class ProviderService
{
    /// <summary>Runs an action as a stream of events, of which exactly one, the last, completes it; there are no actions.</summary>
    internal async Task InvokeActionAsync(Proto.InvokeAction.Types.Request request, IServerStreamWriter<Proto.InvokeAction.Types.Event> events, ServerCallContext context)
    {
        var last = await new RpcCall("InvokeAction", "tf_action_type", request.ActionType).AnswerAsync(
            () => throw new DiagnosticException(UnknownType.Action(request.ActionType)),
            problem => new Proto.InvokeAction.Types.Event
            {
                Completed = new Proto.InvokeAction.Types.Event.Types.Completed { Diagnostics = { DiagnosticMessages.ToMessage(problem) } },
            });
        await events.WriteAsync(last, context.CancellationToken);
    }
}
