using Grpc.Core;
using Terraform.Framework;
using Proto = Terraform.Protocol.Wire.Tfplugin6;

namespace Terraform.Protocol;

/// <summary>The run itself, configured and stopped, and the actions that are done in it.</summary>
public sealed partial class ProviderService
{
    /// <summary>Hands the configuration over and begins a run. In debug mode one process serves many runs, and the interrupt of one must not stop the
    /// next.</summary>
    internal Task<Proto.ConfigureProvider.Types.Response> ConfigureProviderAsync(Proto.ConfigureProvider.Types.Request request, ServerCallContext context) =>
        new RpcCall("ConfigureProvider").TellAsync<Proto.ConfigureProvider.Types.Response>(
            () =>
            {
                lifetime.BeginRun();
                if (server.Stopping.IsCancellationRequested && !lifetime.Stopping.IsCancellationRequested)
                {
                    server = NewServer();
                }

                return server.ConfigureProviderAsync(new(ProviderConfig(request.Config), request.TerraformVersion), context.CancellationToken);
            },
            told => new() { Diagnostics = { told } });

    /// <summary>The practitioner has interrupted: running operations end soon with what they have, and Terraform waits for them.</summary>
    internal Task<Proto.StopProvider.Types.Response> StopProviderAsync(Proto.StopProvider.Types.Request request, ServerCallContext context) =>
        new RpcCall("StopProvider").AnswerAsync(
            () =>
            {
                lifetime.Stop();
                return new Proto.StopProvider.Types.Response();
            },
            problem => new() { Error = problem.Summary });

    /// <summary>Checks what an action is going to do. Nothing is deferred: an unknown that matters waits for the invocation.</summary>
    internal Task<Proto.PlanAction.Types.Response> PlanActionAsync(Proto.PlanAction.Types.Request request, ServerCallContext context) =>
        RpcCall.Action("PlanAction", request.ActionType).TellAsync<Proto.PlanAction.Types.Response>(
            () => server.PlanActionAsync(Block(provider.Actions, request.ActionType, request.Config), context.CancellationToken),
            told => new() { Diagnostics = { told } });

    /// <summary>Runs an action as a stream of events: any number of lines of progress, and exactly one, the last, that completes it.</summary>
    internal async Task InvokeActionAsync(
        Proto.InvokeAction.Types.Request request, IServerStreamWriter<Proto.InvokeAction.Types.Event> events, ServerCallContext context)
    {
        var completed = await RpcCall.Action("InvokeAction", request.ActionType).TellAsync<Proto.InvokeAction.Types.Event.Types.Completed>(
            () => server.InvokeActionAsync(Block(provider.Actions, request.ActionType, request.Config), ReportAsync, context.CancellationToken),
            told => new() { Diagnostics = { told } });
        await events.WriteAsync(new Proto.InvokeAction.Types.Event { Completed = completed }, context.CancellationToken);

        Task ReportAsync(string line) => events.WriteAsync(
            new Proto.InvokeAction.Types.Event { Progress = new() { Message = UnicodeText.Repair(line.ReplaceLineEndings(" ")) } },
            context.CancellationToken);
    }
}
