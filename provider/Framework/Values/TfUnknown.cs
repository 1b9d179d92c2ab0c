namespace Terraform.Framework;

/// <summary>A value that is not known yet, with what is already promised about it (plugin-protocol section 3.5).</summary>
/// <remarks>Two unknowns are equal whatever their refinements: core ignores refinements when it compares plans.</remarks>
public sealed class TfUnknown(TfRefinements refinements) : TfValue
{
    public static TfUnknown Plain { get; } = new(TfRefinements.None);

    public TfRefinements Refinements => refinements;

    public override bool IsWhollyKnown => false;

    public override bool Equals(TfValue? other) => other is TfUnknown;

    public override int GetHashCode() => 2;

    public override string ToString() => "(unknown)";
}
