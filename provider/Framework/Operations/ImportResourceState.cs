namespace Terraform.Framework;

public sealed record ImportResourceStateRequest(string TypeName, string Id);

public sealed record ImportedResource(string TypeName, TfValue State, ReadOnlyMemory<byte> Private);

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
            context = resource.NewImport(request.Id, new PrivateState());
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
            return new([new(request.TypeName, state, PrivateBytes.Encode(context.Private))], [.. context.Diagnostics]);
        }
        catch (Exception exception)
        {
            return new([], [.. context?.Diagnostics ?? [], Failure.Explain(exception, $"Importing {request.TypeName}", scope)]);
        }
    }
}
