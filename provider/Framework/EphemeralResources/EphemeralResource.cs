namespace Terraform.Framework;

/// <summary>An ephemeral resource type: a value that lives as long as a command runs and is stored nowhere. Authors derive from
/// <see cref="EphemeralResource{TModel}"/>.</summary>
public abstract class EphemeralResource : BlockType
{
    private protected EphemeralResource()
    {
    }

    internal abstract OpenContext NewOpen(TfObject config);

    internal abstract Task InvokeOpenAsync(OpenContext context, CancellationToken cancellationToken);

    internal abstract Task InvokeRenewAsync(RenewContext context, CancellationToken cancellationToken);

    internal abstract Task InvokeCloseAsync(CloseContext context, CancellationToken cancellationToken);
}

/// <summary>An ephemeral resource type: schema and operations, in the order in which Terraform comes to them.</summary>
/// <remarks>
/// Opened in plan and again in apply, each time in a process of its own, when the whole configuration is known. One instance serves many calls at once, so it
/// holds nothing between them but what <see cref="OpenContext.Private"/> carries.
/// </remarks>
public abstract class EphemeralResource<TModel> : EphemeralResource
    where TModel : class, IModel<TModel>
{
    /// <summary>Rules over several attributes; those of one attribute stand in the schema.</summary>
    protected virtual void Validate(ValidateContext<TModel> context)
    {
    }

    protected abstract Task OpenAsync(OpenContext<TModel> context, CancellationToken cancellationToken);

    /// <summary>Keeps alive what was opened; the values that were handed out stay as they are.</summary>
    protected virtual Task RenewAsync(RenewContext context, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Ends what was opened, also after errors. What is gone already is closed.</summary>
    protected virtual Task CloseAsync(CloseContext context, CancellationToken cancellationToken) => Task.CompletedTask;

    internal sealed override void InvokeValidate(TfObject config, DiagnosticBag diagnostics) => ModelValidation.Run<TModel>(config, diagnostics, Validate);

    internal sealed override OpenContext NewOpen(TfObject config) => new OpenContext<TModel>(TModel.From(config));

    internal sealed override Task InvokeOpenAsync(OpenContext context, CancellationToken cancellationToken) =>
        OpenAsync((OpenContext<TModel>)context, cancellationToken);

    internal sealed override Task InvokeRenewAsync(RenewContext context, CancellationToken cancellationToken) => RenewAsync(context, cancellationToken);

    internal sealed override Task InvokeCloseAsync(CloseContext context, CancellationToken cancellationToken) => CloseAsync(context, cancellationToken);
}

/// <summary>The part of opening that does not depend on the model.</summary>
public abstract class OpenContext
{
    private protected OpenContext()
    {
    }

    /// <summary>What renewing and closing need, as short texts by key; a stable handle and no secret.</summary>
    /// <remarks>Terraform hands these very entries to the close, whatever renewals made of them (plugin-protocol section 4.11).</remarks>
    public PrivateState Private { get; } = new();

    public DiagnosticBag Diagnostics { get; } = new();

    /// <summary>When to renew, in the future; null when it never needs to be.</summary>
    public DateTimeOffset? RenewAt { get; set; }

    internal TfObject? ResultObject { get; private protected set; }
}

/// <summary>Opening an ephemeral resource.</summary>
public sealed class OpenContext<TModel>(TModel config) : OpenContext
    where TModel : class, IModel<TModel>
{
    /// <summary>Wholly known.</summary>
    public TModel Config => config;

    /// <summary>What was opened: the configuration with its computed attributes filled, without unknowns.</summary>
    public void SetResult(TModel result) => ResultObject = result.ToObject();
}

/// <summary>Renewing an open ephemeral resource. Terraform 1.11 shows none of its diagnostics; an error ends the renewals.</summary>
public sealed class RenewContext(PrivateState @private)
{
    /// <summary>As the open or the renewal before left it; goes to the next renewal, not to the close.</summary>
    public PrivateState Private => @private;

    public DiagnosticBag Diagnostics { get; } = new();

    /// <summary>When to renew again; null when that is not needed.</summary>
    public DateTimeOffset? RenewAt { get; set; }
}

/// <summary>Closing an open ephemeral resource.</summary>
public sealed class CloseContext(PrivateState @private)
{
    /// <summary>As the open left it.</summary>
    public PrivateState Private => @private;

    public DiagnosticBag Diagnostics { get; } = new();
}
