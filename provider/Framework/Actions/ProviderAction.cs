namespace Terraform.Framework;

/// <summary>An action: something done at the practitioner's word, outside of state. Authors derive from <see cref="ProviderAction{TModel}"/>.</summary>
/// <remarks>Not named Action as Terraform does: that word is .NET's.</remarks>
public abstract class ProviderAction
{
    private protected ProviderAction()
    {
    }

    /// <summary>As in HCL, with the provider's prefix: <c>vkcc_cluster_power</c>.</summary>
    public abstract string TypeName { get; }

    /// <summary>Built on first use and kept.</summary>
    public Schema Schema => field ??= BuildSchema();

    /// <summary>Limit of an invocation; null for none. With it the schema has its attribute (<see cref="InvokeTimeout.ToAttribute"/>), and the cancellation
    /// token trips when its time is over.</summary>
    public virtual InvokeTimeout? Timeout => null;

    private protected abstract Schema BuildSchema();

    internal abstract void InvokeValidate(TfObject config, DiagnosticBag diagnostics);

    internal abstract Task InvokePlanAsync(TfObject config, DiagnosticBag diagnostics, CancellationToken cancellationToken);

    /// <param name="report">Takes a line of progress.</param>
    internal abstract Task InvokeAsync(TfObject config, TimeSpan? limit, Action<string> report, DiagnosticBag diagnostics, CancellationToken cancellationToken);
}
