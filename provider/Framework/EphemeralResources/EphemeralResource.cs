namespace Terraform.Framework;

/// <summary>An ephemeral resource type: a value that lives as long as a command runs and is stored nowhere. Authors derive from
/// <see cref="EphemeralResource{TModel}"/>.</summary>
public abstract class EphemeralResource
{
    private protected EphemeralResource()
    {
    }

    /// <summary>As in HCL, with the provider's prefix: <c>vkcc_kubeconfig</c>.</summary>
    public abstract string TypeName { get; }

    /// <summary>Built on first use and kept.</summary>
    public Schema Schema => field ??= BuildSchema();

    private protected abstract Schema BuildSchema();

    internal abstract void InvokeValidate(TfObject config, DiagnosticBag diagnostics);

    internal abstract OpenContext NewOpen(TfObject config);

    internal abstract Task InvokeOpenAsync(OpenContext context, CancellationToken cancellationToken);

    internal abstract Task InvokeRenewAsync(RenewContext context, CancellationToken cancellationToken);

    internal abstract Task InvokeCloseAsync(CloseContext context, CancellationToken cancellationToken);
}
