namespace Terraform.Framework;

/// <summary>An action: schema and operations, in the order in which Terraform comes to them.</summary>
/// <remarks>One instance serves many calls at once, so it holds no state of a call. Terraform keeps nothing of an action, so one that is invoked again must
/// find out what is left to do.</remarks>
public abstract class ProviderAction<TModel> : ProviderAction
    where TModel : class, IModel<TModel>
{
    /// <summary>The text a practitioner's documentation is made of.</summary>
    protected abstract Schema DeclareSchema();

    /// <summary>Rules over several attributes; those of one attribute stand in the schema.</summary>
    protected virtual void Validate(ValidateContext<TModel> context)
    {
    }

    /// <summary>Checks what will be done; any part of the configuration may be unknown.</summary>
    protected virtual Task PlanAsync(PlanActionContext<TModel> context, CancellationToken cancellationToken) => Task.CompletedTask;

    protected abstract Task InvokeAsync(InvokeContext<TModel> context, CancellationToken cancellationToken);

    private protected sealed override Schema BuildSchema() => DeclareSchema();

    internal sealed override void InvokeValidate(TfObject config, DiagnosticBag diagnostics) => ModelValidation.Run<TModel>(config, diagnostics, Validate);

    internal sealed override Task InvokePlanAsync(TfObject config, DiagnosticBag diagnostics, CancellationToken cancellationToken) =>
        PlanAsync(new PlanActionContext<TModel>(TModel.From(config), diagnostics), cancellationToken);

    internal sealed override Task InvokeAsync(
        TfObject config, TimeSpan? limit, Action<string> report, DiagnosticBag diagnostics, CancellationToken cancellationToken) =>
        InvokeAsync(new InvokeContext<TModel>(TModel.From(config), limit, report, diagnostics), cancellationToken);
}
