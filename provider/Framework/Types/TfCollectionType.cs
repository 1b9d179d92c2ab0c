namespace Terraform.Framework;

/// <summary>A list, set or map with elements of one type.</summary>
public sealed record TfCollectionType(TfCollection Kind, TfType Element) : TfType;
