namespace Terraform.Framework;

/// <summary>The kinds of collection, each with one element type.</summary>
public enum TfCollection
{
    List,
    Set,
    Map,
}
