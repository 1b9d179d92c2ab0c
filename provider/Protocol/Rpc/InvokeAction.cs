using Terraform.Framework;
using Proto = Terraform.Protocol.Wire.Tfplugin6;

namespace Terraform.Protocol;

public sealed partial class ProviderService
{
    /// <summary>Runs an action as a stream of events: any number of lines of progress, and exactly one, the last, that completes it.</summary>
    internal async Task InvokeActionAsync(Proto.InvokeAction.Types.Request request, IServerStreamWriter<Proto.InvokeAction.Types.Event> events, ServerCallContext context)
    {
        var completed = await new RpcCall("InvokeAction", "tf_action_type", request.ActionType).AnswerAsync(
            async () =>
            {
                var config = Decode(request.Config, ActionType(request.ActionType), "configuration");
                var result = await server.InvokeActionAsync(new(request.ActionType, config), ReportAsync, context.CancellationToken);
                var message = new Proto.InvokeAction.Types.Event.Types.Completed();
                message.Diagnostics.AddRange(result.Diagnostics);
                return message;
            },
            problem => new Proto.InvokeAction.Types.Event.Types.Completed { Diagnostics = { DiagnosticMessages.ToMessage(problem) } });
        await events.WriteAsync(new Proto.InvokeAction.Types.Event { Completed = completed }, context.CancellationToken);

        Task ReportAsync(string line) => events.WriteAsync(
            new Proto.InvokeAction.Types.Event { Progress = new Proto.InvokeAction.Types.Event.Types.Progress { Message = UnicodeText.Repair(line.ReplaceLineEndings(" ")) } },
            context.CancellationToken);
    }

    /// <exception cref="DiagnosticException">There is no such type.</exception>
    private TfObjectType ActionType(string typeName) =>
        (server.FindActionSchema(typeName) ?? throw new DiagnosticException(UnknownType.Action(typeName))).Type;
}
