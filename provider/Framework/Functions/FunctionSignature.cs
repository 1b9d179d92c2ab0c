namespace Terraform.Framework;

/// <summary>What a function takes, gives and is for.</summary>
public sealed record FunctionSignature
{
    /// <summary>One line for editors.</summary>
    public required string Summary { get; init; }

    /// <summary>Markdown for the practitioner; opens the documentation page.</summary>
    public required string Description { get; init; }

    public ValueList<FunctionParameter> Parameters { get; init; } = [];

    /// <summary>Takes all further arguments; null when there can be none.</summary>
    public FunctionParameter? Variadic { get; init; }

    public required TfType Returns { get; init; }

    /// <summary>What to use instead; null when the function is not deprecated.</summary>
    public string? DeprecationMessage { get; init; }

    /// <summary>The parameter that an argument is for; null when there is none.</summary>
    public FunctionParameter? ParameterAt(int position) => position < Parameters.Count ? Parameters[position] : Variadic;
}
