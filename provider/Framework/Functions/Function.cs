namespace Terraform.Framework;

/// <summary>A function <c>provider::vkcc::name(…)</c>: pure, without configuration, log and I/O (plugin-protocol section 4.11).</summary>
/// <remarks>Terraform records every call and compares the results of equal arguments, those of apply with those of the plan.</remarks>
public abstract class Function
{
    /// <summary>As in HCL, without a prefix.</summary>
    public abstract string Name { get; }

    /// <summary>Built on first use and kept.</summary>
    public FunctionSignature Signature => field ??= DeclareSignature();

    protected abstract FunctionSignature DeclareSignature();

    /// <summary>The result; unknown when it depends on something unknown that a parameter allows.</summary>
    /// <param name="arguments">By the name of the parameter; the variadic ones are a list under the name of theirs.</param>
    /// <exception cref="DiagnosticException">An argument is wrong. Its path begins with the parameter's name, and in it goes on with an index; the detail is
    /// one sentence or two, and the summary is not shown.</exception>
    protected abstract TfValue Call(TfObject arguments);

    /// <summary>A wrong argument.</summary>
    protected static DiagnosticException Wrong(AttributePath argument, string text) => new(Diagnostic.Error("Invalid argument", text, argument));

    internal TfValue Invoke(TfObject arguments) => Call(arguments);
}

/// <summary>Why a function has no result.</summary>
/// <param name="Text">One sentence or two; there is no summary.</param>
/// <param name="Argument">The argument at fault, from 0, variadic ones counted on; null when it is no single one.</param>
public sealed record FunctionError(string Text, long? Argument = null);

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
