namespace Terraform.Framework;

/// <summary>Deleting a resource. Returning means that it is gone; a failure keeps it in state.</summary>
public sealed class DeleteContext<TModel>(TModel state, PrivateState @private) : StatefulContext<TModel>(@private)
    where TModel : class, IModel<TModel>
{
    public TModel State => state;
}
