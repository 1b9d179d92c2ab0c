namespace Terraform.Framework;

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

public sealed partial class ProviderServer
{
    /// <summary>Takes over an object that exists; a read follows.</summary>
    public async Task<ImportResourceStateResult> ImportResourceStateAsync(ImportResourceStateRequest request, CancellationToken cancellationToken)
    {
        if (provider.FindResource(request.TypeName) is not { } resource)
        {
            return new([], [UnknownType.Resource(request.TypeName)]);
        }

        using var scope = new OperationScope(limit: null, clock, Stopping, cancellationToken);
        StatefulContext? context = null;
        try
        {
            var identity = GivenIdentity(resource, request);
            context = resource.NewImport(request.Id, identity, new PrivateState());
            await resource.InvokeAsync(context, scope.Token);
            if (context.Diagnostics.HasErrors)
            {
                return new([], [.. context.Diagnostics]);
            }

            var saved = context.SavedObject ?? throw new InvalidOperationException("The import returned without having saved a state.");
            if (ProtocolRules.IsSwitchedOn)
            {
                context.Diagnostics.AddRange(ProtocolRules.ToDiagnostics(ProtocolRules.CheckSaved(resource.Schema, saved), $"Importing {request.TypeName}"));
            }

            var state = StateShape.OfState(resource.Schema, saved);
            var imported = new ImportedResource(request.TypeName, state, PrivateBytes.Encode(context.Private)) { Identity = identity ?? IdentityValue.Of(resource, state) };
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

        if (resource.Identity is not { } schema)
        {
            throw new DiagnosticException(UnknownType.Identity(request.TypeName));
        }

        // Core checks this too; an import of nothing in particular must not depend on it.
        return schema.Attributes.FirstOrDefault(a => a.IsRequired && !identity[a.Name].IsKnown) is { } missing
            ? throw new DiagnosticException(Diagnostic.Error(
                "Incomplete identity", $"The identity of a {request.TypeName} needs \"{missing.Name}\", known and not null.", AttributePath.Root(missing.Name)))
            : identity;
    }
}
