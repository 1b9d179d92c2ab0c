namespace Terraform.Framework;

/// <param name="SourceProviderAddress"><c>host/namespace/type</c>, for example <c>registry.terraform.io/vk-cs/vkcs</c>.</param>
/// <param name="SourceJson">The stored attributes as JSON text.</param>
public sealed record MoveResourceStateRequest(
    string TargetTypeName,
    string SourceProviderAddress,
    string SourceTypeName,
    long SourceSchemaVersion,
    ReadOnlyMemory<byte> SourceJson,
    ReadOnlyMemory<byte> SourcePrivate);

public sealed record MoveResourceStateResult(TfValue TargetState, ReadOnlyMemory<byte> TargetPrivate, ValueList<Diagnostic> Diagnostics);

public sealed partial class ProviderServer
{
    /// <summary>Takes over the state of another type or provider (a <c>moved</c> block). Runs in a process that was never configured.</summary>
    public Task<MoveResourceStateResult> MoveResourceStateAsync(MoveResourceStateRequest request, CancellationToken cancellationToken) => throw new NotSupportedException();
}
