namespace Terraform.Framework;

/// <summary>A managed resource type: schema and operations, in the order in which Terraform comes to them.</summary>
/// <remarks>
/// One instance serves the whole process and many calls at once, so it holds no state of a call. An expected failure is a <see cref="DiagnosticException"/>;
/// any other exception is a bug of ours and becomes a diagnostic with a log reference. The cancellation token trips when Terraform is interrupted.
/// </remarks>
public abstract class Resource<TModel> : Resource
    where TModel : class, IModel<TModel>
{
    /// <summary>Told of every object in state before anything is asked about it, also when nothing is refreshed. Quick, and without calls: the provider may not
    /// even be configured.</summary>
    protected virtual void Remember(TModel state)
    {
    }

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

    // From here on: the same operations as ProviderServer calls them, which knows no models.
    internal sealed override void InvokeValidate(TfObject config, DiagnosticBag diagnostics) => ModelValidation.Run<TModel>(config, diagnostics, Validate);

    internal sealed override void InvokeRemember(TfObject state) => Remember(TModel.From(state));

    internal sealed override async Task InvokePlanAsync(PlanDraft draft, CancellationToken cancellationToken)
    {
        var plan = TModel.From(draft.Plan);
        var context =
            new PlanContext<TModel>(TModel.From(draft.Config), draft.Prior is { } prior ? TModel.From(prior) : null, plan, draft.Private) { Call = draft.Call };
        foreach (var path in draft.RequiresReplace)
        {
            context.RequireReplace(path);
        }

        try
        {
            await PlanAsync(context, cancellationToken);
            draft.RequiresReplace = [.. context.ReplacedBy];

            // A model sees less than the value holds (refinements, equal unknown elements): only what PlanAsync truly changed is taken from it.
            var seen = plan.ToObject();
            var changed = context.Plan.ToObject();
            draft.Plan = new TfObject(draft.Plan.Attributes.Map((name, value) =>
                changed.Attributes.TryGetValue(name, out var now) && !(seen.Attributes.TryGetValue(name, out var was) && now == was) ? now : value));
        }
        finally
        {
            draft.Diagnostics.AddRange(context.Diagnostics);
        }
    }

    internal sealed override async Task InvokePlanDestroyAsync(
        TfObject prior, PrivateState @private, DiagnosticBag diagnostics, CancellationToken cancellationToken)
    {
        var context = new PlanDestroyContext<TModel>(TModel.From(prior), @private);
        try
        {
            await PlanDestroyAsync(context, cancellationToken);
        }
        finally
        {
            diagnostics.AddRange(context.Diagnostics);
        }
    }

    internal sealed override StatefulContext NewCreate(TfObject config, TfObject plan, PrivateState @private) =>
        new CreateContext<TModel>(TModel.From(config), TModel.From(plan), @private) { Schema = Schema };

    internal sealed override StatefulContext NewRead(TfObject state, PrivateState @private) => new ReadContext<TModel>(TModel.From(state), @private);

    internal sealed override StatefulContext NewUpdate(TfObject config, TfObject prior, TfObject plan, PrivateState @private) =>
        new UpdateContext<TModel>(TModel.From(config), TModel.From(prior), TModel.From(plan), @private) { Schema = Schema };

    internal sealed override StatefulContext NewDelete(TfObject state, PrivateState @private) => new DeleteContext<TModel>(TModel.From(state), @private);

    internal sealed override StatefulContext NewImport(string id, TfObject? identity, PrivateState @private) =>
        new ImportContext<TModel>(id, identity, TModel.From(Schema.EmptyObject()), @private);

    internal sealed override Task InvokeAsync(StatefulContext context, CancellationToken cancellationToken) => context switch
    {
        CreateContext<TModel> create => CreateAsync(create, cancellationToken),
        ReadContext<TModel> read => ReadAsync(read, cancellationToken),
        UpdateContext<TModel> update => UpdateAsync(update, cancellationToken),
        DeleteContext<TModel> delete => DeleteAsync(delete, cancellationToken),
        ImportContext<TModel> import => ImportAsync(import, cancellationToken),
        _ => throw new ArgumentException("The context is of another resource.", nameof(context)),
    };
}
