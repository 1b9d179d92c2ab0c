namespace Terraform.Framework;

/// <summary>A list resource: schema of what narrows the list, and listing.</summary>
/// <remarks>
/// An author says which objects there are and what people call them. Terraform may want the whole object too; the framework then imports and reads it through
/// the managed resource, so both always agree. The list is left as soon as enough is found.
/// </remarks>
public abstract class ListResource<TConfig> : ListResource
    where TConfig : class, IModel<TConfig>
{
    /// <summary>The text a practitioner's documentation is made of.</summary>
    protected abstract Schema DeclareSchema();

    /// <summary>Rules over several attributes; those of one attribute stand in the schema.</summary>
    protected virtual void Validate(ValidateContext<TConfig> context)
    {
    }

    /// <summary>In an order that stays the same from one query to the next.</summary>
    protected abstract IAsyncEnumerable<ListedResource> ListAsync(ListContext<TConfig> context, CancellationToken cancellationToken);

    private protected sealed override Schema BuildSchema() => DeclareSchema();

    internal sealed override void InvokeValidate(TfObject config, DiagnosticBag diagnostics) => ModelValidation.Run<TConfig>(config, diagnostics, Validate);

    internal sealed override IAsyncEnumerable<ListedResource> InvokeListAsync(
        TfObject config, DiagnosticBag diagnostics, CancellationToken cancellationToken) =>
        ListAsync(new ListContext<TConfig>(TConfig.From(config), diagnostics), cancellationToken);
}
