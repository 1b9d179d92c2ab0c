namespace Terraform.Framework;

public sealed record RenewEphemeralResourceRequest(string TypeName, ReadOnlyMemory<byte> Private);

/// <param name="RenewAt">In the future; null when it needs no further renewal.</param>
/// <param name="Private">For the next renewal; the close gets that of the open.</param>
public sealed record RenewEphemeralResourceResult(DateTimeOffset? RenewAt, ReadOnlyMemory<byte> Private, ValueList<Diagnostic> Diagnostics);

public sealed partial class ProviderServer
{
    /// <summary>Renews an open ephemeral resource.</summary>
    public async Task<RenewEphemeralResourceResult> RenewEphemeralResourceAsync(RenewEphemeralResourceRequest request, CancellationToken cancellationToken)
    {
        if (provider.FindEphemeralResource(request.TypeName) is not { } resource)
        {
            return new(null, request.Private, [UnknownType.EphemeralResource(request.TypeName)]);
        }

        var context = new RenewContext(PrivateBytes.Decode(request.Private));
        using var scope = new OperationScope(limit: null, clock, Stopping, cancellationToken);
        try
        {
            await resource.InvokeRenewAsync(context, scope.Token);
            return context.Diagnostics.HasErrors
                ? new(null, request.Private, [.. context.Diagnostics])
                : new(NotBeforeNow(context.RenewAt), PrivateBytes.Encode(context.Private), [.. context.Diagnostics]);
        }
        catch (Exception exception)
        {
            return new(null, request.Private, [.. context.Diagnostics, Failure.Explain(exception, $"Renewing {request.TypeName}", scope)]);
        }
    }
}
