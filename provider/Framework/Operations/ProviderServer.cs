namespace Terraform.Framework;

/// <param name="PlanDestroy">Destructions are planned too.</param>
/// <param name="GetProviderSchemaOptional">Every call works in a process that was never asked for its schema.</param>
/// <param name="MoveResourceState">At least one resource takes over objects of other types.</param>
/// <param name="GenerateResourceConfig">The provider writes the configuration of imported objects (Terraform 1.14 and newer; older ones do it
/// themselves).</param>
public sealed record ServerCapabilities(bool PlanDestroy, bool GetProviderSchemaOptional, bool MoveResourceState, bool GenerateResourceConfig);

/// <param name="Config">The block; any part may be unknown where it is checked or planned, and none where it is read, opened or carried out.</param>
public sealed record BlockRequest(string TypeName, TfValue Config);

public sealed record DiagnosticsResult(ValueList<Diagnostic> Diagnostics);

/// <summary>The provider as Terraform sees it: one operation a call of the protocol, on values instead of bytes. Each stands in the file of its name.</summary>
/// <remarks>
/// No operation throws for what a practitioner, the cloud or a bug of ours did: all of it comes back as diagnostics, with the state that must not be lost.
/// Calls for different instances run at once; one object serves the whole process.
/// </remarks>
/// <param name="provider">What is served.</param>
/// <param name="time">Clock of the timeouts; the system's when left out.</param>
public sealed partial class ProviderServer(Provider provider, TimeProvider? time = null) : IDisposable
{
    private readonly CancellationTokenSource stop = new();
    private readonly TimeProvider clock = time ?? TimeProvider.System;

    /// <summary>Whether this configuration of the provider has begun to apply: then the plan was made by another process, and its warnings have been
    /// told.</summary>
    private volatile bool isApplying;

    public Provider Provider => provider;

    /// <summary>Trips when Terraform asks the provider to stop, for good: a stopped process is not used again.</summary>
    public CancellationToken Stopping => stop.Token;

    public ServerCapabilities Capabilities => new(
        PlanDestroy: true,
        GetProviderSchemaOptional: true,
        MoveResourceState: provider.Resources.Names.Any(name => provider.Resources.Get(name).StateMoves.Count > 0),
        GenerateResourceConfig: provider.Resources.Names.Any());

    public void Dispose() => stop.Dispose();

    /// <summary>What is told of a validation or a plan. Inside apply, where core makes both once more, warnings have been told before, save those that are
    /// news (docs/design/planning.md).</summary>
    /// <remarks>Advice about an attribute that cannot stay as it is helps nobody: an error silences the warnings of its attribute.</remarks>
    private ValueList<Diagnostic> Untold(IReadOnlyCollection<Diagnostic> diagnostics)
    {
        var wrong = diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error && !d.Path.IsWhole).Select(d => d.Path).ToHashSet();
        return [.. diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error || ((!isApplying || d.IsNews) && !wrong.Contains(d.Path)))];
    }
}
