namespace Terraform.Framework;

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
