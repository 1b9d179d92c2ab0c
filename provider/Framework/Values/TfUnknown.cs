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

/// <summary>What is promised about an unknown value (plugin-protocol section 3.5).</summary>
/// <param name="NotNull">The final value is certainly not null.</param>
/// <param name="Prefix">Text that the final string begins with; null when nothing is promised.</param>
/// <param name="Lower">Least number; null when open.</param>
/// <param name="Upper">Greatest number; null when open.</param>
/// <param name="LengthLower">Least number of elements; null when open.</param>
/// <param name="LengthUpper">Greatest number of elements; null when open.</param>
public sealed record TfRefinements(
    bool NotNull = false,
    string? Prefix = null,
    TfBound? Lower = null,
    TfBound? Upper = null,
    long? LengthLower = null,
    long? LengthUpper = null)
{
    public static TfRefinements None { get; } = new();
}

/// <summary>An end of a range of numbers.</summary>
public sealed record TfBound(TfNumber Value, bool Inclusive);
