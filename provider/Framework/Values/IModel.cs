namespace Terraform.Framework;

/// <summary>The typed view of an object value: an immutable record whose members are <see cref="TfValue{T}"/>.</summary>
public interface IModel<TSelf>
    where TSelf : class, IModel<TSelf>
{
    static abstract TSelf From(TfObject value);

    /// <summary>Every attribute of the schema, no other.</summary>
    TfObject ToObject();
}
