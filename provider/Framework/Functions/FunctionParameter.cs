namespace Terraform.Framework;

/// <summary>One parameter of a function.</summary>
/// <param name="Name">As an identifier of HCL.</param>
public sealed record FunctionParameter(string Name, TfType Type)
{
    /// <summary>Markdown for the practitioner.</summary>
    public required string Description { get; init; }

    /// <summary>The function takes null; else Terraform refuses it. Nulls inside of a collection come in any case.</summary>
    public bool AllowNull { get; init; }

    /// <summary>The function takes unknown values; else it is not called with any, and its result is unknown.</summary>
    public bool AllowUnknown { get; init; }

    /// <summary>Checks of a wholly known argument, and for the variadic parameter of each.</summary>
    public ValueList<AttributeValidator> Validators { get; init; } = [];
}
