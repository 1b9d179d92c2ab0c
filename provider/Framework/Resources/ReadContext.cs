namespace Terraform.Framework;

/// <summary>Reading a resource back. Saves the state, or says that the object is gone.</summary>
public sealed class ReadContext<TModel>(TModel state, PrivateState @private) : StatefulContext<TModel>(@private), IRemovable
    where TModel : class, IModel<TModel>
{
    /// <summary>As stored; after an import mostly null.</summary>
    public TModel State => state;

    public bool IsRemoved { get; private set; }

    /// <summary>The object is gone: the next plan creates it anew. Only for a clear "not found", never for a refusal.</summary>
    public void Remove()
    {
        IsRemoved = true;
        Forget();
    }
}
