namespace Terraform.Framework;

/// <summary>Why a function has no result.</summary>
/// <param name="Text">One sentence or two; there is no summary.</param>
/// <param name="Argument">The argument at fault, from 0, variadic ones counted on; null when it is no single one.</param>
public sealed record FunctionError(string Text, long? Argument = null);
