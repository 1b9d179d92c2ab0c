namespace Terraform.Framework;

/// <param name="PriorState">Null for a create.</param>
/// <param name="PlannedState">Null for a delete.</param>
/// <param name="Config">Wholly known, with write-only values; null for a delete.</param>
public sealed record ApplyResourceChangeRequest(string TypeName, TfValue PriorState, TfValue PlannedState, TfValue Config, ReadOnlyMemory<byte> PlannedPrivate);

/// <param name="NewState">What is true now, without unknowns, also when there are errors.</param>
public sealed record ApplyResourceChangeResult(TfValue NewState, ReadOnlyMemory<byte> Private, ValueList<Diagnostic> Diagnostics);

public sealed partial class ProviderServer
{
    /// <summary>Carries out what was planned.</summary>
    public Task<ApplyResourceChangeResult> ApplyResourceChangeAsync(ApplyResourceChangeRequest request, CancellationToken cancellationToken) => throw new NotSupportedException();
}
