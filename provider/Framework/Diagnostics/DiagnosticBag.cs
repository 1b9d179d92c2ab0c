using System.Collections;

namespace Terraform.Framework;

/// <summary>Collects the diagnostics of one operation; the same one is kept once. Parallel parts of the operation may add to it.</summary>
public sealed class DiagnosticBag : IReadOnlyCollection<Diagnostic>
{
    private readonly Lock gate = new();

    /// <summary>The call of Terraform that it is collected for; several runs of one call have the same, and what is told once per process is told in the last
    /// of them too.</summary>
    public object Owner { get; init; } = new();

    private readonly List<Diagnostic> diagnostics = [];

    public int Count
    {
        get
        {
            lock (gate)
            {
                return diagnostics.Count;
            }
        }
    }

    public bool HasErrors => Snapshot().Any(d => d.Severity == DiagnosticSeverity.Error);

    /// <summary>Adds what a rule found; null means that it found nothing.</summary>
    public void Add(Diagnostic? diagnostic)
    {
        if (diagnostic is null)
        {
            return;
        }

        lock (gate)
        {
            if (!diagnostics.Contains(diagnostic))
            {
                diagnostics.Add(diagnostic);
            }
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
    public void Replace(Diagnostic old, Diagnostic @new)
    {
        lock (gate)
        {
            diagnostics[diagnostics.IndexOf(old)] = @new;
        }
    }

    /// <summary>What was there at the moment of asking.</summary>
    public IEnumerator<Diagnostic> GetEnumerator() => ((IEnumerable<Diagnostic>)Snapshot()).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private Diagnostic[] Snapshot()
    {
        lock (gate)
        {
            return [.. diagnostics];
        }
    }
}
