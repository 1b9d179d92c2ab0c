namespace Terraform.Framework;

/// <summary>One attribute of an identity. Core takes primitives and lists of them only.</summary>
public sealed record IdentityAttribute(string Name, TfType Type)
{
    /// <summary>For the practitioner who writes an import block.</summary>
    public required string Description { get; init; }

    /// <summary>Whether an import must give it; what need not be given is filled by the first read.</summary>
    public bool IsRequired { get; init; } = true;
}
