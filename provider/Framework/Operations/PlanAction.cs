namespace Terraform.Framework;

/// <param name="Config">Any part may be unknown.</param>
public sealed record PlanActionRequest(string TypeName, TfValue Config);

public sealed record PlanActionResult(ValueList<Diagnostic> Diagnostics);

public sealed partial class ProviderServer
{
    /// <summary>Checks what an action is going to do. Nothing is done, and nothing is kept for the invocation.</summary>
    public async Task<PlanActionResult> PlanActionAsync(PlanActionRequest request, CancellationToken cancellationToken)
    {
        if (provider.FindAction(request.TypeName) is not { } action)
        {
            return new([UnknownType.Action(request.TypeName)]);
        }

        var diagnostics = new DiagnosticBag();
        using var scope = new OperationScope(limit: null, clock, Stopping, cancellationToken);
        try
        {
            await action.InvokePlanAsync(ConfigObject(action.Schema, request.Config), diagnostics, scope.Token);
        }
        catch (Exception exception)
        {
            diagnostics.Add(Failure.Explain(exception, $"Planning {request.TypeName}", scope));
        }

        return new([.. diagnostics]);
    }
}
