using System.Threading.Channels;

namespace Terraform.Framework;

/// <param name="Config">Wholly known.</param>
public sealed record InvokeActionRequest(string TypeName, TfValue Config);

public sealed record InvokeActionResult(ValueList<Diagnostic> Diagnostics);

public sealed partial class ProviderServer
{
    /// <summary>Carries an action out.</summary>
    /// <param name="report">Sends a line of progress; called one at a time.</param>
    public async Task<InvokeActionResult> InvokeActionAsync(InvokeActionRequest request, Func<string, Task> report, CancellationToken cancellationToken)
    {
        if (provider.FindAction(request.TypeName) is not { } action)
        {
            return new([UnknownType.Action(request.TypeName)]);
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
            diagnostics.Add(Failure.Explain(exception, $"Invoking {request.TypeName}", scope, action.Timeout is null ? null : "invoke", "What was begun may go on in the cloud; invoke the action again to see it through."));
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
            PluginLog.Write(LogLevel.Warn, "Progress of an action cannot be told", ("error", exception.GetType().Name));
        }
    }
}
