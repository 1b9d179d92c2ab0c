namespace Terraform.Framework;

public sealed record ImportResourceStateRequest(string TypeName, string Id);

public sealed record ImportedResource(string TypeName, TfValue State, ReadOnlyMemory<byte> Private);

/// <param name="Imported">Exactly one, or none with an error.</param>
public sealed record ImportResourceStateResult(ValueList<ImportedResource> Imported, ValueList<Diagnostic> Diagnostics);

public sealed partial class ProviderServer
{
    /// <summary>Takes over an object that exists; a read follows.</summary>
    public Task<ImportResourceStateResult> ImportResourceStateAsync(ImportResourceStateRequest request, CancellationToken cancellationToken) => throw new NotSupportedException();
}
