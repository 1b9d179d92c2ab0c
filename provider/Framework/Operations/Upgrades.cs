using System.Text.Json;

namespace Terraform.Framework;

/// <param name="Version">Schema version that the state was stored with.</param>
/// <param name="Json">The stored attributes as JSON text; empty when the state is of the old flat form.</param>
/// <param name="IsFlatmap">State of Terraform before 0.12, which this provider never wrote.</param>
public sealed record UpgradeResourceStateRequest(string TypeName, long Version, ReadOnlyMemory<byte> Json, bool IsFlatmap);

/// <param name="UpgradedState">Wholly known, never null without an error.</param>
public sealed record UpgradeResourceStateResult(TfValue UpgradedState, ValueList<Diagnostic> Diagnostics);

/// <param name="Version">Identity schema version that it was stored with.</param>
/// <param name="Json">The stored identity as JSON text.</param>
public sealed record UpgradeResourceIdentityRequest(string TypeName, long Version, ReadOnlyMemory<byte> Json);

/// <param name="UpgradedIdentity">Wholly known, never null without an error.</param>
public sealed record UpgradeResourceIdentityResult(TfValue UpgradedIdentity, ValueList<Diagnostic> Diagnostics);

/// <param name="Id">Empty when <see cref="Identity"/> is given.</param>
public sealed record ImportResourceStateRequest(string TypeName, string Id)
{
    /// <summary>Null when <see cref="Id"/> is given.</summary>
    public TfValue Identity { get; init; } = TfValue.Null;
}

public sealed record ImportedResource(string TypeName, TfValue State, ReadOnlyMemory<byte> Private)
{
    /// <summary>Null when the type has none.</summary>
    public TfValue Identity { get; init; } = TfValue.Null;
}

/// <param name="Imported">Exactly one, or none with an error.</param>
public sealed record ImportResourceStateResult(ValueList<ImportedResource> Imported, ValueList<Diagnostic> Diagnostics);

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

/// <param name="State">As read after an import or a query.</param>
public sealed record GenerateResourceConfigRequest(string TypeName, TfValue State);

/// <param name="Config">What a practitioner would write for that state; null with an error.</param>
public sealed record GenerateResourceConfigResult(TfValue Config, ValueList<Diagnostic> Diagnostics);

/// <summary>What is stored brought to the present schema, taken over, or written as configuration.</summary>
public sealed partial class ProviderServer
{
    private const string StateRefused = "Stored state cannot be read";

    /// <summary>Brings stored state to the present schema version. Pure and cheap: it runs for every instance in every command.</summary>
    public Task<UpgradeResourceStateResult> UpgradeResourceStateAsync(UpgradeResourceStateRequest request, CancellationToken cancellationToken)
    {
        try
        {
            var resource = provider.Resources.Get(request.TypeName);
            cancellationToken.ThrowIfCancellationRequested();
            var state = Upgrade(resource, request);
            resource.InvokeRemember(state);
            return Task.FromResult(new UpgradeResourceStateResult(state, []));
        }
        catch (Exception exception)
        {
            return Task.FromResult(
                new UpgradeResourceStateResult(TfValue.Null, [Failure.Explain(exception, $"Reading the stored state of {request.TypeName}")]));
        }
    }

    private static TfObject Upgrade(Resource resource, UpgradeResourceStateRequest request)
    {
        var current = resource.Schema.Version;
        if (request.IsFlatmap)
        {
            throw Refused(
                $"The state of {request.TypeName} is of the form that Terraform wrote before version 0.12. This provider never wrote such state: import the "
                    + "object instead.");
        }

        if (request.Version > current)
        {
            throw Refused(
                $"The state of {request.TypeName} has schema version {request.Version}, this provider knows up to {current}. It was written by a newer version "
                    + "of the provider: use that one.");
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
                    $"The stored state of {typeName} does not fit the schema: {exception.Message}. It was changed by hand or written by another provider; "
                        + "nothing was changed.",
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

    private const string IdentityRefused = "Stored identity cannot be read";

    /// <summary>Brings a stored identity to the present version. Pure and cheap, as <see cref="UpgradeResourceStateAsync"/> is.</summary>
    public UpgradeResourceIdentityResult UpgradeResourceIdentity(UpgradeResourceIdentityRequest request)
    {
        if (provider.Resources.Find(request.TypeName) is not { Identity: { } identity } resource)
        {
            return new(TfValue.Null, [Diagnostic.UnknownIdentity(request.TypeName)]);
        }

        try
        {
            return new(Upgrade(resource, identity, request), []);
        }
        catch (CodecException exception)
        {
            return new(TfValue.Null, [Diagnostic.Error(
                IdentityRefused,
                $"The stored identity of {request.TypeName} does not fit its schema: {exception.Message}. It was changed by hand or written by another "
                    + "provider; nothing was changed.",
                exception.Path)]);
        }
        catch (Exception exception)
        {
            return new(TfValue.Null, [Failure.Explain(exception, $"Reading the stored identity of {request.TypeName}")]);
        }
    }

    private static TfObject Upgrade(Resource resource, IdentitySchema identity, UpgradeResourceIdentityRequest request)
    {
        if (request.Version > identity.Version || request.Version < 0)
        {
            throw Refused(
                $"The identity of {request.TypeName} has version {request.Version}, this provider knows up to {identity.Version}. It was written by a newer "
                    + "version of the provider: use that one.");
        }

        using var document = ParseState(request.Json, request.TypeName);
        var value = document.RootElement;
        for (var version = request.Version; version < identity.Version; version++)
        {
            var step = resource.IdentityUpgrades.FirstOrDefault(s => s.FromVersion == version)
                ?? throw Refused($"There is no way from identity version {version} of {request.TypeName} to {identity.Version}. Import the object anew.");
            value = step.Convert(value);
        }

        return StateJson.Read(value, identity.Type) is TfObject read && identity.Attributes.All(a => !a.IsRequired || read[a.Name].IsKnown)
            ? read
            : throw Refused($"The stored identity of {request.TypeName} is incomplete.");

        static DiagnosticException Refused(string detail) => new(Diagnostic.Error(IdentityRefused, detail));
    }

    /// <summary>Takes over an object that exists; a read follows.</summary>
    public async Task<ImportResourceStateResult> ImportResourceStateAsync(ImportResourceStateRequest request, CancellationToken cancellationToken)
    {
        using var scope = new OperationScope(limit: null, clock, Stopping, cancellationToken);
        StatefulContext? context = null;
        try
        {
            var resource = provider.Resources.Get(request.TypeName);
            var identity = GivenIdentity(resource, request);
            context = resource.NewImport(request.Id, identity, new PrivateState());
            await resource.InvokeAsync(context, scope.Token);
            if (context.Diagnostics.HasErrors)
            {
                return new([], [.. context.Diagnostics]);
            }

            var saved = context.SavedObject ?? throw new InvalidOperationException("The import returned without having saved a state.");
            var state = StateShape.OfState(resource.Schema, saved);
            var imported = new ImportedResource(request.TypeName, state, PrivateBytes.Encode(context.Private))
            {
                Identity = identity ?? IdentityValue.Of(resource, state),
            };
            return new([imported], [.. context.Diagnostics]);
        }
        catch (Exception exception)
        {
            return new([], [.. context?.Diagnostics ?? [], Failure.Explain(exception, $"Importing {request.TypeName}", scope)]);
        }
    }

    /// <exception cref="DiagnosticException">The type has no identity, or a part that an import needs is missing.</exception>
    private static TfObject? GivenIdentity(Resource resource, ImportResourceStateRequest request)
    {
        if (request.Identity is not TfObject identity)
        {
            return null;
        }

        _ = resource.IdentityType;

        // Core checks this too; an import of nothing in particular must not depend on it.
        return resource.Identity!.Attributes.FirstOrDefault(a => a.IsRequired && !identity[a.Name].IsKnown) is { } missing
            ? throw new DiagnosticException(Diagnostic.Error(
                "Incomplete identity", $"The identity of a {request.TypeName} needs \"{missing.Name}\", known and not null.", AttributePath.Root(missing.Name)))
            : identity;
    }

    /// <summary>Takes over the state of another type or provider (a <c>moved</c> block). Runs in a process that was never configured.</summary>
    public Task<MoveResourceStateResult> MoveResourceStateAsync(MoveResourceStateRequest request, CancellationToken cancellationToken)
    {
        try
        {
            var resource = provider.Resources.Get(request.TargetTypeName);
            cancellationToken.ThrowIfCancellationRequested();
            var move = FindMove(resource, request);
            using var document = ParseState(request.SourceJson, request.SourceTypeName);
            var moved = StateShape.OfState(resource.Schema, move.Convert(request.SourceSchemaVersion, document.RootElement));
            return Answer(moved, null, IdentityValue.Of(resource, moved));
        }
        catch (Exception exception)
        {
            return Answer(TfValue.Null, Failure.Explain(exception, $"Moving {request.SourceTypeName} to {request.TargetTypeName}"));
        }

        static Task<MoveResourceStateResult> Answer(TfValue state, Diagnostic? diagnostic, TfValue? identity = null) =>
            Task.FromResult(new MoveResourceStateResult(state, ReadOnlyMemory<byte>.Empty, diagnostic is null ? [] : [diagnostic])
            {
                TargetIdentity = identity ?? TfValue.Null,
            });
    }

    private static StateMove FindMove(Resource resource, MoveResourceStateRequest request)
    {
        var found = resource.StateMoves.FirstOrDefault(m =>
            m.SourceTypeName == request.SourceTypeName && request.SourceProviderAddress.EndsWith($"/{m.SourceProvider}", StringComparison.Ordinal));
        if (found is not null && found.Versions.Contains(request.SourceSchemaVersion))
        {
            return found;
        }

        var known = string.Concat(
            resource.StateMoves.Select(m => $"\n  {m.SourceTypeName} of {m.SourceProvider}, schema version {string.Join(" or ", m.Versions)}"));
        throw new DiagnosticException(Diagnostic.Error(
            "Move not possible",
            $"{request.TargetTypeName} cannot take over {request.SourceTypeName} of {request.SourceProviderAddress}, schema "
            + $"version {request.SourceSchemaVersion}. "
            + (known.Length == 0 ? "It takes over no other type." : $"It takes over:\n{known}")));
    }

    /// <summary>Writes the configuration of an object that exists, such that a plan of both is empty.</summary>
    public GenerateResourceConfigResult GenerateResourceConfig(GenerateResourceConfigRequest request) =>
        provider.Resources.Find(request.TypeName) is not { } resource
            ? new(TfValue.Null, [provider.Resources.Unknown(request.TypeName)])
            : request.State is TfObject state
                ? new(ConfigGeneration.Of(resource.Schema, state), [])
                : new(TfValue.Null, [Diagnostic.Error("No state to write a configuration for", $"Terraform sent no state of {request.TypeName}.")]);
}
