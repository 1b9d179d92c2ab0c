namespace Terraform.Framework;

public sealed record ReadResourceRequest(string TypeName, TfValue CurrentState, ReadOnlyMemory<byte> Private);

/// <param name="NewState">Null when the object is gone.</param>
/// <param name="Private">Replaces what was stored.</param>
public sealed record ReadResourceResult(TfValue NewState, ReadOnlyMemory<byte> Private, ValueList<Diagnostic> Diagnostics);

public sealed partial class ProviderServer
{
    /// <summary>Refreshes state from the cloud.</summary>
    public Task<ReadResourceResult> ReadResourceAsync(ReadResourceRequest request, CancellationToken cancellationToken) => throw new NotSupportedException();
}
