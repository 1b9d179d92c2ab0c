using System.Text.Json;

namespace Terraform.Framework;

/// <param name="Version">Schema version that the state was stored with.</param>
/// <param name="Json">The stored attributes as JSON text; empty when the state is of the old flat form.</param>
/// <param name="IsFlatmap">State of Terraform before 0.12, which this provider never wrote.</param>
public sealed record UpgradeResourceStateRequest(string TypeName, long Version, ReadOnlyMemory<byte> Json, bool IsFlatmap);

/// <param name="UpgradedState">Wholly known, never null without an error.</param>
public sealed record UpgradeResourceStateResult(TfValue UpgradedState, ValueList<Diagnostic> Diagnostics);

public sealed partial class ProviderServer
{
    private const string StateRefused = "Stored state cannot be read";

    /// <summary>Brings stored state to the present schema version. Pure and cheap: it runs for every instance in every command.</summary>
    public Task<UpgradeResourceStateResult> UpgradeResourceStateAsync(UpgradeResourceStateRequest request, CancellationToken cancellationToken)
    {
        if (provider.FindResource(request.TypeName) is not { } resource)
        {
            return Task.FromResult(new UpgradeResourceStateResult(TfValue.Null, [UnknownType.Resource(request.TypeName)]));
        }

        try
        {
            cancellationToken.ThrowIfCancellationRequested();
            var state = Upgrade(resource, request);
            resource.InvokeRemember(state);
            return Task.FromResult(new UpgradeResourceStateResult(state, []));
        }
        catch (Exception exception)
        {
            return Task.FromResult(new UpgradeResourceStateResult(TfValue.Null, [Failure.Explain(exception, $"Reading the stored state of {request.TypeName}")]));
        }
    }

    private static TfObject Upgrade(Resource resource, UpgradeResourceStateRequest request)
    {
        var current = resource.Schema.Version;
        if (request.IsFlatmap)
        {
            throw Refused($"The state of {request.TypeName} is of the form that Terraform wrote before version 0.12. This provider never wrote such state: import the object instead.");
        }

        if (request.Version > current)
        {
            throw Refused($"The state of {request.TypeName} has schema version {request.Version}, this provider knows up to {current}. It was written by a newer version of the provider: use that one.");
        }

        // The common case by far: the bytes are read once, without a document in between.
        if (request.Version == current)
        {
            return ReadState(resource.Schema, request.TypeName, () => StateJson.Read(request.Json.Span, resource.Schema.Type));
        }

        using var document = ParseState(request.Json, request.TypeName);
        var state = document.RootElement;
        for (var version = request.Version; version < current; version++)
        {
            var step = resource.StateUpgrades.FirstOrDefault(s => s.FromVersion == version)
                ?? throw Refused($"There is no way from schema version {version} of {request.TypeName} to {current}. Import the object anew.");
            state = step.Convert(state);
        }

        return ReadState(resource.Schema, request.TypeName, () => StateJson.Read(state, resource.Schema.Type));
    }

    /// <summary>Never null: core does not check it and would go on with an absent object.</summary>
    private static TfObject ReadState(Schema schema, string typeName, Func<TfValue> read)
    {
        try
        {
            return read() is TfObject state ? StateShape.OfState(schema, state) : throw Refused($"The stored state of {typeName} is null.");
        }
        catch (CodecException exception)
        {
            throw new DiagnosticException(
                Diagnostic.Error(
                    StateRefused,
                    $"The stored state of {typeName} does not fit the schema: {exception.Message}. It was changed by hand or written by another provider; nothing was changed.",
                    exception.Path),
                exception);
        }
    }

    private static JsonDocument ParseState(ReadOnlyMemory<byte> json, string typeName)
    {
        try
        {
            return JsonDocument.Parse(json);
        }
        catch (JsonException exception)
        {
            // The message of the parser names a position, never content.
            throw Refused($"The state of {typeName} is not valid JSON: {exception.Message}", exception);
        }
    }

    private static DiagnosticException Refused(string detail, Exception? cause = null) => new(Diagnostic.Error(StateRefused, detail), cause);
}
