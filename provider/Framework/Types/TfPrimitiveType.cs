namespace Terraform.Framework;

/// <summary>A string, number, bool, or the dynamic pseudo-type.</summary>
public sealed record TfPrimitiveType(TfPrimitive Kind) : TfType;
