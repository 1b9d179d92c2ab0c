namespace Terraform.Framework;

/// <summary>Taking over an object that exists. Saves what the id tells; a read fills in the rest.</summary>
public sealed class ImportContext<TModel>(string id, TModel empty, PrivateState @private) : StatefulContext<TModel>(@private)
    where TModel : class, IModel<TModel>
{
    /// <summary>As given to <c>terraform import</c> or an import block.</summary>
    public string Id => id;

    /// <summary>A model with every attribute null, to start from.</summary>
    public TModel Empty => empty;
}
