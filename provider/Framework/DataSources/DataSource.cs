namespace Terraform.Framework;

/// <summary>A data source type. Authors derive from <see cref="DataSource{TModel}"/>.</summary>
public abstract class DataSource
{
    private protected DataSource()
    {
    }

    /// <summary>As in HCL, with the provider's prefix: <c>vkcc_flavors</c>.</summary>
    public abstract string TypeName { get; }

    /// <summary>Built on first use and kept.</summary>
    public Schema Schema => field ??= BuildSchema();

    private protected abstract Schema BuildSchema();

    internal abstract void InvokeValidate(TfObject config, DiagnosticBag diagnostics);

    /// <summary>What was found as the author saved it; null when nothing was saved.</summary>
    internal abstract Task<TfObject?> InvokeReadAsync(TfObject config, DiagnosticBag diagnostics, CancellationToken cancellationToken);
}
