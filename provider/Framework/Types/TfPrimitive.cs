namespace Terraform.Framework;

/// <summary>The types without parts.</summary>
public enum TfPrimitive
{
    String,
    Number,
    Bool,
    Dynamic,
}
