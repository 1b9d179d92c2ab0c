namespace Terraform.Framework;

/// <summary>An action: something done at the practitioner's word, outside of state. Authors derive from <see cref="ProviderAction{TModel}"/>.</summary>
/// <remarks>Not named Action as Terraform does: that word is .NET's.</remarks>
public abstract class ProviderAction : BlockType
{
    private protected ProviderAction()
    {
    }

    /// <summary>Limit of an invocation; null for none. With it the schema has its attribute (<see cref="InvokeTimeout.ToAttribute"/>), and the cancellation
    /// token trips when its time is over.</summary>
    public virtual InvokeTimeout? Timeout => null;

    internal abstract Task InvokePlanAsync(TfObject config, DiagnosticBag diagnostics, CancellationToken cancellationToken);

    /// <param name="report">Takes a line of progress.</param>
    internal abstract Task InvokeAsync(TfObject config, TimeSpan? limit, Action<string> report, DiagnosticBag diagnostics, CancellationToken cancellationToken);
}

/// <summary>An action: schema and operations, in the order in which Terraform comes to them.</summary>
/// <remarks>One instance serves many calls at once, so it holds no state of a call. Terraform keeps nothing of an action, so one that is invoked again must
/// find out what is left to do.</remarks>
public abstract class ProviderAction<TModel> : ProviderAction
    where TModel : class, IModel<TModel>
{
    /// <summary>Rules over several attributes; those of one attribute stand in the schema.</summary>
    protected virtual void Validate(ValidateContext<TModel> context)
    {
    }

    /// <summary>Checks what will be done; any part of the configuration may be unknown.</summary>
    protected virtual Task PlanAsync(PlanActionContext<TModel> context, CancellationToken cancellationToken) => Task.CompletedTask;

    protected abstract Task InvokeAsync(InvokeContext<TModel> context, CancellationToken cancellationToken);

    internal sealed override void InvokeValidate(TfObject config, DiagnosticBag diagnostics) => ModelValidation.Run<TModel>(config, diagnostics, Validate);

    internal sealed override Task InvokePlanAsync(TfObject config, DiagnosticBag diagnostics, CancellationToken cancellationToken) =>
        PlanAsync(new PlanActionContext<TModel>(TModel.From(config), diagnostics), cancellationToken);

    internal sealed override Task InvokeAsync(
        TfObject config, TimeSpan? limit, Action<string> report, DiagnosticBag diagnostics, CancellationToken cancellationToken) =>
        InvokeAsync(new InvokeContext<TModel>(TModel.From(config), limit, report, diagnostics), cancellationToken);
}

/// <summary>Planning an action.</summary>
public sealed class PlanActionContext<TModel>(TModel config, DiagnosticBag diagnostics)
    where TModel : class, IModel<TModel>
{
    /// <summary>Unknown where it depends on something not yet done.</summary>
    public TModel Config => config;

    public DiagnosticBag Diagnostics => diagnostics;
}

/// <summary>Carrying out an action.</summary>
public sealed class InvokeContext<TModel>(TModel config, TimeSpan? timeout, Action<string> report, DiagnosticBag diagnostics)
    where TModel : class, IModel<TModel>
{
    /// <summary>Wholly known.</summary>
    public TModel Config => config;

    /// <summary>How long it may take in all; null when there is no limit.</summary>
    public TimeSpan? Timeout => timeout;

    public DiagnosticBag Diagnostics => diagnostics;

    /// <summary>Tells the practitioner how far it is, at once and without waiting for the line to arrive. Never a secret.</summary>
    public void Report(string line) => report(line);
}
