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

/// <param name="TargetPrivate">Empty: private state of another provider means nothing to this one.</param>
public sealed record MoveResourceStateResult(TfValue TargetState, ReadOnlyMemory<byte> TargetPrivate, ValueList<Diagnostic> Diagnostics)
{
    /// <summary>Null when the type has none.</summary>
    public TfValue TargetIdentity { get; init; } = TfValue.Null;
}

public sealed partial class ProviderServer
{
    /// <summary>Takes over the state of another type or provider (a <c>moved</c> block). Runs in a process that was never configured.</summary>
    public Task<MoveResourceStateResult> MoveResourceStateAsync(MoveResourceStateRequest request, CancellationToken cancellationToken)
    {
        if (provider.FindResource(request.TargetTypeName) is not { } resource)
        {
            return Answer(TfValue.Null, UnknownType.Resource(request.TargetTypeName));
        }

        try
        {
            cancellationToken.ThrowIfCancellationRequested();
            var move = FindMove(resource, request);
            using var document = ParseState(request.SourceJson, request.SourceTypeName);
            var state = move.Convert(request.SourceSchemaVersion, document.RootElement);
            var moved = ReadState(resource.Schema, request.TargetTypeName, () => StateJson.Read(state, resource.Schema.Type));
            return Answer(moved, null, IdentityValue.Of(resource, moved));
        }
        catch (Exception exception)
        {
            return Answer(TfValue.Null, Failure.Explain(exception, $"Moving {request.SourceTypeName} to {request.TargetTypeName}"));
        }

        static Task<MoveResourceStateResult> Answer(TfValue state, Diagnostic? diagnostic, TfValue? identity = null) =>
            Task.FromResult(new MoveResourceStateResult(state, ReadOnlyMemory<byte>.Empty, diagnostic is null ? [] : [diagnostic]) { TargetIdentity = identity ?? TfValue.Null });
    }

    private static StateMove FindMove(Resource resource, MoveResourceStateRequest request)
    {
        var found = resource.StateMoves.FirstOrDefault(m =>
            m.SourceTypeName == request.SourceTypeName && request.SourceProviderAddress.EndsWith($"/{m.SourceProvider}", StringComparison.Ordinal));
        if (found is not null && found.Versions.Contains(request.SourceSchemaVersion))
        {
            return found;
        }

        var known = string.Concat(resource.StateMoves.Select(m => $"\n  {m.SourceTypeName} of {m.SourceProvider}, schema version {string.Join(" or ", m.Versions)}"));
        throw new DiagnosticException(Diagnostic.Error(
            "Move not possible",
            $"{request.TargetTypeName} cannot take over {request.SourceTypeName} of {request.SourceProviderAddress}, schema version {request.SourceSchemaVersion}. "
            + (known.Length == 0 ? "It takes over no other type." : $"It takes over:\n{known}")));
    }
}
