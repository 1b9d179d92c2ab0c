namespace Terraform.Framework;

/// <summary>An ephemeral resource type: schema and operations, in the order in which Terraform comes to them.</summary>
/// <remarks>
/// Opened in plan and again in apply, each time in a process of its own, when the whole configuration is known. One instance serves many calls at once, so it
/// holds nothing between them but what <see cref="OpenContext.Private"/> carries.
/// </remarks>
public abstract class EphemeralResource<TModel> : EphemeralResource
    where TModel : class, IModel<TModel>
{
    /// <summary>The text a practitioner's documentation is made of.</summary>
    protected abstract Schema DeclareSchema();

    /// <summary>Rules over several attributes; those of one attribute stand in the schema.</summary>
    protected virtual void Validate(ValidateContext<TModel> context)
    {
    }

    protected abstract Task OpenAsync(OpenContext<TModel> context, CancellationToken cancellationToken);

    /// <summary>Keeps alive what was opened; the values that were handed out stay as they are.</summary>
    protected virtual Task RenewAsync(RenewContext context, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Ends what was opened, also after errors. What is gone already is closed.</summary>
    protected virtual Task CloseAsync(CloseContext context, CancellationToken cancellationToken) => Task.CompletedTask;

    private protected sealed override Schema BuildSchema() => DeclareSchema();

    internal sealed override void InvokeValidate(TfObject config, DiagnosticBag diagnostics) => ModelValidation.Run<TModel>(config, diagnostics, Validate);

    internal sealed override OpenContext NewOpen(TfObject config) => new OpenContext<TModel>(TModel.From(config));

    internal sealed override Task InvokeOpenAsync(OpenContext context, CancellationToken cancellationToken) =>
        OpenAsync((OpenContext<TModel>)context, cancellationToken);

    internal sealed override Task InvokeRenewAsync(RenewContext context, CancellationToken cancellationToken) => RenewAsync(context, cancellationToken);

    internal sealed override Task InvokeCloseAsync(CloseContext context, CancellationToken cancellationToken) => CloseAsync(context, cancellationToken);
}
