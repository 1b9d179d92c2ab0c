namespace Terraform.Framework;

/// <summary>What create, read, update and import have in common: they save state, as often as they know more.</summary>
public abstract class StatefulContext<TModel>(PrivateState @private) : StatefulContext(@private)
    where TModel : class, IModel<TModel>
{
    private TfObject? savedObject;

    /// <summary>The state saved last; null when none was.</summary>
    public TModel? Saved { get; private set; }

    internal sealed override TfObject? SavedObject => savedObject;

    /// <summary>Remembers the state. What was saved last reaches Terraform, also when the operation fails afterwards; a part still unknown then keeps its prior
    /// value, or is null where there is none.</summary>
    public void SaveState(TModel state)
    {
        // Written out at once: a mistake in the model must not show only when the state is wanted.
        savedObject = state.ToObject();
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
        savedObject = null;
        Saved = null;
    }
}
