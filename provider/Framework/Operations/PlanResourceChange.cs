namespace Terraform.Framework;

/// <param name="PriorState">Null for a create.</param>
/// <param name="ProposedNewState">Core's merge of prior and config (plugin-protocol section 4.3); null for a destroy.</param>
/// <param name="Config">Null for a destroy.</param>
public sealed record PlanResourceChangeRequest(string TypeName, TfValue PriorState, TfValue ProposedNewState, TfValue Config, ReadOnlyMemory<byte> PriorPrivate);

/// <param name="RequiresReplace">Sorted, each path once.</param>
public sealed record PlanResourceChangeResult(
    TfValue PlannedState,
    ValueList<AttributePath> RequiresReplace,
    ReadOnlyMemory<byte> PlannedPrivate,
    ValueList<Diagnostic> Diagnostics);

public sealed partial class ProviderServer
{
    /// <summary>Says what an apply will do: create, change in place, replace, destroy or nothing.</summary>
    public Task<PlanResourceChangeResult> PlanResourceChangeAsync(PlanResourceChangeRequest request, CancellationToken cancellationToken) => throw new NotSupportedException();
}
