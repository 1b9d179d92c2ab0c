namespace Terraform.Framework;

/// <summary>Named attributes, each with a type; every value carries all of them.</summary>
public sealed record TfObjectType(ValueMap<TfType> Attributes) : TfType;
