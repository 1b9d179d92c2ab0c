namespace Terraform.Framework;

/// <param name="Result">Wholly known; null with an error.</param>
/// <param name="RenewAt">In the future; null when it needs no renewal.</param>
/// <param name="Private">Handed back to renew and close.</param>
public sealed record OpenEphemeralResourceResult(TfValue Result, DateTimeOffset? RenewAt, ReadOnlyMemory<byte> Private, ValueList<Diagnostic> Diagnostics);

/// <summary>To renew or close what was opened.</summary>
public sealed record OpenedEphemeralResourceRequest(string TypeName, ReadOnlyMemory<byte> Private);

/// <param name="RenewAt">In the future; null when it needs no further renewal.</param>
/// <param name="Private">For the next renewal; the close gets that of the open.</param>
public sealed record RenewEphemeralResourceResult(DateTimeOffset? RenewAt, ReadOnlyMemory<byte> Private, ValueList<Diagnostic> Diagnostics);

/// <summary>Ephemeral resources: opened, renewed, closed.</summary>
public sealed partial class ProviderServer
{
    /// <summary>Terraform renews at once what is to be renewed in the past, again and again; so nothing is renewed sooner than this.</summary>
    private static readonly TimeSpan LeastRenewal = TimeSpan.FromSeconds(10);

    /// <summary>Opens an ephemeral resource.</summary>
    public async Task<OpenEphemeralResourceResult> OpenEphemeralResourceAsync(BlockRequest request, CancellationToken cancellationToken)
    {
        using var scope = new OperationScope(limit: null, clock, Stopping, cancellationToken);
        OpenContext? context = null;
        try
        {
            var resource = provider.EphemeralResources.Get(request.TypeName);
            var config = ConfigObject(resource.Schema, request.Config);
            context = resource.NewOpen(config);
            await resource.InvokeOpenAsync(context, scope.Token);
            if (context.Diagnostics.HasErrors)
            {
                return Failed(null);
            }

            var opened = context.ResultObject ?? throw new InvalidOperationException("The ephemeral resource returned without a result.");
            var result = ReadResult.Of(resource.Schema, config, opened);
            return new(result, NotBeforeNow(context.RenewAt), PrivateBytes.Encode(context.Private), [.. context.Diagnostics]);
        }
        catch (Exception exception)
        {
            return Failed(Failure.Explain(exception, $"Opening {request.TypeName}", scope));
        }

        // Terraform closes nothing that failed to open, but what the handle says may help to see what exists.
        OpenEphemeralResourceResult Failed(Diagnostic? problem)
        {
            var diagnostics = new DiagnosticBag();
            diagnostics.AddRange(context?.Diagnostics ?? []);
            diagnostics.Add(problem);
            return new(TfValue.Null, null, context is null ? ReadOnlyMemory<byte>.Empty : PrivateBytes.Encode(context.Private), [.. diagnostics]);
        }
    }

    private DateTimeOffset? NotBeforeNow(DateTimeOffset? renewAt)
    {
        var least = clock.GetUtcNow() + LeastRenewal;
        return renewAt is { } time && time < least ? least : renewAt;
    }

    /// <summary>Renews an open ephemeral resource.</summary>
    public async Task<RenewEphemeralResourceResult> RenewEphemeralResourceAsync(OpenedEphemeralResourceRequest request, CancellationToken cancellationToken)
    {
        var context = new RenewContext(PrivateBytes.Decode(request.Private));
        using var scope = new OperationScope(limit: null, clock, Stopping, cancellationToken);
        try
        {
            await provider.EphemeralResources.Get(request.TypeName).InvokeRenewAsync(context, scope.Token);
            return context.Diagnostics.HasErrors
                ? new(null, request.Private, [.. context.Diagnostics])
                : new(NotBeforeNow(context.RenewAt), PrivateBytes.Encode(context.Private), [.. context.Diagnostics]);
        }
        catch (Exception exception)
        {
            return new(null, request.Private, [.. context.Diagnostics, Failure.Explain(exception, $"Renewing {request.TypeName}", scope)]);
        }
    }

    private static readonly TimeSpan CloseLimit = TimeSpan.FromSeconds(60);

    /// <summary>Closes an open ephemeral resource. A run that was interrupted closes too, so an interrupt does not reach it; a limit does.</summary>
    public async Task<DiagnosticsResult> CloseEphemeralResourceAsync(OpenedEphemeralResourceRequest request, CancellationToken cancellationToken)
    {
        var context = new CloseContext(PrivateBytes.Decode(request.Private));
        using var scope = new OperationScope(CloseLimit, clock, CancellationToken.None, cancellationToken);
        try
        {
            await provider.EphemeralResources.Get(request.TypeName).InvokeCloseAsync(context, scope.Token);
            return new([.. context.Diagnostics]);
        }
        catch (Exception exception)
        {
            return new([.. context.Diagnostics, Failure.Explain(exception, $"Closing {request.TypeName}", scope)]);
        }
    }
}
