using Terraform.Framework;

namespace SimulatorTests.Safety;

/// <summary>What one command came to.</summary>
internal sealed class Report
{
    private readonly Lock gate = new();
    private readonly List<Diagnostic> diagnostics = [];

    public Dictionary<string, Step> Steps { get; } = new(StringComparer.Ordinal);

    /// <summary>Attributes that a refresh found changed, as <c>address.attribute</c>.</summary>
    public SortedSet<string> Drift { get; } = new(StringComparer.Ordinal);

    /// <summary>Attributes that the plan wants to change, as <c>address.attribute</c>.</summary>
    public SortedSet<string> Changes { get; } = new(StringComparer.Ordinal);

    /// <summary>Errors by which a plan refused a block.</summary>
    public Dictionary<string, IReadOnlyList<Diagnostic>> Refusals { get; } = new(StringComparer.Ordinal);

    public IReadOnlyList<Diagnostic> Errors => [.. All.Where(d => d.Severity == DiagnosticSeverity.Error)];

    public IReadOnlyList<Diagnostic> All
    {
        get
        {
            lock (gate)
            {
                return [.. diagnostics];
            }
        }
    }

    public bool IsEmpty => Steps.Values.All(step => step == Step.Nothing);

    /// <summary>The codes of <c>terraform plan -detailed-exitcode</c>.</summary>
    public int ExitCode => Errors.Count > 0 ? 1 : IsEmpty ? 0 : 2;

    public string Text =>
        string.Join("\n", All.Select(d => $"{d.Severity} {d.Path}: {d.Summary}: {d.Detail}"))
        + $"\n{string.Join(", ", Steps.Select(s => $"{s.Key} {s.Value}"))}"
        + $"\nchanges: {string.Join(", ", Changes)}";

    public bool Add(IEnumerable<Diagnostic> found)
    {
        lock (gate)
        {
            diagnostics.AddRange(found);
        }

        return found.All(d => d.Severity != DiagnosticSeverity.Error);
    }
}
