namespace Terraform.Framework;

/// <summary>What create, read, update and import have in common: they save state, as often as they know more.</summary>
public abstract class StatefulContext<TModel>(PrivateState @private) : StatefulContext(@private)
    where TModel : class, IModel<TModel>
{
    private TModel? saved;

    /// <summary>The state saved last; null when none was.</summary>
    public TModel? Saved => saved;

    internal sealed override TfObject? SavedObject => saved?.ToObject();

    /// <summary>Remembers the state. What was saved last reaches Terraform, also when the operation fails afterwards; unknown parts become null then.</summary>
    public void SaveState(TModel state) => saved = state;

    private protected void Forget() => saved = null;
}
