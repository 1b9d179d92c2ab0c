namespace Terraform.Framework;

/// <summary>How many nested objects an attribute or block holds, and how they are told apart.</summary>
public enum NestingMode
{
    Single,
    List,
    Set,
    Map,

    /// <summary>Blocks only: one object that is never null; an object of nulls stands for none.</summary>
    Group,
}
