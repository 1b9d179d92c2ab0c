using System.Diagnostics.CodeAnalysis;

namespace Terraform.Framework;

/// <summary>A value that fits its type in the schema but not the member of the model: a fraction or a giant where a whole number is meant.</summary>
/// <remarks>The value itself is not in the text, which may end in a log.</remarks>
[SuppressMessage("Design", "CA1032", Justification = "Without the attribute there is nothing to say.")]
public sealed class UnreadableValueException(string attribute, string wanted) : Exception($"Attribute \"{attribute}\" is not {wanted}.")
{
    public string Attribute => attribute;

    /// <summary>For example "a whole number between …".</summary>
    public string Wanted => wanted;
}
