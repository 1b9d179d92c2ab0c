using System.Threading.Channels;

namespace Terraform.Framework;

/// <param name="TerraformVersion">For example <c>1.11.4</c>.</param>
public sealed record ConfigureProviderRequest(TfValue Config, string TerraformVersion);

/// <summary>The run itself, configured and stopped, and the actions that are done in it.</summary>
public sealed partial class ProviderServer
{
    /// <summary>Hands the configuration over; called again in a long-lived process, the last one counts.</summary>
    public async Task<DiagnosticsResult> ConfigureProviderAsync(ConfigureProviderRequest request, CancellationToken cancellationToken)
    {
        using var scope = new OperationScope(limit: null, clock, Stopping, cancellationToken);
        ConfigureContext? context = null;
        isApplying = false;
        try
        {
            context = new ConfigureContext(ConfigObject(provider.Schema, request.Config), request.TerraformVersion);
            await provider.ConfigureAsync(context, scope.Token);
            return new([.. context.Diagnostics]);
        }
        catch (Exception exception)
        {
            return new([.. context?.Diagnostics ?? [], Failure.Explain(exception, "Configuring the provider", scope)]);
        }
    }

    /// <summary>Terraform was interrupted: every running operation is asked to stop, says what it has done and returns.</summary>
    public void StopProvider() => stop.Cancel();

    /// <summary>Checks what an action is going to do. Nothing is done, and nothing is kept for the invocation.</summary>
    public async Task<DiagnosticsResult> PlanActionAsync(BlockRequest request, CancellationToken cancellationToken)
    {
        var diagnostics = new DiagnosticBag();
        using var scope = new OperationScope(limit: null, clock, Stopping, cancellationToken);
        try
        {
            var action = provider.Actions.Get(request.TypeName);
            await action.InvokePlanAsync(ConfigObject(action.Schema, request.Config), diagnostics, scope.Token);
        }
        catch (Exception exception)
        {
            diagnostics.Add(Failure.Explain(exception, $"Planning {request.TypeName}", scope));
        }

        return new([.. diagnostics]);
    }

    /// <summary>Carries an action out.</summary>
    /// <param name="report">Sends a line of progress; called one at a time.</param>
    public async Task<DiagnosticsResult> InvokeActionAsync(BlockRequest request, Func<string, Task> report, CancellationToken cancellationToken)
    {
        if (provider.Actions.Find(request.TypeName) is not { } action)
        {
            return new([provider.Actions.Unknown(request.TypeName)]);
        }

        var diagnostics = new DiagnosticBag();
        var config = ConfigObject(action.Schema, request.Config);
        var lines = Channel.CreateUnbounded<string>(new UnboundedChannelOptions { SingleReader = true });
        var sending = SendAsync(lines.Reader, report);
        using var scope = new OperationScope(action.Timeout?.Of(config), clock, Stopping, cancellationToken);
        try
        {
            await action.InvokeAsync(config, scope.Limit, line => lines.Writer.TryWrite(line), diagnostics, scope.Token);
        }
        catch (Exception exception)
        {
            diagnostics.Add(Failure.Explain(
                exception,
                $"Invoking {request.TypeName}",
                scope,
                action.Timeout is null ? null : "invoke",
                "What was begun may go on in the cloud; invoke the action again to see it through."));
        }

        // The last word must not overtake a line.
        lines.Writer.Complete();
        await sending;
        return new([.. diagnostics]);
    }

    /// <summary>Lines go out one after another. A client that is gone takes none; the action is told by its token and ends by itself.</summary>
    private static async Task SendAsync(ChannelReader<string> lines, Func<string, Task> report)
    {
        try
        {
            await foreach (var line in lines.ReadAllAsync())
            {
                await report(line);
            }
        }
        catch (Exception exception)
        {
            PluginLog.Current.UntoldProgress(exception);
        }
    }
}
