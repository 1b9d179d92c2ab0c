namespace Terraform.Framework;

/// <summary>A data source type: schema and reading.</summary>
/// <remarks>
/// One instance serves the whole process and many calls at once, so it holds no state of a call. Terraform reads in the plan when the whole configuration is
/// known then, else in apply. Nothing found is an error (plugin-protocol section 4.10).
/// </remarks>
public abstract class DataSource<TModel> : DataSource
    where TModel : class, IModel<TModel>
{
    /// <summary>The text a practitioner's documentation is made of.</summary>
    protected abstract Schema DeclareSchema();

    /// <summary>Rules over several attributes; those of one attribute stand in the schema.</summary>
    protected virtual void Validate(ValidateContext<TModel> context)
    {
    }

    protected abstract Task ReadAsync(ReadDataContext<TModel> context, CancellationToken cancellationToken);

    private protected sealed override Schema BuildSchema() => DeclareSchema();

    internal sealed override void InvokeValidate(TfObject config, DiagnosticBag diagnostics) => ModelValidation.Run<TModel>(config, diagnostics, Validate);

    internal sealed override async Task<TfObject?> InvokeReadAsync(TfObject config, DiagnosticBag diagnostics, CancellationToken cancellationToken)
    {
        var context = new ReadDataContext<TModel>(TModel.From(config));
        try
        {
            await ReadAsync(context, cancellationToken);
            return context.SavedObject;
        }
        finally
        {
            diagnostics.AddRange(context.Diagnostics);
        }
    }
}
