namespace Terraform.Framework;

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
