namespace Terraform.Framework;

/// <summary>A list resource: finds what exists of the managed resource of the same name (<c>terraform query</c>). Authors derive from
/// <see cref="ListResource{TConfig}"/>.</summary>
/// <remarks>Its schema is that of the block <c>config</c>; flat, Terraform puts the block around it.</remarks>
public abstract class ListResource : BlockType
{
    private protected ListResource()
    {
    }

    /// <param name="diagnostics">Takes warnings while the list is read.</param>
    internal abstract IAsyncEnumerable<ListedResource> InvokeListAsync(TfObject config, DiagnosticBag diagnostics, CancellationToken cancellationToken);
}

/// <summary>A list resource: schema of what narrows the list, and listing.</summary>
/// <remarks>
/// An author says which objects there are and what people call them. Terraform may want the whole object too; the framework then imports and reads it through
/// the managed resource, so both always agree. The list is left as soon as enough is found.
/// </remarks>
public abstract class ListResource<TConfig> : ListResource
    where TConfig : class, IModel<TConfig>
{
    /// <summary>Rules over several attributes; those of one attribute stand in the schema.</summary>
    protected virtual void Validate(ValidateContext<TConfig> context)
    {
    }

    /// <summary>In an order that stays the same from one query to the next.</summary>
    protected abstract IAsyncEnumerable<ListedResource> ListAsync(ListContext<TConfig> context, CancellationToken cancellationToken);

    internal sealed override void InvokeValidate(TfObject config, DiagnosticBag diagnostics) => ModelValidation.Run<TConfig>(config, diagnostics, Validate);

    internal sealed override IAsyncEnumerable<ListedResource> InvokeListAsync(
        TfObject config, DiagnosticBag diagnostics, CancellationToken cancellationToken) =>
        ListAsync(new ListContext<TConfig>(TConfig.From(config), diagnostics), cancellationToken);
}

/// <summary>Listing what exists.</summary>
public sealed class ListContext<TConfig>(TConfig config, DiagnosticBag diagnostics)
    where TConfig : class, IModel<TConfig>
{
    /// <summary>Wholly known.</summary>
    public TConfig Config => config;

    /// <summary>Warnings, told after what was found; an error ends the list, better thrown.</summary>
    public DiagnosticBag Diagnostics => diagnostics;
}

/// <summary>One object of a list.</summary>
/// <param name="Identity">Of the managed resource's identity schema; required attributes not null.</param>
/// <param name="DisplayName">What people call it.</param>
public sealed record ListedResource(TfObject Identity, string DisplayName);
