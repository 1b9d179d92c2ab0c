namespace Terraform.Framework;

/// <summary>A managed resource type: schema and operations, in the order in which Terraform comes to them.</summary>
/// <remarks>
/// One instance serves the whole process and many calls at once, so it holds no state of a call. An expected failure is a <see cref="DiagnosticException"/>;
/// any other exception is a bug of ours and becomes a diagnostic with a log reference. The cancellation token trips when Terraform is interrupted.
/// </remarks>
public abstract partial class Resource<TModel> : Resource
    where TModel : class, IModel<TModel>
{
    /// <summary>The text a practitioner's documentation is made of.</summary>
    protected abstract Schema DeclareSchema();

    /// <summary>Rules over several attributes; those of one attribute stand in the schema.</summary>
    protected virtual void Validate(ValidateContext<TModel> context)
    {
    }

    /// <summary>Adjusts and checks a planned create or update.</summary>
    protected virtual Task PlanAsync(PlanContext<TModel> context, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Checks a planned destruction.</summary>
    protected virtual Task PlanDestroyAsync(PlanDestroyContext<TModel> context, CancellationToken cancellationToken) => Task.CompletedTask;

    protected abstract Task CreateAsync(CreateContext<TModel> context, CancellationToken cancellationToken);

    protected abstract Task ReadAsync(ReadContext<TModel> context, CancellationToken cancellationToken);

    protected abstract Task UpdateAsync(UpdateContext<TModel> context, CancellationToken cancellationToken);

    protected abstract Task DeleteAsync(DeleteContext<TModel> context, CancellationToken cancellationToken);

    protected abstract Task ImportAsync(ImportContext<TModel> context, CancellationToken cancellationToken);

    private protected sealed override Schema BuildSchema() => DeclareSchema();
}
