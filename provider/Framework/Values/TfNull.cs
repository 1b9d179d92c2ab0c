namespace Terraform.Framework;

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
