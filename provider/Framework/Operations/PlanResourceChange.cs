namespace Terraform.Framework;

/// <param name="PriorState">Null for a create.</param>
/// <param name="ProposedNewState">Core's merge of prior and config (plugin-protocol section 4.3); null for a destroy.</param>
/// <param name="Config">Null for a destroy.</param>
public sealed record PlanResourceChangeRequest(string TypeName, TfValue PriorState, TfValue ProposedNewState, TfValue Config, ReadOnlyMemory<byte> PriorPrivate)
{
    /// <summary>Null before a create, before Terraform 1.12, and where none is stored yet.</summary>
    public TfValue PriorIdentity { get; init; } = TfValue.Null;
}

/// <param name="RequiresReplace">Sorted, each path once.</param>
public sealed record PlanResourceChangeResult(
    TfValue PlannedState,
    ValueList<AttributePath> RequiresReplace,
    ReadOnlyMemory<byte> PlannedPrivate,
    ValueList<Diagnostic> Diagnostics)
{
    /// <summary>Of the object that is there; null before a create, whose identity is known only after it.</summary>
    public TfValue PlannedIdentity { get; init; } = TfValue.Null;
}

public sealed partial class ProviderServer
{
    /// <summary>Says what an apply will do: create, change in place, replace, destroy or nothing.</summary>
    public async Task<PlanResourceChangeResult> PlanResourceChangeAsync(PlanResourceChangeRequest request, CancellationToken cancellationToken)
    {
        var nothing = new PlanResourceChangeResult(request.ProposedNewState, [], request.PriorPrivate, []);
        if (provider.Resources.Find(request.TypeName) is not { } resource)
        {
            return nothing with { Diagnostics = [provider.Resources.Unknown(request.TypeName)] };
        }

        // Planned in place, to be replaced or to be destroyed: it is the object that is there which has an identity.
        nothing = nothing with { PlannedIdentity = request.PriorIdentity.IsNull ? IdentityValue.Of(resource, request.PriorState) : request.PriorIdentity };
        using var scope = new OperationScope(limit: null, clock, Stopping, cancellationToken);
        if (request.ProposedNewState.IsNull)
        {
            return await PlanDestroyAsync(resource, request, nothing, scope);
        }

        PlanDraft? draft = null;
        try
        {
            var config = ConfigObject(resource.Schema, request.Config);
            var @private = PrivateBytes.Decode(request.PriorPrivate);
            draft = await PlanRoutine.PlanAsync(resource, config, request.PriorState as TfObject, @private, started => draft = started, scope.Token);
            return new PlanResourceChangeResult(draft.Plan, [.. draft.RequiresReplace], PrivateBytes.Encode(draft.Private), Untold(draft.Diagnostics))
            {
                PlannedIdentity = nothing.PlannedIdentity,
            };
        }
        catch (Exception exception)
        {
            return nothing with { Diagnostics = Untold([.. draft?.Diagnostics ?? [], Failure.Explain(exception, $"Planning {request.TypeName}", scope)]) };
        }
    }

    private static async Task<PlanResourceChangeResult> PlanDestroyAsync(
        Resource resource, PlanResourceChangeRequest request, PlanResourceChangeResult nothing, OperationScope scope)
    {
        if (request.PriorState is not TfObject prior)
        {
            return nothing;
        }

        var diagnostics = new DiagnosticBag();
        try
        {
            var @private = PrivateBytes.Decode(request.PriorPrivate);
            await resource.InvokePlanDestroyAsync(prior, @private, diagnostics, scope.Token);
            return nothing with { PlannedState = TfValue.Null, PlannedPrivate = PrivateBytes.Encode(@private), Diagnostics = [.. diagnostics] };
        }
        catch (Exception exception)
        {
            return nothing with { Diagnostics = [.. diagnostics, Failure.Explain(exception, $"Planning the destruction of {request.TypeName}", scope)] };
        }
    }
}
