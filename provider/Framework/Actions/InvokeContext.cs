namespace Terraform.Framework;

/// <summary>Carrying out an action.</summary>
public sealed class InvokeContext<TModel>(TModel config, TimeSpan? timeout, Action<string> report, DiagnosticBag diagnostics)
    where TModel : class, IModel<TModel>
{
    /// <summary>Wholly known.</summary>
    public TModel Config => config;

    /// <summary>How long it may take in all; null when there is no limit.</summary>
    public TimeSpan? Timeout => timeout;

    public DiagnosticBag Diagnostics => diagnostics;

    /// <summary>Tells the practitioner how far it is, at once and without waiting for the line to arrive. Never a secret.</summary>
    public void Report(string line) => report(line);
}
