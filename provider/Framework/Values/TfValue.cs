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

    /// <summary>Number of elements; null for what is no collection.</summary>
    public int? Count => this switch
    {
        TfList list => list.Elements.Count,
        TfSet set => set.Elements.Count,
        TfMap map => map.Entries.Count,
        _ => null,
    };

    public static bool operator ==(TfValue? left, TfValue? right) => left is null ? right is null : left.Equals(right);

    public static bool operator !=(TfValue? left, TfValue? right) => !(left == right);

    public abstract bool Equals(TfValue? other);

    public sealed override bool Equals(object? obj) => Equals(obj as TfValue);

    public abstract override int GetHashCode();
}

/// <summary>The absence of a value, of any type.</summary>
public sealed class TfNull : TfValue
{
    private TfNull()
    {
    }

    public static TfNull Instance { get; } = new();

    public override bool IsWhollyKnown => true;

    public override bool Equals(TfValue? other) => other is TfNull;

    public override int GetHashCode() => 1;

    public override string ToString() => "null";
}

/// <summary>True or false.</summary>
public sealed class TfBool : TfValue
{
    private TfBool(bool isTrue) => IsTrue = isTrue;

    public static TfBool True { get; } = new(true);

    public static TfBool False { get; } = new(false);

    public bool IsTrue { get; }

    public override bool IsWhollyKnown => true;

    public static TfBool Of(bool value) => value ? True : False;

    public override bool Equals(TfValue? other) => other is TfBool b && b.IsTrue == IsTrue;

    public override int GetHashCode() => IsTrue ? 3 : 4;

    public override string ToString() => IsTrue ? "true" : "false";
}

/// <summary>A text.</summary>
public sealed class TfString(string text) : TfValue
{
    public string Text => text;

    public override bool IsWhollyKnown => true;

    public override bool Equals(TfValue? other) => other is TfString s && string.Equals(s.Text, text, StringComparison.Ordinal);

    public override int GetHashCode() => string.GetHashCode(text, StringComparison.Ordinal);

    public override string ToString() => $"\"{text}\"";
}

/// <summary>A value of the dynamic pseudo-type, with the type it brings along. The value may be unknown, never null (that is a plain null).</summary>
public sealed class TfDynamic(TfType type, TfValue value) : TfValue
{
    public TfType Type => type;

    public TfValue Value => value;

    public override bool IsWhollyKnown => value.IsWhollyKnown;

    public override bool Equals(TfValue? other) => other is TfDynamic d && d.Type.Equals(type) && d.Value.Equals(value);

    public override int GetHashCode() => HashCode.Combine(type, value);

    public override string ToString() => value.ToString() ?? string.Empty;
}
