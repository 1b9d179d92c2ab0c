using System.Diagnostics.CodeAnalysis;

namespace Terraform.Framework;

/// <summary>Help for the practitioner: what is wrong, why, and what to do.</summary>
/// <param name="Severity">Error or warning.</param>
/// <param name="Summary">A few words, no full stop, the same for the same kind of problem (equal warnings are grouped by it).</param>
/// <param name="Detail">Sentences; lines that begin with a blank are shown as they are.</param>
/// <param name="Path">The attribute at fault; the whole resource when it is no single one.</param>
public sealed record Diagnostic(DiagnosticSeverity Severity, string Summary, string Detail, AttributePath Path)
{
    /// <summary>Whether it speaks of something that this very apply has made, so that no plan could tell it before. A warning of the plan inside apply is told
    /// only then.</summary>
    public bool IsNews { get; init; }

    /// <summary>What it is about, where one diagnostic about that is enough for all objects of a run: compared by value. Null when every object says it for
    /// itself.</summary>
    public object? Once { get; init; }

    public static Diagnostic Error(string summary, string detail, AttributePath? path = null) =>
        new(DiagnosticSeverity.Error, summary, detail, path ?? AttributePath.Whole);

    public static Diagnostic Warning(string summary, string detail, AttributePath? path = null) =>
        new(DiagnosticSeverity.Warning, summary, detail, path ?? AttributePath.Whole);

    /// <summary>The answer to a call for something that the provider does not have.</summary>
    /// <param name="kind"><c>data source</c>.</param>
    public static Diagnostic Unknown(string kind, string name) => Diagnostic.Error(
        $"Unknown {kind}",
        $"This provider has no {kind} \"{name}\". Terraform asked for it, so its idea of the provider's schema is of another version: run terraform init "
            + "-upgrade, then try again.");

    /// <summary>Asked for the identity of a type, known or not, that has none.</summary>
    public static Diagnostic UnknownIdentity(string typeName) => Unknown("resource type with an identity", typeName);

    /// <summary>Not more of a text than a message can bear, and never half of a character: one beyond the Basic Multilingual Plane takes two UTF-16
    /// units.</summary>
    /// <param name="most">UTF-16 units, the ellipsis included.</param>
    public static string Shortened(string text, int most) =>
        text.Length <= most ? text : $"{text[..(char.IsHighSurrogate(text[most - 2]) ? most - 2 : most - 1)]}…";
}

/// <summary>An error fails the operation, a warning does not.</summary>
public enum DiagnosticSeverity
{
    Error = 1,
    Warning = 2,
}

/// <summary>Ends an operation with a diagnostic for the practitioner: an expected failure, not a bug of ours. State saved before it is kept.</summary>
[SuppressMessage("Design", "CA1032", Justification = "Without a diagnostic there is nothing to say.")]
public sealed class DiagnosticException(Diagnostic diagnostic, Exception? cause = null) : Exception(diagnostic.Summary, cause)
{
    public Diagnostic Diagnostic => diagnostic;

    /// <param name="found">What is wrong; null when nothing is.</param>
    public static void ThrowIfAny(Diagnostic? found)
    {
        if (found is not null)
        {
            throw new DiagnosticException(found);
        }
    }
}
