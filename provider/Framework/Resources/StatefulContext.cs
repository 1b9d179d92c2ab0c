namespace Terraform.Framework;

/// <summary>The part of an operation's context that does not depend on the model.</summary>
public abstract class StatefulContext
{
    private protected StatefulContext(PrivateState @private) => Private = @private;

    /// <summary>Kept in state beside the model, also when the operation fails.</summary>
    public PrivateState Private { get; }

    public DiagnosticBag Diagnostics { get; } = new();

    /// <summary>How long the operation may take in all, by the practitioner's <c>timeouts</c> or the resource's default; null when there is no limit.</summary>
    /// <remarks>The operation's cancellation token trips by itself when it is over; the framework then says so and keeps what was saved.</remarks>
    public TimeSpan? Timeout { get; internal set; }

    /// <summary>Set by the framework while an operation with a limit runs.</summary>
    internal OperationScope? Scope { get; set; }

    /// <summary>Stops the clock of <see cref="Timeout"/>: waiting for other operations of this process is not the operation's own time.</summary>
    public void PauseTimeout() => Scope?.Pause();

    /// <summary>The whole of <see cref="Timeout"/> counts from now on.</summary>
    public void RestartTimeout() => Scope?.Restart();

    /// <summary>The object is gone, as a read says.</summary>
    internal bool IsRemoved { get; private protected set; }

    /// <summary>What was saved last, as a value of the protocol; null when nothing was.</summary>
    internal TfObject? SavedObject { get; private protected set; }
}

/// <summary>What create, read, update and import have in common: they save state, as often as they know more.</summary>
public abstract class StatefulContext<TModel>(PrivateState @private) : StatefulContext(@private)
    where TModel : class, IModel<TModel>
{
    /// <summary>The state saved last; null when none was.</summary>
    public TModel? Saved { get; private set; }

    /// <summary>Remembers the state. What was saved last reaches Terraform, also when the operation fails afterwards; a part still unknown then keeps its prior
    /// value, or is null where there is none.</summary>
    public void SaveState(TModel state)
    {
        // Written out at once: a mistake in the model must not show only when the state is wanted.
        SavedObject = state.ToObject();
        Saved = state;
    }

    /// <summary>Set by the framework for create and update.</summary>
    internal Schema? Schema { get; init; }

    /// <summary>Remembers what the cloud says at the end, in the words of the plan; where it says something else, the practitioner is told.</summary>
    private protected void SaveResult(TModel actual, TModel plan)
    {
        var schema = Schema ?? throw new InvalidOperationException("Only a create and an update have a result.");
        SaveState(TModel.From(PlanPromise.Settle(schema, plan.ToObject(), actual.ToObject(), Diagnostics)));
    }

    private protected void Forget()
    {
        SavedObject = null;
        Saved = null;
    }
}

/// <summary>Creating a resource. Save the state as soon as the object has an id: a failure before that leaves nothing in state.</summary>
public sealed class CreateContext<TModel>(TModel config, TModel plan, PrivateState @private) : StatefulContext<TModel>(@private)
    where TModel : class, IModel<TModel>
{
    /// <summary>Wholly known, with write-only values.</summary>
    public TModel Config => config;

    /// <summary>Unknown where the value comes from the cloud.</summary>
    public TModel Plan => plan;

    /// <summary>The last word on what was created: known where the plan is, and the cloud's where that is unknown. A configurable value that the cloud has
    /// otherwise is a warning.</summary>
    public void SaveResult(TModel actual) => SaveResult(actual, plan);
}

/// <summary>Reading a resource back. Saves the state, or says that the object is gone.</summary>
public sealed class ReadContext<TModel>(TModel state, PrivateState @private) : StatefulContext<TModel>(@private)
    where TModel : class, IModel<TModel>
{
    /// <summary>As stored; after an import mostly null.</summary>
    public TModel State => state;

    /// <summary>The object is gone: the next plan creates it anew. Only for a clear "not found", never for a refusal.</summary>
    public void Remove()
    {
        IsRemoved = true;
        Forget();
    }
}

/// <summary>Changing a resource in place. State starts as the prior one; save after each step that took effect.</summary>
public sealed class UpdateContext<TModel>(TModel config, TModel prior, TModel plan, PrivateState @private) : StatefulContext<TModel>(@private)
    where TModel : class, IModel<TModel>
{
    /// <summary>Wholly known, with write-only values.</summary>
    public TModel Config => config;

    public TModel Prior => prior;

    public TModel Plan => plan;

    /// <summary>The last word on what was changed, as in <see cref="CreateContext{TModel}.SaveResult"/>.</summary>
    public void SaveResult(TModel actual) => SaveResult(actual, plan);
}

/// <summary>Deleting a resource. Returning means that it is gone; a failure keeps it in state.</summary>
public sealed class DeleteContext<TModel>(TModel state, PrivateState @private) : StatefulContext<TModel>(@private)
    where TModel : class, IModel<TModel>
{
    public TModel State => state;
}

/// <summary>Taking over an object that exists. Saves what the id tells; a read fills in the rest.</summary>
public sealed class ImportContext<TModel>(string id, TfObject? identity, TModel empty, PrivateState @private) : StatefulContext<TModel>(@private)
    where TModel : class, IModel<TModel>
{
    /// <summary>As given to <c>terraform import</c> or an import block; empty when <see cref="Identity"/> is given.</summary>
    public string Id => id;

    /// <summary>As given to an import block of Terraform 1.12 and newer: wholly known, required attributes not null. Null when <see cref="Id"/> is
    /// given.</summary>
    public TfObject? Identity => identity;

    /// <summary>A model with every attribute null, to start from.</summary>
    public TModel Empty => empty;
}
