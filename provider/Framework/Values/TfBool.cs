namespace Terraform.Framework;

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
