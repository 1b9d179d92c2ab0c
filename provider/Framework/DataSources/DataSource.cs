namespace Terraform.Framework;

/// <summary>A data source type. Authors derive from <see cref="DataSource{TModel}"/>.</summary>
public abstract class DataSource : BlockType
{
    private protected DataSource()
    {
    }

    /// <summary>What was found as the author saved it; null when nothing was saved.</summary>
    internal abstract Task<TfObject?> InvokeReadAsync(TfObject config, DiagnosticBag diagnostics, CancellationToken cancellationToken);
}

/// <summary>A data source type: schema and reading.</summary>
/// <remarks>
/// One instance serves the whole process and many calls at once, so it holds no state of a call. Terraform reads in the plan when the whole configuration is
/// known then, else in apply. Nothing found is an error (plugin-protocol section 4.10).
/// </remarks>
public abstract class DataSource<TModel> : DataSource
    where TModel : class, IModel<TModel>
{
    /// <summary>Rules over several attributes; those of one attribute stand in the schema.</summary>
    protected virtual void Validate(ValidateContext<TModel> context)
    {
    }

    protected abstract Task ReadAsync(ReadDataContext<TModel> context, CancellationToken cancellationToken);

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

/// <summary>Reading a data source.</summary>
public sealed class ReadDataContext<TModel>(TModel config)
    where TModel : class, IModel<TModel>
{
    /// <summary>Wholly known.</summary>
    public TModel Config => config;

    public DiagnosticBag Diagnostics { get; } = new();

    internal TfObject? SavedObject { get; private set; }

    /// <summary>What was found: the configuration with its computed attributes filled. What the practitioner gave comes back as it was written, whatever stands
    /// here.</summary>
    public void SaveState(TModel state) => SavedObject = state.ToObject();
}
