namespace Terraform.Framework;

public sealed record CloseEphemeralResourceRequest(string TypeName, ReadOnlyMemory<byte> Private);

public sealed record CloseEphemeralResourceResult(ValueList<Diagnostic> Diagnostics);

public sealed partial class ProviderServer
{
    private static readonly TimeSpan CloseLimit = TimeSpan.FromSeconds(60);

    /// <summary>Closes an open ephemeral resource. A run that was interrupted closes too, so an interrupt does not reach it; a limit does.</summary>
    public async Task<CloseEphemeralResourceResult> CloseEphemeralResourceAsync(CloseEphemeralResourceRequest request, CancellationToken cancellationToken)
    {
        if (provider.FindEphemeralResource(request.TypeName) is not { } resource)
        {
            return new([UnknownType.EphemeralResource(request.TypeName)]);
        }

        var context = new CloseContext(PrivateBytes.Decode(request.Private));
        using var scope = new OperationScope(CloseLimit, clock, CancellationToken.None, cancellationToken);
        try
        {
            await resource.InvokeCloseAsync(context, scope.Token);
            return new([.. context.Diagnostics]);
        }
        catch (Exception exception)
        {
            return new([.. context.Diagnostics, Failure.Explain(exception, $"Closing {request.TypeName}", scope)]);
        }
    }
}
