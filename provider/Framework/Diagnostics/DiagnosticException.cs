using System.Diagnostics.CodeAnalysis;

namespace Terraform.Framework;

/// <summary>Ends an operation with a diagnostic for the practitioner: an expected failure, not a bug of ours. State saved before it is kept.</summary>
[SuppressMessage("Design", "CA1032", Justification = "Without a diagnostic there is nothing to say.")]
public sealed class DiagnosticException(Diagnostic diagnostic, Exception? cause = null) : Exception(diagnostic.Summary, cause)
{
    public Diagnostic Diagnostic => diagnostic;
}
