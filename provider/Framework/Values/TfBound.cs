namespace Terraform.Framework;

/// <summary>An end of a range of numbers.</summary>
public sealed record TfBound(TfNumber Value, bool Inclusive);
