namespace Terraform.Framework;

/// <summary>A list resource: finds what exists of the managed resource of the same name (<c>terraform query</c>). Authors derive from
/// <see cref="ListResource{TConfig}"/>.</summary>
public abstract class ListResource
{
    private protected ListResource()
    {
    }

    /// <summary>As in HCL, and as the managed resource: <c>vkcc_cluster</c>.</summary>
    public abstract string TypeName { get; }

    /// <summary>Of the block <c>config</c>; flat, Terraform puts the block around it. Built on first use and kept.</summary>
    public Schema Schema => field ??= BuildSchema();

    private protected abstract Schema BuildSchema();

    internal abstract void InvokeValidate(TfObject config, DiagnosticBag diagnostics);

    /// <param name="diagnostics">Takes warnings while the list is read.</param>
    internal abstract IAsyncEnumerable<ListedResource> InvokeListAsync(TfObject config, DiagnosticBag diagnostics, CancellationToken cancellationToken);
}
