namespace Terraform.Framework;

/// <param name="Config">Wholly known.</param>
public sealed record OpenEphemeralResourceRequest(string TypeName, TfValue Config);

/// <param name="Result">Wholly known; null with an error.</param>
/// <param name="RenewAt">In the future; null when it needs no renewal.</param>
/// <param name="Private">Handed back to renew and close.</param>
public sealed record OpenEphemeralResourceResult(TfValue Result, DateTimeOffset? RenewAt, ReadOnlyMemory<byte> Private, ValueList<Diagnostic> Diagnostics);

public sealed partial class ProviderServer
{
    /// <summary>Terraform renews at once what is to be renewed in the past, again and again; so nothing is renewed sooner than this.</summary>
    private static readonly TimeSpan LeastRenewal = TimeSpan.FromSeconds(10);

    /// <summary>Opens an ephemeral resource.</summary>
    public async Task<OpenEphemeralResourceResult> OpenEphemeralResourceAsync(OpenEphemeralResourceRequest request, CancellationToken cancellationToken)
    {
        if (provider.FindEphemeralResource(request.TypeName) is not { } resource)
        {
            return new(TfValue.Null, null, ReadOnlyMemory<byte>.Empty, [UnknownType.EphemeralResource(request.TypeName)]);
        }

        var doing = $"Opening {request.TypeName}";
        using var scope = new OperationScope(limit: null, clock, Stopping, cancellationToken);
        OpenContext? context = null;
        try
        {
            var config = ConfigObject(resource.Schema, request.Config);
            context = resource.NewOpen(config);
            await resource.InvokeOpenAsync(context, scope.Token);
            if (context.Diagnostics.HasErrors)
            {
                return Failed(null);
            }

            var opened = context.ResultObject ?? throw new InvalidOperationException("The ephemeral resource returned without a result.");
            var result = ReadResult.Of(resource.Schema, config, opened, context.Diagnostics, doing);
            return new(result, NotBeforeNow(context.RenewAt), PrivateBytes.Encode(context.Private), [.. context.Diagnostics]);
        }
        catch (Exception exception)
        {
            return Failed(Failure.Explain(exception, doing, scope));
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
}
