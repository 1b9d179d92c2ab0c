namespace Terraform.Framework;

/// <summary>A sequence of fixed length whose elements have types of their own.</summary>
public sealed record TfTupleType(ValueList<TfType> Elements) : TfType;
