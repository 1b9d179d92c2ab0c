namespace Terraform.Framework;

public sealed record ReadResourceRequest(string TypeName, TfValue CurrentState, ReadOnlyMemory<byte> Private)
{
    /// <summary>Null before Terraform 1.12, and where none is stored yet.</summary>
    public TfValue CurrentIdentity { get; init; } = TfValue.Null;
}

/// <param name="NewState">Null when the object is gone.</param>
/// <param name="Private">Replaces what was stored.</param>
public sealed record ReadResourceResult(TfValue NewState, ReadOnlyMemory<byte> Private, ValueList<Diagnostic> Diagnostics)
{
    /// <summary>Null when the type has none or the object is gone.</summary>
    public TfValue NewIdentity { get; init; } = TfValue.Null;
}

public sealed partial class ProviderServer
{
    /// <summary>Refreshes state from the cloud. After an error the state stays as it was.</summary>
    public async Task<ReadResourceResult> ReadResourceAsync(ReadResourceRequest request, CancellationToken cancellationToken)
    {
        var unchanged = new ReadResourceResult(request.CurrentState, request.Private, []) { NewIdentity = request.CurrentIdentity };
        if (provider.Resources.Find(request.TypeName) is not { } resource)
        {
            return unchanged with { Diagnostics = [provider.Resources.Unknown(request.TypeName)] };
        }

        // An empty answer is understood as "gone", and so is an empty question.
        if (request.CurrentState is not TfObject state)
        {
            return unchanged;
        }

        using var scope = new OperationScope(limit: null, clock, Stopping, cancellationToken);
        StatefulContext? context = null;
        try
        {
            context = resource.NewRead(state, PrivateBytes.Decode(request.Private));
            await resource.InvokeAsync(context, scope.Token);
            if (context.Diagnostics.HasErrors)
            {
                return unchanged with { Diagnostics = [.. context.Diagnostics] };
            }

            if (context.IsRemoved)
            {
                return new(TfValue.Null, ReadOnlyMemory<byte>.Empty, [.. context.Diagnostics]);
            }

            var saved = context.SavedObject ?? state;
            var kept = Spelling.Keep(resource.Schema, state, StateShape.OfState(resource.Schema, saved, state));
            var identity = IdentityValue.Of(resource, kept);
            return new(kept, PrivateBytes.Encode(context.Private), [.. context.Diagnostics]) { NewIdentity = identity };
        }
        catch (Exception exception)
        {
            return unchanged with { Diagnostics = [.. context?.Diagnostics ?? [], Failure.Explain(exception, $"Reading {request.TypeName}", scope)] };
        }
    }
}
