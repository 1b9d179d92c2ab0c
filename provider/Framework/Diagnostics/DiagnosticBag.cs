using System.Collections;

namespace Terraform.Framework;

/// <summary>Collects the diagnostics of one operation; the same one is kept once.</summary>
public sealed class DiagnosticBag : IReadOnlyCollection<Diagnostic>
{
    private readonly List<Diagnostic> diagnostics = [];

    public int Count => diagnostics.Count;

    public bool HasErrors => diagnostics.Exists(d => d.Severity == DiagnosticSeverity.Error);

    /// <summary>Adds what a rule found; null means that it found nothing.</summary>
    public void Add(Diagnostic? diagnostic)
    {
        if (diagnostic is not null && !diagnostics.Contains(diagnostic))
        {
            diagnostics.Add(diagnostic);
        }
    }

    public void AddRange(IEnumerable<Diagnostic?> found)
    {
        foreach (var diagnostic in found)
        {
            Add(diagnostic);
        }
    }

    /// <summary>Puts one in the place of another, which must be there.</summary>
    public void Replace(Diagnostic old, Diagnostic @new) => diagnostics[diagnostics.IndexOf(old)] = @new;

    public IEnumerator<Diagnostic> GetEnumerator() => diagnostics.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => diagnostics.GetEnumerator();
}
