namespace Terraform.Framework;

/// <summary>Any value of Terraform's type system as a tree, the form in which values cross the plugin protocol.</summary>
/// <remarks>
/// Immutable; equality is structural, sets without order. Models (<see cref="IModel{TSelf}"/>) are the typed view of an object of such values.
/// A wholly null or unknown value does not know its type: the schema does.
/// </remarks>
public abstract class TfValue : IEquatable<TfValue>
{
    private protected TfValue()
    {
    }

    public static TfValue Null => TfNull.Instance;

    public static TfValue Unknown => TfUnknown.Plain;

    public bool IsNull => this is TfNull;

    public bool IsUnknown => this is TfUnknown;

    /// <summary>Neither null nor unknown; parts of it may still be either.</summary>
    public bool IsKnown => this is not (TfNull or TfUnknown);

    /// <summary>There is no unknown at any depth.</summary>
    public abstract bool IsWhollyKnown { get; }

    public static bool operator ==(TfValue? left, TfValue? right) => left is null ? right is null : left.Equals(right);

    public static bool operator !=(TfValue? left, TfValue? right) => !(left == right);

    public abstract bool Equals(TfValue? other);

    public sealed override bool Equals(object? obj) => Equals(obj as TfValue);

    public abstract override int GetHashCode();
}
