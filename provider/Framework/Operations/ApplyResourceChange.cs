namespace Terraform.Framework;

/// <param name="PriorState">Null for a create.</param>
/// <param name="PlannedState">Null for a delete.</param>
/// <param name="Config">Wholly known, with write-only values; null for a delete.</param>
public sealed record ApplyResourceChangeRequest(string TypeName, TfValue PriorState, TfValue PlannedState, TfValue Config, ReadOnlyMemory<byte> PlannedPrivate)
{
    /// <summary>Null for a create, before Terraform 1.12, and where none is stored yet.</summary>
    public TfValue PlannedIdentity { get; init; } = TfValue.Null;
}

/// <param name="NewState">What is true now, without unknowns, also when there are errors.</param>
public sealed record ApplyResourceChangeResult(TfValue NewState, ReadOnlyMemory<byte> Private, ValueList<Diagnostic> Diagnostics)
{
    /// <summary>Of the object in <see cref="NewState"/>; null when there is none or its type has none.</summary>
    public TfValue NewIdentity { get; init; } = TfValue.Null;
}

public sealed partial class ProviderServer
{
    /// <summary>Carries out what was planned. Whatever happens, the answer holds the state that is true (docs/design/apply.md).</summary>
    public async Task<ApplyResourceChangeResult> ApplyResourceChangeAsync(ApplyResourceChangeRequest request, CancellationToken cancellationToken)
    {
        if (provider.Resources.Find(request.TypeName) is not { } resource)
        {
            return new(request.PriorState, request.PlannedPrivate, [provider.Resources.Unknown(request.TypeName)]) { NewIdentity = request.PlannedIdentity };
        }

        isApplying = true;
        provider.BeginApply();
        var result = (request.PriorState, request.PlannedState) switch
        {
            (_, TfObject planned) when request.PriorState is not TfObject => await CreateAsync(resource, request, planned, cancellationToken),
            (TfObject prior, TfObject planned) => await UpdateAsync(resource, request, prior, planned, cancellationToken),
            (TfObject prior, _) => await DeleteAsync(resource, request, prior, cancellationToken),
            _ => new(TfValue.Null, ReadOnlyMemory<byte>.Empty, []),
        };
        return result with { NewIdentity = IdentityValue.Of(resource, result.NewState) };
    }

    /// <summary>With an error core keeps a state as tainted and no state as nothing created: so what was saved, or null.</summary>
    private async Task<ApplyResourceChangeResult> CreateAsync(
        Resource resource, ApplyResourceChangeRequest request, TfObject planned, CancellationToken cancellationToken)
    {
        var @private = PrivateBytes.Decode(request.PlannedPrivate);
        using var scope = new OperationScope(resource.Timeouts?.Of("create", planned), clock, Stopping, cancellationToken);
        return await RunAsync(
            resource,
            scope,
            () => resource.NewCreate(ConfigObject(resource.Schema, request.Config), planned, @private),
            context => Finished(resource, context, planned, fallback: null),
            (at, exception) =>
            {
                var outcome = at?.SavedObject is null
                    ? "Nothing was created as far as the provider knows, and nothing is in state."
                    : "State holds what was created so far, so nothing is lost. Terraform marks it as tainted; once the object is in order, terraform untaint "
                        + "keeps it from being replaced.";
                return new(
                    at?.SavedObject is { } saved ? StateShape.OfState(resource.Schema, saved) : TfValue.Null,
                    PrivateBytes.Encode(@private),
                    Diagnostics(at, exception, $"Creating {request.TypeName}", scope, "create", outcome));
            });
    }

    /// <summary>With an error core stores what is answered, untainted: what was saved, or the prior state when nothing took effect.</summary>
    private async Task<ApplyResourceChangeResult> UpdateAsync(
        Resource resource, ApplyResourceChangeRequest request, TfObject prior, TfObject planned, CancellationToken cancellationToken)
    {
        var @private = PrivateBytes.Decode(request.PlannedPrivate);
        if (planned.IsWhollyKnown && !PlanRoutine.IsChange(resource.Schema, prior, planned))
        {
            return new(planned, PrivateBytes.Encode(@private), []);
        }

        using var scope = new OperationScope(resource.Timeouts?.Of("update", planned), clock, Stopping, cancellationToken);
        return await RunAsync(
            resource,
            scope,
            () => resource.NewUpdate(ConfigObject(resource.Schema, request.Config), prior, planned, @private),
            context => Finished(resource, context, planned, prior),
            (at, exception) =>
            {
                var outcome = at?.SavedObject is null
                    ? "State is as it was before; the next plan compares it with the cloud again."
                    : "State holds the steps that took effect; the next plan goes on from there.";
                return new(
                    at?.SavedObject is { } saved ? StateShape.OfState(resource.Schema, saved, prior) : prior,
                    PrivateBytes.Encode(@private),
                    Diagnostics(at, exception, $"Updating {request.TypeName}", scope, "update", outcome));
            });
    }

    /// <summary>With an error the entry stays, as it was or as the delete saved it.</summary>
    private async Task<ApplyResourceChangeResult> DeleteAsync(
        Resource resource, ApplyResourceChangeRequest request, TfObject prior, CancellationToken cancellationToken)
    {
        var @private = PrivateBytes.Decode(request.PlannedPrivate);
        using var scope = new OperationScope(resource.Timeouts?.Of("delete", prior), clock, Stopping, cancellationToken);
        return await RunAsync(
            resource,
            scope,
            () => resource.NewDelete(prior, @private),
            context => new(TfValue.Null, ReadOnlyMemory<byte>.Empty, [.. context.Diagnostics]),
            (at, exception) => new(
                at?.SavedObject is { } saved ? StateShape.OfState(resource.Schema, saved, prior) : prior,
                PrivateBytes.Encode(@private),
                Diagnostics(at, exception, $"Deleting {request.TypeName}", scope, "delete", "It stays in state; the next destroy goes on.")));
    }

    /// <param name="failed">Takes no exception when the operation itself says what is wrong, and no context when it did not even begin.</param>
    private static async Task<ApplyResourceChangeResult> RunAsync(
        Resource resource,
        OperationScope scope,
        Func<StatefulContext> begin,
        Func<StatefulContext, ApplyResourceChangeResult> finished,
        Func<StatefulContext?, Exception?, ApplyResourceChangeResult> failed)
    {
        StatefulContext? context = null;
        try
        {
            context = begin();
            context.Timeout = scope.Limit;
            context.Scope = scope;
            await resource.InvokeAsync(context, scope.Token);
            return context.Diagnostics.HasErrors ? failed(context, null) : finished(context);
        }
        catch (Exception exception)
        {
            return failed(context, exception);
        }
    }

    /// <summary>A success: the saved state, complete and as planned.</summary>
    private static ApplyResourceChangeResult Finished(Resource resource, StatefulContext context, TfObject planned, TfObject? fallback)
    {
        var saved = context.SavedObject ?? throw new InvalidOperationException("The operation returned without having saved a state.");
        var state = StateShape.OfState(resource.Schema, saved, fallback);
        return new(PlanPromise.Keep(resource.Schema, planned, state, context.Diagnostics), PrivateBytes.Encode(context.Private), [.. context.Diagnostics]);
    }

    private static ValueList<Diagnostic> Diagnostics(
        StatefulContext? context, Exception? exception, string doing, OperationScope scope, string timeout, string outcome)
    {
        var diagnostics = new DiagnosticBag();
        diagnostics.AddRange(context?.Diagnostics ?? []);
        diagnostics.Add(exception is null ? null : Failure.Explain(exception, doing, scope, timeout, outcome));
        return [.. diagnostics];
    }
}
