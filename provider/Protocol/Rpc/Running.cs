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
        new RpcCall("ConfigureProvider").AnswerAsync(
            async () =>
            {
                lifetime.BeginRun();
                if (server.Stopping.IsCancellationRequested && !lifetime.Stopping.IsCancellationRequested)
                {
                    server = NewServer();
                }

                var config = Decode(request.Config, provider.Schema.Type, "provider configuration");
                var result = await server.ConfigureProviderAsync(new(config, request.TerraformVersion), context.CancellationToken);
                return new Proto.ConfigureProvider.Types.Response { Diagnostics = { result.Diagnostics } };
            },
            problem => new() { Diagnostics = { problem } });

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
        RpcCall.Action("PlanAction", request.ActionType).AnswerAsync(
            async () =>
            {
                var config = Decode(request.Config, ActionType(request.ActionType), "configuration");
                var result = await server.PlanActionAsync(new(request.ActionType, config), context.CancellationToken);
                return new Proto.PlanAction.Types.Response { Diagnostics = { result.Diagnostics } };
            },
            problem => new() { Diagnostics = { problem } });

    /// <summary>Runs an action as a stream of events: any number of lines of progress, and exactly one, the last, that completes it.</summary>
    internal async Task InvokeActionAsync(
        Proto.InvokeAction.Types.Request request, IServerStreamWriter<Proto.InvokeAction.Types.Event> events, ServerCallContext context)
    {
        var completed = await RpcCall.Action("InvokeAction", request.ActionType).AnswerAsync(
            async () =>
            {
                var config = Decode(request.Config, ActionType(request.ActionType), "configuration");
                var result = await server.InvokeActionAsync(new(request.ActionType, config), ReportAsync, context.CancellationToken);
                return new Proto.InvokeAction.Types.Event.Types.Completed { Diagnostics = { result.Diagnostics } };
            },
            problem => new() { Diagnostics = { problem } });
        await events.WriteAsync(new Proto.InvokeAction.Types.Event { Completed = completed }, context.CancellationToken);

        Task ReportAsync(string line) => events.WriteAsync(
            new Proto.InvokeAction.Types.Event { Progress = new() { Message = UnicodeText.Repair(line.ReplaceLineEndings(" ")) } },
            context.CancellationToken);
    }
}
