namespace Terraform.Framework;

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
