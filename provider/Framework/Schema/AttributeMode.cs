namespace Terraform.Framework;

/// <summary>Who gives an attribute its value: the practitioner, the provider, or whoever does.</summary>
public enum AttributeMode
{
    /// <summary>The practitioner must give it.</summary>
    Required,

    /// <summary>The practitioner may give it; without, it is null.</summary>
    Optional,

    /// <summary>Only the provider gives it.</summary>
    Computed,

    /// <summary>The practitioner may give it; without, the provider does.</summary>
    OptionalComputed,
}
